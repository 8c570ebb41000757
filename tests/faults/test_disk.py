"""The disk is full, or another program holds the file: later, and nothing is lost, doubled or given up."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from storage.engine.database import Database
from tests.faults.outage import PATIENCE_S, all_is_handled, received, recovers
from tests.rounds.company import staged
from tests.rounds.stage import TOKEN, Actor, Stage

CARD = "🔴 3 из 10"
LOCKED_FOR = timedelta(seconds=30)
STEPS = 6


@pytest.fixture
async def stage(sqlite: Database) -> AsyncIterator[Stage]:
    """A running bot on a SQLite file; in the end the invariants are checked."""
    async with staged(sqlite, pauses_s=(0.02,)) as stage:
        yield stage


async def limit_pages(stage: Stage, pages: int) -> None:
    """The file may have so many pages (SQLite allows no fewer than it has): the same as a disk of that size."""
    async with stage.database.write() as conn:
        await conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


async def is_impatient(stage: Stage) -> None:
    """Ours ends at once, so that a refusal takes no ten seconds (busy_timeout)."""
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("PRAGMA busy_timeout = 1")


def count_polls(stage: Stage) -> int:
    return sum(call.method == "getUpdates" and call.outcome == "ok" for call in stage.world.calls)


async def test_a_full_disk_loses_nothing_and_what_was_said_meanwhile_arrives_when_there_is_room(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await limit_pages(stage, 1)
    sent = 0
    async with asyncio.timeout(PATIENCE_S):
        while stage.world.bot(TOKEN).updates.waiting() == [] or sent < 3:
            await asked.person.types("Третий раз везут позже срока. " * 100)
            sent += 1
            await asyncio.sleep(0.3)
    await asked.person.taps("3", on=asked.find("По шкале от 0 до 10"))
    await asyncio.sleep(1)
    assert stage.world.bot(TOKEN).updates.waiting(), "the disk was not full"

    await limit_pages(stage, 1_000_000)
    await recovers(stage)

    assert await stage.query("SELECT score FROM responses") == [3]
    await all_is_handled(stage)
    assert await stage.query("SELECT id FROM outbox WHERE state IN ('waiting', 'never', 'unsure')") == []
    assert received(anna, CARD) == 1
    assert "Третий раз везут позже срока." in anna.find(CARD).text


async def test_a_file_locked_by_another_program_delays_everything_and_loses_nothing(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    assert stage.database.path
    await is_impatient(stage)
    other = sqlite3.connect(stage.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await asked.person.taps("3")
    await asked.person.types("Брак.")
    for _ in range(STEPS):
        stage.clock.now += LOCKED_FOR / STEPS
        again = count_polls(stage) + 2  # what came could not be kept, and was fetched anew
        await stage.world.wait_until(lambda: count_polls(stage) >= again, PATIENCE_S)  # noqa: B023
    assert len(stage.world.bot(TOKEN).updates.waiting()) == 2
    assert await stage.query("SELECT COUNT(*) FROM responses") == [0]

    other.execute("ROLLBACK")
    other.close()
    await stage.settles()
    await recovers(stage)

    assert await stage.query("SELECT score FROM responses") == [3]
    await all_is_handled(stage)
    assert (received(anna, CARD), received(anna, "💬")) == (1, 1)
