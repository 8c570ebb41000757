"""The clock: one APScheduler tick on real time, which asks the injected clock what is due."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from actions.turn import Turn
from bot.traffic.owing import rows_of
from nps.programme import Programme
from scheduler.jobs import JOBS, Job, name_of
from storage.engine.database import Database
from storage.queues import outbox

log = logging.getLogger(__name__)
TICK_EVERY_S = 10


class Clockwork:
    """Ticks; every job has its own transaction, so that one that fails holds up none of the others."""

    def __init__(
        self,
        database: Database,
        programme: Programme,
        clock: Callable[[], datetime],
        on_owed: Callable[[], None],
        *,
        jobs: Sequence[Job] = JOBS,
        tick_every_s: float = TICK_EVERY_S,
    ) -> None:
        self._database = database
        self._programme = programme
        self._clock = clock
        self._on_owed = on_owed
        self._jobs = jobs
        self._tick_every_s = tick_every_s
        self._turn = asyncio.Lock()
        self._scheduler: AsyncIOScheduler | None = None
        self.ticked_at: datetime | None = None

    def start(self) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._scheduler.add_job(
            self.tick, "interval", seconds=self._tick_every_s, next_run_time=datetime.now(UTC), id="tick"
        )
        self._scheduler.start()

    async def tick(self) -> None:
        async with self._turn:
            for job in self._jobs:
                try:
                    async with self._database.write() as conn:
                        now = self._clock()
                        owed = await job(Turn(conn, now, self._programme))
                        await outbox.owe(conn, rows_of(owed), now=now)
                except Exception:
                    log.exception("job %s failed", name_of(job))
            self.ticked_at = self._clock()
        self._on_owed()

    async def stop(self) -> None:
        """Let a running tick finish; shutdown would cancel it."""
        if self._scheduler is None:
            return
        self._scheduler.pause()
        async with self._turn:
            self._scheduler.shutdown(wait=False)
        self._scheduler = None
