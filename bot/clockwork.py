"""The clock: one APScheduler tick on real time, which asks the injected clock what is due, and planning after it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from actions.turn import Turn
from bot.traffic.owing import rows_of
from messages.owed import Owed
from nps.programme import Programme
from scheduler.jobs import JOBS, AtOnce, Job, name_of
from scheduler.slices import Sliced
from storage.engine.database import Database, is_outage
from storage.queues import outbox

log = logging.getLogger(__name__)
TICK_EVERY_S = 10
PLAN_EVERY_S = 0.5
AHEAD = 60  # questions ready to go: two seconds of Telegram's pace, so that a busy moment does not use them up
SLICE_S = 0.01  # then the writer is somebody else's: scores must not wait behind a campaign


class Clockwork:
    """Ticks; every job has its own transaction, so that one that fails holds up none of the others.

    What may be due for thousands at once (`Sliced`) a tick only looks for. `step` plans it, slice by slice, as the
    outbox empties: whoever is planned long before their turn might answer, leave or go home for the day meanwhile.
    """

    def __init__(
        self,
        database: Database,
        programme: Programme,
        clock: Callable[[], datetime],
        on_owed: Callable[[], None],
        *,
        jobs: Sequence[Job] = JOBS,
        tick_every_s: float = TICK_EVERY_S,
        ahead: int = AHEAD,
        slice_s: float = SLICE_S,
    ) -> None:
        self._database = database
        self._programme = programme
        self._clock = clock
        self._on_owed = on_owed
        self._jobs = jobs
        self._tick_every_s = tick_every_s
        self._ahead = ahead
        self._slice_s = slice_s
        self._turn = asyncio.Lock()
        self._slicing = asyncio.Lock()
        self._due: dict[Sliced, deque[Any]] = {job: deque() for job in jobs if isinstance(job, Sliced)}
        self._one_by_one = 0  # so many of the first ones: at once they failed
        self._scheduler: AsyncIOScheduler | None = None
        self.ticked_at: datetime | None = None
        self.seen = asyncio.Event()  # a tick has found somebody due

    @property
    def unplanned(self) -> int:
        """How many are known to be due and not planned yet."""
        return sum(map(len, self._due.values()))

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
                    if isinstance(job, Sliced):
                        await self._look(job)
                    else:
                        await self._run(job)
                except Exception:
                    log.exception("job %s failed", name_of(job))
            self.ticked_at = self._clock()
        self._on_owed()

    async def _run(self, job: AtOnce) -> None:
        async with self._database.write() as conn:
            now = self._clock()
            owed = await job(Turn(conn, now, self._programme))
            await outbox.owe(conn, rows_of(owed), now=now)

    async def _look(self, job: Sliced) -> None:
        """What an earlier look has found and nobody has come to is found again, if it is still due."""
        async with self._database.read() as conn:
            self._due[job] = deque(await job.look(Turn(conn, self._clock(), self._programme)))
        if self._due[job]:
            self.seen.set()

    # --- slices ----------------------------------------------------------------------------------------------------

    async def step(self) -> bool:
        """Plan one slice, if the outbox has room; tells whether there was any.

        If it fails, those it was made of are done one by one; of one alone that fails the exception is raised, and the
        next look finds it again. One that fails holds up none of the others.
        """
        async with self._slicing:
            job = next((job for job, due in self._due.items() if due), None)
            room = await self._find_room() if job else 0
            if job is None or not room:
                return False
            due = self._due[job]  # a tick may put another in its place meanwhile
            listed = list(islice(due, 1 if self._one_by_one else room))
            try:
                done = await self._plan(job, listed)
            except Exception as error:
                if is_outage(error):
                    raise
                if len(listed) == 1:
                    self._are_done(due, 1)
                    raise
                self._one_by_one = len(listed)
                log.warning("%s failed for %s at once; one by one now: %s", job.name, len(listed), type(error).__name__)
            else:
                self._are_done(due, done)
            return True

    async def _find_room(self) -> int:
        async with self._database.read(short=True) as conn:
            return self._ahead - await outbox.count_questions_ready(conn, now=self._clock(), most=self._ahead)

    async def _plan(self, job: Sliced, listed: list[Any]) -> int:
        """Do the first of them, as many as one slice has time for; returns how many."""
        async with self._database.write(short=True) as conn:
            ends = time.monotonic() + self._slice_s
            turn = Turn(conn, self._clock(), self._programme)
            owed: Owed = []
            done = 0
            while done < len(listed) and (not done or time.monotonic() < ends):
                owed += await job.act(turn, listed[done])
                done += 1
            await outbox.owe(conn, rows_of(owed), now=turn.now)
        if owed:
            self._on_owed()
        return done

    def _are_done(self, due: deque[Any], count: int) -> None:
        for _ in range(count):
            due.popleft()
        self._one_by_one = max(self._one_by_one - count, 0)

    async def rest(self) -> None:
        """Until a tick has found somebody; while somebody waits for room in the outbox, not for long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PLAN_EVERY_S if self.unplanned else TICK_EVERY_S):
                await self.seen.wait()
        self.seen.clear()

    async def stop(self) -> None:
        """Let a running tick finish; shutdown would cancel it."""
        self.seen.set()
        if self._scheduler is None:
            return
        self._scheduler.pause()
        async with self._turn:
            self._scheduler.shutdown(wait=False)
        self._scheduler = None
