"""Once a quarter, in working hours: one client who could tell a story of success."""

from __future__ import annotations

from actions import storytelling
from actions.turn import Turn
from messages.owed import Owed
from storage.queues import holding


async def suggest_stories(turn: Turn) -> Owed:
    """After a restore its quiet day is waited for, as with all that would be said a second time."""
    if not turn.programme.working_time.is_open(turn.now) or await holding.is_quiet(turn.conn, now=turn.now):
        return []
    return await storytelling.suggest(turn)
