"""`answers_per_s`: from raw updates with a score to committed responses, cases and owed messages."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

import aiosqlite
import sqlalchemy as sa
from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Update

from bench.figure import Figure
from bench.filling import PROGRAMME, TOKEN, filled, telegram_id, utc_now
from bot.traffic.intake import BATCH, Intake, incoming
from bot.traffic.worker import Worker
from handlers.routes import INTERNAL, dispatcher
from messages.taps.answering import ScoreTap
from storage.engine.database import Database
from storage.schema import cases, outbox, responses

UPDATES = 300
WARM_UP = 100
ROUNDS = 15
SCORE = 3  # every answer opens a case and alerts: the longest way


class Silence(BaseSession):
    """Answers to taps go nowhere: no network is measured here."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        return True

    async def close(self) -> None: ...

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""


def tap(number: int, now: datetime) -> dict[str, Any]:
    """The update of contact `number` pressing the score, as Telegram writes it."""
    rows = [range(6), range(6, 11)]
    user = {"id": telegram_id(number), "is_bot": False, "first_name": f"Контакт {number}", "language_code": "ru"}
    keyboard = [
        [{"text": str(score), "callback_data": ScoreTap(invitation=number, score=score).pack()} for score in row]
        for row in rows
    ]
    message = {
        "message_id": number,
        "from": {"id": 100200300, "is_bot": True, "first_name": "Отклик", "username": "otklik_bot"},
        "chat": {"id": user["id"], "type": "private", "first_name": user["first_name"]},
        "date": int(now.timestamp()),
        "text": "Насколько вероятно, что вы порекомендуете «Стройснаб» коллеге или партнёру?\n0 — точно нет, 10 — да",
        "reply_markup": {"inline_keyboard": keyboard},
    }
    data = ScoreTap(invitation=number, score=SCORE).pack()
    query = {"id": str(number), "from": user, "chat_instance": "1", "data": data, "message": message}
    return {"update_id": number, "callback_query": query}


async def answers_per_s(folder: Path) -> list[Figure]:
    now, bot = utc_now(), Bot(TOKEN, session=Silence())
    taps = [tap(number, now) for number in range(1, WARM_UP + ROUNDS * UPDATES + 1)]
    ours, floors = [], []
    async with (
        filled(folder / "otklik.db", len(taps), asked=True) as database,
        aiosqlite.connect(folder / "floor.db") as bare,
    ):
        intake = Intake(database, bot, utc_now)
        worker = Worker(database, bot, dispatcher(), INTERNAL, PROGRAMME, utc_now, lambda: None)
        least = await trivial(bare)
        await take_in(intake, worker, taps[:WARM_UP])
        await feed(least, bot, taps[:WARM_UP])
        for at in range(WARM_UP, len(taps), UPDATES):  # in turn, so that whoever else is at work slows down both
            ours.append(UPDATES / await take_in(intake, worker, taps[at : at + UPDATES]))
            floors.append(UPDATES / await feed(least, bot, taps[at : at + UPDATES]))
        owed = await all_is_there(database, len(taps))
    note = (
        f"median of {ROUNDS} × {UPDATES}, every one a {SCORE} with its case and alert, {owed / len(taps):.0f} owed "
        "each, synchronous=FULL; floor: the same Dispatcher, a trivial handler, one aiosqlite insert and commit each"
    )
    leaves_out = "the network, composing and sending what is owed, comments, other writers, PostgreSQL"
    return [Figure("answers_per_s", median(ours), "answers/s", median(floors), note, leaves_out)]


async def take_in(intake: Intake, worker: Worker, taps: list[dict[str, Any]]) -> float:
    """In batches as getUpdates brings them; seconds until the last one is committed."""
    began = time.perf_counter()
    for at in range(0, len(taps), BATCH):
        await intake.keep([incoming(raw) for raw in taps[at : at + BATCH]])
        while await worker.step():
            pass
    await worker.finish(5)
    return time.perf_counter() - began


async def trivial(bare: aiosqlite.Connection) -> Dispatcher:
    await bare.execute("PRAGMA journal_mode = wal")
    await bare.execute("PRAGMA synchronous = FULL")
    await bare.execute("CREATE TABLE answers (person INTEGER, data TEXT)")

    async def on_tap(query: CallbackQuery) -> None:
        await bare.execute("INSERT INTO answers VALUES (?, ?)", (query.from_user.id, query.data))
        await bare.commit()

    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.callback_query.register(on_tap)
    return dispatcher


async def feed(least: Dispatcher, bot: Bot, taps: list[dict[str, Any]]) -> float:
    began = time.perf_counter()
    for raw in taps:
        await least.feed_update(bot, Update.model_validate(raw, context={"bot": bot}))
    return time.perf_counter() - began


async def all_is_there(database: Database, count: int) -> int:
    """A fast worker that loses answers measures nothing; returns the number of owed messages."""
    async with database.read() as conn:
        counts = [
            (await conn.execute(sa.select(sa.func.count()).select_from(table))).scalar_one()
            for table in (responses, cases, outbox)
        ]
    assert counts[:2] == [count, count], counts
    return int(counts[2])
