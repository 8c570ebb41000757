"""Recovery checks, inside the working hours of the client's own zone."""

from __future__ import annotations

from collections.abc import Sequence

from actions import rechecking
from actions.turn import Turn
from messages.owed import Owed
from scheduler.asking import awake, is_open
from scheduler.quiet import after_the_quiet_day
from scheduler.slices import AT_A_LOOK, Sliced
from storage.cases import rechecks
from storage.cases.rechecks import Recheck


@after_the_quiet_day
async def look_for_rechecks(turn: Turn) -> Sequence[Recheck]:
    """Who could not be asked for so long that a regular question would have been due is not asked any more."""
    since = turn.now - turn.programme.recheck_gives_way_within

    async def list_due(asleep: set[str | None]) -> Sequence[Recheck]:
        return await rechecks.list_due(turn.conn, now=turn.now, since=since, limit=AT_A_LOOK, except_zones=asleep)

    return await awake(turn, list_due)


async def recheck_one(turn: Turn, listed: Recheck) -> Owed:
    since = turn.now - turn.programme.recheck_gives_way_within
    waiting = await rechecks.find_due(turn.conn, listed.case_id, now=turn.now, since=since)
    if waiting is None or not is_open(turn, waiting.timezone):
        return []
    return await rechecking.ask(turn, waiting)


ask_recovered = Sliced("ask_recovered", look_for_rechecks, recheck_one)
