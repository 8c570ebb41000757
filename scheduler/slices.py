"""What may be due for thousands at once: looked for without the writer, done in slices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any

from actions.turn import Turn
from messages.owed import Owed

AT_A_LOOK = 500  # more than leave at Telegram's pace until the next look


@dataclass(frozen=True, slots=True)
class Sliced:
    """`look` lists who is due; `act` does one of them.

    `look` only reads, and takes its time: nobody who writes waits for it. `act` finds out anew whether it is still so,
    since the look may be some seconds old, by a few statements that find their rows by an index.
    """

    name: str
    look: Callable[[Turn], Awaitable[Collection[Any]]]
    act: Callable[[Turn, Any], Awaitable[Owed]]
