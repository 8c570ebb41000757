"""Inviting: messages to forward, one or ten at a time. A bot cannot write first."""

from __future__ import annotations

from typing import Any, Literal

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages import greeting, places
from messages.dates import day
from messages.envelopes import to_sender
from messages.joining import hello
from messages.letters import letter
from messages.owed import Lane, Owed
from messages.readers import STAFF, StaffReader
from messages.taps.enrolling import ForwardTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Context, button, message
from nps import link
from nps.values import ContactId, ContactState, EnrolmentId, StaffId
from storage.people import enrolments
from storage.people.clients import Contact, find_contact, get_contact
from storage.people.staff import Staff, find_staff
from storage.people.who import Who

AT_A_TIME = 10
"""Messages to forward that come at one tap."""
NAME = 40  # so that a full list stays within one message


def forward_to_contact(who: Who, contact: Contact, enrolment: EnrolmentId) -> Owed:
    """Whom to forward to, then the message to forward."""
    to = to_sender(who, about=contact.id)
    return [
        invite_intro.owed(to, name=contact.name, account=contact.account, enrolment=enrolment),
        invite_message.owed(to, kind="contact", row_id=contact.id, enrolment=enrolment),
    ]


def forward_to_manager(who: Who, manager: Staff, enrolment: EnrolmentId, company: str) -> Owed:
    to = to_sender(who)
    return [
        invite_intro.owed(to, name=manager.name, account=company, enrolment=enrolment),
        invite_message.owed(to, kind="staff", row_id=manager.id, enrolment=enrolment),
    ]


def link_code(ctx: Context, kind: link.Kind, enrolment: int) -> str:
    """What stands behind the personal link: typed after /start it opens the same."""
    return link.make(ctx.programme.link_key, kind, enrolment)


def link_url(ctx: Context, kind: link.Kind, enrolment: int) -> str | None:
    """The personal link; None while the bot's name is unknown."""
    if ctx.bot_username is None:
        return None
    return f"https://t.me/{ctx.bot_username}?start={link_code(ctx, kind, enrolment)}"


@letter(to=STAFF, quick=True)
async def invite_message(
    ctx: Context, reader: StaffReader, *, kind: Literal["contact", "staff"], row_id: int, enrolment: EnrolmentId
) -> TelegramMethod[Any] | None:
    """The message to forward, in the language of the one who will read it."""
    url = link_url(ctx, kind, enrolment)
    if url is None:
        return message(reader.chat_id, say(reader.language, "invite-no-name"))
    if kind == "staff":
        manager = await find_staff(ctx.conn, StaffId(row_id))
        if manager is None or not reader.who.is_owner:
            return None
        return message(reader.chat_id, staff_invitation(ctx, reader.language, manager.name, enrolment, url))
    contact = await get_contact(ctx.conn, ContactId(row_id))
    if contact.state is ContactState.ERASED or not reader.who.may_read(contact.manager_id):
        return None
    if contact.telegram_id is not None and not ctx.programme.may_read_answers(reader.staff.role):
        return None  # whoever agrees to it reads the answers there are
    return message(reader.chat_id, invitation(ctx, contact, enrolment, url))


def invitation(ctx: Context, contact: Contact, enrolment: EnrolmentId, url: str) -> Markup:
    """The words to be sent to a contact, in the language they read; the code is to be copied."""
    language, company = contact.language or ctx.programme.language, ctx.programme.company
    code, greeted = link_code(ctx, "contact", enrolment), hello(ctx, language, contact)
    return say(language, "invite-message", hello=greeted, company=company, link=url, code=code)


def staff_invitation(ctx: Context, language: str, name: str, enrolment: EnrolmentId, url: str) -> Markup:
    """The words to be sent to a manager; the code is to be copied."""
    code, greeted = link_code(ctx, "staff", enrolment), greeting.hello(language, name)
    return say(language, "invite-staff-message", hello=greeted, company=ctx.programme.company, link=url, code=code)


@letter(to=STAFF, quick=True)
async def invite_intro(
    ctx: Context, reader: StaffReader, *, name: str, account: str, enrolment: EnrolmentId
) -> TelegramMethod[Any] | None:
    """For whom the following message is, and until when its link is good."""
    personal = await enrolments.find(ctx.conn, enrolment)
    if personal is None:
        return None
    contact = await find_contact(ctx.conn, personal.contact_id) if personal.contact_id else None
    if not (reader.who.may_read(contact.manager_id) if contact else reader.who.is_owner):
        return None
    until = day(reader.language, personal.expires_at, ctx.programme.zone)
    text = say(reader.language, "invite-forward", contact=name, account=account, until=until)
    has_joined = contact is not None and contact.telegram_id is not None
    kind: places.Kind = "contact" if contact else "staff"
    row_id = personal.contact_id or personal.staff_id or 0
    revoke = places.choice(reader.language, "revoke", kind, row_id)
    return message(reader.chat_id, text, revoke if has_joined else places.of_unused(reader.language, kind, row_id))


def forward_button(language: str, after: int = 0, left: int | None = None) -> InlineKeyboardButton:
    """The next messages to forward, ready each for one client."""
    if left is None:
        return button(label(language, "forward-first", count=AT_A_TIME), ForwardTap(after=after).pack())
    return button(label(language, "forward-next", count=min(left, AT_A_TIME)), ForwardTap(after=after).pack())


@letter(to=STAFF)
async def forwarded(ctx: Context, reader: StaffReader, *, sent: int, after: ContactId) -> TelegramMethod[Any] | None:
    """Below the messages to forward: how many are left, and the next ones."""
    left = await enrolments.count_waiting(ctx.conn, of=reader.staff.scope.manager, after=after)
    buttons = [[forward_button(reader.language, after, left)]] if left else None
    return message(reader.chat_id, say(reader.language, "forwarded", sent=sent, left=left), buttons)


@letter(to=STAFF, lane=Lane.SUMMARY)
async def own_clients(ctx: Context, reader: StaffReader, *, new: int) -> TelegramMethod[Any] | None:
    """A list has brought a manager new clients: their invitations are a tap away."""
    if not await enrolments.count_waiting(ctx.conn, of=reader.staff.id):
        return None
    return message(reader.chat_id, say(reader.language, "own-clients", count=new), [[forward_button(reader.language)]])


@letter(to=STAFF, lane=Lane.SUMMARY)
async def clients_missing(ctx: Context, reader: StaffReader) -> TelegramMethod[Any] | None:
    """An owner reminds a manager of the clients who have not joined: the first of them, the messages a tap away."""
    language, own = reader.language, reader.staff.id
    count = await enrolments.count_waiting(ctx.conn, of=own)
    if not count:
        return None
    names = [
        say(language, "reach-name", name=clip(contact.name, NAME), account=clip(contact.account, NAME))
        for contact_id in await enrolments.list_waiting(ctx.conn, of=own, after=0, limit=AT_A_TIME)
        for contact in [await get_contact(ctx.conn, contact_id)]
    ]
    more = say(language, "invites-more", count=count - len(names)) if count > len(names) else None
    text = lines(say(language, "clients-missing", count=count), *names, more)
    return message(reader.chat_id, text, [[forward_button(language)]])
