"""Telegram's limits: 30 messages a second over all chats, in one chat a short burst and then one a second."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable
from dataclasses import dataclass

ENOUGH = 10  # round trips, before the shortest of them is believed


@dataclass(eq=False, slots=True)
class Slot:
    """One message's place, held from its claim until a second after its answer; `started` is when it left."""

    chat_id: int | None
    started: float | None = None
    alone: bool = False  # no other request was on its way when this one left
    given: bool = False


class Pace:
    """Slots that free one second after the *answer* of the request that took them.

    Counting from the answer keeps every window of Telegram's clock under the limit whatever the network does; the
    part of the round trip that is surely spent on the way (0.8 of the shortest) is given back. Only requests that left
    alone are measured: of thirty at once each waits for the others, in the end on our side, and seems to be far away.
    """

    def __init__(
        self,
        overall: int | None = 30,
        burst: int | None = 3,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._overall = overall
        self._burst = burst
        self._now = monotonic
        self._in_hand = 0
        self._freed: list[float] = []  # when the slots of answered requests become free
        self._flying = 0  # requests on their way
        self._measured = 0
        self._shortest = float("inf")
        self._chats: dict[int, float] = {}  # chat -> when its bucket is full again
        self._paused_until = 0.0
        self._flooded: dict[int | None, float] = {}

    def free(self) -> int:
        """How many messages may be sent right now."""
        now = self._now()
        if now < self._paused_until:
            return 0
        if self._overall is None:
            return 100
        while self._freed and self._freed[0] <= now:
            heapq.heappop(self._freed)
        return max(self._overall - self._in_hand - len(self._freed), 0)

    def waits(self) -> float:
        """Seconds until something may free: 0 when a slot is free."""
        if self.free() > 0:
            return 0.0
        now = self._now()
        return max(self._paused_until - now, (self._freed[0] - now) if self._freed else 0.01, 0.001)

    def hot_chats(self) -> dict[int, float]:
        """Chats that have used up their burst → seconds until each may be written to again."""
        if self._burst is None:
            return {}
        now = self._now()
        self._chats = {chat: full for chat, full in self._chats.items() if full > now}
        over = {chat: full - now - (self._burst - 1) for chat, full in self._chats.items()}
        return {chat: wait for chat, wait in over.items() if wait > 0}

    def take(self, chat_id: int | None) -> Slot:
        """Hold a place. At the claim already: messages still being composed must count for those claimed next."""
        self._in_hand += 1
        now = self._now()
        if self._burst is not None and chat_id is not None:
            self._chats[chat_id] = max(self._chats.get(chat_id, 0.0), now) + 1.0
        return Slot(chat_id)

    def start(self, slot: Slot) -> None:
        """The request leaves now: the round trip is measured from here."""
        slot.started, slot.alone = self._now(), self._flying == 0
        self._flying += 1

    def give(self, slot: Slot, *, counted: bool = True) -> None:
        """The request was answered, or failed; what was surely no message frees its place at once. Once per slot."""
        if slot.given:
            return
        slot.given = True
        self._in_hand -= 1
        now = self._now()
        if slot.started is not None:
            self._flying -= 1
        if counted:
            if slot.alone and slot.started is not None:
                self._measured += 1
                self._shortest = min(self._shortest, now - slot.started)
            back = 0.8 * self._shortest if self._measured >= ENOUGH else 0.0
            heapq.heappush(self._freed, now + 1.0 - back)
        elif slot.chat_id in self._chats:
            self._chats[slot.chat_id] -= 1.0

    def flooded(self, seconds: float, chat_id: int | None) -> None:
        """Telegram answered 429. One chat alone: only that chat waits; a second one meanwhile: everything does."""
        now = self._now()
        self._flooded = {chat: until for chat, until in self._flooded.items() if until > now}
        if set(self._flooded) - {chat_id}:
            self._paused_until = max(self._paused_until, now + seconds)
        self._flooded[chat_id] = now + seconds
