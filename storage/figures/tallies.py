"""Counting answers by group: of a span, and of each manager in it.

A contact counts in a span with the latest answer they gave in it, for the manager they had at that answer; so the
parts of a breakdown sum to the whole. Which answer is the latest needs no search: each one knows when the contact
answered next, and is the latest of every span that begins before it and ends before the next.

Spans that are over are counted once and kept (`kept_tallies`). A span is then what is kept of its beginning, and what
was answered since, less the answers of the beginning whose contact has answered again since.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.score import Tally
from nps.values import StaffId
from storage.schema import kept_tallies, responses, staff

Span = tuple[datetime, datetime]
"""From the first moment to the second one, which no longer belongs to it."""
Parts = dict[StaffId | None, Tally]
"""What each manager has of a tally; of None those who had no manager."""
Condition = sa.ColumnElement[bool]


def latest_in(start: datetime, end: datetime, of: StaffId | None = None) -> Condition:
    """Is this response the latest its contact gave in the span, and given under this manager?"""
    latest = sa.and_(
        responses.c.first_tap_at >= start,
        responses.c.first_tap_at < end,
        sa.or_(responses.c.next_tap_at.is_(None), responses.c.next_tap_at >= end),
    )
    return latest if of is None else sa.and_(latest, responses.c.manager_id == of)


def superseded_in(start: datetime, until: datetime, end: datetime) -> Condition:
    """Is this response the latest of the span up to `until`, but not of the one up to `end`?"""
    given = sa.and_(responses.c.first_tap_at >= start, responses.c.first_tap_at < until)
    return sa.and_(given, responses.c.next_tap_at >= until, responses.c.next_tap_at < end)


COUNTS = (
    sa.func.count(responses.c.score),  # not of rows: an outer join makes some of nothing
    sa.func.count().filter(responses.c.score >= 9),
    sa.func.count().filter(responses.c.score <= 6),
)


def _tally(count: int, promoters: int, detractors: int) -> Tally:
    return Tally(promoters, count - promoters - detractors, detractors)


async def of_span(conn: AsyncConnection, start: datetime, end: datetime, *, of: StaffId | None = None) -> Tally:
    """Everybody's, or the part of one manager."""
    until, kept = await _kept_beginning(conn, start, end)
    tally = sum(kept.values(), Tally()) if of is None else kept.get(of, Tally())
    if until < end:
        tally += await _count(conn, latest_in(until, end, of))
    if start < until < end:
        mine = sa.true() if of is None else responses.c.manager_id == of
        tally -= await _count(conn, superseded_in(start, until, end) & mine)
    return tally


async def by_manager(conn: AsyncConnection, start: datetime, end: datetime) -> Parts:
    """The parts of the managers."""
    until, parts = await _kept_beginning(conn, start, end)
    if until < end:
        for manager, tally in (await recount_by_manager(conn, until, end)).items():
            parts[manager] = parts.get(manager, Tally()) + tally
    if start < until < end:
        for manager, *counts in await conn.execute(each_superseded(start, until, end)):
            parts[manager] = parts.get(manager, Tally()) - _tally(*counts)
    return {manager: tally for manager, tally in parts.items() if tally.count}


async def recount_by_manager(conn: AsyncConnection, start: datetime, end: datetime) -> Parts:
    """The same from the responses alone, whatever is kept."""
    parts: Parts = {None: await _count(conn, responses.c.manager_id.is_(None) & latest_in(start, end))}
    parts |= {manager: _tally(*counts) for manager, *counts in await conn.execute(each_manager(start, end))}
    return {manager: tally for manager, tally in parts.items() if tally.count}


def each_manager(start: datetime, end: datetime) -> sa.Select[Any]:
    """From `staff` outwards, so that an index brings each one's answers together and SQLite sorts nothing."""
    theirs = sa.and_(responses.c.manager_id == staff.c.id, latest_in(start, end))
    return sa.select(staff.c.id, *COUNTS).outerjoin(responses, theirs).group_by(staff.c.id)


def each_superseded(start: datetime, until: datetime, end: datetime) -> sa.Select[Any]:
    """From the few who answered twice outwards, in whatever order."""
    manager = responses.c.manager_id
    return sa.select(manager, *COUNTS).where(superseded_in(start, until, end)).group_by(manager)


async def of_spans(conn: AsyncConnection, spans: Sequence[Span], *, of: StaffId | None = None) -> list[Tally]:
    """The tally of each of these spans, most of which are kept: those are read together."""
    mine: Any = sa.true() if of is None else kept_tallies.c.manager_id == of
    sums = [sa.func.sum(sa.case((mine, column), else_=0)) for column in _GROUPS]
    rows = await conn.execute(sa.select(*_SPAN, *sums).group_by(*_SPAN))
    kept = {(start, end): Tally(*map(int, counts)) for start, end, *counts in rows}
    return [kept[span] if span in kept else await of_span(conn, *span, of=of) for span in spans]


async def _count(conn: AsyncConnection, which: Condition) -> Tally:
    return _tally(*(await conn.execute(sa.select(*COUNTS).where(which))).one())


_SPAN = (kept_tallies.c.start_at, kept_tallies.c.end_at)
_GROUPS = (kept_tallies.c.promoters, kept_tallies.c.passives, kept_tallies.c.detractors)
_PART = (kept_tallies.c.manager_id, *_GROUPS)


async def _kept_beginning(conn: AsyncConnection, start: datetime, end: datetime) -> tuple[datetime, Parts]:
    """The longest kept span that this one begins with: its end and its parts; `start` and nothing if there is none."""
    begins = (kept_tallies.c.start_at == start, kept_tallies.c.end_at <= end)
    longest = sa.select(sa.func.max(kept_tallies.c.end_at)).where(*begins).scalar_subquery()
    query = sa.select(kept_tallies.c.end_at, *_PART).where(begins[0], kept_tallies.c.end_at == longest)
    rows = (await conn.execute(query)).all()
    return rows[0].end_at if rows else start, {manager: Tally(*counts) for _, manager, *counts in rows}


async def list_kept(conn: AsyncConnection) -> dict[Span, Parts]:
    """The spans that are kept, each with its managers' parts: at least one, be it of None and empty."""
    found: dict[Span, Parts] = {}
    for start, end, manager, *counts in await conn.execute(sa.select(*_SPAN, *_PART).order_by(*_SPAN)):
        found.setdefault((start, end), {})[manager] = Tally(*counts)
    return found


async def keep_one(conn: AsyncConnection, spans: Sequence[Span], *, now: datetime) -> bool:
    """Keep the first of these spans that has ended and is not kept yet; tells whether there was one.

    Kept spans that are none of these are forgotten: they are too old, or of another zone.
    """
    kept = {(start, end) for start, end in await conn.execute(sa.select(*_SPAN).distinct())}
    missing = next((span for span in spans if span[1] <= now and span not in kept), None)
    if missing is None:
        return False
    start, end = missing
    parts = await recount_by_manager(conn, start, end) or {None: Tally()}
    values = [
        {"start_at": start, "end_at": end, "manager_id": manager}
        | {"promoters": tally.promoters, "passives": tally.passives, "detractors": tally.detractors}
        for manager, tally in parts.items()
    ]
    await conn.execute(sa.insert(kept_tallies), values)
    for old in kept - set(spans):
        await _drop(conn, kept_tallies.c.start_at == old[0], kept_tallies.c.end_at == old[1])
    return True


def keeps_after(now: datetime | sa.BindParameter[Any]) -> Condition:
    """Is a span kept that this moment may fall into? Only when the clock went back."""
    return sa.exists().where(kept_tallies.c.end_at > now)


async def forget_spans_of(conn: AsyncConnection, moment: datetime) -> None:
    """An answer of this moment has come, changed or gone: what was counted with it is counted anew."""
    await _drop(conn, kept_tallies.c.start_at <= moment, kept_tallies.c.end_at > moment)


async def _drop(conn: AsyncConnection, *conditions: Condition) -> None:
    await conn.execute(sa.delete(kept_tallies).where(*conditions))
