"""/health: when the last successful poll, send and tick were; 503 when one is overdue."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from storage.engine.conn import Conn
from storage.engine.database import Database
from storage.queues import outbox

log = logging.getLogger(__name__)
POLL_OVERDUE = timedelta(seconds=90)
TICK_OVERDUE = timedelta(seconds=60)
SEND_OVERDUE = timedelta(seconds=120)
DATABASE_PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class Pulse:
    """The last successful moments of a process; None: not yet. `polls`: does it poll, or watch over its webhook?"""

    started_at: datetime
    leads_since: datetime | None
    heard_at: datetime | None
    sent_at: datetime | None
    ticked_at: datetime | None
    conflict_at: datetime | None
    polls: bool
    leads: bool


class Patient(Protocol):
    """What is examined: the application."""

    database: Database
    clock: Callable[[], datetime]

    def pulse(self) -> Pulse: ...


Findings = tuple[bool, dict[str, Any]]


class Doctor:
    """Examines once at a time, however many ask: a crowd at /health must not keep the bot from its database."""

    def __init__(self, patient: Patient) -> None:
        self._patient = patient
        self._looking: asyncio.Task[Findings] | None = None

    async def looks(self) -> Findings:
        """Is all well, and the times behind it; a database that does not answer is not well."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        return await asyncio.shield(self._looking)

    async def _look(self) -> Findings:
        patient = self._patient
        try:
            async with asyncio.timeout(DATABASE_PATIENCE_S), patient.database.read() as conn:
                return await examine(conn, patient.pulse(), now=patient.clock())
        except Exception as error:
            log.warning("/health cannot read the database: %s", type(error).__name__)
            return findings(patient.pulse(), ["database"])


async def examine(conn: Conn, pulse: Pulse, *, now: datetime) -> Findings:
    """Is all well, and the times behind it. What was not done yet is counted from where the process began to lead."""
    since = pulse.leads_since or pulse.started_at  # a standby may have stood by for days
    problems = []
    if pulse.polls and now - max(pulse.heard_at or since, since) > POLL_OVERDUE:
        problems.append("poll")
    if pulse.leads and now - max(pulse.ticked_at or since, since) > TICK_OVERDUE:
        problems.append("tick")
    oldest = await outbox.find_oldest_due(conn, now=now) if pulse.leads else None
    if oldest is not None and now - max(oldest, pulse.sent_at or since, since) > SEND_OVERDUE:
        problems.append("send")
    if pulse.conflict_at is not None:
        problems.append("conflict")
    return findings(pulse, problems)


def findings(pulse: Pulse, problems: list[str]) -> Findings:
    times = {"poll": pulse.heard_at, "send": pulse.sent_at, "tick": pulse.ticked_at, "start": pulse.started_at}
    shown: dict[str, Any] = {name: at.isoformat(timespec="seconds") if at else None for name, at in times.items()}
    return not problems, {"ok": not problems, "overdue": problems, "leader": pulse.leads, **shown}
