"""The quiet day after a restore: nobody is asked or reminded of what may have happened before it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import wraps

from sqlalchemy.ext.asyncio import AsyncConnection

from messages.owed import Owed
from nps.programme import Programme
from storage.queues import holding

Job = Callable[..., Awaitable[Owed]]


def after_the_quiet_day(job: Job) -> Job:
    """The job, which finds nothing due on that day; what is due then waits for its end."""

    @wraps(job)
    async def waiting(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
        return [] if await holding.is_quiet(conn, now=now) else await job(conn, now=now, programme=programme)

    return waiting
