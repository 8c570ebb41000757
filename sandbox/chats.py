"""The private chat of one person with one bot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.message import Message
from sandbox.refusal import bad_request, forbidden


@dataclass(eq=False, slots=True)
class User:
    """A person as Telegram knows them, the same for every bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    deactivated: bool = False
    phone: str | None = None

    @property
    def number(self) -> str:
        """What the native button shares: their own phone, as Telegram has it, without a plus."""
        return (self.phone or f"+7999{str(self.id)[-7:].zfill(7)}").removeprefix("+")

    def as_json(self) -> dict[str, Any]:
        known = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **_without_none(known)}

    def chat_json(self) -> dict[str, Any]:
        known = {"last_name": self.last_name, "username": self.username}
        return {"id": self.id, "type": "private", "first_name": self.first_name, **_without_none(known)}


def _without_none(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


@dataclass(eq=False, slots=True)
class Tap:
    """A press of an inline button; `toast` is the bot's answer, None until it comes."""

    query_id: str
    message: Message | None
    data: str
    at: datetime
    toast: str | None = None
    alert: bool = False


@dataclass(eq=False, slots=True)
class Chat:
    """`started`: the person has opened it; `keyboard`: the reply keyboard now shown under it.

    `actions`: all the bot has shown itself busy with ("typing"), oldest first.
    """

    user: User
    started: bool = False
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    taps: dict[str, Tap] = field(default_factory=dict)
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)

    @property
    def id(self) -> int:
        return self.user.id

    def visible(self) -> Iterator[Message]:
        return (message for message in self.messages.values() if not message.deleted)

    def find(self, message_id: int | None) -> Message | None:
        """The message if it is still there."""
        message = self.messages.get(message_id) if message_id is not None else None
        return None if message is None or message.deleted else message

    def must_exist(self) -> None:
        if not self.started:
            raise bad_request("chat not found")

    def must_accept(self) -> None:
        """Raise what a bot hears that may not write here (any more)."""
        self.must_exist()
        if self.user.deactivated:
            raise forbidden("user is deactivated")
        if self.blocked:
            raise forbidden("bot was blocked by the user")
