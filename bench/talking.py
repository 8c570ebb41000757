"""Managers who write to clients while a campaign goes out: how long their words take from [Отправить]."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterable
from typing import Any

from bench.answering import CARD, STAFF_FROM
from bench.filling import MANAGERS, telegram_id
from bench.telegram import Telegram

EVERY_S = 1.0  # each is a question to the manager and a message to the client, beside the campaign's
SEND = "Отправить"
WORDS = re.compile(r"слово (\d+)$")


async def talk_on(away: Telegram, *, until: float) -> dict[int, float]:
    """Managers in turn reply to the card of a client nobody has written to, and confirm; whom was written to, when."""
    confirmed: dict[int, float] = {}
    turn = 0
    while time.monotonic() < until:
        manager = STAFF_FROM + turn % MANAGERS
        turn += 1
        chat = (await away.control(f"people/{manager}/messages"))["messages"]
        cards = [message for message in chat if message["from_bot"] and "🔴" in message["text"]]
        named = [(int(card[1]), message) for message in cards if (card := CARD.search(message["text"]))]
        fresh = [(number, message) for number, message in named if number not in confirmed]
        if fresh:
            number, card = fresh[0]
            reply = {"message_id": card["message_id"], "text": f"слово {number}"}
            await away.control(f"people/{manager}/reply", reply)
            if await _is_asked(away, manager, number):
                confirmed[number] = time.monotonic()
                await away.control(f"people/{manager}/tap", {"text": SEND})
        await asyncio.sleep(EVERY_S)
    return confirmed


async def _is_asked(away: Telegram, manager: int, number: int) -> bool:
    """Wait for the question that names the client."""
    for _ in range(100):
        last = (await away.control(f"people/{manager}/messages"))["messages"][-1]
        if last["from_bot"] and f"слово {number}»" in last["text"]:
            return True
        await asyncio.sleep(0.05)
    return False


def arrivals(calls: Iterable[dict[str, Any]], confirmed: dict[int, float]) -> list[float]:
    """Milliseconds from each confirmation to the words in the client's chat; every one of them arrived."""
    humans = {telegram_id(number): number for number in confirmed}
    took: dict[int, float] = {}
    for call in calls:
        number = humans.get(call["chat_id"])
        if call["outcome"] == "ok" and number is not None and WORDS.search(call["params"]["text"]):
            took.setdefault(number, (call["monotonic"] - confirmed[number]) * 1000)
    assert took.keys() == confirmed.keys(), confirmed.keys() - took.keys()
    return list(took.values())
