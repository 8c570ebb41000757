"""People, messages, calls and faults as JSON for the control interface."""

from __future__ import annotations

from typing import Any

from sandbox.chats import User
from sandbox.faults import Fault
from sandbox.message import Message
from sandbox.world import Call


def user_json(user: User) -> dict[str, Any]:
    return {**user.as_json(), "deactivated": user.deactivated}


def message_json(message: Message) -> dict[str, Any]:
    plain = ("message_id", "chat_id", "from_bot", "kind", "text", "caption", "html", "entities", "reply_to")
    more = ("file_id", "file_name", "duration", "contact", "silent", "edited", "reactions")
    return {
        **{name: getattr(message, name) for name in (*plain, *more)},
        "date": message.date.isoformat(),
        "buttons": [[{"text": b.text, "data": b.data, "url": b.url} for b in row] for row in message.buttons],
    }


def call_json(call: Call) -> dict[str, Any]:
    names = ("method", "params", "outcome", "chat_id", "message_id", "fault", "monotonic")
    return {**{name: getattr(call, name) for name in names}, "at": call.at.isoformat()}


def fault_json(fault: Fault) -> dict[str, Any]:
    names = ("id", "method", "kind", "times", "chat_id", "delay", "retry_after", "hits")
    return {name: getattr(fault, name) for name in names}
