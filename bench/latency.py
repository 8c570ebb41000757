"""`reply_p99_ms`, `alert_p99_ms`: from a tap to what follows from it, while a campaign takes all of Telegram's pace."""

from __future__ import annotations

import asyncio
import re
import time
from pathlib import Path
from statistics import quantiles
from typing import Any

from aiogram import Dispatcher
from aiogram.types import Message

from bench.figure import Figure
from bench.filling import MANAGERS, PROGRAMME, asks_of, filled, telegram_id, utc_now
from bench.telegram import Telegram, bot_at, telegram
from bot.app import App
from bot.traffic.owing import rows_of
from storage.queues import outbox

PEOPLE = 4_000
TAPS = 400  # of fewer the 99th is the slowest, or nearly: an accident
EVERY_S = 0.3  # each tap is followed by two or three messages, beside the campaign's
BEFORE_S = 4.0
CARD = re.compile(r"Контакт (\d+)\b")


async def latencies(folder: Path) -> list[Figure]:
    async with filled(folder / "otklik.db", PEOPLE, asked=False) as database, telegram() as away:
        managers = [6_000_000_000 + number for number in range(MANAGERS)]
        await away.meets([*managers, *(telegram_id(number) for number in range(1, PEOPLE + 1))])
        asks = await asks_of(database)
        async with database.write() as conn:
            await outbox.owe(conn, rows_of(asks), now=utc_now())
        async with bot_at(away.url) as bot:
            app = App(database, bot, PROGRAMME)
            await app.start()
            try:
                await asyncio.sleep(BEFORE_S)
                tapped = await tap_on(away)
                await asyncio.sleep(2)
            finally:
                await app.stop()
        calls = await away.calls("sendMessage")
        least = await bare(away)
    replies, alerts, campaign = measured(calls, tapped)
    note = (
        f"99th of {len(replies)} taps, from the tap to the «why» at Telegram, while {campaign:.0f} questions go out "
        "every second besides; floor: a bare aiogram bot answering a message with nothing else to do; at most 100"
    )
    alert_note = f"99th of {len(alerts)} detractors, from the tap to the card in the manager's chat, in the same run"
    floor = p99(least)
    return [
        Figure("reply_p99_ms", p99(replies), "ms", floor, note),
        Figure("alert_p99_ms", p99(alerts), "ms", floor, alert_note),
    ]


def p99(times_ms: list[float]) -> float:
    return quantiles(times_ms, n=100, method="inclusive")[98]


async def tap_on(away: Telegram) -> dict[int, float]:
    """People who have their question already tap a score, a 3 and a 9 in turn; who tapped when."""
    tapped: dict[int, float] = {}
    for number in range(1, TAPS + 1):
        tapped[number] = time.monotonic()
        await away.control(f"people/{telegram_id(number)}/tap", {"text": "3" if number % 2 else "9"})
        await asyncio.sleep(EVERY_S)
    return tapped


def measured(calls: list[dict[str, Any]], tapped: dict[int, float]) -> tuple[list[float], list[float], float]:
    """Milliseconds to the reply and to the alert, and the questions a second meanwhile."""
    replies, alerts = dict.fromkeys(tapped, 0.0), {number: 0.0 for number in tapped if number % 2}
    humans = {telegram_id(number): number for number in tapped}
    asked = 0
    for call in calls:
        assert call["outcome"] == "ok", call["outcome"]
        number, at = humans.get(call["chat_id"]), call["monotonic"]
        if number and at > tapped[number]:
            replies[number] = replies[number] or (at - tapped[number]) * 1000
        elif call["chat_id"] < 6_000_000_000:
            asked += tapped[1] <= at <= tapped[TAPS]
        elif card := CARD.search(call["params"]["text"]):
            about = int(card[1])
            alerts[about] = alerts[about] or (at - tapped[about]) * 1000
    assert all(replies.values())
    assert all(alerts.values())
    return list(replies.values()), list(alerts.values()), asked / (tapped[TAPS] - tapped[1])


async def bare(away: Telegram, times: int = 100) -> list[float]:
    """The same way without us: aiogram polls and answers."""
    someone, took = 7_000_000_001, []
    await away.meets([someone])
    async with bot_at(away.url) as bot:
        dispatcher = Dispatcher(disable_fsm=True)
        answered = asyncio.Event()

        async def on_message(message: Message) -> None:
            await bot.send_message(message.chat.id, "Спасибо")
            answered.set()

        dispatcher.message.register(on_message)
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
        await away.control("limits", {"overall": None, "per_chat": None})
        for _ in range(times):
            answered.clear()
            began = time.monotonic()
            await away.control(f"people/{someone}/type", {"text": "9"})
            async with asyncio.timeout(30):
                await answered.wait()
            took.append((time.monotonic() - began) * 1000)
        await dispatcher.stop_polling()
        await polling
    return took
