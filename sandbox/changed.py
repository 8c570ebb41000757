"""Waiting for something to change without asking again and again."""

from __future__ import annotations

import asyncio


class Changed:
    """A bell: whoever waits is woken at the next ring; `version` counts the rings."""

    def __init__(self) -> None:
        self.version = 0
        self._event = asyncio.Event()

    def ring(self) -> None:
        self.version += 1
        rung, self._event = self._event, asyncio.Event()
        rung.set()

    async def wait(self, timeout: float | None = None) -> bool:
        """True when it rang, False when `timeout` seconds passed first."""
        try:
            async with asyncio.timeout(timeout):  # not wait_for: in Python 3.11 that may swallow a cancellation
                await self._event.wait()
        except TimeoutError:
            return False
        return True
