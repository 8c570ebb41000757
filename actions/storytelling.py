"""Once a quarter the owners are told of one client who could tell a story of success."""

from __future__ import annotations

from actions.turn import Turn
from messages import stories as letters
from messages.owed import Owed
from nps.standing import COUNTS_FOR
from nps.stories import best_of, quarter_of
from storage import marks
from storage.cases import stories
from storage.people.staff import list_present_owners


async def suggest(turn: Turn) -> Owed:
    """The best promoter of those who were never suggested; where there is none, it is looked again the next day.

    Nobody is suggested while no owner can read it.
    """
    quarter, today = quarter_of(turn.today), turn.today.isoformat()
    if await marks.find(turn.conn, marks.STORY_LOOKED) in (quarter, today):
        return []
    owners = [owner for owner in await list_present_owners(turn.conn) if owner.can_be_written_to]
    if not owners:
        return []
    best = best_of(await stories.list_candidates(turn.conn, since=turn.now - COUNTS_FOR))
    if best is None or not await stories.record_suggested(turn.conn, best.contact, now=turn.now):
        await marks.put(turn.conn, marks.STORY_LOOKED, today)
        return []
    await marks.put(turn.conn, marks.STORY_LOOKED, quarter)
    return [letters.suggest(owner, best.contact, best.response) for owner in owners]
