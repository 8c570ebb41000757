"""How fast a bot may send: a strict sliding second over all chats, a small burst and then one a second per chat."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from sandbox.refusal import too_many

OVERALL = 30
BURST = 5
FUZZ = 1e-6  # a sender that waits exactly one second is on time


class Limits:
    """`overall` messages per sliding second; `per_chat` at once, then one a second; None switches either off."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.monotonic = monotonic
        self.overall: int | None = OVERALL
        self.per_chat: int | None = BURST
        self._sent: dict[str, deque[float]] = {}
        self._buckets: dict[tuple[str, int], tuple[float, float]] = {}

    def off(self) -> None:
        self.overall = self.per_chat = None

    def on(self) -> None:
        self.overall, self.per_chat = OVERALL, BURST

    def take(self, token: str, chat_id: int) -> None:
        """Count one message of this bot into this chat, or raise 429; a refused one is not counted."""
        now = self.monotonic()
        window = self._sent.setdefault(token, deque())
        while window and now - window[0] >= 1.0 - FUZZ:
            window.popleft()
        wait = 0.0
        if self.overall is not None and len(window) >= self.overall:
            wait = window[len(window) - self.overall] + 1.0 - now
        left = self._left(token, chat_id, now)
        if self.per_chat is not None and left < 1.0 - FUZZ:
            wait = max(wait, 1.0 - left)
        if wait > 0:
            raise too_many(wait)
        window.append(now)
        if self.per_chat is not None:
            self._buckets[token, chat_id] = (left - 1.0, now)

    def _left(self, token: str, chat_id: int, now: float) -> float:
        if self.per_chat is None:
            return 0.0
        left, at = self._buckets.get((token, chat_id), (float(self.per_chat), now))
        return min(float(self.per_chat), left + now - at)
