"""What the bot owes: values that actions return and the outbox keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiogram.methods import TelegramMethod

from nps.subjects import Subject
from nps.values import ContactId, StaffId
from nps.values import Lane as Lane  # the urgency of what is owed is part of owing


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """To whom, about whom, and when.

    `for_staff`: it is for the human of this chat as one of the staff; None: as a contact, or as anybody.
    `about`: the contact whose words or data it may carry, so that erasing them finds it. `about_human`: somebody else
    whom it names as Telegram does, whoever they are here; by their Telegram id.
    `lane` None: that of the letter. `subject` is what the message is about, so that a reply to it finds its way; a
    card has one. `once` makes it unique for ever; after `expires_at` it is worthless.
    """

    chat_id: int
    for_staff: StaffId | None = None
    about: ContactId | None = None
    about_human: int | None = None
    lane: Lane | None = None
    subject: Subject | None = None
    once: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """A finished Bot API method for one chat."""

    method: TelegramMethod[Any]
    to: Envelope


@dataclass(frozen=True, slots=True)
class Letter:
    """A message composed at delivery from a name and arguments, for what is slow or should be fresh."""

    name: str
    arguments: dict[str, Any]
    to: Envelope


@dataclass(frozen=True, slots=True)
class Card:
    """A letter of which the chat shows one copy: owed again, it is edited in place. Its subject tells it apart."""

    name: str
    arguments: dict[str, Any]
    to: Envelope

    @property
    def key(self) -> str:
        if self.to.subject is None:
            raise ValueError(f"the card {self.name} has no subject")
        return self.to.subject.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Slow work outside any transaction, done by bot/errands; its result comes back as an internal inbox row."""

    name: str
    arguments: dict[str, Any] = field(default_factory=dict)
    once: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Perishable:
    """Worth something only now: an answer to a tap, a reaction. Sent at once, never stored."""

    method: TelegramMethod[Any]


Owes = Send | Letter | Card | Errand | Perishable
Owed = list[Owes]
