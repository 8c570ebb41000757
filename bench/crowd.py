"""`crowd_per_s`: everybody answers at the same moment; all answers wait before the first is handled."""

from __future__ import annotations

import os
import time
from pathlib import Path

import aiosqlite
from aiogram import Bot

from bench.answers import Silence, all_is_there, feed, tap, trivial
from bench.figure import Figure
from bench.filling import PROGRAMME, TOKEN, filled, utc_now
from bot.traffic.intake import BATCH, Intake, incoming
from bot.traffic.worker import Worker
from handlers.routes import INTERNAL, dispatcher
from storage.engine.database import Database
from storage.safety import invariants

CROWD, FULL_CROWD = 1_000, 10_000


async def crowd_per_s(folder: Path) -> list[Figure]:
    """Answers a second, from the first update kept to the last one committed; then the invariants are checked."""
    count = FULL_CROWD if os.environ.get("BENCH_FULL") == "1" else CROWD
    now, bot = utc_now(), Bot(TOKEN, session=Silence())
    taps = [tap(number, now) for number in range(1, count + 1)]
    async with (
        filled(folder / "otklik.db", count, asked=True) as database,
        aiosqlite.connect(folder / "floor.db") as bare,
    ):
        intake = Intake(database, bot, utc_now)
        worker = Worker(database, bot, dispatcher(), INTERNAL, PROGRAMME, utc_now, lambda: None)
        began = time.perf_counter()
        for at in range(0, count, BATCH):
            await intake.keep([incoming(raw) for raw in taps[at : at + BATCH]])
        while await worker.step():
            pass
        await worker.finish(5)
        took = time.perf_counter() - began
        floor = await feed(await trivial(bare), bot, taps)
        await all_is_there(database, count)
        await nothing_is_broken(database)
    note = f"{count:,} answers waiting at once, all handled in {took:.1f} s, invariants checked; floor as answers_per_s"
    leaves_out = "the network, composing and sending what is owed (Telegram's pace alone takes longer), PostgreSQL"
    return [Figure("crowd_per_s", count / took, "answers/s", count / floor, note, leaves_out)]


async def nothing_is_broken(database: Database) -> None:
    async with database.read() as conn:
        broken = [rule for rule in await invariants.check(conn, now=utc_now()) if rule.severity == "broken"]
    assert broken == [], broken[:3]
