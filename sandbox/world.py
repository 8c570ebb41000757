"""All there is in this Telegram: bots by token, people, faults, limits, and a record of every call."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sandbox.bots import Bot
from sandbox.changed import Changed
from sandbox.chats import User
from sandbox.faults import Faults
from sandbox.limits import Limits
from sandbox.people import Person
from sandbox.weather import Weather


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


class World:
    """`clock` gives aware UTC (None: real time) and rules lifetimes and dates; rate limits follow `monotonic`.

    `webhook_retry`: seconds before the first repeat of a failed delivery, doubling up to 60.
    `conflict_pause`: a 409 about polling within so many seconds of the last one is held back that long, as Telegram
    does, so that two pollers do not chase each other.
    `inaccessible_after`: a tap on an older message reaches the bot without its text (None: never).
    """

    def __init__(
        self,
        clock: Callable[[], datetime] | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        username: str = "otklik_bot",
        name: str = "Отклик",
    ) -> None:
        self._clock = clock
        self.username = username
        self.name = name
        self.bots: list[Bot] = []
        self.users: dict[int, User] = {}
        self.revoked: set[str] = set()
        self.calls: list[Call] = []
        self.limits = Limits(monotonic)
        self.faults = Faults()
        self.changed = Changed()
        self.weather = Weather(self.faults, self.changed)
        self.webhook_retry = 1.0
        self.conflict_pause = 3.0
        self.inaccessible_after: timedelta | None = timedelta(hours=48)

    def now(self) -> datetime:
        return self._clock() if self._clock is not None else datetime.now(UTC)

    def bot(self, token: str | None = None) -> Bot:
        """The bot of this token, made when first seen; None: the first bot, which takes the first token to come."""
        if token is None:
            return self.bots[0] if self.bots else self._add_bot("")
        for bot in self.bots:
            if bot.token == token:
                return bot
        if self.bots and not self.bots[0].token:
            self.bots[0].adopt(token)
            return self.bots[0]
        return self._add_bot(token)

    def _add_bot(self, token: str) -> Bot:
        number = len(self.bots) + 1
        username = self.username if number == 1 else f"{self.username.removesuffix('_bot')}{number}_bot"
        bot = Bot(self, token, username, self.name)
        self.bots.append(bot)
        return bot

    def person(
        self,
        id: int,
        *,
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
        bot_token: str | None = None,
    ) -> Person:
        """This person in their chat with this bot; what is named here changes their profile."""
        if id not in self.users:
            self.users[id] = User(id, first_name or f"Person {id}")
            self.changed.ring()
        user = self.users[id]
        user.first_name = first_name or user.first_name
        user.last_name = last_name or user.last_name
        user.username = username or user.username
        user.language_code = language_code or user.language_code
        return Person(self, self.bot(bot_token), user)

    def record(self, bot: Bot, method: str, params: dict[str, Any], host: str = "") -> Call:
        call = Call(method, params, self.now(), bot.token, self.limits.monotonic(), host=host)
        chat_id = str(params.get("chat_id", ""))
        call.chat_id = int(chat_id) if chat_id.lstrip("-").isdecimal() else None
        self.calls.append(call)
        return call

    def sent(self, chat_id: int | None = None, method: str | None = None) -> list[Call]:
        """What the bots did, polling left out, by chat or method if asked."""
        return [
            call
            for call in self.calls
            if call.method != "getUpdates" and chat_id in (None, call.chat_id) and method in (None, call.method)
        ]

    def pending(self, token: str | None = None) -> int:
        """Updates that the bot has not confirmed yet."""
        return len(self.bot(token).updates.waiting())

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
