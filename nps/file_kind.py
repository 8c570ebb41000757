"""What a table that an owner sends may be: guessed by its first rows, confirmed by a button before it is read."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import islice

from nps.event_columns import looks_like_events
from nps.past_columns import looks_like_answers

LOOKED_AT = 200
"""Rows that the guess looks at."""


class FileKind(StrEnum):
    CLIENTS = "clients"
    HISTORY = "history"  # answers of before
    EVENTS = "events"  # what happened with accounts


ASKED_ABOUT = (FileKind.HISTORY, FileKind.EVENTS, FileKind.CLIENTS)
"""What the buttons offer, in their order."""


def guess(rows: Sequence[Sequence[object]]) -> FileKind:
    """A client list, unless the table looks like something else; whoever sent it is asked then."""
    first = list(islice(rows, LOOKED_AT))
    if looks_like_answers(first):
        return FileKind.HISTORY
    return FileKind.EVENTS if looks_like_events(first) else FileKind.CLIENTS
