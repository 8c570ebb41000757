"""`python -m bot run` as a process: it starts, leads, hands over, and stops in good order."""

from __future__ import annotations

import signal
import time
from collections.abc import AsyncIterator, Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import sqlalchemy as sa

from sandbox.people import Person
from sandbox.server import SandboxServer
from sandbox.world import World
from storage.engine.database import Database
from tests.bot.program import ForkedProgram, Program
from tests.rounds.stage import OWNER_ID, TOKEN

RUNNING = "Otklik is running"


@pytest.fixture
def real_world() -> World:
    """Of real time, as the processes are."""
    world = World()
    world.limits.off()
    return world


@pytest.fixture
async def telegram(real_world: World) -> AsyncIterator[SandboxServer]:
    async with SandboxServer(real_world) as server:
        yield server


@pytest.fixture
def program(forks: ForkServerContext, tmp_path: Path, telegram: SandboxServer) -> Callable[..., Program]:
    def make(url: str, *, forked: bool = True, **settings: Any) -> Program:
        known = {"DATABASE_URL": url, "TELEGRAM_API_URL": telegram.url, "OWNER_IDS": OWNER_ID} | settings
        return ForkedProgram(forks, tmp_path, "run", **known) if forked else Program(tmp_path, "run", **known)

    return make


@pytest.fixture
def owner(real_world: World, telegram: SandboxServer) -> Person:
    return real_world.person(OWNER_ID, first_name="Павел", language_code="ru", bot_token=TOKEN)


async def health(program: Program) -> tuple[int, dict[str, Any]]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{program.port}/health") as answer,
    ):
        return answer.status, await answer.json()


async def test_a_second_process_on_the_same_file_stops_with_a_sentence_and_the_first_goes_on(
    sqlite_url: str, program: Callable[..., Program], owner: Person, real_world: World
) -> None:
    async with program(sqlite_url) as first:
        await first.writes(RUNNING)
        async with program(sqlite_url) as second:
            assert await second.ends() == 2
        assert "is running on" in second.log
        assert "stop it first" in second.log
        assert "Traceback" not in second.log
        status, shown = await health(first)
        await owner.opens()
        await real_world.wait_until(lambda: owner.sees("владелец"), 20)

    assert (status, shown["leader"]) == (200, True)
    assert TOKEN not in first.log


async def test_sigterm_finishes_what_is_in_hand_and_touches_neither_webhook_nor_queue(
    sqlite_url: str, program: Callable[..., Program], owner: Person, real_world: World, open_database: Any
) -> None:
    async with program(sqlite_url, forked=False) as running:
        await running.writes(RUNNING)
        slow = real_world.faults.add("sendMessage", "slow", delay=3)
        await owner.opens()
        await real_world.wait_until(lambda: slow.hits, 20)

        began = time.monotonic()
        running.signals(signal.SIGTERM)
        assert await running.ends() == 0
        took = time.monotonic() - began

    assert took < 10
    database: Database = open_database(sqlite_url)
    async with database.read() as conn:
        query = "SELECT state FROM outbox WHERE name = 'sendMessage'"
        assert set((await conn.execute(sa.text(query))).scalars()) == {"sent"}
    assert "Traceback" not in running.log
    assert [call.params for call in real_world.sent(method="deleteWebhook")] == [{"drop_pending_updates": "false"}]


async def test_on_postgresql_another_process_takes_over_within_ten_seconds_of_a_kill(
    postgres_url: str, program: Callable[..., Program], owner: Person, real_world: World
) -> None:
    async with program(postgres_url) as leader:
        await leader.writes(RUNNING)
        async with program(postgres_url) as standby:
            await standby.writes("standing by")
            assert (await health(standby))[1]["leader"] is False
            await owner.opens()
            await real_world.wait_until(lambda: owner.sees("владелец"), 20)

            began = time.monotonic()
            leader.signals(signal.SIGKILL)
            await standby.writes(RUNNING)
            took = time.monotonic() - began
            await owner.types("/help")
            await real_world.wait_until(lambda: owner.sees("Владельцу"), 20)

    assert took < 10


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"WEBHOOK_URL": "https://example.com/hook"}, "WEBHOOK_SECRET must be too"),
        ({"BOT_TOKEN": ""}, "BOT_TOKEN is missing"),
    ],
)
async def test_settings_that_cannot_work_stop_the_start_with_a_sentence(
    program: Callable[..., Program], settings: dict[str, str], said: str
) -> None:
    async with program("sqlite:///otklik.db", **settings) as stopped:
        assert await stopped.ends() == 2

    assert said in stopped.log
    assert "Traceback" not in stopped.log
