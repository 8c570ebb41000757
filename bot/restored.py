"""A start on a restored copy: what nobody knows to be sent is held, and the owners are asked."""

from __future__ import annotations

import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from actions.holding import show_held
from actions.passing_on import pass_on_early
from actions.turn import Turn
from bot.traffic.owing import rows_of
from nps.programme import Programme
from scheduler.jobs import Job
from scheduler.summaries import owe_summaries
from storage import marks
from storage.queues import holding, outbox

log = logging.getLogger(__name__)
OVERDUE: tuple[Job, ...] = (pass_on_early, owe_summaries)  # what they find due by now may have been sent before


async def receive_copy(conn: AsyncConnection, programme: Programme, *, now: datetime) -> None:
    """Does this database say of itself that it is a copy? Then it was put in place since the last start."""
    copied_at = await marks.find_time(conn, marks.COPIED_AT)
    if copied_at is None:
        return
    turn = Turn(conn, now, programme)
    await holding.hold_all(conn, now=now)
    for job in OVERDUE:
        rows = rows_of(await job(turn))
        await outbox.owe(conn, rows, now=now, state=holding.HELD)
    await marks.put(conn, marks.RESTORED_FROM, copied_at.isoformat())
    for key in (marks.COPIED_AT, marks.REVIEWED):
        await marks.remove(conn, key)
    await outbox.owe(conn, rows_of(await show_held(turn)), now=now)
    held = sum((await holding.count_held(conn)).values())
    log.warning("the database is a copy from %s: %s messages are held for the owners", copied_at, held)
