"""One bot on the server: its name, chats, queue, files, menu and webhook."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sandbox.chats import Chat, User
from sandbox.files import Files
from sandbox.message import Message
from sandbox.refusal import bad_request
from sandbox.render import message_json
from sandbox.surroundings import Surroundings
from sandbox.updates import Updates


@dataclass(eq=False, slots=True)
class Webhook:
    url: str
    secret: str
    max_connections: int = 40
    last_error_at: datetime | None = None
    last_error: str = ""


class Bot:
    """What the server keeps for one token; every token is a bot of its own."""

    def __init__(self, world: Surroundings, token: str, username: str, name: str) -> None:
        self.world = world
        self.username = username
        self.name = name
        self.texts: dict[tuple[str, str], str] = {}
        self.chats: dict[int, Chat] = {}
        self.menu: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.webhook: Webhook | None = None
        self.polls = 0
        self.next_conflict_at = 0.0
        self._messages = 0
        self._queries = 0
        self.adopt(token)
        self.updates = Updates(world.now, f"{username}{self.id}")
        self.files = Files(f"{username}{self.id}")

    def adopt(self, token: str) -> None:
        """Take a token; the first bot is there before anyone has called it, and gets its token then."""
        self.token = token
        digits = token.split(":")[0]
        self.id = int(digits) if digits.isdecimal() else zlib.crc32(token.encode()) + 1

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}

    def chat(self, user: User) -> Chat:
        """The chat with this person, opened or not."""
        return self.chats.setdefault(user.id, Chat(user))

    def find_chat(self, chat_id: int) -> Chat:
        """The opened chat; raises "chat not found" for a person who never started the bot."""
        chat = self.chats.get(chat_id)
        if chat is None or not chat.started:
            raise bad_request("chat not found")
        return chat

    def new_query_id(self) -> str:
        self._queries += 1
        return str(self.id * 1_000_003 + self._queries)

    def add(self, chat: Chat, message: Message) -> Message:
        chat.messages[message.message_id] = message
        self.world.changed.ring()
        return message

    def number_messages_from(self, number: int) -> None:
        """Leave the numbers below to messages of before this Telegram began."""
        self._messages = max(self._messages, number)

    def new_message_id(self) -> int:
        self._messages += 1
        return self._messages

    def post(self, kind: str, body: dict[str, Any], chat: Chat) -> None:
        """Queue an update for this bot."""
        self.updates.put(kind, body, chat.id)
        self.world.changed.ring()

    def unread(self, chat: Chat) -> list[int]:
        """This person's messages that the bot has not taken yet: they have one tick, the others two."""
        waiting = (w.body for w in self.updates.waiting() if w.kind == "message" and w.lane[1] == chat.id)
        return [body["message_id"] for body in waiting]

    def said(self, field: str, language: str | None) -> str:
        """One of the bot's texts in this language, else the one for all languages."""
        return self.texts.get((field, (language or "")[:2])) or self.texts.get((field, ""), "")

    def message_json(self, chat: Chat, message: Message) -> dict[str, Any]:
        return message_json(self.as_json(), chat, message)
