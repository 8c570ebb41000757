"""A campaign that runs: its cards are brought up to date, and it ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from actions import campaigning
from actions.campaigning import TOLD_EVERY as TOLD_EVERY
from actions.campaigning import Seen
from actions.turn import Turn
from messages.owed import Owed
from scheduler.slices import Sliced

FOLLOWED_FOR = timedelta(days=60)
"""So long after its end answers to its questions may come."""


async def look_for_campaigns(turn: Turn) -> Sequence[Seen]:
    """The newest one, if its cards say something else than what is, or if there is nobody left whom it may ask."""
    seen = await campaigning.look(turn)
    if seen is None or (seen.campaign.is_over and turn.now > seen.campaign.changed_at + FOLLOWED_FOR):
        return []
    return [seen] if seen.ends or campaigning.is_news(turn, seen) else []


async def follow_one(turn: Turn, listed: Seen) -> Owed:
    return await campaigning.follow(turn, listed)


follow_campaigns = Sliced("follow_campaigns", look_for_campaigns, follow_one)
