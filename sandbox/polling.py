"""getUpdates: the long poll, one at a time; the later of two ends the earlier."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from sandbox.bots import Bot
from sandbox.parameters import Parameters
from sandbox.refusal import Dropped, Refusal, bad_request, conflict

LONGEST = 50
MOST = 100
OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


def read_allowed(bot: Bot, parameters: Parameters) -> None:
    """Remember which kinds of updates the bot wants; said nothing, the last word stands; [] is the default again."""
    allowed = parameters.json("allowed_updates")
    if allowed is None:
        return
    if not isinstance(allowed, list):
        raise bad_request("can't parse allowed_updates JSON object")
    bot.updates.allowed = [str(kind) for kind in allowed]


async def get_updates(bot: Bot, parameters: Parameters, closing: asyncio.Event) -> Any:
    """What waits for the bot, as soon as there is something; raises Dropped when the server is closing."""
    bot.polls += 1
    turn = bot.polls
    bot.world.changed.ring()
    if bot.webhook is not None:
        raise await _held_back(bot, conflict(WEBHOOK), closing)
    read_allowed(bot, parameters)
    offset, limit = parameters.whole("offset") or 0, parameters.whole("limit") or MOST
    limit = limit if 0 < limit <= MOST else MOST
    deadline = time.monotonic() + min(max(parameters.whole("timeout") or 0, 0), LONGEST)
    while True:
        batch = bot.updates.take(offset, limit)
        left = deadline - time.monotonic()
        if batch or left <= 0:
            return [waiting.as_json() for waiting in batch]
        await bot.world.changed.wait(left)
        if closing.is_set():
            raise Dropped
        if bot.polls != turn:
            raise await _held_back(bot, conflict(OTHER), closing)
        if bot.webhook is not None:
            raise await _held_back(bot, conflict("terminated by setWebhook request"), closing)


async def _held_back(bot: Bot, refusal: Refusal, closing: asyncio.Event) -> Refusal:
    """The first conflict is told at once, one that follows closely only after a pause."""
    pause, now = bot.world.conflict_pause, time.monotonic()
    if now >= bot.next_conflict_at:
        bot.next_conflict_at = now + pause
        return refusal
    try:
        async with asyncio.timeout(pause):
            await closing.wait()
    except TimeoutError:
        return refusal
    raise Dropped
