"""Who looked at or changed what; append-only."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from nps.values import StaffId
from storage.engine.conn import Conn
from storage.engine.statements import insert_row
from storage.people.who import Who
from storage.schema import audit


async def record_audit(conn: Conn, who: Who, action: str, subject: str, *, now: datetime) -> None:
    """Note who looked at or changed what; append-only."""
    by = who.staff.id if who.staff else None
    values = {"at": now, "staff_id": by, "telegram_id": who.telegram_id, "action": action, "subject": subject}
    await insert_row(conn, audit, **values)


async def find_last_look(conn: Conn, staff_id: StaffId, action: str, *, before: datetime) -> datetime | None:
    """When this one of the staff did that last, before a moment."""
    query = sa.select(sa.func.max(audit.c.at))
    at: datetime | None = (
        await conn.execute(query.where(audit.c.staff_id == staff_id, audit.c.action == action, audit.c.at < before))
    ).scalar_one()
    return at
