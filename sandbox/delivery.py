"""Webhook delivery: each lane in order, lanes beside each other, a failed update again after a growing delay."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import dataclass

import aiohttp

from sandbox.bots import Bot, Webhook
from sandbox.updates import Waiting
from sandbox.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name
LONGEST_DELAY = 60.0
ANSWER_WITHIN = 60.0

Lane = tuple[str, tuple[str, int]]


@dataclass(slots=True)
class _Failed:
    """How a lane's head has failed so far; it is tried again at `due` (monotonic)."""

    delay: float
    due: float


class Deliverer:
    """Runs while the server does; messages and taps of one person are separate lanes and may overtake each other."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._flying: dict[Lane, asyncio.Task[None]] = {}
        self._failed: dict[Lane, _Failed] = {}
        self._loop: asyncio.Task[None] | None = None
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN))
        self._loop = asyncio.create_task(self._run())

    async def stop(self) -> None:
        tasks = [*self._flying.values(), *([self._loop] if self._loop else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._flying.clear()
        self._failed.clear()
        if self._session is not None:
            await self._session.close()

    async def _run(self) -> None:
        while True:
            pause = min((self._start_ready(bot) for bot in self._world.bots if bot.webhook), default=LONGEST_DELAY)
            await self._world.changed.wait(pause)

    def _start_ready(self, bot: Bot) -> float:
        """Send off every lane's head that is due; returns the seconds until the next one is."""
        hook, now, pause = bot.webhook, time.monotonic(), LONGEST_DELAY
        if hook is None or self._world.weather.down:  # the weather rings when it clears
            return pause
        flying = sum(lane[0] == bot.token for lane in self._flying)
        seen: set[tuple[str, int]] = set()
        for waiting in bot.updates.waiting():
            if flying >= hook.max_connections:
                break
            if waiting.lane in seen:
                continue
            seen.add(waiting.lane)
            lane = (bot.token, waiting.lane)
            failed = self._failed.get(lane)
            if lane in self._flying:
                continue
            if failed is not None and failed.due > now:
                pause = min(pause, failed.due - now)
                continue
            flying += 1
            self._flying[lane] = asyncio.create_task(self._deliver(bot, hook, waiting, lane))
        return pause

    async def _deliver(self, bot: Bot, hook: Webhook, waiting: Waiting, lane: Lane) -> None:
        try:
            error, retry_after = await self._posted(hook, waiting)
            if error is None:
                bot.updates.remove(waiting.update_id)
                self._failed.pop(lane, None)
            else:
                last = self._failed.get(lane)
                delay = min(last.delay * 2 if last else self._world.webhook_retry, LONGEST_DELAY)
                delay = max(delay, retry_after)
                self._failed[lane] = _Failed(delay, time.monotonic() + delay)
                hook.last_error_at, hook.last_error = self._world.now(), error
        finally:
            self._flying.pop(lane, None)
            self._world.changed.ring()

    async def _posted(self, hook: Webhook, waiting: Waiting) -> tuple[str | None, float]:
        """None when the bot took it, else Telegram's words for what went wrong; and how long the bot asked to wait."""
        assert self._session is not None  # noqa: S101  # started
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            async with self._session.post(
                hook.url, json=waiting.as_json(), headers=headers, allow_redirects=False
            ) as answer:
                await answer.read()
                if 200 <= answer.status < 300:
                    return None, 0.0
                wait = 0.0
                with contextlib.suppress(ValueError):
                    wait = float(answer.headers.get("Retry-After", "0"))
                return f"Wrong response from the webhook: {answer.status} {answer.reason}", wait
        except TimeoutError:
            return "Read timeout expired", 0.0
        except aiohttp.ClientConnectorError:
            return "Connection refused", 0.0
        except aiohttp.ClientError:
            return "Connection reset by peer", 0.0
