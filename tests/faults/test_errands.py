"""A client list on its way in, and everything goes wrong: it is read again, shown once and applied once."""

from __future__ import annotations

import asyncio
from typing import Any

from sandbox.faults import Fault
from tests.databases import on_both
from tests.faults.outage import PATIENCE_S, received, recovers, until
from tests.rounds.company import staged
from tests.rounds.stage import Actor, Stage

LIST = "account;contact\nНовая компания;Пётр Новиков\n".encode()
PLAN = "В файле 1 контакт"
NEW = "SELECT COUNT(*) FROM contacts WHERE name = 'Пётр Новиков'"


async def strikes(stage: Stage, fault: Fault) -> None:
    """Until the fault holds up a request; a file that is fetched is no call, and rings nothing."""
    async with asyncio.timeout(PATIENCE_S):
        while not fault.hits:
            await stage.world.changed.wait(0.02)


async def applies_it_once(stage: Stage, boss: Actor) -> None:
    """What each story ends with: one dry run, whose [Применить] pressed twice is one import."""
    plans = [message for message in boss.person.inbox if PLAN in message.words]
    assert len(plans) == 1
    assert received(boss, "не удалось") == 0
    await boss.person.taps("Применить", on=plans[0])
    await boss.taps("Применить", on=plans[0])
    assert await stage.query(NEW) == [1]
    assert await stage.query("SELECT COUNT(*) FROM outbox WHERE kind = 'errand' AND state <> 'done'") == [0]


@on_both
async def test_an_import_cut_off_while_its_file_is_fetched_is_read_after_the_start(stage: Stage, boss: Actor) -> None:
    slow = stage.world.faults.add("file", "slow", delay=3)
    await boss.person.sends_document("clients.csv", LIST)
    await strikes(stage, slow)
    assert stage.app
    await stage.app.stop(0.1)
    slow.remove()
    assert await stage.query("SELECT state FROM outbox WHERE kind = 'errand'") == ["claimed"]
    await stage.stops()

    await stage.starts()
    await stage.passes(minutes=1)

    await applies_it_once(stage, boss)


async def test_an_import_whose_file_comes_only_after_many_faults_is_shown_once(stage: Stage, boss: Actor) -> None:
    stage.world.faults.add("getFile", "drop_after", times=1)
    stage.world.faults.add("getFile", "5xx_html", times=2)
    stage.world.faults.add("file", "drop_before", times=2)
    stage.world.faults.add("file", "5xx", times=2)

    await boss.sends_document("clients.csv", LIST)
    await recovers(stage)
    await recovers(stage)

    await applies_it_once(stage, boss)


async def test_an_import_whose_result_finds_a_locked_inbox_until_the_process_ends_is_shown_once(
    postgres_url: str, open_database: Any
) -> None:
    async with staged(open_database(postgres_url), pauses_s=(0.02,)) as stage:
        boss = stage.actor(11, "Павел", language_code="ru")
        await boss.opens()
        slow = stage.world.faults.add("file", "slow", delay=0.5)
        await boss.person.sends_document("clients.csv", LIST)
        await strikes(stage, slow)
        async with open_database(postgres_url).read() as other:
            await other.exec_driver_sql("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
            await until(stage, "SELECT COUNT(*) FROM imports", [1])
            assert stage.app
            await stage.app.stop(0.1)
        await stage.stops()

        await stage.starts()
        await stage.passes(minutes=1)

        await applies_it_once(stage, boss)
