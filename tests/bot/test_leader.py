"""Who works when there are several: one leads, the others stand by; and a token belongs to who was there first."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot

from bot.app import App
from bot.leader import Leadership
from bot.run import lead_until
from bot.site.health import examine
from bot.start import prepare
from bot.traffic.intake import Intake, TokenTaken
from bot.traffic.pace import Pace
from bot.traffic.retry import Backoff
from sandbox.server import SandboxServer
from sandbox.world import World
from storage.engine.database import Database
from storage.engine.instance import AlreadyRunning
from tests.databases import Databases
from tests.rounds.stage import OWNER_ID, TOKEN, Clock, programme
from tests.telegram import sandbox_bot


@pytest.fixture
async def replica(server: SandboxServer, clock: Clock, open_database: Callable[[str], Database]) -> AsyncIterator[Any]:
    """Makes apps, each with a database door and a client of its own, as another process would have."""
    bots = []

    async def make(url: str, **more: Any) -> App:
        bot = sandbox_bot(TOKEN, server.url)
        bots.append(bot)
        database = open_database(url)
        await prepare(database, programme(), clock)
        intake = Intake(database, bot, clock, poll_timeout_s=1, backoff=Backoff((0.05,)), **more)
        return App(database, bot, programme(), clock=clock, pace=Pace(overall=None, burst=None), intake=intake)

    yield make
    for bot in bots:
        await bot.session.close()


# --- one database ----------------------------------------------------------------------------------------------------


async def test_on_sqlite_the_second_one_is_told_to_stop(sqlite: Database, open_database: Any) -> None:
    other = open_database(str(sqlite.url))
    async with Leadership(sqlite) as first, Leadership(other) as second:
        assert not first.shared
        assert await first.try_to_lead()
        assert await first.try_to_lead()  # it may ask again

        with pytest.raises(AlreadyRunning, match="stop it first"):
            await second.try_to_lead()

    async with Leadership(other) as third:
        assert await third.try_to_lead()


async def test_on_postgresql_one_leads_until_it_lets_go(postgres_url: str, open_database: Any) -> None:
    first, second = Leadership(open_database(postgres_url)), Leadership(open_database(postgres_url))
    async with first, second:
        assert first.shared
        assert [await first.try_to_lead(), await second.try_to_lead()] == [True, False]
        assert [await first.still_leads(), await second.still_leads()] == [True, False]

        await first.release()

        assert [await first.still_leads(), await second.try_to_lead()] == [False, True]


async def test_a_leader_whose_connection_is_cut_notices_and_another_may_lead(
    postgres_url: str, open_database: Any
) -> None:
    database = open_database(postgres_url)
    first, second = Leadership(database), Leadership(open_database(postgres_url))
    async with first, second:
        await first.try_to_lead()
        async with database.write() as conn:
            await conn.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
            )

        assert not await first.still_leads()
        assert await second.try_to_lead()
        assert not await first.try_to_lead()


async def test_an_orderly_stop_hands_over_at_once_and_nothing_is_lost(
    postgres_url: str, replica: Any, world: World
) -> None:
    apps = [await replica(postgres_url), await replica(postgres_url)]
    stops = [asyncio.Event(), asyncio.Event()]
    owner = world.person(OWNER_ID, first_name="Павел", language_code="ru", bot_token=TOKEN)
    async with Leadership(apps[0].database) as first, Leadership(apps[1].database) as second:
        leading = asyncio.create_task(lead_until(apps[0], first, stops[0]))
        await owner.opens()
        await world.wait_until(lambda: owner.sees("владелец"), 20)
        standing_by = asyncio.create_task(lead_until(apps[1], second, stops[1]))
        await owner.types("/help")

        began = time.monotonic()
        stops[0].set()
        await leading
        await first.release()
        await world.wait_until(lambda: owner.sees("Владельцу"), 20)
        await owner.types("/language")
        await world.wait_until(lambda: apps[1].leads and not world.pending(TOKEN), 20)
        took = time.monotonic() - began
        stops[1].set()
        await standing_by

    assert took < 10
    assert not apps[0].leads


async def test_a_leader_that_is_cut_off_stops_working_and_leads_again_when_it_can(
    postgres_url: str, replica: Any, world: World
) -> None:
    app, stop = await replica(postgres_url), asyncio.Event()
    owner = world.person(OWNER_ID, first_name="Павел", language_code="ru", bot_token=TOKEN)
    async with Leadership(app.database) as leadership:
        leading = asyncio.create_task(lead_until(app, leadership, stop))
        await owner.opens()
        await world.wait_until(lambda: owner.sees("владелец"), 20)
        async with app.database.write() as conn:
            await conn.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
            )
        await owner.types("/help")

        await world.wait_until(lambda: owner.sees("Владельцу"), 20)
        assert not leading.done()
        stop.set()
        await leading


# --- one token, two databases ----------------------------------------------------------------------------------------


@pytest.fixture
def two_urls(databases: Databases, tmp_path: Path) -> tuple[str, str]:
    folders = tmp_path / "first", tmp_path / "second"
    for folder in folders:
        folder.mkdir()
    return databases.sqlite(folders[0]), databases.sqlite(folders[1])


async def test_who_was_there_first_goes_on_and_says_so_while_the_newcomer_stops_with_a_sentence(
    two_urls: tuple[str, str], replica: Any, world: World
) -> None:
    first: App = await replica(two_urls[0], established_after_s=0.5)
    owner = world.person(OWNER_ID, first_name="Павел", language_code="ru", bot_token=TOKEN)
    await first.start(ticking=False)
    await owner.opens()
    await world.wait_until(lambda: owner.sees("владелец"), 20)
    await world.wait_until(lambda: first.intake.established, 20)
    newcomer: App = await replica(two_urls[1], established_after_s=20, give_up_after_s=2)
    await newcomer.start(ticking=False)
    try:
        await world.wait_until(lambda: first.intake.conflict_at is not None, 20)
        async with first.database.read() as conn:
            ok, shown = await examine(conn, first.pulse(), now=first.clock())
        with pytest.raises(TokenTaken, match="stop it first"):
            async with asyncio.timeout(30):
                await newcomer.wait()
        await world.wait_until(lambda: owner.sees("С этим же токеном"), 20)
    finally:
        await newcomer.stop()
    await world.wait_until(lambda: first.intake.conflict_at is None, 20)  # all is well again
    await first.stop()

    assert (ok, shown["overdue"]) == (False, ["conflict"])
    assert sum("С этим же токеном" in message.text for message in owner.inbox) == 1


async def test_one_long_poll_without_a_rival_is_enough_to_be_established(
    sqlite: Database, bot: Bot, clock: Clock
) -> None:
    """A bug once: only the time after the first answer counted, and in a quiet night that was none."""
    intake = Intake(sqlite, bot, clock, poll_timeout_s=1, established_after_s=0.5)

    await intake.poll()

    assert intake.established


async def test_a_program_that_led_long_ago_does_not_give_up_at_the_first_conflict(
    sqlite: Database, bot: Bot, clock: Clock, world: World, server: SandboxServer
) -> None:
    """A bug once: the minute of patience counted from the start of a process that had only stood by until now."""
    intake = Intake(sqlite, bot, clock, poll_timeout_s=5, give_up_after_s=0.2)
    time.sleep(0.3)  # noqa: ASYNC251 - it stands by
    rival = sandbox_bot(TOKEN, server.url)
    polling = asyncio.create_task(intake.poll())
    await world.wait_until(lambda: world.bot(TOKEN).polls == 1)

    await rival.get_updates(timeout=0)
    await polling  # raises nothing

    await rival.session.close()
    assert intake.conflict_at is None
