"""What waits for a bot: updates with their lifetimes, confirmed by offset or one by one."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

Json = dict[str, Any]

MESSAGE_LIVES = timedelta(hours=24)
TAP_LIVES = timedelta(seconds=150)
IDS_RESTART_AFTER = timedelta(days=7)
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
AHEAD = 10  # an offset further ahead than this is not believed; Telegram then starts at the oldest


@dataclass(frozen=True, slots=True)
class Waiting:
    """One update on the server; `lane` is the queue it keeps its place in when delivered by webhook."""

    update_id: int
    kind: str
    body: Json
    at: datetime
    lane: tuple[str, int]

    @property
    def expires(self) -> datetime:
        return self.at + (TAP_LIVES if self.kind == "callback_query" else MESSAGE_LIVES)

    def as_json(self) -> Json:
        return {"update_id": self.update_id, self.kind: self.body}


class Updates:
    """The queue of one bot. Ids count up, and start anew at random after a week without updates."""

    def __init__(self, now: Callable[[], datetime], seed: str) -> None:
        self._now = now
        self._random = random.Random(seed)  # noqa: S311  # not for secrets
        self._waiting: dict[int, Waiting] = {}
        self._last_id = 0
        self._last_at: datetime | None = None
        self.allowed: list[str] = []

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def put(self, kind: str, body: Json, chat_id: int) -> None:
        """Queue an update unless the bot has said that it does not want this kind."""
        if not self.wants(kind):
            return
        now = self._now()
        if self._last_at is None or now - self._last_at > IDS_RESTART_AFTER:
            self._last_id = self._random.randrange(100_000_000, 900_000_000)
        self._last_at = now
        self._last_id += 1
        lane = ("callback" if kind == "callback_query" else "message", chat_id)
        self._waiting[self._last_id] = Waiting(self._last_id, kind, body, now, lane)

    def waiting(self) -> list[Waiting]:
        """What has neither been confirmed nor expired, oldest first."""
        now = self._now()
        for dead in [w.update_id for w in self._waiting.values() if w.expires <= now]:
            del self._waiting[dead]
        return list(self._waiting.values())

    def take(self, offset: int, limit: int) -> list[Waiting]:
        """Confirm what is below the offset and show the next; a negative offset counts from the end."""
        waiting = self.waiting()
        if offset < 0:
            offset = waiting[max(0, len(waiting) + offset)].update_id if waiting else 0
        if 0 < offset <= self._last_id + AHEAD:
            for old in [w.update_id for w in waiting if w.update_id < offset]:
                del self._waiting[old]
        return list(self._waiting.values())[:limit]

    def remove(self, update_id: int) -> None:
        self._waiting.pop(update_id, None)

    def drop(self) -> None:
        self._waiting.clear()
