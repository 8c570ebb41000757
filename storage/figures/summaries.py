"""Scheduled summaries: one row for each period and recipient is what makes it go out once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from nps.values import PeriodKind, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import insert_once
from storage.schema import summaries


async def record_due(conn: Conn, staff_id: StaffId, period_key: str, *, due_at: datetime, now: datetime) -> bool:
    """This person is owed the summary of this period; tells whether that is new."""
    return await insert_once(conn, summaries, staff_id=staff_id, period_key=period_key, due_at=due_at, created_at=now)


async def record_sent(conn: Conn, staff_id: int, period_key: str, *, now: datetime) -> None:
    this = (summaries.c.staff_id == staff_id, summaries.c.period_key == period_key)
    await conn.execute(sa.update(summaries).where(*this).values(sent_at=now))


async def list_had(conn: Conn, readers: Collection[StaffId], keys: Collection[str]) -> set[tuple[StaffId, str]]:
    """Who of these has had, or is owed, what is known by one of these keys."""
    if not keys:
        return set()
    had = (summaries.c.staff_id.in_(sorted(readers)), summaries.c.period_key.in_(sorted(keys)))
    query = sa.select(summaries.c.staff_id, summaries.c.period_key).where(*had)
    return {(StaffId(staff_id), key) for staff_id, key in await conn.execute(query)}


async def list_latest_due(conn: Conn) -> dict[tuple[StaffId, PeriodKind], datetime]:
    """When the newest summary of each kind was due for each person."""
    latest: dict[tuple[StaffId, PeriodKind], datetime] = {}
    for kind in PeriodKind:
        query = sa.select(summaries.c.staff_id, sa.func.max(summaries.c.due_at))
        query = query.where(summaries.c.period_key.like(f"{kind.value}:%")).group_by(summaries.c.staff_id)
        latest |= {(StaffId(staff_id), kind): due_at for staff_id, due_at in await conn.execute(query)}
    return latest
