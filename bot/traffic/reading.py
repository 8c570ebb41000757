"""From an update as it came to one that the handlers understand; of what is too new, at least the words."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError

SAID = ("message", "edited_message")
Json = dict[str, Any]


class Unparsable(Exception):
    """This is no update that this version knows; the text says where it breaks, never what it says."""


def read(raw: Json, bot: Bot) -> Update:
    """Raises Unparsable.

    1. Of a message that was tapped only where it stands is read, and whether it is a picture: it is ours, and long.
    2. A message with something in it that cannot be parsed is read by its words, if it has any.
    """
    try:
        return _parsed(_bare(raw), bot)
    except Unparsable:
        words = _words_alone(raw)
        if words is None:
            raise
        return _parsed(words, bot)


def _parsed(raw: Json, bot: Bot) -> Update:
    try:
        update = Update.model_validate(raw, context={"bot": bot})
        _ = update.event_type
    except UpdateTypeLookupError:
        raise Unparsable("of no kind that is known here") from None
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise Unparsable(f"{error.error_count()} errors, the first at {where}") from None
    return update


def _bare(raw: Json) -> Json:
    query = raw.get("callback_query")
    if not isinstance(query, dict) or not isinstance(message := query.get("message"), dict):
        return raw
    where = {name: message[name] for name in ("message_id", "date", "chat", "photo") if name in message}
    return {**raw, "callback_query": {**query, "message": where}}


def _words_alone(raw: Json) -> Json | None:
    """Who said what, where and in reply to what, and nothing else; None when there are no words."""
    kind = next((name for name in SAID if isinstance(raw.get(name), dict)), None)
    if kind is None:
        return None
    message = raw[kind]
    words = {name: message[name] for name in ("text", "caption") if isinstance(message.get(name), str)}
    sender, chat = message.get("from"), message.get("chat")
    if not words or not isinstance(sender, dict) or not isinstance(chat, dict):
        return None
    said = {
        "message_id": message.get("message_id"),
        "date": message.get("date"),
        "chat": {name: chat.get(name) for name in ("id", "type")},
        "from": {name: sender.get(name) for name in ("id", "is_bot", "first_name", "last_name", "username")},
        **words,
    }
    if isinstance(original := message.get("reply_to_message"), dict):
        said["reply_to_message"] = {**said, "message_id": original.get("message_id"), "text": None, "caption": None}
    return {"update_id": raw.get("update_id"), kind: said}
