"""The dead-man ping against a real HTTP server: only while this process leads and is well, and never in the way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.app import App
from bot.site.ping import Pinger, pinging
from bot.start import prepare
from bot.traffic.intake import Intake
from tests.bot.post import Post
from tests.bot.program import ForkedProgram, free_port
from tests.rounds.stage import OWNER_ID, programme

PATH = "/ping/5c2f6b1e-secret"


class Outside:
    """A service that waits for pings; `status` is what it answers, `delay_s` how long it takes."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}{PATH}"
        self.status = 200
        self.delay_s = 0.0
        self.pings: list[str] = []
        self.came = asyncio.Condition()

    async def answer(self, request: web.BaseRequest) -> web.Response:
        await asyncio.sleep(self.delay_s)
        async with self.came:
            self.pings.append(f"{request.method} {request.path}")
            self.came.notify_all()
        return web.Response(status=self.status)

    async def hears(self, times: int) -> None:
        async with asyncio.timeout(40), self.came:
            await self.came.wait_for(lambda: len(self.pings) >= times)


@pytest.fixture
async def outside() -> AsyncIterator[Outside]:
    port = free_port()
    outside = Outside(port)
    runner = web.ServerRunner(web.Server(outside.answer), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield outside
    await runner.cleanup()


@pytest.fixture
async def app(post: Post) -> App:
    await prepare(post.database, programme(), post.clock)
    intake = Intake(post.database, post.bot, post.clock, poll_timeout_s=0)
    app = App(post.database, post.bot, programme(), clock=post.clock, intake=intake)
    app.leads = True
    return app


async def test_it_pings_while_this_process_leads_and_is_well(app: App, outside: Outside) -> None:
    assert await Pinger(app, outside.url).step()

    assert outside.pings == [f"GET {PATH}"]


async def test_a_replica_that_stands_by_leaves_it_to_the_leader(app: App, outside: Outside) -> None:
    app.leads = False

    assert not await Pinger(app, outside.url).step()
    assert outside.pings == []


async def test_a_process_that_is_not_well_falls_silent_and_pings_again_once_it_is(
    app: App, post: Post, outside: Outside
) -> None:
    pinger = Pinger(app, outside.url)
    post.clock.now += timedelta(minutes=5)
    assert not await pinger.step()
    assert outside.pings == []

    await app.intake.poll()
    await app.clockwork.tick()

    assert await pinger.step()


@pytest.mark.parametrize("trouble", ["refused", "error", "hangs"])
async def test_a_service_that_fails_disturbs_nothing_and_its_url_is_not_logged(
    app: App, outside: Outside, caplog: pytest.LogCaptureFixture, trouble: str
) -> None:
    url = outside.url
    if trouble == "refused":
        url = f"http://127.0.0.1:{free_port()}{PATH}"
    elif trouble == "error":
        outside.status = 500
    else:
        outside.delay_s = 30
    pinger = Pinger(app, url, timeout_s=0.2)

    with caplog.at_level(logging.DEBUG):
        assert [await pinger.step() for _ in range(3)] == [False] * 3

    shown = [record for record in caplog.records if record.name == "bot.site.ping"]
    assert len(shown) == 1
    assert "PING_URL failed" in caplog.text
    assert "secret" not in caplog.text
    assert "127.0.0.1" not in shown[0].getMessage()


async def test_it_goes_on_minute_by_minute_after_a_failure_and_ends_with_its_block(app: App, outside: Outside) -> None:
    outside.status = 503
    async with pinging(app, SecretStr(outside.url), every_s=0.02):
        await outside.hears(2)
        outside.status = 200
        await outside.hears(4)
    count = len(outside.pings)
    await asyncio.sleep(0.1)

    assert len(outside.pings) == count


async def test_without_a_url_nothing_is_asked(app: App) -> None:
    before = asyncio.all_tasks()
    async with pinging(app, None):
        assert asyncio.all_tasks() == before


async def test_the_program_pings_the_url_of_its_settings_and_never_writes_it(
    sqlite_url: str, post: Post, outside: Outside, forks: ForkServerContext, tmp_path: Path
) -> None:
    known = {"DATABASE_URL": sqlite_url, "TELEGRAM_API_URL": post.server.url, "OWNER_IDS": OWNER_ID}
    async with ForkedProgram(forks, tmp_path, "run", **known, PING_URL=outside.url) as running:
        await outside.hears(1)
        assert "Otklik is running" in running.log

    assert "5c2f6b1e" not in running.log
