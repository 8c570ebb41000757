"""What bots and people live in: the time, the limits, the bell that rings at every change, a record of every call."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sandbox.changed import Changed
from sandbox.limits import Limits


@dataclass(eq=False, slots=True)
class Call:
    """One request of a bot: `outcome` is "ok", Telegram's refusal or the fault; `monotonic` is real time.

    `host`: by which name or address the server was called; it tells apart the processes of one bot.
    """

    method: str
    params: dict[str, Any]
    at: datetime
    token: str
    monotonic: float
    outcome: str = "waiting"
    chat_id: int | None = None
    message_id: int | None = None
    fault: str | None = None
    host: str = ""


class Surroundings:
    """`clock` gives aware UTC (None: real time) and rules lifetimes and dates; rate limits follow `monotonic`.

    `conflict_pause`: a 409 about polling within so many seconds of the last one is held back that long, as Telegram
    does, so that two pollers do not chase each other.
    `inaccessible_after`: a tap on an older message reaches the bot without its text (None: never).
    """

    def __init__(self, clock: Callable[[], datetime] | None, monotonic: Callable[[], float]) -> None:
        self._clock = clock
        self.limits = Limits(monotonic)
        self.changed = Changed()
        self.calls: list[Call] = []
        self.conflict_pause = 3.0
        self.inaccessible_after: timedelta | None = timedelta(hours=48)

    def now(self) -> datetime:
        return self._clock() if self._clock is not None else datetime.now(UTC)

    def sent(self, chat_id: int | None = None, method: str | None = None) -> list[Call]:
        """What the bots did, polling left out, by chat or method if asked."""
        return [
            call
            for call in self.calls
            if call.method != "getUpdates" and chat_id in (None, call.chat_id) and method in (None, call.method)
        ]

    async def wait_until(self, predicate: Callable[[], object], timeout: float = 5.0) -> None:
        """Return once `predicate` holds, looking again whenever anything happens here; TimeoutError names the state."""
        deadline = time.monotonic() + timeout
        while not predicate():
            left = deadline - time.monotonic()
            if left <= 0 or not await self.changed.wait(left):
                if predicate():
                    return
                raise TimeoutError(f"still not so after {timeout} s; the last calls:\n{self._story()}")

    def _story(self) -> str:
        return "\n".join(f"  {c.at:%H:%M:%S} {c.method} {c.params} → {c.outcome}" for c in self.sent()[-15:])
