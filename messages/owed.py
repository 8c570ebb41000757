"""What the bot owes: values that handlers and jobs return and the outbox keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiogram.methods import TelegramMethod

from nps.values import Lane as Lane  # the urgency of what is owed is part of owing


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """A finished Bot API method for one chat.

    `subject` says what the message is about ("case:12"), so that a reply to it finds its way; `dedup_key` makes it
    unique for ever; after `expires_at` it is worthless.
    """

    method: TelegramMethod[Any]
    chat_id: int
    lane: Lane = Lane.REPLY
    subject: str | None = None
    dedup_key: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message composed at delivery from a name and arguments, for what is slow or should be fresh."""

    name: str
    chat_id: int
    arguments: dict[str, Any] = field(default_factory=dict)
    lane: Lane = Lane.REPLY
    subject: str | None = None
    dedup_key: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A letter of which the chat shows one copy: owed again, it is edited in place. The key is its subject too."""

    name: str
    key: str
    chat_id: int
    arguments: dict[str, Any] = field(default_factory=dict)
    lane: Lane = Lane.REPLY
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Slow work outside any transaction, done by bot/errands; its result comes back as an internal inbox row."""

    name: str
    arguments: dict[str, Any]
    dedup_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Perishable:
    """Worth something only now: an answer to a tap, a reaction. Sent at once, never stored."""

    method: TelegramMethod[Any]


Owes = Send | Letter | Card | Errand | Perishable
Owed = list[Owes]
