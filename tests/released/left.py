"""What 0.1.0 left behind: its database, put into a fresh one, and the chats of its people, put into a sandbox."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg

from sandbox.message import Button, Message
from sandbox.world import World

HERE = Path(__file__).parent
VERSION = "v0_1_0"


@dataclass(frozen=True, slots=True)
class Name:
    first: str
    last: str
    username: str
    language: str


async def load(url: str) -> None:
    """The dump of this kind of database, into an empty one."""
    if url.startswith("sqlite"):
        with sqlite3.connect(url.partition("///")[2]) as file:
            file.executescript((HERE / f"{VERSION}.sqlite.sql").read_text("utf-8"))
        file.close()
        return
    conn = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        await conn.execute((HERE / f"{VERSION}.postgresql.sql").read_text("utf-8"))
    finally:
        await conn.close()


def put_back_chats(world: World, token: str) -> dict[int, Name]:
    """Every chat as it stood, of each message the first line and the buttons; Telegram counts on from there."""
    left = json.loads((HERE / f"{VERSION}.chats.json").read_text("utf-8"))
    bot = world.bot(token)
    bot._messages = left["last_message"]
    bot.updates._last_id, bot.updates._last_at = left["last_update"], datetime.fromisoformat(left["now"])
    files = []
    for kind, name, mime_type, content, file_id in left["files"]:
        files.append(bot.files.keep(kind, content.encode(), name, mime_type))
        assert files[-1].file_id == file_id
    names = {}
    for number, told in left["chats"].items():
        about = told["person"]
        known = {name: about[name] for name in ("first_name", "last_name", "username", "language_code")}
        chat = world.person(int(number), **known, bot_token=token).chat
        chat.started, chat.blocked, chat.user.deactivated = (
            about[name] for name in ("started", "blocked", "deactivated")
        )
        for message_id, date, who, kind, words, buttons, *file in told["messages"]:
            message = Message(message_id, chat.id, datetime.fromisoformat(f"{date}+00:00"), who == "bot", kind)
            message.text, message.caption = (words, "") if kind == "text" else ("", words)
            message.buttons = [[_button(text, data)] for text, data in buttons]
            message.file = files[file[0]] if file else None
            bot.add(chat, message)
        names[int(number)] = Name(*(str(value or "") for value in known.values()))
    return names


def _button(text: str, data: str) -> Button:
    raw: dict[str, Any] = {"text": text, "callback_data": data}
    return Button(text, data=data, raw=raw)
