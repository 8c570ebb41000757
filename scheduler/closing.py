"""Cases whose clients do not say whether they are settled. A campaign of answers may end for many on one day."""

from __future__ import annotations

from collections.abc import Sequence

from actions import settling
from actions.turn import Turn
from nps.values import CaseId
from scheduler.slices import Sliced
from storage.cases import cases


async def look_for_unanswered(turn: Turn) -> Sequence[CaseId]:
    return [case.id for case in await cases.list_unanswered(turn.conn, now=turn.now)]


close_unanswered = Sliced("close_unanswered", look_for_unanswered, settling.close_unanswered)
