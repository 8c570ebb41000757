"""The clock: every job on its own, at the start and then again and again; late is fine, dropped or doubled is not."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest

from actions.turn import Turn
from bot.clockwork import Clockwork
from messages.owed import Owed
from scheduler.jobs import JOBS
from storage import marks
from storage.engine.database import Database
from tests.bot.post import Post, text
from tests.rounds.stage import Clock, programme


class Trouble(Exception):
    """What a job of these tests raises."""


class Ticking:
    """A clock of its own with the jobs of a test, and what they did."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.woken = asyncio.Event()
        self.ran: list[str] = []
        self.works: Clockwork | None = None

    def of(self, *jobs: Any, tick_every_s: float = 3600) -> Clockwork:
        self.works = Clockwork(
            self.database, programme(), self.clock, self.woken.set, jobs=jobs, tick_every_s=tick_every_s
        )
        return self.works

    async def until(self, count: int) -> None:
        """Until so many ticks have ended."""
        async with asyncio.timeout(10):
            while len(self.ran) < count:
                self.woken.clear()
                await self.woken.wait()

    async def notes(self, turn: Turn) -> Owed:
        self.ran.append("notes")
        await marks.put(turn.conn, "noted", turn.now.isoformat())
        return [text(1, "due", once=f"due:{turn.now.date()}")]

    async def raises(self, turn: Turn) -> Owed:
        await marks.put(turn.conn, "noted", "half done")
        raise Trouble


@pytest.fixture
async def ticking(post: Post) -> AsyncIterator[Ticking]:
    ticking = Ticking(post.database, post.clock)
    yield ticking
    if ticking.works:
        await ticking.works.stop()


async def test_a_job_that_fails_leaves_nothing_behind_and_stops_none_of_the_others(
    ticking: Ticking, post: Post
) -> None:
    await ticking.of(ticking.notes, ticking.raises, ticking.notes).tick()

    assert ticking.ran == ["notes", "notes"]
    async with post.database.read() as conn:
        assert await marks.find(conn, "noted") == post.clock().isoformat()
    assert await post.rows("dedup_key") == ["due:2026-11-23"]
    assert ticking.works
    assert ticking.works.ticked_at == post.clock()
    assert ticking.woken.is_set()


async def test_it_ticks_at_the_start_and_again_by_itself(ticking: Ticking) -> None:
    ticking.of(ticking.notes, tick_every_s=0.1).start()

    await ticking.until(3)


async def test_the_first_tick_does_not_wait_for_the_interval(ticking: Ticking) -> None:
    ticking.of(ticking.notes).start()

    await ticking.until(1)


async def test_ticks_that_come_late_are_neither_dropped_nor_doubled(
    ticking: Ticking, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    ticking.of(ticking.notes, tick_every_s=0.1).start()
    await ticking.until(1)
    before = len(ticking.ran)

    time.sleep(2.5)  # noqa: ASYNC251 - the whole process stands still: APScheduler's own grace is one second
    await ticking.until(before + 1)

    assert len(ticking.ran) <= before + 2  # the late ones are one
    assert "missed" not in caplog.text  # APScheduler's word for dropping a run
    assert await post.rows("dedup_key") == ["due:2026-11-23"]


async def test_a_tick_never_runs_beside_another(ticking: Ticking) -> None:
    beside = 0

    async def slow(turn: Turn) -> Owed:
        nonlocal beside
        beside += 1
        assert beside == 1
        for _ in range(100):  # a chance for the others to begin
            await asyncio.sleep(0)
        beside -= 1
        ticking.ran.append("slow")
        return []

    works = ticking.of(slow)
    await asyncio.gather(works.tick(), works.tick(), works.tick())

    assert ticking.ran == ["slow"] * 3


async def test_stopping_lets_a_running_tick_finish(ticking: Ticking, post: Post) -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def slow(turn: Turn) -> Owed:
        begun.set()
        await may_end.wait()
        return await ticking.notes(turn)

    works = ticking.of(slow)
    works.start()
    await begun.wait()

    stopping = asyncio.create_task(works.stop())
    await asyncio.wait({stopping}, timeout=0.1)
    assert not stopping.done()
    may_end.set()
    await stopping

    assert await post.rows("dedup_key") == ["due:2026-11-23"]


async def test_the_jobs_of_the_program_have_nothing_to_do_in_an_empty_database(ticking: Ticking, post: Post) -> None:
    await ticking.of(*JOBS).tick()

    assert await post.rows() == []
