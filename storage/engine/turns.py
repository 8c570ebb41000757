"""Taking turns: one after the other, whoever is urgent before the others."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count


class Turns:
    """Like asyncio.Lock, but those who wait are served by urgency, then in order of coming."""

    def __init__(self) -> None:
        self._taken = False
        self._waiting: list[tuple[bool, int, asyncio.Future[None]]] = []
        self._numbers = count()

    @asynccontextmanager
    async def turn(self, *, urgent: bool = False) -> AsyncIterator[None]:
        """Wait for the turn, and have it until the end of the block."""
        await self._wait(urgent=urgent)
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, *, urgent: bool) -> None:
        if not self._taken:
            self._taken = True
            return
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (not urgent, next(self._numbers), called))
        try:
            await called
        except asyncio.CancelledError:
            if not called.cancelled():  # the turn came at the same moment: it is somebody else's now
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            *_, called = heapq.heappop(self._waiting)
            if not called.done():  # else whoever waited was cancelled
                called.set_result(None)
                return
        self._taken = False
