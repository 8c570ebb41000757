"""/invite and /invites: enrolment decides everything, since a bot cannot write first."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import inviting
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.who import is_staff, staff_of
from messages.dates import day_of_year
from messages.envelopes import to_sender
from messages.inviting import invite_choice
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps import ForwardTap, InviteTap
from messages.texts import clip, say
from nps.text import fold
from nps.values import ContactState, Role
from storage.people.clients import Contact, find_contact, search_contacts
from storage.people.staff import Staff, list_staff
from storage.people.who import Who

SHOWN = 8


async def on_invite(
    message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str
) -> Owed:
    """The ready-to-forward message with the personal link of a contact, or for owners of a manager."""
    words = (command.args or "").strip()
    if not fold(words):
        raise Refused("invite-usage")
    scope = staff.scope.manager
    contacts = await search_contacts(turn.conn, words, of=scope, limit=SHOWN)
    managers = [] if scope else await _absent_managers(turn, words)
    if not contacts and len(managers) == 1:
        return await inviting.invite_manager(turn, who, managers[0])
    if not contacts:
        raise Refused("invite-none", scope="own" if scope else "all", words=clip(words, 60))
    if len(contacts) > 1:
        return [invite_choice.owed(to_sender(who), contacts=[contact.id for contact in contacts])]
    return await _invite_contact(turn, who, language, contacts[0])


async def on_invite_tap(query: CallbackQuery, callback_data: InviteTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of several was chosen; it must be a contact of theirs."""
    staff, contact = staff_of(who), await find_contact(turn.conn, callback_data.id)
    if contact is None or contact.state is ContactState.ERASED or not staff.may_read(contact.manager_id):
        raise NotYours
    return [toast(query), *await _invite_contact(turn, who, language, contact)]


async def _absent_managers(turn: Turn, words: str) -> list[Staff]:
    everybody = await list_staff(turn.conn, Role.MANAGER)
    return [manager for manager in everybody if manager.joined_at is None and fold(words) in fold(manager.name)]


async def _invite_contact(turn: Turn, who: Who, language: str, contact: Contact) -> Owed:
    if contact.joined_at is not None:
        when = day_of_year(language, contact.joined_at, turn.programme.zone)
        text = say(language, "invite-joined", contact=contact.name, account=contact.account, when=when)
        return [reply(who, text, about=contact.id)]
    return await inviting.invite_contact(turn, who, contact)


async def on_forward_tap(query: CallbackQuery, callback_data: ForwardTap, turn: Turn, who: Who) -> Owed:
    """[Ещё 10]: the next messages to forward, of their own clients."""
    return [toast(query), *await inviting.forward_next(turn, who, staff_of(who), callback_data.after)]


async def on_invites(message: Message, turn: Turn, who: Who, staff: Staff) -> Owed:
    return await inviting.show_links(turn, who, staff)


def router() -> Router:
    router = Router(name="invite")
    router.message.register(on_invite, command("invite"), is_staff)
    router.message.register(on_invites, command("invites"), is_staff)
    router.callback_query.register(on_invite_tap, InviteTap.filter())
    router.callback_query.register(on_forward_tap, ForwardTap.filter())
    return router
