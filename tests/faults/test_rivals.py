"""Two processes where one should be: on one database, and on two databases with one token."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.leader import Leadership
from bot.run import run
from bot.traffic.intake import TokenTaken
from storage.engine.database import Database
from storage.engine.instance import AlreadyRunning
from storage.safety import invariants
from tests.bot.console import settings_for
from tests.databases import Databases
from tests.faults.outage import all_is_handled, received, until
from tests.faults.replicas import Replica, replica
from tests.rounds.company import staged
from tests.rounds.stage import Actor, Stage

CARD = "🔴 3 из 10"
MINUTE = timedelta(minutes=1)
CUT_OFF = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{}'"


@pytest.fixture
async def on_a_file(sqlite: Database) -> AsyncIterator[Stage]:
    async with staged(sqlite, pauses_s=(0.02,)) as stage:
        yield stage


@pytest.fixture
async def on_a_server(postgres_url: str, open_database: Any) -> AsyncIterator[Stage]:
    async with staged(open_database(postgres_url), pauses_s=(0.02,)) as stage:
        yield stage


async def people_of(stage: Stage) -> tuple[Actor, Actor, Actor]:
    """The owner, the manager of «Вектор», and Ирина who sees the question."""
    boss = stage.actor(11, "Павел", language_code="ru")
    anna = stage.actor(21, "Anna", language_code="ru")
    irina = stage.actor(31, "Ирина", language_code="ru")
    await boss.opens()
    await anna.opens(await stage.link_of("Анна Смирнова"))
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    return boss, anna, irina


async def test_who_comes_second_to_a_file_is_sent_away_and_the_first_loses_and_doubles_nothing(
    on_a_file: Stage,
) -> None:
    stage = on_a_file
    async with Leadership(stage.database) as leadership:
        await leadership.try_to_lead()
        _, anna, irina = await people_of(stage)
        await irina.person.taps("3")
        with pytest.raises(AlreadyRunning, match="stop it first"):
            await run(settings_for(str(stage.database.url), stage.server.url))
        await irina.types("Брак.")

    assert await stage.query("SELECT score FROM responses") == [3]
    assert (received(anna, CARD), received(anna, "💬"), received(irina, "Ваша оценка: 3")) == (1, 1, 1)


async def test_a_leader_cut_off_with_a_card_in_hand_is_replaced_and_the_card_comes_twice_at_most(
    on_a_server: Stage,
) -> None:
    stage = on_a_server
    _, anna, irina = await people_of(stage)
    await stage.stops()
    async with replica(stage) as first, replica(stage) as other:
        await stage.world.wait_until(lambda: first.app.leads or other.app.leads, 20)
        leader = first if first.app.leads else other
        slow = stage.world.faults.add("sendMessage", "slow", delay=1, chat_id=anna.id)
        await irina.person.taps("3")
        await stage.world.wait_until(lambda: anna.sees(CARD), 20)
        await cut_off(stage, leader)
        slow.remove()
        await irina.person.types("Брак.")
        await until(stage, "SELECT COUNT(*) FROM comment_parts", [1])
        stage.clock.now += MINUTE
        await stage.world.wait_until(lambda: anna.sees("💬"), 20)

    await stage.starts()
    await stage.passes(minutes=1)

    assert await stage.query("SELECT score FROM responses") == [3]
    await all_is_handled(stage)
    assert await stage.query("SELECT state FROM alerts") == ["delivered"]
    assert received(anna, CARD) <= 2
    assert received(anna, "💬") == 1


async def cut_off(stage: Stage, process: Replica) -> None:
    """The server ends all sessions of this process."""
    async with stage.database.read() as conn:
        await conn.exec_driver_sql(CUT_OFF.format(process.app.database.name))


async def test_of_two_databases_on_one_token_each_keeps_what_it_confirmed_and_stays_whole(
    on_a_file: Stage, databases: Databases, tmp_path: Path, open_database: Any
) -> None:
    stage = on_a_file
    boss, anna, irina = await people_of(stage)
    await stage.stops()
    (tmp_path / "other").mkdir()
    url = databases.sqlite(tmp_path / "other")
    stage.world.conflict_pause = 0.1
    other: Database = open_database(url)
    async with replica(stage, established_after_s=0.3) as first:
        await stage.world.wait_until(lambda: first.app.intake.established, 20)
        async with replica(stage, url, established_after_s=20, give_up_after_s=0.5) as newcomer:
            await stage.world.wait_until(lambda: first.app.intake.conflict_at is not None, 20)
            for word in ("Раз", "Два", "Три"):
                await irina.person.types(word)
            with pytest.raises(TokenTaken, match="stop it first"):
                async with asyncio.timeout(20):
                    await newcomer.leading
        await irina.person.taps("3", on=irina.find("По шкале от 0 до 10"))
        await stage.world.wait_until(lambda: anna.sees(CARD) and boss.sees("С этим же токеном"), 20)
    await stage.starts()
    await stage.ticks()

    assert await stage.query("SELECT score FROM responses") == [3]
    assert (received(anna, CARD), received(boss, "С этим же токеном")) == (1, 1)
    async with other.read() as conn:
        kept = (await conn.exec_driver_sql("SELECT COUNT(*) FROM inbox WHERE kind = 'update'")).scalar_one()
        assert await invariants.check(conn, now=stage.clock()) == []
    (heard,) = await stage.query("SELECT COUNT(*) FROM comment_parts")
    assert heard + kept >= 3  # what came to one of them and was not confirmed in time comes to the other as well
