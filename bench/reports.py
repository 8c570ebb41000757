"""`nps_*_ms`: the figures of a quarter, of its managers, of 24 months, the whole answer to /nps; `tick_ms`: a tick."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench.bulk import connect, fill
from bench.figure import Figure
from bench.filling import PROGRAMME, follow_colours
from bench.history import SEGMENT, History
from bot.clockwork import Clockwork
from messages.composing import compose
from messages.owed import Envelope
from messages.writing import Context
from nps.period import Period, containing, trend_months
from nps.scope import EVERYTHING, Scope
from nps.values import PeriodKind, TelegramId
from storage.engine.database import Database, parse_url
from storage.figures import tallies
from storage.people.staff import settle_owners
from storage.people.who import meet
from storage.queues import outbox
from tests.databases import KINDS, Databases, Kind

ROUNDS = 9
OWNER = TelegramId(1)
WANTED = "at most 50 at 100,000, 250 at 1,000,000"
WITHOUT = "sending it, whoever writes or answers meanwhile, a cold disk"
TICK_WITHOUT = "people who are due: nobody is any more; whoever writes or answers meanwhile"
SIZES = (10_000, 100_000, 1_000_000)


async def reports(folder: Path) -> list[Figure]:
    """At 10,000 and 100,000 answers, in full at 1,000,000, on both databases."""
    sizes = SIZES if os.environ.get("BENCH_FULL") else SIZES[:-1]
    now = _before_a_quarter_ends()
    figures: list[Figure] = []
    databases = Databases(folder)
    try:
        for size in sizes:
            history = History(size, now)
            for kind in KINDS:
                url = databases.fresh(kind, folder)
                await fill(url, history)
                figures += await _measure(kind, url, size, now)
                databases.drop(url)
    finally:
        databases.close()
    return figures


def _before_a_quarter_ends() -> datetime:
    """Its last day: when of the running quarter most is to be counted."""
    today = datetime.now(PROGRAMME.zone)
    first: datetime = datetime.combine(containing(PeriodKind.QUARTER, today.date()).first, time(12), PROGRAMME.zone)
    return (first - timedelta(days=1)).astimezone(UTC)


async def _measure(kind: Kind, url: str, size: int, now: datetime) -> list[Figure]:
    zone, today = PROGRAMME.zone, now.astimezone(PROGRAMME.zone).date()
    running: Period = containing(PeriodKind.QUARTER, today)
    quarter = running.previous()
    span, running_span = quarter.bounds(zone), running.bounds(zone)
    months = [month.bounds(zone) for month in trend_months(today)]
    database = Database(url)
    try:
        async with database.write() as conn:
            await settle_owners(conn, PROGRAMME.owner_ids, now=now)
            owner = await meet(conn, OWNER, name="Шеф", username=None, language="ru", now=now)
            assert owner.staff
            whole: dict[str, Any] = {"period": quarter.key}
            await follow_colours(conn, now)
        async with database.read() as conn:
            context, to_owner = Context(conn, now, PROGRAMME), Envelope(chat_id=OWNER)
            count = (await tallies.of_span(conn, *running_span, EVERYTHING)).count
            measured = {
                "nps_quarter_ms": await _times(lambda: tallies.of_span(conn, *span, EVERYTHING)),
                "nps_running_quarter_ms": await _times(lambda: tallies.of_span(conn, *running_span, EVERYTHING)),
                "nps_of_segment_ms": await _times(lambda: tallies.of_span(conn, *span, Scope(segment=SEGMENT))),
                "nps_by_manager_ms": await _times(lambda: tallies.by_manager(conn, *span, EVERYTHING)),
                "nps_24_months_ms": await _times(lambda: tallies.of_spans(conn, months, EVERYTHING)),
                "nps_whole_ms": await _times(lambda: compose(context, "nps", to_owner, whole)),
                "nps_reasons_ms": await _times(lambda: compose(context, "nps", to_owner, whole | {"view": "reasons"})),
                "nps_money_ms": await _times(lambda: compose(context, "nps", to_owner, whole | {"view": "money"})),
            }
        if size in SIZES[:-1]:
            measured["tick_ms"] = await _tick_ms(database, now)
    finally:
        await database.close()
    floor = await _floor(url, count)
    note = f"{size:,} answers, {kind}, {count:,} clients answered in the running quarter, median of {ROUNDS}"
    notes = {name: (f"{note}; {WANTED}", WITHOUT) for name in measured} | {"tick_ms": (note, TICK_WITHOUT)}
    return [Figure(name, took, "ms", floor, *notes[name]) for name, took in measured.items()]


async def _tick_ms(database: Database, now: datetime) -> float:
    """After what has piled up is asked, reminded of and cleared away, which would take an hour in the largest."""
    clockwork = Clockwork(database, PROGRAMME, lambda: now, lambda: None, ahead=sys.maxsize)  # nothing goes out here
    while await _waits(database) != await _ticked(clockwork, database):
        pass
    return await _times(clockwork.tick)


async def _waits(database: Database) -> dict[str, int]:
    async with database.read() as conn:
        return await outbox.count_states(conn)


async def _ticked(clockwork: Clockwork, database: Database) -> dict[str, int]:
    await clockwork.tick()
    while await clockwork.step():
        pass
    return await _waits(database)


async def _times(work: Callable[[], Awaitable[Any]]) -> float:
    """Milliseconds; the first run only warms up."""
    took = []
    for _ in range(ROUNDS + 1):
        began = perf_counter()
        await work()
        took.append((perf_counter() - began) * 1000)
    return median(took[1:])


async def _floor(url: str, count: int) -> float:
    """The bare driver looks at as many index entries as there are answers in the quarter."""
    parsed = parse_url(url)
    sql = f"SELECT count(id) FROM (SELECT id FROM responses LIMIT {count}) AS answers"  # noqa: S608 - a number of ours
    if parsed.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(parsed.database or "")) as bare:

            async def look() -> None:
                bare.execute(sql).fetchall()

            return await _times(look)
    conn = await connect(parsed)
    try:
        return await _times(lambda: conn.fetch(sql))
    finally:
        await conn.close()
