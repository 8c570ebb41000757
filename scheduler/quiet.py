"""The quiet day after a restore: nobody is asked or reminded of what may have happened before it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps

from actions.turn import Turn
from messages.owed import Owed
from storage.queues import holding

Job = Callable[[Turn], Awaitable[Owed]]


def after_the_quiet_day(job: Job) -> Job:
    """The job, which finds nothing due on that day; what is due then waits for its end."""

    @wraps(job)
    async def waiting(turn: Turn) -> Owed:
        return [] if await holding.is_quiet(turn.conn, now=turn.now) else await job(turn)

    return waiting
