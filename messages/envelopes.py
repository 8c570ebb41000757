"""To whom something goes: one of the staff, a human as a contact of theirs, or whoever did something just now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from messages.owed import Card, Envelope, Lane, Letter, Owed, Send
from nps.subjects import AboutContact, Subject
from nps.values import ContactId
from storage.people.staff import Staff
from storage.people.who import Who


def to_staff(
    receiver: Staff,
    *,
    about: ContactId | None = None,
    about_human: int | None = None,
    subject: Subject | None = None,
    once: str | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> Envelope:
    """For one of the staff. Raises ValueError for somebody who has no chat.

    What is about a contact and about nothing else is found again when they are erased.
    """
    chat_id = receiver.telegram_id
    if chat_id is None:
        raise ValueError(f"staff {receiver.id} has no chat")
    return Envelope(
        chat_id=chat_id,
        for_staff=receiver.id,
        about=about,
        about_human=about_human,
        subject=subject or _naming(about, receiver),
        once=once,
        not_before=not_before,
        expires_at=expires_at,
    )


def delayed(owed: Owed, not_before: datetime) -> Owed:
    """The same, but not before this moment; what is worth something only now stays as it is."""
    return [
        replace(item, to=replace(item.to, not_before=not_before)) if isinstance(item, Send | Letter | Card) else item
        for item in owed
    ]


def to_contact(
    telegram_id: int,
    contact: ContactId,
    *,
    subject: Subject | None = None,
    lane: Lane | None = None,
    once: str | None = None,
    not_before: datetime | None = None,
) -> Envelope:
    """For a human as this contact of theirs."""
    return Envelope(chat_id=telegram_id, about=contact, subject=subject, lane=lane, once=once, not_before=not_before)


def to_sender(who: Who, *, about: ContactId | None = None) -> Envelope:
    """For whoever did something just now."""
    for_staff = who.staff.id if who.staff else None
    subject = _naming(about, who.staff) if who.staff else None
    return Envelope(chat_id=who.telegram_id, for_staff=for_staff, about=about, subject=subject)


def _naming(about: ContactId | None, reader: Staff) -> AboutContact | None:
    return AboutContact(about, reader.id) if about is not None else None
