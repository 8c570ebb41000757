"""Who looked at or changed what; append-only."""

from __future__ import annotations

from datetime import datetime

from storage.engine.conn import Conn
from storage.engine.statements import insert_row
from storage.people.who import Who
from storage.schema import audit


async def record_audit(conn: Conn, who: Who, action: str, subject: str, *, now: datetime) -> None:
    """Note who looked at or changed what; append-only."""
    by = who.staff.id if who.staff else None
    values = {"at": now, "staff_id": by, "telegram_id": who.telegram_id, "action": action, "subject": subject}
    await insert_row(conn, audit, **values)
