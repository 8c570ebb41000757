"""What a person can be told to do over HTTP: one entry per act, from its JSON to the act itself."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.message import Message
from sandbox.people import Person

Body = dict[str, Any]
Act = Callable[[Person, Body], Awaitable[object]]


def _text(body: Body, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise ValueError(f'the body needs "{name}"')
    return value


def _content(body: Body) -> bytes | None:
    return base64.b64decode(body["content"], validate=True) if body.get("content") else None


def _message(person: Person, body: Body) -> Message:
    message = person.chat.find(int(body.get("message_id") or 0))
    if message is None:
        raise LookupError(f"there is no message {body.get('message_id')} in the chat")
    return message


async def _edit(person: Person, body: Body) -> None:
    await person.edits(_message(person, body), _text(body, "text"))


async def _tap(person: Person, body: Body) -> None:
    on = _message(person, body) if body.get("message_id") else None
    await person.taps(body.get("text"), on=on, data=body.get("data"))


async def _voice(person: Person, body: Body) -> Message:
    content = _content(body)
    more = {} if content is None else {"content": content}
    return await person.sends_voice(int(body.get("duration", 3)), body.get("caption"), **more)


async def _document(person: Person, body: Body) -> Message:
    content = _content(body) or str(body.get("text", "")).encode()
    return await person.sends_document(_text(body, "name"), content, body.get("caption"))


ACTS: dict[str, Act] = {
    "open": lambda person, body: person.opens(body.get("payload")),
    "type": lambda person, body: person.types(_text(body, "text")),
    "edit": _edit,
    "reply": lambda person, body: person.replies(_message(person, body), _text(body, "text")),
    "react": lambda person, body: person.reacts(_message(person, body), body.get("emoji") or None),
    "tap": _tap,
    "voice": _voice,
    "photo": lambda person, body: person.sends_photo(body.get("caption"), _content(body)),
    "document": _document,
    "contact": lambda person, body: person.shares_contact(_text(body, "phone"), own=bool(body.get("own", True))),
    "sticker": lambda person, body: person.sends_sticker(),
    "block": lambda person, body: person.blocks(),
    "unblock": lambda person, body: person.unblocks(),
    "deactivate": lambda person, body: person.deactivates(),
}
