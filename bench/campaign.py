"""`campaign_*_per_s`, `reply_p99_ms`, `alert_p99_ms`, `relay_p99_ms`, `planning_p99_ms`: all are due, some answer."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import sqlalchemy as sa

from bench.answering import Answered, answers, bare, tap_on
from bench.figure import Figure
from bench.filling import MANAGERS, PROGRAMME, filled, telegram_id
from bench.talking import arrivals, talk_on
from bench.telegram import Telegram, bot_at, telegram
from bot.app import App
from sandbox.limits import OVERALL
from storage.engine.database import Database
from storage.schema import invitations

FULL = bool(os.environ.get("BENCH_FULL"))
PEOPLE = 10_000 if FULL else 2_000
ROUNDS = 1 if FULL else 3
PATIENCE_S = 2.0 * PEOPLE / OVERALL + 60
BEFORE_S = 4.0  # the first ones have their question
PAGE = os.sysconf("SC_PAGE_SIZE")
PLANNING = "_plan"  # the task of bot.app.App
WAY = "due → scheduler → outbox → postman → HTTP → sandbox with Telegram's limits"
LEFT_OUT = "the start of the program and the time until the first question, PostgreSQL, a Telegram that falters"


def rss_mb() -> float:
    """The memory this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 2**20


class Watched(Database):
    """A database that remembers how long its writer was held for planning, and for whatever else, in milliseconds."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.planning: list[float] = []
        self.others: list[float] = []

    @asynccontextmanager
    async def write(self, *, short: bool = False, urgent: bool = False) -> AsyncIterator[Any]:
        began = 0.0
        try:
            async with super().write(short=short, urgent=urgent) as conn:
                began = time.perf_counter()
                yield conn
        finally:
            if began:
                task = asyncio.current_task()
                plans = task is not None and getattr(task.get_coro(), "__name__", "") == PLANNING
                kept = self.planning if plans else self.others
                kept.append((time.perf_counter() - began) * 1000)


@dataclass(slots=True)
class Rounds:
    """What the rounds of one figure have shown."""

    rates: list[float] = field(default_factory=list)
    begins: list[float] = field(default_factory=list)
    refused: int = 0
    growth: float = 0.0
    answered: Answered = field(default_factory=Answered)
    relayed: list[float] = field(default_factory=list)
    planning: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)


async def campaign_near(folder: Path) -> list[Figure]:
    """This machine's round trip, and people who answer meanwhile."""
    rounds, least = Rounds(), list[float]()
    for number in range(ROUNDS):
        least += await _round(folder / f"near-{number}.db", rounds, far=False)
    replies, alerts, floor = rounds.answered.replies, rounds.answered.alerts, p99(least)
    return [
        Figure(
            "campaign_per_s",
            median(rounds.rates),
            "messages/s",
            float(OVERALL),
            f"{_said(rounds)}, questions, replies and alerts together, {len(replies)} taps",
            f"{LEFT_OUT}, a network",
        ),
        Figure(
            "reply_p99_ms",
            p99(replies),
            "ms",
            floor,
            f"99th of {len(replies)} taps, from the tap to the «why» at Telegram, in the same {ROUNDS} campaigns of "
            f"{PEOPLE:,}; floor: a bare aiogram bot answering a message with nothing else to do; at most 100",
            "a network, many people in the same instant, PostgreSQL, an import or a report meanwhile",
        ),
        Figure(
            "alert_p99_ms",
            p99(alerts),
            "ms",
            floor,
            f"99th of {len(alerts)} detractors, from the tap to the card in the manager's chat, in the same campaigns",
            "what reply_p99_ms leaves out, and Telegram's one message a second into the manager's own chat",
        ),
        Figure(
            "relay_p99_ms",
            p99(rounds.relayed),
            "ms",
            floor,
            f"99th of {len(rounds.relayed)} messages of managers to clients, from the press of [Отправить] to the "
            "client's chat, in the same campaigns; at most 100",
            "what reply_p99_ms leaves out",
        ),
        Figure(
            "planning_p99_ms",
            p99(rounds.planning),
            "ms",
            p99(rounds.others),
            f"99th of {len(rounds.planning)} slices, how long each held the writer, its commit included, in the same "
            f"campaigns; longest {max(rounds.planning):.0f}; floor: the 99th of all other {len(rounds.others):,} "
            "writes; at most 30",
            "PostgreSQL, other processes that write, the wait for the writer itself",
        ),
    ]


async def campaign_far(folder: Path) -> list[Figure]:
    """Each request 20 to 80 ms away, and nobody answers."""
    rounds = Rounds()
    for number in range(ROUNDS):
        await _round(folder / f"far-{number}.db", rounds, far=True)
    about = f"{_said(rounds)}, each request 20–80 ms away"
    return [
        Figure("campaign_far_per_s", median(rounds.rates), "messages/s", float(OVERALL), about, f"{LEFT_OUT}, replies")
    ]


def _said(rounds: Rounds) -> str:
    return (
        f"median of {ROUNDS} × {PEOPLE:,} people due at once: {WAY}; the first question after "
        f"{median(rounds.begins):.1f} s; {rounds.refused} answers 429; memory from a tenth of the way to the end: "
        f"{rounds.growth:+.1f} MB; floor: Telegram's limit"
    )


def p99(times_ms: list[float]) -> float:
    return quantiles(times_ms, n=100, method="inclusive")[98]


async def _round(file: Path, rounds: Rounds, *, far: bool) -> list[float]:
    """One campaign through the whole program; the floor of replies in milliseconds, unless it was far away."""
    async with filled(file, PEOPLE, asked=False, kind=Watched) as database, telegram() as away:
        managers = [6_000_000_000 + number for number in range(MANAGERS)]
        await away.meets([*managers, *(telegram_id(number) for number in range(1, PEOPLE + 1))])
        async with bot_at(away.url, far=far) as bot:
            app = App(database, bot, PROGRAMME)
            began = time.monotonic()
            await app.start()
            try:
                some = _nobody() if far else _some(away, began)
                (tapped, confirmed), grown = await asyncio.gather(some, _until_out(app))
                await asyncio.sleep(2)
            finally:
                await app.stop()
        calls = await away.calls("sendMessage")
        least = [] if far else await bare(away)
    assert isinstance(database, Watched)
    rounds.planning += database.planning
    rounds.others += database.others
    rounds.growth = max(rounds.growth, grown)
    rounds.answered.add(answers(calls, tapped))
    rounds.relayed += arrivals(calls, confirmed)
    _count(calls, rounds, began)
    return least


async def _nobody() -> tuple[dict[int, float], dict[int, float]]:
    return {}, {}


async def _some(away: Telegram, began: float) -> tuple[dict[int, float], dict[int, float]]:
    """As many tap as there is time for while questions go out, and managers write to some of them."""
    await asyncio.sleep(BEFORE_S)
    until = began + PEOPLE / OVERALL - BEFORE_S
    return await asyncio.gather(tap_on(away, until=until), talk_on(away, until=until))


def _count(calls: list[dict[str, Any]], rounds: Rounds, began: float) -> None:
    """Messages a second by Telegram's clock from the first question to the last, and how many were refused."""
    sent = [call for call in calls if call["outcome"] == "ok"]
    first: dict[int, float] = {}
    for call in sent:
        if call["chat_id"] < 6_000_000_000:
            first.setdefault(call["chat_id"], call["monotonic"])
    assert len(first) == PEOPLE, len(first)  # nobody is left out; that nobody has it twice, `_until_out` looks after
    begins, ends = min(first.values()), max(first.values())
    rounds.rates.append(sum(begins < call["monotonic"] <= ends for call in sent) / (ends - begins))
    rounds.begins.append(begins - began)
    rounds.refused += len(calls) - len(sent)


async def _until_out(app: App) -> float:
    """Until everybody has the question; the growth of memory in MB after a tenth of the way."""
    asked = sa.select(sa.func.count()).select_from(invitations).where(invitations.c.sent_at.is_not(None))
    began, at_first = time.monotonic(), 0.0
    while time.monotonic() - began < PATIENCE_S:
        await asyncio.sleep(1)
        if not at_first and time.monotonic() - began > PEOPLE / OVERALL / 10:
            at_first = rss_mb()
        async with app.database.read() as conn:
            if (await conn.execute(asked)).scalar_one() == PEOPLE:
                return rss_mb() - at_first
    raise TimeoutError(f"{PEOPLE:,} questions were not out after {PATIENCE_S:.0f} s")
