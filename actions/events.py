"""What happened with accounts is written down: out of a file, or by one of the staff."""

from __future__ import annotations

from actions.turn import Turn
from nps.values import ImportState
from storage.lists import files, told_events
from storage.lists.files import SentFile
from storage.people import events
from storage.people.audit import record_audit
from storage.people.who import Who


async def take_over(turn: Turn, who: Who, sent: SentFile) -> int | None:
    """All events of a file that are not here yet; how many they were. None when the file waits no more."""
    told = await told_events.load(turn.conn, sent.id)
    if told is None or not await files.finish(turn.conn, sent, ImportState.APPLIED, now=turn.now):
        return None
    new = told_events.as_new(told, sent.staff_id)
    added = await events.record(turn.conn, new, now=turn.now, today=turn.today)
    await record_audit(turn.conn, who, "events.apply", f"import:{sent.id}", now=turn.now)
    return len(added)
