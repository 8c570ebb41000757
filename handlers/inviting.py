"""/invite and /invites: enrolment decides everything, since a bot cannot write first."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.who import is_staff
from messages import joining as words
from messages.dates import day_of_year
from messages.owed import Letter, Owed, Send
from messages.survey import toast
from messages.taps import InviteTap
from messages.texts import Markup, clip, label, say
from messages.writing import message as text_message
from nps.programme import Programme
from nps.text import fold
from nps.values import ContactState, Role
from storage.people import enrolments
from storage.people.audit import record_audit
from storage.people.clients import Contact, find_contact, search_contacts
from storage.people.staff import Staff, list_staff
from storage.people.who import Who

SHOWN = 8


async def on_invite(
    message: Message,
    command: CommandObject,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
) -> Owed:
    """The ready-to-forward message with the personal link of a contact, or for owners of a manager."""
    if who.staff is None:
        return []
    wanted = (command.args or "").strip()
    if not fold(wanted):
        return _say(who, say(language, "invite-usage"))
    of = who.staff.scope.manager
    found = await search_contacts(conn, wanted, of=of, limit=SHOWN)
    managers = [] if of else await _absent_managers(conn, wanted)
    if not found and len(managers) == 1:
        return await _invite_manager(conn, who, managers[0], now=now, programme=programme)
    if not found:
        scope = "own" if of else "all"
        return _say(who, say(language, "invite-none", scope=scope, words=clip(wanted, 60)))
    if len(found) > 1:
        choice = words.invite_choice(who.telegram_id, language, found)
        return [Send(method=choice, chat_id=who.telegram_id)]
    return await _invite_contact(conn, who, language, found[0], now=now, programme=programme)


async def on_invite_tap(
    query: CallbackQuery,
    callback_data: InviteTap,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
) -> Owed:
    """One of several was chosen; it must be a contact of theirs."""
    contact = await find_contact(conn, callback_data.id)
    if who.staff is None or contact is None or contact.state is ContactState.ERASED:
        return [toast(query, label(language, "not-yours"))]
    if who.staff.scope.manager not in (None, contact.manager_id):
        return [toast(query, label(language, "not-yours"))]
    return [toast(query), *await _invite_contact(conn, who, language, contact, now=now, programme=programme)]


async def _absent_managers(conn: AsyncConnection, wanted: str) -> list[Staff]:
    everybody = await list_staff(conn, Role.MANAGER)
    return [one for one in everybody if one.joined_at is None and fold(wanted) in fold(one.name)]


async def _invite_manager(
    conn: AsyncConnection, who: Who, manager: Staff, *, now: datetime, programme: Programme
) -> Owed:
    enrolment = await enrolments.ensure_for_staff(conn, manager.id, now=now, lives=programme.link_lives)
    await record_audit(conn, who, "invite.staff", f"staff:{manager.id}", now=now)
    return _invitation(who, "staff", manager.id, enrolment, manager.name, programme.company)


async def _invite_contact(
    conn: AsyncConnection, who: Who, language: str, contact: Contact, *, now: datetime, programme: Programme
) -> Owed:
    if contact.joined_at is not None:
        when = day_of_year(language, contact.joined_at, programme.zone)
        return _say(who, say(language, "invite-joined", contact=contact.name, account=contact.account, when=when))
    enrolment = await enrolments.ensure_for_contact(conn, contact.id, now=now, lives=programme.link_lives)
    await record_audit(conn, who, "invite.contact", f"contact:{contact.id}", now=now)
    return _invitation(who, "contact", contact.id, enrolment, contact.name, contact.account)


def _invitation(who: Who, kind: str, row_id: int, enrolment: int, name: str, account: str) -> Owed:
    """Whom to forward to, then the message to forward."""
    intro = {"name": name, "account": account, "enrolment": enrolment}
    text = {"kind": kind, "row_id": row_id, "enrolment": enrolment}
    return [
        Letter(name="invite_intro", chat_id=who.telegram_id, arguments=intro),
        Letter(name="invite_message", chat_id=who.telegram_id, arguments=text),
    ]


async def on_invites(message: Message, who: Who, conn: AsyncConnection, now: datetime, programme: Programme) -> Owed:
    """Who has joined and who has not; owners get the file of all unused links as well."""
    if who.staff is None:
        return []
    of = who.staff.scope.manager
    await enrolments.ensure_all(conn, now=now, lives=programme.link_lives)
    await record_audit(conn, who, "invites.read", "all" if of is None else "own", now=now)
    owed: Owed = [Letter(name="invites", chat_id=who.telegram_id)]
    if of is None:
        owed.append(Letter(name="links_file", chat_id=who.telegram_id))
    return owed


def _say(who: Who, text: Markup) -> Owed:
    return [Send(method=text_message(who.telegram_id, text), chat_id=who.telegram_id)]


def router() -> Router:
    router = Router(name=__name__)
    router.message.register(on_invite, Command("invite"), is_staff)
    router.message.register(on_invites, Command("invites"), is_staff)
    router.callback_query.register(on_invite_tap, InviteTap.filter())
    return router
