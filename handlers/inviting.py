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
from handlers.who import is_staff, owner_of, staff_of
from messages import invite_list, places
from messages.envelopes import to_sender
from messages.newcomers import public_code, public_link
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps.enrolling import ForwardTap, InvitesTap, InvitesWishTap, InviteTap
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
        return [reply(who, *places.of_contact(language, staff_of(who).role, turn.programme, contact), about=contact.id)]
    return await inviting.invite_contact(turn, who, contact)


async def on_forward_tap(query: CallbackQuery, callback_data: ForwardTap, turn: Turn, who: Who) -> Owed:
    """[Ещё 10]: the next messages to forward, of their own clients."""
    return [toast(query), *await inviting.forward_next(turn, who, staff_of(who), callback_data.after)]


async def on_invites(message: Message, turn: Turn, who: Who, staff: Staff) -> Owed:
    return await inviting.show_links(turn, who, staff)


async def on_invites_tap(query: CallbackQuery, callback_data: InvitesTap, who: Who) -> Owed:
    """Another page, in the same message; nobody turns to pages that are not theirs, for each shows the reader's own."""
    if query.message is None:
        raise NotYours
    page = invite_list.show(
        staff_of(who), view=callback_data.view, page=callback_data.page, edit=query.message.message_id
    )
    return [toast(query), page]


async def on_invites_wish(
    query: CallbackQuery, callback_data: InvitesWishTap, turn: Turn, who: Who, language: str
) -> Owed:
    """[Страница с QR]; [Напомнить менеджерам] and [Общая ссылка] are the owners'."""
    if callback_data.wish == "qr":
        return [toast(query), *await inviting.print_codes(turn, who, staff_of(who), callback_data.page)]
    owner_of(who)
    if callback_data.wish == "public":
        return [toast(query), public_link.owed(to_sender(who)), public_code.owed(to_sender(who))]
    reminded, owed = await inviting.remind_managers(turn, who)
    return [
        toast(query),
        reply(who, invite_list.reminded(language, reminded.managers, reminded.absent, reminded.of_nobody)),
        *owed,
    ]


def router() -> Router:
    router = Router(name="invite")
    router.message.register(on_invite, command("invite"), is_staff)
    router.message.register(on_invites, command("invites"), is_staff)
    router.callback_query.register(on_invite_tap, InviteTap.filter())
    router.callback_query.register(on_forward_tap, ForwardTap.filter())
    router.callback_query.register(on_invites_tap, InvitesTap.filter())
    router.callback_query.register(on_invites_wish, InvitesWishTap.filter())
    return router
