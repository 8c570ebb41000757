"""All there is in this Telegram: bots by token, people, faults, and what they live in."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sandbox.bots import Bot
from sandbox.chats import User
from sandbox.faults import Faults
from sandbox.people import Person
from sandbox.surroundings import Call, Surroundings
from sandbox.weather import Weather


class World(Surroundings):
    """`webhook_retry`: seconds before the first repeat of a failed delivery, doubling up to 60."""

    def __init__(
        self,
        clock: Callable[[], datetime] | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        username: str = "otklik_bot",
        name: str = "Отклик",
    ) -> None:
        super().__init__(clock, monotonic)
        self.username = username
        self.name = name
        self.bots: list[Bot] = []
        self.users: dict[int, User] = {}
        self.revoked: set[str] = set()
        self.faults = Faults()
        self.weather = Weather(self.faults, self.changed)
        self.webhook_retry = 1.0

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
        phone: str | None = None,
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
        user.phone = phone or user.phone
        return Person(self, self.bot(bot_token), user)

    def record(self, bot: Bot, method: str, params: dict[str, Any], host: str = "") -> Call:
        call = Call(method, params, self.now(), bot.token, self.limits.monotonic(), host=host)
        chat_id = str(params.get("chat_id", ""))
        call.chat_id = int(chat_id) if chat_id.lstrip("-").isdecimal() else None
        self.calls.append(call)
        return call

    def pending(self, token: str | None = None) -> int:
        """Updates that the bot has not confirmed yet."""
        return len(self.bot(token).updates.waiting())
