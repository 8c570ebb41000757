"""/invite and /invites: enrolment decides everything, since a bot cannot write first."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import inviting
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.who import is_staff, owner_of, staff_of
from messages import places
from messages.envelopes import to_sender
from messages.inviting import invite_choice
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps import ForwardTap, InviteTap
from messages.texts import clip
from nps.text import fold
from nps.values import ContactState, Role
from storage.people.clients import Contact, search_contacts
from storage.people.places import find_listed
from storage.people.staff import Staff, find_staff, list_staff
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
    managers = [] if scope else await _managers_called(turn, words)
    if not contacts and not managers:
        raise Refused("invite-none", scope="own" if scope else "all", words=clip(words, 60))
    if len(contacts) + len(managers) > 1:
        ids, of_managers = [contact.id for contact in contacts], [manager.id for manager in managers]
        return [invite_choice.owed(to_sender(who), contacts=ids, managers=of_managers)]
    if managers:
        return await _invite_manager(turn, who, language, managers[0])
    return await _invite_contact(turn, who, language, contacts[0])


async def on_invite_tap(query: CallbackQuery, callback_data: InviteTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of several was chosen; it must be a contact of theirs, or for owners a manager."""
    if callback_data.kind == "staff":
        owner_of(who)
        manager = await find_staff(turn.conn, callback_data.id)
        if manager is None or manager.role is not Role.MANAGER:
            raise NotYours
        return [toast(query), *await _invite_manager(turn, who, language, manager)]
    staff, contact = staff_of(who), await find_listed(turn.conn, callback_data.id)
    if contact is None or not staff.may_read(contact.manager_id):
        raise NotYours
    return [toast(query), *await _invite_contact(turn, who, language, contact)]


async def _managers_called(turn: Turn, words: str) -> list[Staff]:
    everybody = await list_staff(turn.conn, Role.MANAGER)
    return [manager for manager in everybody if fold(words) in fold(manager.name)][:SHOWN]


async def _invite_manager(turn: Turn, who: Who, language: str, manager: Staff) -> Owed:
    if manager.joined_at is not None:
        return [reply(who, *places.of_manager(language, turn.programme, manager))]
    return await inviting.invite_manager(turn, who, manager)


async def _invite_contact(turn: Turn, who: Who, language: str, contact: Contact) -> Owed:
    if contact.joined_at is not None or contact.state is ContactState.LEFT:
        return [reply(who, *places.of_contact(language, turn.programme, contact), about=contact.id)]
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
