"""Who sits in a chat, and may they read what is to be sent there? Asked at delivery, from the database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from messages.owed import Envelope
from messages.writing import Context
from nps.values import ContactState
from storage.people.clients import Contact, find_contact
from storage.people.staff import Staff
from storage.people.who import Who, find_who

R = TypeVar("R")
Audience = Callable[[Context, Envelope], Awaitable[R | None]]
"""The reader of what lies in this envelope; None when the human in its chat may not read it (any more)."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The human of a chat and their language; `who` is None for somebody who never wrote to the bot."""

    chat_id: int
    language: str
    who: Who | None


@dataclass(frozen=True, slots=True)
class StaffReader:
    chat_id: int
    language: str
    who: Who
    staff: Staff


@dataclass(frozen=True, slots=True)
class ClientReader(StaffReader):
    """One of the staff, who may read about this contact."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class ContactReader:
    """A human as this contact of theirs."""

    chat_id: int
    language: str
    who: Who
    contact: Contact


async def _anybody(ctx: Context, to: Envelope) -> Reader:
    """Whoever sits in the chat: what they read is their own, or nobody's."""
    who = await find_who(ctx.conn, to.chat_id)
    return Reader(to.chat_id, ctx.language_of(who), who)


async def _contact(ctx: Context, to: Envelope) -> ContactReader | None:
    """The human as the contact it is about, as long as they are that contact."""
    who = await find_who(ctx.conn, to.chat_id)
    contact = next((contact for contact in who.contacts if contact.id == to.about), None) if who else None
    return ContactReader(to.chat_id, ctx.language_of(who), who, contact) if who and contact else None


async def _staff(ctx: Context, to: Envelope) -> StaffReader | None:
    """The very member of staff it is for; any of the staff when it names none."""
    who = await find_who(ctx.conn, to.chat_id)
    if who is None or who.staff is None or to.for_staff not in (None, who.staff.id):
        return None
    return StaffReader(to.chat_id, ctx.language_of(who), who, who.staff)


async def _owner(ctx: Context, to: Envelope) -> StaffReader | None:
    reader = await _staff(ctx, to)
    return reader if reader is not None and reader.who.is_owner else None


async def _knows_client(ctx: Context, to: Envelope) -> ClientReader | None:
    """One of the staff who may read about the contact: whether they have joined, how they are called."""
    reader = await _staff(ctx, to)
    contact = await find_contact(ctx.conn, to.about) if reader is not None and to.about is not None else None
    if reader is None or contact is None or contact.state is ContactState.ERASED:
        return None
    if not reader.who.may_read(contact.manager_id):
        return None
    return ClientReader(to.chat_id, reader.language, reader.who, reader.staff, contact)


async def _hears_client(ctx: Context, to: Envelope) -> ClientReader | None:
    """One of the staff who may read what the contact said as well: where answers are anonymous, none but an owner."""
    reader = await _knows_client(ctx, to)
    return reader if reader is not None and ctx.programme.may_read_answers(reader.staff.role) else None


ANYBODY: Audience[Reader] = _anybody
CONTACT: Audience[ContactReader] = _contact
STAFF: Audience[StaffReader] = _staff
OWNER: Audience[StaffReader] = _owner
KNOWS_CLIENT: Audience[ClientReader] = _knows_client
HEARS_CLIENT: Audience[ClientReader] = _hears_client
