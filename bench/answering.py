"""People who answer while a campaign goes out: how long the reply and the alert take from the tap."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from aiogram import Dispatcher
from aiogram.types import Message
from aiohttp import ClientResponseError

from bench.filling import telegram_id
from bench.telegram import Telegram, bot_at

EVERY_S = 0.3  # each tap is followed by one or two messages, beside the campaign's
PER_CHAT_S = 1.0
STAFF_FROM = 6_000_000_000
CARD = re.compile(r"Контакт (\d+)\b")


@dataclass(slots=True)
class Answered:
    """Milliseconds from each tap to the reply, and from each detractor's to the alert."""

    replies: list[float] = field(default_factory=list)
    alerts: list[float] = field(default_factory=list)

    def add(self, others: Answered) -> None:
        self.replies += others.replies
        self.alerts += others.alerts


async def tap_on(away: Telegram, *, until: float) -> dict[int, float]:
    """People tap a score, a 3 and a 9 in turn, once they have their question; who tapped when."""
    tapped: dict[int, float] = {}
    number = 1
    while time.monotonic() < until:
        began = time.monotonic()
        if await has_tapped(away, number):
            tapped[number] = began
            number += 1
        await asyncio.sleep(EVERY_S)
    return tapped


async def has_tapped(away: Telegram, number: int) -> bool:
    """False while there is nothing to tap on: the campaign is late."""
    try:
        await away.control(f"people/{telegram_id(number)}/tap", {"text": "3" if number % 2 else "9"})
    except ClientResponseError as error:
        if error.status == HTTPStatus.NOT_FOUND:
            return False
        raise
    return True


def answers(calls: Iterable[dict[str, Any]], tapped: dict[int, float]) -> Answered:
    """By Telegram's clock. Every tap was answered, and every detractor reported.

    Of an alert only what we took: a chat gets one message a second after its burst, and a manager who writes to clients
    meanwhile reads questions and receipts there too, so it counts from when Telegram took one more.
    """
    replies, alerts = dict.fromkeys(tapped, 0.0), {number: 0.0 for number in tapped if number % 2}
    humans = {telegram_id(number): number for number in tapped}
    before: dict[int, float] = {}
    for call in calls:
        if call["outcome"] != "ok":  # refused, and sent again later
            continue
        taken_from = before.get(call["chat_id"], 0.0) + PER_CHAT_S
        before[call["chat_id"]] = call["monotonic"]
        number, at = humans.get(call["chat_id"]), call["monotonic"]
        if number and at > tapped[number]:
            replies[number] = replies[number] or (at - tapped[number]) * 1000
        elif call["chat_id"] >= STAFF_FROM and (card := CARD.search(call["params"]["text"])):
            about = int(card[1])
            alerts[about] = alerts[about] or max(at - max(tapped[about], taken_from), 0.001) * 1000
    assert all(replies.values())
    assert all(alerts.values())
    return Answered(list(replies.values()), list(alerts.values()))


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
