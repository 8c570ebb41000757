"""The machine's clock jumps a day, the clocks of the country change, the whole process stands still."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storage.engine.database import Database
from tests.databases import on_both
from tests.faults.outage import received
from tests.rounds.company import staged
from tests.rounds.stage import Actor, Stage, programme

CARD = "🔴 3 из 10"
WEEK = "Итоги недели"


@pytest.mark.parametrize("days", [1, -1])
@on_both
async def test_a_clock_that_jumps_a_day_and_back_loses_and_doubles_nothing(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor, days: int
) -> None:
    await stage.passes(days=days)
    await asked.taps("3")
    await stage.passes(minutes=5)
    await stage.passes(days=-days)
    await asked.types("Брак.")
    await stage.passes(minutes=5)
    await stage.passes(days=2)

    assert await stage.query("SELECT score FROM responses") == [3]
    assert received(anna, CARD) == 1
    assert anna.sees("Брак.")
    assert await stage.query("SELECT id FROM outbox WHERE state IN ('waiting', 'never', 'unsure')") == []


@on_both
async def test_a_clock_that_jumps_over_a_summary_and_back_sends_it_once(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await stage.passes(days=6, hours=12)
    await stage.passes(days=1)
    assert (received(boss, WEEK), received(anna, WEEK)) == (1, 1)
    await stage.passes(days=-1)
    for _ in range(4):
        await stage.passes(hours=8)

    assert (received(boss, WEEK), received(anna, WEEK)) == (1, 1)
    assert await stage.query("SELECT COUNT(*) FROM summaries WHERE period_key LIKE 'week:%'") == [2]


@on_both
async def test_a_process_that_stands_still_at_the_moment_of_a_summary_sends_it_once(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await stage.passes(days=6, hours=22, minutes=59)
    assert received(boss, WEEK) == 0

    stage.clock.now += timedelta(minutes=1)
    time.sleep(3)  # noqa: ASYNC251 - nothing of the process runs
    await stage.ticks()
    await stage.passes(minutes=1)

    assert (received(boss, WEEK), received(anna, WEEK)) == (1, 1)


@pytest.mark.parametrize(
    "eve",
    [datetime(2027, 3, 27, 11, 0, tzinfo=UTC), datetime(2027, 10, 30, 11, 0, tzinfo=UTC)],
    ids=["spring", "autumn"],
)
async def test_when_the_clocks_change_a_summary_in_the_changed_hour_comes_once(
    database: Database, eve: datetime
) -> None:
    changes = {"zone": ZoneInfo("Europe/Berlin"), "weekly_summary": "30 2 * * sun"}
    async with staged(database, programme=programme(**changes)) as stage:
        boss = stage.actor(11, "Павел", language_code="ru")
        stage.clock.now = eve
        await boss.opens()
        for _ in range(48):
            await stage.passes(minutes=30)

        assert received(boss, WEEK) == 1
        assert await stage.query("SELECT COUNT(*) FROM summaries") == [1]
