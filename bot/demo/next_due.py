"""When something is due next: the instants from which the time machine lets nothing be skipped."""

from __future__ import annotations

from datetime import datetime

from nps.programme import Programme
from scheduler import next_due
from storage.engine.conn import Conn
from storage.queues import inbox, outbox


async def find_next_due(conn: Conn, *, now: datetime, programme: Programme) -> datetime | None:
    """The first instant after `now` at which a job may find something, or a waiting row may go on."""
    instants = (
        await outbox.find_next_due(conn, now=now),
        await inbox.find_next_retry(conn),
        await next_due.find_next_due(conn, now=now, programme=programme),
    )
    return min((at for at in instants if at is not None and at > now), default=None)
