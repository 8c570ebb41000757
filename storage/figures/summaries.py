"""Scheduled summaries: one row for each period and recipient is what makes it go out once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from nps.values import PeriodKind, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import insert_once
from storage.schema import summaries, summary_stops

# One statement, made once: it is asked at every tick.
_LATEST_DUE = sa.union_all(
    *(
        sa.select(sa.literal(kind.value), summaries.c.staff_id, sa.func.max(summaries.c.due_at))
        .where(summaries.c.period_key.like(f"{kind.value}:%"))
        .group_by(summaries.c.staff_id)
        for kind in PeriodKind
    )
)


async def record_due(conn: Conn, staff_id: StaffId, period_key: str, *, due_at: datetime, now: datetime) -> bool:
    """This person is owed the summary of this period; tells whether that is new."""
    return await insert_once(conn, summaries, staff_id=staff_id, period_key=period_key, due_at=due_at, created_at=now)


async def record_sent(conn: Conn, staff_id: int, period_key: str, *, now: datetime) -> None:
    this = (summaries.c.staff_id == staff_id, summaries.c.period_key == period_key)
    await conn.execute(sa.update(summaries).where(*this).values(sent_at=now))


async def find_window(
    conn: Conn, staff_id: StaffId, kind: PeriodKind, key: str
) -> tuple[datetime | None, datetime] | None:
    """When this summary was due for them, after when the one of its kind before it; None: it was never due.

    The first of them is None where there was none before.
    """
    own = sa.select(summaries.c.due_at).where(summaries.c.staff_id == staff_id, summaries.c.period_key == key)
    due_at = (await conn.execute(own)).scalar_one_or_none()
    return None if due_at is None else (await find_last_due(conn, staff_id, kind, before=due_at), due_at)


async def find_last_due(conn: Conn, staff_id: StaffId, kind: PeriodKind, *, before: datetime) -> datetime | None:
    """When the newest summary of this kind before then was due for them."""
    query = sa.select(sa.func.max(summaries.c.due_at)).where(
        summaries.c.staff_id == staff_id,
        summaries.c.period_key.like(f"{kind.value}:%"),
        summaries.c.due_at < before,
    )
    due_at: datetime | None = (await conn.execute(query)).scalar_one()
    return due_at


async def stop(conn: Conn, staff_id: StaffId, kind: PeriodKind, *, now: datetime) -> bool:
    """They want no summaries of this kind any more; tells whether that is new."""
    return await insert_once(conn, summary_stops, staff_id=staff_id, kind=kind, stopped_at=now)


async def resume(conn: Conn, staff_id: StaffId, kind: PeriodKind) -> None:
    this = (summary_stops.c.staff_id == staff_id, summary_stops.c.kind == kind)
    await conn.execute(sa.delete(summary_stops).where(*this))


async def list_stopped(conn: Conn, staff_id: StaffId | None = None) -> set[tuple[StaffId, PeriodKind]]:
    """Who of the staff, or whether this one, does not want which of them."""
    query = sa.select(summary_stops.c.staff_id, summary_stops.c.kind)
    if staff_id is not None:
        query = query.where(summary_stops.c.staff_id == staff_id)
    return {(StaffId(number), kind) for number, kind in await conn.execute(query)}


async def list_had(conn: Conn, readers: Collection[StaffId], keys: Collection[str]) -> set[tuple[StaffId, str]]:
    """Who of these has had, or is owed, what is known by one of these keys."""
    if not keys:
        return set()
    had = (summaries.c.staff_id.in_(sorted(readers)), summaries.c.period_key.in_(sorted(keys)))
    query = sa.select(summaries.c.staff_id, summaries.c.period_key).where(*had)
    return {(StaffId(staff_id), key) for staff_id, key in await conn.execute(query)}


async def list_latest_due(conn: Conn) -> dict[tuple[StaffId, PeriodKind], datetime]:
    """When the newest summary of each kind was due for each person."""
    rows = await conn.execute(_LATEST_DUE)
    return {(StaffId(staff_id), PeriodKind(kind)): due_at for kind, staff_id, due_at in rows}
