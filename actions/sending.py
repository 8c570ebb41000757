"""Who wants summaries, and when owners have them sent."""

from __future__ import annotations

from actions.turn import Turn
from messages import summary
from messages.owed import Owed
from nps.sending import reported
from nps.values import PeriodKind
from storage.figures import sending
from storage.people.audit import record_audit
from storage.people.staff import Staff
from storage.people.who import Who


async def show_now(turn: Turn, who: Who, reader: Staff, kind: PeriodKind) -> Owed:
    """The summary as it would be if it were due now."""
    period = reported(kind, turn.today)
    await record_audit(turn.conn, who, "nps.read", period.key, now=turn.now)
    return [summary.preview(reader, period)]


async def choose(turn: Turn, who: Who, owner: Staff, name: str, value: str | None) -> None:
    """The setting says this from now on; None: `.env` says it again."""
    if value is None:
        await sending.forget(turn.conn, name)
    else:
        await sending.choose(turn.conn, name, value, by=owner.id, now=turn.now)
    await record_audit(turn.conn, who, "settings.changed", f"{name}={value or '.env'}", now=turn.now)
