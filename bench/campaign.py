"""`campaign_per_s`: how fast a round of questions goes out through Telegram's strict window, near and far."""

from __future__ import annotations

import os
import time
from pathlib import Path
from statistics import median

from bench.figure import Figure
from bench.filling import PROGRAMME, asks_of, filled, telegram_id, utc_now
from bench.telegram import Telegram, bot_at, telegram
from bot.traffic.owing import rows_of
from bot.traffic.pace import Pace
from bot.traffic.postman import Postman
from sandbox.limits import OVERALL
from storage.engine.database import Database
from storage.queues import claiming, outbox

FULL = bool(os.environ.get("BENCH_FULL"))
PEOPLE = 10_000 if FULL else 1_000
ROUNDS = 1 if FULL else 5
PATIENCE_S = 2.0 * PEOPLE / OVERALL + 60
PAGE = os.sysconf("SC_PAGE_SIZE")


def rss_mb() -> float:
    """The memory this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 2**20


async def campaigns(folder: Path) -> list[Figure]:
    return [
        await _campaign(folder, "campaign_per_s", far=False),
        await _campaign(folder, "campaign_far_per_s", far=True),
    ]


async def _campaign(folder: Path, name: str, *, far: bool) -> Figure:
    rates, refused, growth = [], 0, 0.0
    for number in range(ROUNDS):
        async with filled(folder / f"{name}-{number}.db", PEOPLE, asked=False) as database, telegram() as away:
            await away.meets(telegram_id(number) for number in range(1, PEOPLE + 1))
            async with bot_at(away.url, far=far) as bot:
                postman = Postman(database, bot, PROGRAMME, utc_now, Pace())
                grown = await deliver(database, postman)
            rate, floods = await counted(away)
        rates.append(rate)
        refused += floods
        growth = max(growth, grown)
    note = (
        f"median of {ROUNDS} × {PEOPLE} questions, composed, sent over HTTP and recorded, round trip "
        f"{'20–80 ms' if far else 'of this machine'}; {refused} answers 429; "
        f"memory from a tenth of the way to the end: {growth:+.1f} MB; floor: Telegram's limit"
    )
    return Figure(name, median(rates), "messages/s", float(OVERALL), note)


async def counted(away: Telegram) -> tuple[float, int]:
    """Messages a second by Telegram's clock, and how many requests were refused."""
    calls = await away.calls("sendMessage")
    delivered = [call for call in calls if call["outcome"] == "ok"]
    assert len({call["chat_id"] for call in delivered}) == len(delivered) == PEOPLE
    took = delivered[-1]["monotonic"] - delivered[0]["monotonic"]
    return (PEOPLE - 1) / took, len(calls) - len(delivered)


async def deliver(database: Database, postman: Postman) -> float:
    """As the running program does, until nothing is owed. Returns the growth of memory in MB after the first tenth."""
    asks = await asks_of(database)
    async with database.write() as conn:
        await outbox.owe(conn, rows_of(asks), now=utc_now())
    del asks
    deadline, began = time.monotonic() + PATIENCE_S, time.monotonic()
    at_first = 0.0
    while time.monotonic() < deadline:
        if not at_first and time.monotonic() - began > PEOPLE / OVERALL / 10:
            at_first = rss_mb()
        if not await postman.step():
            if not postman.in_hand:
                async with database.read() as conn:
                    if not await claiming.has_work(conn, now=utc_now()):
                        return rss_mb() - at_first
            await postman.wait(1.0)
    raise TimeoutError(f"{PEOPLE} questions were not out after {PATIENCE_S:.0f} s")
