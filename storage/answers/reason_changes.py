"""Corrections of answers' reasons as they are read afterwards: by whom, from what to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.reasons import Corrected
from nps.values import REASONS, Reason, ResponseId, StaffId
from storage.answers.corrections import CORRECTION, Correction
from storage.engine.conn import Conn
from storage.schema import reason_corrections, response_reasons

TOGETHER = timedelta(minutes=10)
"""Taps of one person no further apart than this are one correction: one reason is exchanged for another by two."""


@dataclass(frozen=True, slots=True)
class Changed:
    """All reasons the answer had, and all it had from then on."""

    response_id: ResponseId
    staff_id: StaffId
    at: datetime
    before: list[Reason]
    after: list[Reason]


async def list_changes(conn: Conn, answers: sa.Select[Any]) -> list[Changed]:
    """Of the answers whose ids `answers` selects; the oldest first. What was taken back at once is none."""
    marked = sa.select(response_reasons.c.response_id, response_reasons.c.reason)
    marked = marked.where(response_reasons.c.response_id.in_(answers))
    counted: dict[ResponseId, set[Reason]] = defaultdict(set)
    for response_id, reason in await conn.execute(marked):
        counted[response_id].add(reason)
    query = sa.select(reason_corrections.c.response_id, *CORRECTION)
    query = query.where(reason_corrections.c.response_id.in_(answers)).order_by(reason_corrections.c.id)
    made: dict[ResponseId, list[Correction]] = defaultdict(list)
    for response_id, *values in await conn.execute(query):
        made[response_id].append(Correction(*values))
    found = [each for number, corrections in made.items() for each in _changes(number, corrections, counted[number])]
    return sorted(found, key=lambda each: each.at)


def _changes(response_id: ResponseId, made: Sequence[Correction], counted: Collection[Reason]) -> Iterator[Changed]:
    start = 0
    for at, each in enumerate(made):
        following = made[at + 1] if at + 1 < len(made) else None
        if following and following.staff_id == each.staff_id and following.at - each.at <= TOGETHER:
            continue
        before, after = _around(made, start, at + 1, counted)
        if before != after:
            yield Changed(response_id, each.staff_id, each.at, before, after)
        start = at + 1


def _around(
    made: Sequence[Correction], start: int, end: int, counted: Collection[Reason]
) -> tuple[list[Reason], list[Reason]]:
    """The reasons before and after the corrections from `start` up to `end`.

    A correction says how its reason stood on either side of it; of one that was never corrected, what counts today is
    all that is known, since nobody keeps what a client has unmarked.
    """
    before, after = [], []
    for reason in REASONS:
        within = [each for each in made[start:end] if each.reason is reason]
        earlier = [each for each in made[:start] if each.reason is reason]
        later = [each for each in made[end:] if each.reason is reason]
        if within:
            was, became = within[0].became is Corrected.STRUCK, within[-1].became is Corrected.ADDED
        elif earlier:
            was = became = earlier[-1].became is Corrected.ADDED
        else:
            was = became = later[0].became is Corrected.STRUCK if later else reason in counted
        before += [reason] if was else []
        after += [reason] if became else []
    return before, after
