"""/invite and /invites: enrolment decides everything, since a bot cannot write first."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import inviting
from actions.turn import Turn
from handlers.commands import command
from handlers.naming import Named, find_named, own_named, takes_name
from handlers.refusals import NotYours
from handlers.who import is_staff, staff_of
from messages import places
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps import ForwardTap, InviteTap
from nps.values import ContactState, Role
from storage.people.clients import Contact
from storage.people.staff import Staff
from storage.people.who import Who

INVITE = takes_name(InviteTap, owner=["contact", "staff"], manager=["contact"], roles=[Role.MANAGER])


async def on_invite(
    message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str
) -> Owed:
    """The ready-to-forward message with the personal link of a contact, or for owners of a manager."""
    named = await find_named(turn, who, staff, command.args or "", INVITE)
    return named if isinstance(named, list) else await _invite(turn, who, language, named)


async def on_invite_tap(query: CallbackQuery, callback_data: InviteTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of several was chosen; it must be a contact of theirs, or for owners a manager."""
    named = await own_named(turn, who, callback_data.kind, callback_data.id, INVITE)
    return [toast(query), *await _invite(turn, who, language, named)]


async def _invite(turn: Turn, who: Who, language: str, named: Named) -> Owed:
    match named:
        case Contact():
            return await _invite_contact(turn, who, language, named)
        case Staff():
            return await _invite_manager(turn, who, language, named)
    raise NotYours  # an account is nobody to invite


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
