"""From what handlers and jobs owe to rows of the outbox, and back to Bot API methods."""

from __future__ import annotations

import html
import re
from typing import Any

import aiogram.methods
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from pydantic_core import to_jsonable_python

from messages.letters import LETTERS
from messages.owed import Card, Envelope, Errand, Lane, Letter, Owed, Owes, Perishable, Send
from nps.values import ContactId, OutboxKind, StaffId
from storage.queues.outbox import NewRow, OutboxRow


def rows_of(owed: Owed) -> list[NewRow]:
    """The outbox rows of everything that is to be kept."""
    return [row for row in map(_row, owed) if row is not None]


def perishables_of(owed: Owed) -> list[TelegramMethod[Any]]:
    """What is worth something only now."""
    return [item.method for item in owed if isinstance(item, Perishable)]


def _row(item: Owes) -> NewRow | None:
    match item:
        case Send(method, to):
            return _addressed(OutboxKind.METHOD, method.__api_method__, dump(method), to, to.lane or Lane.REPLY)
        case Letter(name, arguments, to):
            return _addressed(OutboxKind.LETTER, name, arguments, to, _lane(name, to))
        case Card(name, arguments, to):
            return _addressed(OutboxKind.CARD, name, arguments, to, _lane(name, to), card_key=item.key)
        case Errand():
            return NewRow(
                kind=OutboxKind.ERRAND,
                name=item.name,
                arguments=item.arguments,
                chat_id=None,
                lane=Lane.REPLY,
                dedup_key=item.once,
            )
        case Perishable():
            return None


def _lane(name: str, to: Envelope) -> Lane:
    return LETTERS[name].lane if to.lane is None else to.lane


def _addressed(
    kind: OutboxKind, name: str, arguments: dict[str, Any], to: Envelope, lane: Lane, card_key: str | None = None
) -> NewRow:
    return NewRow(
        kind=kind,
        name=name,
        arguments=arguments,
        chat_id=to.chat_id,
        for_staff=to.for_staff,
        about_contact=to.about,
        about_human=to.about_human,
        lane=lane,
        subject=to.subject.key if to.subject else None,
        card_key=card_key,
        dedup_key=to.once,
        due_at=to.not_before,
        expires_at=to.expires_at,
    )


def envelope_of(row: OutboxRow) -> Envelope:
    """To whom and about whom a row is: what its composer may know of it."""
    return Envelope(
        chat_id=row.chat_id or 0,
        for_staff=None if row.for_staff is None else StaffId(row.for_staff),
        about=None if row.about_contact is None else ContactId(row.about_contact),
    )


def dump(method: TelegramMethod[Any]) -> dict[str, Any]:
    """The method's parameters as JSON data, without what aiogram would fill in at sending."""
    data: dict[str, Any] = to_jsonable_python(_set(method.model_dump(exclude_none=True)))
    return data


def _set(value: Any) -> Any:
    """Without aiogram's Default sentinels, which stand for the bot's settings and are no JSON."""
    if isinstance(value, dict):
        return {name: _set(item) for name, item in value.items() if not isinstance(item, Default)}
    return [_set(item) for item in value] if isinstance(value, list) else value


def load(row: OutboxRow) -> TelegramMethod[Any]:
    """The method a row holds. Raises AttributeError on an unknown method, ValidationError on broken parameters."""
    kind = getattr(aiogram.methods, row.name[0].upper() + row.name[1:])
    method: TelegramMethod[Any] = kind.model_validate(row.arguments)
    return method


def without_markup(method: TelegramMethod[Any]) -> TelegramMethod[Any]:
    """The same message as plain text, for when Telegram refuses its markup."""
    if not isinstance(getattr(method, "parse_mode", None), str):  # somebody's own words, with their formatting beside
        bare = {name: None for name in ("entities", "caption_entities") if getattr(method, name, None)}
        return method.model_copy(update=bare)
    changes: dict[str, Any] = {"parse_mode": None}
    for name in ("text", "caption"):
        value = getattr(method, name, None)
        if isinstance(value, str):
            changes[name] = html.unescape(re.sub(r"<[^<>]*>", "", value))
    return method.model_copy(update=changes)
