"""/health over HTTP: the last successful poll, send and tick, and 503 when one is overdue."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.app import App
from bot.site.http import serve
from bot.start import prepare
from bot.traffic.intake import Intake
from bot.traffic.pace import Pace
from bot.traffic.retry import Backoff
from tests.bot.post import Post, text
from tests.rounds.stage import programme


class Watched:
    """An app whose parts a test sets in motion one by one, and its /health."""

    def __init__(self, post: Post, app: App, url: str, session: aiohttp.ClientSession) -> None:
        self.post = post
        self.app = app
        self.url = url
        self.session = session

    async def asks(self) -> tuple[int, dict[str, Any]]:
        async with self.session.get(self.url) as answer:
            return answer.status, await answer.json()

    async def overdue(self) -> list[str]:
        status, shown = await self.asks()
        assert (status == 200) == shown["ok"] == (not shown["overdue"])
        return list(shown["overdue"])

    async def lives(self, seconds: float) -> None:
        """All is well, and so much time passes."""
        await self.app.intake.poll()
        await self.app.clockwork.tick()
        self.post.clock.now += timedelta(seconds=seconds)


@pytest.fixture
async def watched(post: Post) -> AsyncIterator[Watched]:
    await prepare(post.database, programme(), post.clock)
    intake = Intake(post.database, post.bot, post.clock, poll_timeout_s=0, backoff=Backoff((0.01,)))
    pace = Pace(overall=None, burst=None)
    app = App(post.database, post.bot, programme(), clock=post.clock, pace=pace, intake=intake)
    app.leads = True
    runner = await serve(app, 0)
    async with aiohttp.ClientSession() as session:
        yield Watched(post, app, f"http://127.0.0.1:{runner.addresses[0][1]}/health", session)
    await runner.cleanup()


async def test_all_is_well_right_after_the_start_and_the_times_are_shown(watched: Watched) -> None:
    assert await watched.overdue() == []
    await watched.lives(5)

    status, shown = await watched.asks()

    assert status == 200
    assert shown["poll"] == shown["tick"] == shown["start"] == "2026-11-23T07:00:00+00:00"
    assert shown["send"] is None
    assert shown["leader"] is True


async def test_a_poll_that_is_overdue_turns_it_503(watched: Watched) -> None:
    await watched.lives(30)
    await watched.app.clockwork.tick()
    watched.post.clock.now += timedelta(seconds=59)
    await watched.app.clockwork.tick()
    assert await watched.overdue() == []
    watched.post.clock.now += timedelta(seconds=2)

    assert await watched.overdue() == ["poll"]

    await watched.app.intake.poll()
    assert await watched.overdue() == []


async def test_polls_that_fail_do_not_count(watched: Watched) -> None:
    await watched.lives(80)
    watched.post.world.faults.add("getUpdates", "5xx_html")
    await watched.app.intake.poll()
    watched.post.clock.now += timedelta(seconds=11)

    assert "poll" in await watched.overdue()


async def test_a_tick_that_is_overdue_turns_it_503(watched: Watched) -> None:
    await watched.lives(61)

    assert await watched.overdue() == ["tick"]

    await watched.app.clockwork.tick()
    assert await watched.overdue() == []


async def test_a_message_nobody_sends_turns_it_503_but_nothing_to_send_does_not(watched: Watched) -> None:
    for _ in range(10):
        await watched.lives(50)
    assert await watched.overdue() == []
    person = await watched.post.meets(1)
    await watched.post.owes(text(1, "hello"))
    for _ in range(3):
        await watched.lives(41)

    assert await watched.overdue() == ["send"]

    await watched.app.postman.step()
    await watched.app.postman.finish(10)
    assert person.sees("hello")
    assert await watched.overdue() == []
    _, shown = await watched.asks()
    assert shown["send"]


async def test_messages_for_later_are_not_overdue(watched: Watched) -> None:
    await watched.post.owes(text(1, "tomorrow", not_before=watched.post.clock() + timedelta(days=1)))
    for _ in range(10):
        await watched.lives(50)

    assert await watched.overdue() == []


async def test_a_rival_with_the_same_token_turns_it_503(watched: Watched) -> None:
    await watched.lives(1)
    watched.app.intake.conflict_at = watched.post.clock()

    assert await watched.overdue() == ["conflict"]


async def test_a_replica_that_stands_by_is_well_without_doing_anything(watched: Watched) -> None:
    watched.app.leads = False
    watched.post.clock.now += timedelta(hours=1)

    status, shown = await watched.asks()

    assert (status, shown["leader"]) == (200, False)


async def test_who_takes_over_after_hours_of_standing_by_is_not_overdue_at_once(watched: Watched) -> None:
    watched.app.leads = False
    watched.post.clock.now += timedelta(hours=3)
    watched.post.world.faults.add("getUpdates", "5xx_html")

    await watched.app.start(ticking=False)

    try:
        assert await watched.overdue() == []
        watched.post.clock.now += timedelta(seconds=91)
        assert await watched.overdue() == ["poll", "tick"]
    finally:
        await watched.app.stop()
