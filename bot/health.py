"""/health: when the last successful poll, send and tick were; 503 when one is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from storage import outbox

POLL_OVERDUE = timedelta(seconds=90)
TICK_OVERDUE = timedelta(seconds=60)
SEND_OVERDUE = timedelta(seconds=120)


@dataclass(frozen=True, slots=True)
class Pulse:
    """The last successful moments of a process; None: not yet. `polls`: does it poll, or watch over its webhook?"""

    started_at: datetime
    heard_at: datetime | None
    sent_at: datetime | None
    ticked_at: datetime | None
    conflict_at: datetime | None
    polls: bool
    leads: bool


async def examine(conn: AsyncConnection, pulse: Pulse, *, now: datetime) -> tuple[bool, dict[str, Any]]:
    """Is all well, and the times behind it. What was never done yet is counted from the start."""
    problems = []
    if pulse.polls and now - (pulse.heard_at or pulse.started_at) > POLL_OVERDUE:
        problems.append("poll")
    if pulse.leads and now - (pulse.ticked_at or pulse.started_at) > TICK_OVERDUE:
        problems.append("tick")
    oldest = await outbox.find_oldest_due(conn, now=now) if pulse.leads else None
    if oldest is not None and now - max(oldest, pulse.sent_at or pulse.started_at) > SEND_OVERDUE:
        problems.append("send")
    if pulse.conflict_at is not None:
        problems.append("conflict")
    times = {"poll": pulse.heard_at, "send": pulse.sent_at, "tick": pulse.ticked_at, "start": pulse.started_at}
    shown: dict[str, Any] = {name: at.isoformat(timespec="seconds") if at else None for name, at in times.items()}
    return not problems, {"ok": not problems, "overdue": problems, "leader": pulse.leads, **shown}
