"""/client, or a client's name alone: the card before a call, and its buttons."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import clients
from actions.turn import Turn
from handlers.commands import command
from handlers.naming import Named, NobodyNamed, find_named, own_named, takes_name
from handlers.refusals import NotYours, Refused
from handlers.who import is_no_contact, is_staff, staff_of
from messages.owed import Owed
from messages.replies import toast
from messages.taps.clients import BuysForTap, ClientTap, ClientViewTap, LoyaltyTap
from nps.names import readings
from storage.people.clients import Account, Contact, find_account, get_account
from storage.people.staff import Staff
from storage.people.who import Who

CLIENT = takes_name(ClientTap, owner=["account", "contact"], manager=["account", "contact"], sure=True)
LONGEST_NAME, MOST_WORDS = 80, 7


async def on_client(message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff) -> Owed:
    """Where answers are anonymous, they are the owners' alone: nobody else is even told whom they would find."""
    if not turn.programme.may_read_answers(staff.role):
        raise Refused("client-owners-alone")
    named = await find_named(turn, who, staff, command.args or "", CLIENT)
    return named if isinstance(named, list) else await _show(turn, who, staff, named)


async def on_client_tap(query: CallbackQuery, callback_data: ClientTap, turn: Turn, who: Who) -> Owed:
    """One of several was chosen."""
    staff = reader_of(turn, who)
    named = await own_named(turn, who, callback_data.kind, callback_data.id, CLIENT)
    return [toast(query), *await _show(turn, who, staff, named)]


async def _show(turn: Turn, who: Who, staff: Staff, named: Named) -> Owed:
    match named:
        case Account():
            return await clients.show(turn, who, staff, named)
        case Contact():
            account = await get_account(turn.conn, named.account_id)
            return await clients.show(turn, who, staff, account, named.id)
    raise NotYours  # one of the staff is no client


async def on_view(query: CallbackQuery, callback_data: ClientViewTap, turn: Turn, who: Who) -> Owed:
    """[История], [Пригласить ещё], … and back."""
    staff, account, shown = await pressed_on(query, turn, who, callback_data.account)
    if callback_data.view == "erase" and not who.is_owner:
        raise NotYours
    return [toast(query), *clients.turn_to(staff, account, callback_data.view, callback_data.page, shown)]


async def on_loyalty(query: CallbackQuery, callback_data: LoyaltyTap, turn: Turn, who: Who) -> Owed:
    staff, account, shown = await pressed_on(query, turn, who, callback_data.account)
    return [toast(query), *await clients.set_loyalty(turn, who, staff, account, callback_data.loyalty, shown)]


async def on_buys_for(query: CallbackQuery, callback_data: BuysForTap, turn: Turn, who: Who) -> Owed:
    staff, account, shown = await pressed_on(query, turn, who, callback_data.account)
    return [toast(query), *await clients.mark_reason(turn, who, staff, account, callback_data.reason, shown)]


async def pressed_on(query: CallbackQuery, turn: Turn, who: Who, account_id: int) -> tuple[Staff, Account, int]:
    """Who pressed, the account, which must be theirs to read about, and the message. Raises NotYours."""
    staff = reader_of(turn, who)
    account = await find_account(turn.conn, account_id)
    if account is None or query.message is None or not staff.may_read(account.manager_id):
        raise NotYours
    return staff, account, query.message.message_id


def reader_of(turn: Turn, who: Who) -> Staff:
    staff = staff_of(who)
    if not turn.programme.may_read_answers(staff.role):
        raise NotYours
    return staff


async def is_name(message: Message, turn: Turn, who: Who) -> bool:
    """Words that may be a client's name: short, of one line, no question and no reply; from who may read of clients."""
    text = message.text or ""
    if who.staff is None or not turn.programme.may_read_answers(who.staff.role):
        return False
    is_bare = message.reply_to_message is None and message.forward_origin is None and not text.startswith("/")
    is_short = len(text) <= LONGEST_NAME and len(text.split()) <= MOST_WORDS and "\n" not in text.strip()
    return is_bare and is_short and "?" not in text and bool(readings(text))


async def on_name(message: Message, turn: Turn, who: Who, staff: Staff) -> Owed:
    """A name alone. Whoever is a client as well writes the command: their words are a client's."""
    try:
        named = await find_named(turn, who, staff, message.text or "", CLIENT)
    except NobodyNamed as nobody:
        details: dict[str, Any] = {**nobody.details}
        raise Refused("client-unknown", **details) from None
    return named if isinstance(named, list) else await _show(turn, who, staff, named)


def router() -> Router:
    router = Router(name="client")
    router.message.register(on_client, command("client"), is_staff)
    router.callback_query.register(on_client_tap, ClientTap.filter())
    router.callback_query.register(on_view, ClientViewTap.filter())
    router.callback_query.register(on_loyalty, LoyaltyTap.filter())
    router.callback_query.register(on_buys_for, BuysForTap.filter())
    return router


def last_router() -> Router:
    """After whatever else words may be."""
    router = Router(name="client-name")
    router.message.register(on_name, is_staff, is_no_contact, is_name)
    return router
