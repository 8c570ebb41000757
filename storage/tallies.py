"""Counting answers by group: of a span, of each manager in it, of each month.

A contact counts in a span with the latest answer they gave in it, for the manager they had at that answer; so the
parts of a breakdown sum to the whole. Which answer is the latest needs no search: each one knows when the contact
answered next, and is the latest of every span that begins before it and ends before the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.score import Tally
from nps.values import StaffId
from storage.schema import month_tallies, responses, staff

Span = tuple[datetime, datetime]
"""From the first moment to the second one, which no longer belongs to it."""


def latest_in(start: datetime, end: datetime, of: StaffId | None = None) -> sa.ColumnElement[bool]:
    """Is this response the latest its contact gave in the span, and given under this manager?"""
    latest = sa.and_(
        responses.c.first_tap_at >= start,
        responses.c.first_tap_at < end,
        sa.or_(responses.c.next_tap_at.is_(None), responses.c.next_tap_at >= end),
    )
    return latest if of is None else sa.and_(latest, responses.c.manager_id == of)


COUNTS = (
    sa.func.count(responses.c.score),  # not of rows: an outer join makes some of nothing
    sa.func.count().filter(responses.c.score >= 9),
    sa.func.count().filter(responses.c.score <= 6),
)


def _tally(count: int, promoters: int, detractors: int) -> Tally:
    return Tally(promoters, count - promoters - detractors, detractors)


async def of_span(conn: AsyncConnection, start: datetime, end: datetime, *, of: StaffId | None = None) -> Tally:
    """Everybody's, or the part of one manager."""
    return _tally(*(await conn.execute(sa.select(*COUNTS).where(latest_in(start, end, of)))).one())


async def by_manager(conn: AsyncConnection, start: datetime, end: datetime) -> dict[StaffId | None, Tally]:
    """The parts of the managers; of None those who had no manager."""
    of_nobody = sa.select(*COUNTS).where(responses.c.manager_id.is_(None), latest_in(start, end))
    found: dict[StaffId | None, Tally] = {None: _tally(*(await conn.execute(of_nobody)).one())}
    found |= {manager: _tally(*counts) for manager, *counts in await conn.execute(each_manager(start, end))}
    return {manager: tally for manager, tally in found.items() if tally.count}


def each_manager(start: datetime, end: datetime) -> sa.Select[Any]:
    """From `staff` outwards, so that an index brings each one's answers together and SQLite sorts nothing."""
    theirs = sa.and_(responses.c.manager_id == staff.c.id, latest_in(start, end))
    return sa.select(staff.c.id, *COUNTS).outerjoin(responses, theirs).group_by(staff.c.id)


async def by_month(conn: AsyncConnection, months: Sequence[Span], *, of: StaffId | None = None) -> list[Tally]:
    """One tally for each of these months: the kept one, else counted now."""
    kept = await _kept(conn, of)
    return [kept[month] if month in kept else await of_span(conn, *month, of=of) for month in months]


# --- months that are kept ------------------------------------------------------------------------------------------


async def _kept(conn: AsyncConnection, of: StaffId | None) -> dict[Span, Tally]:
    """A month without this manager is kept all the same: with zeros."""
    mine: Any = sa.true() if of is None else month_tallies.c.manager_id == of
    sums = [
        sa.func.sum(sa.case((mine, column), else_=0))
        for column in (month_tallies.c.promoters, month_tallies.c.passives, month_tallies.c.detractors)
    ]
    span = (month_tallies.c.start_at, month_tallies.c.end_at)
    rows = await conn.execute(sa.select(*span, *sums).group_by(*span))
    return {(start, end): Tally(*map(int, counts)) for start, end, *counts in rows}


async def list_kept(conn: AsyncConnection) -> dict[Span, dict[StaffId | None, Tally]]:
    """The months that are kept, the oldest first, each with its managers' parts."""
    columns = (month_tallies.c.manager_id, month_tallies.c.promoters, month_tallies.c.passives)
    query = sa.select(month_tallies.c.start_at, month_tallies.c.end_at, *columns, month_tallies.c.detractors)
    found: dict[Span, dict[StaffId | None, Tally]] = {}
    for start, end, manager, *counts in await conn.execute(query.order_by(month_tallies.c.start_at)):
        found.setdefault((start, end), {})[manager] = Tally(*counts)
    return found


async def keep_month(conn: AsyncConnection, months: Sequence[Span], *, now: datetime) -> bool:
    """Keep the first of these months that has ended and is not kept yet; tells whether there was one.

    Kept months that are none of these are forgotten: they are too old, or of another zone.
    """
    kept = await _kept(conn, None)
    missing = next((month for month in months if month[1] <= now and month not in kept), None)
    if missing is None:
        return False
    start, end = missing
    parts = await by_manager(conn, start, end) or {None: Tally()}
    values = [
        {"start_at": start, "end_at": end, "manager_id": manager}
        | {"promoters": tally.promoters, "passives": tally.passives, "detractors": tally.detractors}
        for manager, tally in parts.items()
    ]
    await conn.execute(sa.insert(month_tallies), values)
    for old in kept.keys() - set(months):
        await _drop(conn, month_tallies.c.start_at == old[0], month_tallies.c.end_at == old[1])
    return True


def keeps_after(now: datetime | sa.BindParameter[Any]) -> sa.ColumnElement[bool]:
    """Is a month kept that this moment may fall into? Only when the clock went back."""
    return sa.exists().where(month_tallies.c.end_at > now)


async def forget_month_of(conn: AsyncConnection, moment: datetime) -> None:
    """An answer of this moment has come, changed or gone: what was counted with it is counted anew."""
    await _drop(conn, month_tallies.c.start_at <= moment, month_tallies.c.end_at > moment)


async def _drop(conn: AsyncConnection, *conditions: sa.ColumnElement[bool]) -> None:
    await conn.execute(sa.delete(month_tallies).where(*conditions))
