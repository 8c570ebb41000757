"""After a restore: what was held goes out, or counts as sent before, and every owner's card says so."""

from __future__ import annotations

from typing import Literal

from actions.deliveries import follow_sent
from actions.turn import Turn
from messages import holding as words
from messages.owed import Owed
from nps.subjects import parse
from storage import marks
from storage.people.audit import record_audit
from storage.people.staff import list_owners
from storage.people.who import Who
from storage.queues import holding


async def show_held(turn: Turn) -> Owed:
    """The card for every owner who can be written to; nothing when this database was never restored."""
    restored = await marks.find_time(turn.conn, marks.RESTORED_AT)
    if restored is None:
        return []
    return [words.show(owner, restored) for owner in await list_owners(turn.conn) if owner.can_be_written_to]


async def decide(turn: Turn, who: Who, wish: Literal["send", "drop"]) -> Owed:
    """One owner's choice is everybody's.

    What is dropped counts as sent before the restore: as if Telegram had said so.
    """
    owed: Owed = []
    if wish == "send":
        count = await holding.release(turn.conn, now=turn.now)
    else:
        dropped = await holding.drop(turn.conn, now=turn.now)
        count = len(dropped)
        for key in sorted({held.subject for held in dropped if held.subject}):
            owed += await follow_sent(turn, parse(key))
    await marks.put(turn.conn, marks.REVIEWED, f"{wish}:{count}")
    await record_audit(turn.conn, who, f"review.{wish}", str(count), now=turn.now)
    return [*owed, *await show_held(turn)]
