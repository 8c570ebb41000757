"""Errands under faults: whatever goes wrong in the middle of one, it is done again, and its result comes once."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe

from bot.errands.runner import Runner
from bot.traffic.retry import Backoff
from messages.owed import Errand
from nps.programme import Programme
from storage.engine.database import Database
from storage.queues.inbox import Incoming
from tests.bot.desk import Desk
from tests.bot.post import Post
from tests.rounds.stage import programme

PATIENCE_S = 60
MENDED = ("mended", {"row": 7})


class Mender:
    """Runs errands named "mend", each of which does what stands next in `plan` and then succeeds."""

    def __init__(self, post: Post, *plan: Exception | Callable[[], Awaitable[object]]) -> None:
        self.post = post
        self.desk = Desk(post)
        self.plan = list(plan)
        self.done = 0
        self.starts()

    def starts(self) -> None:
        """A new runner, who knows nothing but what is written down: the process was started again."""
        post, errands = self.post, {"mend": self.mend}
        self.runner = Runner(
            post.database, post.bot, post.clock, programme(), errands=errands, recording=Backoff((0.05,))
        )

    async def mend(self, bot: Bot, database: Database, arguments: Any, now: datetime, programme: Programme) -> Incoming:
        self.done += 1
        fault = self.plan.pop(0) if self.plan else None
        if isinstance(fault, Exception):
            raise fault
        if fault is not None:
            await fault()
        return Incoming(kind="mended", payload=arguments)

    async def works(self, times: int = 1, minutes: int = 1) -> None:
        """Time passes, so often so many minutes; each time everything that is due is run."""
        for _ in range(times):
            self.post.clock.now += timedelta(minutes=minutes)
            while await self.runner.step():
                pass

    async def results(self) -> list[tuple[str, Any]]:
        return await self.desk.rows("kind", "payload")


def failure() -> Exception:
    return TelegramNetworkError(method=GetMe(), message="away")


@pytest.fixture
async def owed(any_post: Post) -> Post:
    """An errand is owed."""
    await any_post.owes(Errand(name="mend", arguments=MENDED[1]))
    return any_post


async def test_an_errand_that_raised_is_done_again_and_its_result_comes_once(owed: Post) -> None:
    mender = Mender(owed, ValueError(), failure(), KeyError())

    await mender.works(5)

    assert mender.done == 4
    assert await mender.results() == [MENDED]
    assert await owed.rows() == ["done"]


async def test_an_errand_that_always_raises_is_given_up_and_that_is_told_once(owed: Post) -> None:
    mender = Mender(owed, *(ValueError() for _ in range(50)))

    await mender.works(10)

    assert mender.done == 5
    assert await mender.results() == [("mend_failed", MENDED[1])]
    assert await owed.rows("state", "error") == [("never", "ValueError")]


async def test_an_outage_of_two_hours_is_no_failure_and_one_of_four_is(owed: Post) -> None:
    mender = Mender(owed, *(failure() for _ in range(50)))
    await mender.works(12, minutes=10)
    assert await owed.rows() == ["waiting"]

    await mender.works(12, minutes=10)

    assert await mender.results() == [("mend_failed", MENDED[1])]
    assert await owed.rows() == ["never"]


async def test_an_errand_cut_off_in_the_middle_is_done_again_after_the_start(owed: Post) -> None:
    began = asyncio.Event()

    async def stand_still() -> None:
        began.set()
        await asyncio.Event().wait()

    mender = Mender(owed, stand_still)
    running = asyncio.create_task(mender.runner.step())
    await began.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await owed.rows() == ["claimed"]

    await owed.hires().recover()
    mender.starts()
    await mender.works()

    assert mender.done == 2
    assert await mender.results() == [MENDED]
    assert await owed.rows("state", "ambiguous") == [("done", 0)]


@pytest.mark.parametrize("raises", [False, True])
async def test_what_became_of_an_errand_is_written_down_when_the_locked_file_is_free_again(
    post: Post, caplog: pytest.LogCaptureFixture, raises: bool
) -> None:
    """Only this process knows it: what was done, or that it must be done again."""
    await post.owes(Errand(name="mend", arguments=MENDED[1]))
    async with post.database.write() as conn:
        await conn.exec_driver_sql("PRAGMA busy_timeout = 1")  # ours, so that a refusal takes no ten seconds
    assert post.database.path
    other = sqlite3.connect(post.database.path, isolation_level=None)

    async def lock() -> None:
        other.execute("BEGIN IMMEDIATE")
        if raises:
            raise ValueError

    mender = Mender(post, lock)
    running = asyncio.create_task(mender.runner.step())
    async with asyncio.timeout(PATIENCE_S):
        while caplog.text.count("could not be recorded") < 3:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert not running.done()
    other.close()
    await running
    await mender.works(2)

    assert mender.done == 1 + raises
    assert await mender.results() == [MENDED]
    assert await post.rows() == ["done"]
