"""/metrics on an address of its own: what was done, what waits, and how the process is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
import sqlalchemy as sa
from prometheus_client.parser import text_string_to_metric_families

from bot.site.http import serve_metrics
from tests.bot.test_http import Door, status
from tests.databases import on_both
from tests.rounds.beginnings import Beginning
from tests.rounds.stage import Actor, Stage

Shown = dict[tuple[str, ...], float]


class Scrapes:
    """A Prometheus that scrapes the stage's process."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def look(self) -> Shown:
        """Every sample: its name, then the values of its labels."""
        async with aiohttp.ClientSession() as session, session.get(self.url) as answer:
            assert answer.status == 200
            assert answer.content_type == "text/plain"
            page = await answer.text()
        families = text_string_to_metric_families(page)
        return {
            (sample.name, *sample.labels.values()): sample.value for family in families for sample in family.samples
        }


@pytest.fixture
def beginning() -> Beginning:
    """Nobody has joined: whoever does is counted too."""
    return ()


@pytest.fixture
async def scrapes(stage: Stage) -> AsyncIterator[Scrapes]:
    assert stage.app
    runner = await serve_metrics(stage.app, "127.0.0.1", 0)
    yield Scrapes(f"http://127.0.0.1:{runner.addresses[0][1]}/metrics")
    await runner.cleanup()


async def test_a_round_shows_in_updates_handlers_deliveries_and_rows(
    stage: Stage, scrapes: Scrapes, asked: Actor, anna: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Третий раз опоздали")

    shown = await scrapes.look()

    assert shown["otklik_updates_total", "callback_query"] == 2
    assert shown["otklik_updates_total", "message"] == 3
    assert shown["otklik_handler_seconds_count", "answer.on_score"] >= 1
    assert shown["otklik_handler_seconds_sum", "answer.on_score"] > 0
    assert shown["otklik_deliveries_total", "alert", "sent"] >= 1
    assert shown["otklik_deliveries_total", "reply", "sent"] >= 3
    assert shown["otklik_inbox_rows", "done"] == await count(stage, "inbox")
    assert shown["otklik_outbox_rows", "sent"] >= 4
    assert shown["otklik_inbox_lag_seconds",] == shown["otklik_outbox_lag_seconds",] == 0
    assert shown["otklik_leader",] == shown["otklik_healthy",] == 1
    assert shown["otklik_start_time_seconds",] == stage.clock().timestamp()
    assert shown["otklik_last_success_time_seconds", "send"] == stage.clock().timestamp()
    assert shown["otklik_database_bytes",] > 10_000
    assert shown["process_resident_memory_bytes",] > 10_000_000
    labels = " ".join(" ".join(key) for key in shown)
    assert not any(word in labels for word in ("Ирина", "Ким", "Вектор", str(asked.id)))


async def count(stage: Stage, box: str) -> int:
    return int((await stage.query(f"SELECT count(*) FROM {box}"))[0])  # noqa: S608 - a word of this file


async def test_a_429_is_counted_and_what_waits_ages(stage: Stage, scrapes: Scrapes, boss: Actor) -> None:
    assert stage.app
    stage.world.faults.add("sendMessage", "429", times=1, retry_after=3600)
    await boss.types("/help")
    stage.clock.now += timedelta(minutes=5)

    shown = await scrapes.look()

    assert shown["otklik_deliveries_429_total",] == 1
    assert shown["otklik_deliveries_total", "reply", "later"] == 1
    assert shown["otklik_outbox_lag_seconds",] == 300
    assert shown["otklik_outbox_rows", "waiting"] == 1
    assert shown["otklik_healthy",] == 0
    assert shown["otklik_overdue", "send"] == 1
    assert shown["otklik_overdue", "database"] == 0


@on_both
async def test_an_update_nobody_has_handled_yet_ages_until_it_is(stage: Stage, scrapes: Scrapes, asked: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE responses RENAME TO away"))
    try:
        await asked.taps("3")
        stage.clock.now += timedelta(seconds=20)
        await asked.types("Третий раз опоздали")
        stage.clock.now += timedelta(seconds=70)
        shown = await scrapes.look()
    finally:
        async with stage.database.write() as conn:
            await conn.execute(sa.text("ALTER TABLE away RENAME TO responses"))
    await stage.passes(minutes=1)
    later = await scrapes.look()

    assert shown["otklik_inbox_lag_seconds",] == 90  # of the older of the two
    assert shown["otklik_inbox_rows", "waiting"] == 2
    assert later["otklik_inbox_lag_seconds",] == 0


async def test_an_update_nobody_could_handle_is_counted_by_its_handler_and_seen_set_aside(
    stage: Stage, scrapes: Scrapes, asked: Actor
) -> None:
    async with stage.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE responses RENAME TO away"))
    try:
        await asked.taps("3")
        for _ in range(4):
            stage.clock.now += timedelta(minutes=2)
            await stage.settles()
        shown = await scrapes.look()
    finally:
        async with stage.database.write() as conn:
            await conn.execute(sa.text("ALTER TABLE away RENAME TO responses"))

    assert shown["otklik_inbox_rows", "set_aside"] == 1
    assert shown["otklik_handler_failures_total", "answer.on_score"] >= 5


@on_both
async def test_without_its_database_the_page_is_shorter_and_says_why(stage: Stage, scrapes: Scrapes) -> None:
    async with stage.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE outbox RENAME TO away"))
    try:
        shown = await scrapes.look()
    finally:
        async with stage.database.write() as conn:
            await conn.execute(sa.text("ALTER TABLE away RENAME TO outbox"))

    assert shown["otklik_overdue", "database"] == 1
    assert ("otklik_outbox_lag_seconds",) not in shown
    assert shown["otklik_leader",] == 1


async def test_the_metrics_address_serves_nothing_else(stage: Stage) -> None:
    assert stage.app
    runner = await serve_metrics(stage.app, "127.0.0.1", 0)
    door = Door(runner)
    answers = [await door.asks("GET", path) for path in ("/", "/health", "/metrics")]
    answers.append(await door.asks("POST", "/metrics"))
    await runner.cleanup()

    assert [status(answer) for answer in answers] == [404, 404, 200, 405]
