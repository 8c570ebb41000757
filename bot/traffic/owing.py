"""From what handlers and jobs owe to rows of the outbox, and back to Bot API methods."""

from __future__ import annotations

import html
import re
from typing import Any

import aiogram.methods
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from pydantic_core import to_jsonable_python

from messages.owed import Card, Errand, Letter, Owed, Perishable, Send
from nps.values import Lane, OutboxKind
from storage.queues.outbox import NewRow, OutboxRow


def rows_of(owed: Owed) -> list[NewRow]:
    """The outbox rows of everything that is to be kept."""
    return [row for row in map(_row, owed) if row is not None]


def perishables_of(owed: Owed) -> list[TelegramMethod[Any]]:
    """What is worth something only now."""
    return [item.method for item in owed if isinstance(item, Perishable)]


def _row(item: Any) -> NewRow | None:
    match item:
        case Send():
            return NewRow(
                kind=OutboxKind.METHOD,
                name=item.method.__api_method__,
                arguments=dump(item.method),
                chat_id=item.chat_id,
                lane=item.lane,
                subject=item.subject,
                dedup_key=item.dedup_key,
                due_at=item.not_before,
                expires_at=item.expires_at,
            )
        case Letter():
            return NewRow(
                kind=OutboxKind.LETTER,
                name=item.name,
                arguments=item.arguments,
                chat_id=item.chat_id,
                lane=item.lane,
                subject=item.subject,
                dedup_key=item.dedup_key,
                due_at=item.not_before,
                expires_at=item.expires_at,
            )
        case Card():
            return NewRow(
                kind=OutboxKind.CARD,
                name=item.name,
                arguments=item.arguments,
                chat_id=item.chat_id,
                lane=item.lane,
                subject=item.key,
                card_key=item.key,
                expires_at=item.expires_at,
            )
        case Errand():
            return NewRow(
                kind=OutboxKind.ERRAND,
                name=item.name,
                arguments=item.arguments,
                chat_id=None,
                lane=Lane.REPLY,
                dedup_key=item.dedup_key,
            )
        case Perishable():
            return None
    raise TypeError(f"a handler owes something unknown: {type(item).__name__}")


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
    changes: dict[str, Any] = {"parse_mode": None}
    for name in ("text", "caption"):
        value = getattr(method, name, None)
        if isinstance(value, str):
            changes[name] = html.unescape(re.sub(r"<[^<>]*>", "", value))
    return method.model_copy(update=changes)
