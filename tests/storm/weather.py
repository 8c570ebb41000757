"""A Telegram that fails at random, in gusts."""

from __future__ import annotations

import asyncio
import random

from sandbox.faults import Kind
from sandbox.world import World

KINDS: tuple[Kind, ...] = ("drop_before", "drop_after", "5xx", "5xx_html", "slow", "429")
METHODS = ("*", "sendMessage", "sendMessage", "editMessageText", "getUpdates", "sendChatAction", "answerCallbackQuery")


class Weather:
    """Gusts of one fault each, for `gust_s` at most, with calms of `calm_s` at most between them."""

    def __init__(self, world: World, seed: int, *, gust_s: float = 0.8, calm_s: float = 1.0) -> None:
        self._world = world
        self._chance = random.Random(seed)
        self._gust_s = gust_s
        self._calm_s = calm_s
        self.hits: dict[str, int] = dict.fromkeys(KINDS, 0)

    async def rages(self) -> None:
        """Until cancelled; then the sky is clear."""
        while True:
            kind = self._chance.choice(KINDS)
            fault = self._world.faults.add(
                self._chance.choice(METHODS),
                kind,
                times=self._chance.randint(1, 8),
                delay=self._chance.uniform(0.2, 1.5),
                retry_after=1,
            )
            try:
                await asyncio.sleep(self._chance.uniform(0.1, self._gust_s))
            finally:
                fault.remove()
                self.hits[kind] += fault.hits
            await asyncio.sleep(self._chance.uniform(0, self._calm_s))
