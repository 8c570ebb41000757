"""Figures are read: for whom, and that they were."""

from __future__ import annotations

from actions.turn import Turn
from messages import report
from messages.owed import Owed
from nps.period import Period
from storage.people.audit import record_audit
from storage.people.staff import Staff
from storage.people.who import Who


async def show(turn: Turn, who: Who, reader: Staff, period: Period) -> Owed:
    """The index of this period, of what the reader may see."""
    await record_audit(turn.conn, who, "nps.read", period.key, now=turn.now)
    return [report.show(reader, period)]
