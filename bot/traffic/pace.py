"""Telegram's limits: 30 messages a second over all chats, in one chat a short burst and then one a second."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from nps.values import Lane

ENOUGH = 10  # round trips, before the shortest of them is believed
GIVEN_BACK = 0.5  # of it: the shortest of ten may be twice as long as the shortest there is
OWN_WORK_S = 0.005  # and so much of that half is a busy machine's, no way at all
KEPT_FREE = 15  # one slot of so many, at most, is kept for answers that are being made
MADE_WITHIN_S = 0.08  # two steps of the campaign and some: what takes longer finds the next slot
BEHIND = 1  # steps of the campaign that may be caught up with at once: a bunch leaves a gap a second later


@dataclass(eq=False, slots=True)
class Slot:
    """One message's place, held from the moment it leaves until a second after its answer."""

    chat_id: int | None
    started: float
    message: bool  # else it changes one in place
    alone: bool  # no other request was on its way when this one left
    given_back: bool = False


class Pace:
    """Slots that free one second after the *answer* of the request that took them.

    Counting from the answer keeps every window of Telegram's clock under the limit whatever the network does; the
    part of the round trip that is surely spent on the way (half of the shortest, less own work) is given back. Only
    requests that left alone are measured: of thirty at once each waits for the others, in the end on our side, and
    seems to be far away.

    Who waits for a slot is served by lane, then in order of coming. Questions leave evenly, so that slots free evenly
    too and whatever is urgent finds one within a step of the campaign. While an answer is being made, the slots that
    free meanwhile are kept for it and what goes with it; kept for longer they would slow the campaign for nothing.
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
        self._flying = 0  # messages on their way
        self._edits = 0  # changes of messages on their way
        self._freed: list[float] = []  # when the slots of answered requests become free
        self._measured = 0
        self._shortest = float("inf")
        self._chats: dict[int, float] = {}  # chat -> when its bucket is full again
        self._next_ask = 0.0
        self._expected: deque[float] = deque()  # until when a slot is kept for each message that is being made
        self._paused_until = 0.0
        self._flooded: dict[int | None, float] = {}
        self._queue: list[tuple[int, int]] = []  # (lane, number) of everybody who waits
        self._numbers = count()
        self._moved = asyncio.Event()

    def paused(self) -> float:
        """Seconds for which Telegram has told us to be quiet altogether."""
        return max(self._paused_until - self._now(), 0.0)

    def delay(self, lane: int = Lane.REPLY) -> float:
        """Seconds until a message of this lane may leave; 0.0: now. Infinite while every slot is on its way."""
        if self._overall is None:
            return 0.0
        now = self._now()
        while self._freed and self._freed[0] <= now:
            heapq.heappop(self._freed)
        while self._expected and self._expected[0] <= now:
            self._expected.popleft()
        kept = self._expected if lane == Lane.ASK else ()
        waits = self.paused()
        too_many = self._flying + len(self._freed) + len(kept) + 1 - self._overall
        if too_many > 0:
            freed = heapq.nsmallest(too_many, self._freed)
            frees = freed[-1] if len(freed) == too_many else float("inf")
            waits = max(waits, min(frees, *kept) - now if kept else frees - now)
        return max(waits, self._next_ask - now) if lane == Lane.ASK else waits

    def expect(self, messages: int) -> None:
        """So many messages are being made that are no questions: the next slots are theirs, a few at most."""
        if self._overall is not None:
            ends, most = self._now() + MADE_WITHIN_S, self._overall // KEPT_FREE
            self._expected.extend([ends] * min(messages, most - len(self._expected)))

    def hot_chats(self) -> dict[int, float]:
        """Chats that have used up their burst → seconds until each may be written to again."""
        if self._burst is None:
            return {}
        now = self._now()
        self._chats = {chat: full for chat, full in self._chats.items() if full > now}
        over = {chat: full - now - (self._burst - 1) for chat, full in self._chats.items()}
        return {chat: wait for chat, wait in over.items() if wait > 0}

    async def turn(self, chat_id: int | None, lane: int = Lane.REPLY) -> Slot:
        """Wait for a place and take it: the request is to leave at once."""
        if self._overall is not None:
            place = (lane, next(self._numbers))
            heapq.heappush(self._queue, place)
            try:
                while (wait := self.delay(lane)) > 0 or self._queue[0] != place:
                    await self._change(wait)
            finally:
                self._queue.remove(place)
                heapq.heapify(self._queue)
                self._stir()
        return self.take(chat_id, lane)

    def take(self, chat_id: int | None, lane: int = Lane.REPLY, *, message: bool = True) -> Slot:
        """Take a place now; the round trip is measured from here.

        What changes a message in place (`message` False) counts in its chat, but is none of the thirty.
        """
        now = self._now()
        if self._burst is not None and chat_id is not None:
            self._chats[chat_id] = max(self._chats.get(chat_id, 0.0), now) + 1.0
        if lane != Lane.ASK:
            if self._expected and message:  # a change of a message uses up no slot, nor one that is kept
                self._expected.popleft()
        elif self._overall is not None:
            self._next_ask = max(self._next_ask, now - BEHIND / self._overall) + 1.0 / self._overall
        alone = message and not self._flying and not self._edits
        self._flying += message
        self._edits += not message
        return Slot(chat_id, now, message, alone)

    def give(self, slot: Slot, *, counted: bool = True) -> None:
        """The request was answered, or failed; what was surely no message frees its place at once. Once per slot."""
        if slot.given_back:
            return
        slot.given_back = True
        self._flying -= slot.message
        self._edits -= not slot.message
        now = self._now()
        if counted and slot.message:
            if slot.alone:
                self._measured += 1
                self._shortest = min(self._shortest, now - slot.started)
            back = max(GIVEN_BACK * self._shortest - OWN_WORK_S, 0.0) if self._measured >= ENOUGH else 0.0
            heapq.heappush(self._freed, now + 1.0 - back)
        elif not counted and slot.chat_id in self._chats:
            self._chats[slot.chat_id] -= 1.0
        self._stir()

    def flooded(self, seconds: float, chat_id: int | None) -> None:
        """Telegram answered 429. One chat alone: only that chat waits; a second one meanwhile: everything does."""
        now = self._now()
        self._flooded = {chat: until for chat, until in self._flooded.items() if until > now}
        if set(self._flooded) - {chat_id}:
            self._paused_until = max(self._paused_until, now + seconds)
        self._flooded[chat_id] = now + seconds

    def _stir(self) -> None:
        """Whoever waits looks again."""
        self._moved.set()
        self._moved = asyncio.Event()

    async def _change(self, at_most_s: float) -> None:
        try:
            async with asyncio.timeout(at_most_s if 0 < at_most_s < float("inf") else None):
                await self._moved.wait()
        except TimeoutError:
            pass
