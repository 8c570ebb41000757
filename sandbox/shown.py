"""People, chats, messages, calls and faults as JSON for the control interface and the page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sandbox.chats import Tap, User
from sandbox.faults import Fault
from sandbox.message import Message
from sandbox.people import Person
from sandbox.surroundings import Call
from sandbox.updates import TAP_LIVES
from sandbox.world import World

TAPS_SHOWN = 20


def user_json(user: User) -> dict[str, Any]:
    return {**user.as_json(), "deactivated": user.deactivated}


def message_json(message: Message) -> dict[str, Any]:
    plain = ("message_id", "chat_id", "from_bot", "kind", "text", "caption", "html", "entities", "reply_to")
    more = ("file_id", "file_name", "duration", "contact", "place")
    seen = ("silent", "edited", "reworded", "reactions", "own_reaction")
    file = message.file
    return {
        **{name: getattr(message, name) for name in (*plain, *more, *seen)},
        "date": message.date.isoformat(),
        "forwarded": message.forwarded_from is not None,
        "file": file and {"size": file.size, "type": file.mime_type, "width": file.width, "height": file.height},
        "buttons": [[{"text": b.text, "data": b.data, "url": b.url} for b in row] for row in message.buttons],
    }


def chat_json(person: Person) -> dict[str, Any]:
    """What one phone shows."""
    bot, chat = person.bot, person.chat
    return {
        "person": user_json(person.user),
        "bot": bot.as_json(),
        "description": bot.said("description", person.user.language_code),
        "messages": [message_json(message) for message in person.messages],
        "unread_by_bot": bot.unread(chat),
        "toasts": person.toasts,
        "taps": [tap_json(tap, person.world.now()) for tap in [*chat.taps.values()][-TAPS_SHOWN:]],
        "commands": person.commands,
        "keyboard": person.keyboard,
        "keys": chat.keyboard,
        "actions": len(chat.actions),
        "action": chat.actions[-1] if chat.actions else None,
        "started": chat.started,
        "blocked": chat.blocked,
    }


def tap_json(tap: Tap, now: datetime) -> dict[str, Any]:
    """`waiting`: the button shows that the bot has not answered, until no answer can come any more."""
    return {
        "id": tap.query_id,
        "message_id": tap.message and tap.message.message_id,
        "data": tap.data,
        "waiting": tap.toast is None and now - tap.at < TAP_LIVES,
        "toast": tap.toast,
        "alert": tap.alert,
    }


def world_json(world: World) -> dict[str, Any]:
    """What all phones share; `ahead`: by how many seconds the clock here is ahead of real time."""
    bot = world.bot()
    return {
        "bot": {"id": bot.id, "username": bot.username, "name": bot.name, "met": bool(bot.token)},
        "people": [_brief(world.person(id)) for id in list(world.users)],
        "pending": world.pending(),
        "weather": world.weather.as_json(),
        "ahead": round((world.now() - datetime.now(UTC)).total_seconds()),
    }


def _brief(person: Person) -> dict[str, Any]:
    """`inbox`: how many messages of the bot they see, by which a page knows that there is a new one."""
    full = " ".join(filter(None, (person.user.first_name, person.user.last_name)))
    known = {"id": person.id, "name": full, "username": person.user.username}
    return {**known, "started": person.chat.started, "inbox": len(person.inbox)}


def call_json(call: Call) -> dict[str, Any]:
    names = ("method", "params", "outcome", "chat_id", "message_id", "fault", "monotonic")
    return {**{name: getattr(call, name) for name in names}, "at": call.at.isoformat()}


def fault_json(fault: Fault) -> dict[str, Any]:
    names = ("id", "method", "kind", "times", "chat_id", "delay", "retry_after", "every", "hits")
    return {name: getattr(fault, name) for name in names}
