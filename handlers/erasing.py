"""/forget: a person takes back everything they ever told us; and an owner does it for who asks in a letter."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.methods import EditMessageReplyMarkup
from aiogram.types import CallbackQuery, Message

from actions import erasing, newcomer_cards
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import Refused
from handlers.who import is_no_contact, owner_of
from handlers.words import wants_to_be_forgotten
from messages.envelopes import to_sender
from messages.erasing import question, question_for_owner
from messages.newcomers import without_keyboard
from messages.owed import Owed, Send
from messages.replies import replace, reply, toast
from messages.taps.answering import ForgetTap
from messages.taps.clients import EraseTap
from messages.texts import label, say
from nps.values import ContactState
from storage.people import enrolments, newcomers
from storage.people.clients import find_contact, get_contact
from storage.people.who import Who
from storage.privacy.erasing import list_contacts


async def on_forget(message: Message, turn: Turn, who: Who, language: str) -> Owed:
    """Say what will be gone, and ask once more."""
    contacts = [
        await get_contact(turn.conn, contact_id) for contact_id in await list_contacts(turn.conn, who.telegram_id)
    ]
    if not contacts and who.staff is None and await newcomers.find_of_human(turn.conn, who.telegram_id):
        gone = without_keyboard(who, say(language, "forget-newcomer", company=turn.programme.company))
        return [*await newcomer_cards.settle(turn, who.telegram_id), Send(gone, to_sender(who))]
    if not contacts and who.staff is None and await enrolments.find_pending(turn.conn, who.telegram_id, now=turn.now):
        return [reply(who, say(language, "forget-before"))]
    if not contacts:
        return [reply(who, say(language, "forget-staff" if who.staff else "forget-nobody"))]
    accounts = list(dict.fromkeys(contact.account for contact in contacts))
    text, buttons = question(language, turn.programme, accounts, now=turn.now)
    return [reply(who, text, buttons)]


async def on_forget_tap(query: CallbackQuery, callback_data: ForgetTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Удалить мои данные] erases at once; the sentence that says so is the last message of this chat."""
    buttons_gone = _without_buttons(query, who)
    if callback_data.wish == "no":
        return [toast(query), *buttons_gone, reply(who, say(language, "forget-kept"))]
    if not _is_in_time(turn, callback_data.asked):
        return [toast(query, label(language, "forget-too-late"), alert=True), *buttons_gone]
    contact_ids = await list_contacts(turn.conn, who.telegram_id)
    if not contact_ids:
        raise Refused("forget-nothing", alert=True)
    owed = await erasing.erase_on_request(turn, contact_ids)
    return [toast(query), *owed, *buttons_gone, *erasing.say_farewell(turn, who, language)]


def _is_in_time(turn: Turn, asked: int) -> bool:
    return 0 <= turn.now.timestamp() - asked <= turn.programme.forget_confirm_within.total_seconds()


def _without_buttons(query: CallbackQuery, who: Who) -> Owed:
    if query.message is None:
        return []
    bare = EditMessageReplyMarkup(chat_id=who.telegram_id, message_id=query.message.message_id)
    return [Send(bare, to_sender(who))]


async def on_erase_tap(query: CallbackQuery, callback_data: EraseTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Удалить данные] of a client, by an owner: once more it is asked, and then it is done."""
    owner = owner_of(who, alert=True)
    contact = await find_contact(turn.conn, callback_data.contact)
    if contact is None or contact.state is ContactState.ERASED:
        raise Refused("erase-gone", alert=True)
    match callback_data.wish:
        case "ask":
            accounts = await erasing.list_accounts(turn, contact)
            asked = question_for_owner(language, turn.programme, contact, accounts, now=turn.now)
            return [toast(query), reply(who, *asked, about=contact.id)]
        case "no":
            return [toast(query), replace(query, who, say(language, "forget-kept"))]
    if not _is_in_time(turn, callback_data.asked):
        raise Refused("erase-too-late", alert=True)
    return [toast(query), *await erasing.erase_for(turn, who, owner, contact)]


async def on_logged(turn: Turn, payload: dict[str, Any]) -> Owed:
    return []


async def on_log_failed(turn: Turn, payload: dict[str, Any]) -> Owed:
    return await erasing.tell_log_failed(turn, str(payload["folder"]))


def router() -> Router:
    router = Router(name="forget")
    router.message.register(on_forget, command("forget"))
    router.message.register(on_forget, is_no_contact, wants_to_be_forgotten)  # a contact's words reach somebody besides
    router.callback_query.register(on_forget_tap, ForgetTap.filter())
    router.callback_query.register(on_erase_tap, EraseTap.filter())
    return router
