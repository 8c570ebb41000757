"""/forget: a person takes back everything they ever told us."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.methods import DeleteMyCommands, EditMessageReplyMarkup
from aiogram.types import BotCommandScopeChat, CallbackQuery, Message

from actions import erasing
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import Refused
from handlers.who import is_no_contact
from handlers.words import wants_to_be_forgotten
from messages.envelopes import to_sender
from messages.erasing import question
from messages.help import menu
from messages.owed import Envelope, Owed, Send
from messages.replies import reply, toast
from messages.taps import ForgetTap
from messages.texts import label, say
from messages.writing import message as text_message
from storage.people import enrolments
from storage.people.clients import get_contact
from storage.people.who import Who
from storage.privacy.erasing import list_contacts


async def on_forget(message: Message, turn: Turn, who: Who, language: str) -> Owed:
    """Say what will be gone, and ask once more."""
    contacts = [
        await get_contact(turn.conn, contact_id) for contact_id in await list_contacts(turn.conn, who.telegram_id)
    ]
    if not contacts and who.staff is None and await enrolments.find_pending(turn.conn, who.telegram_id, now=turn.now):
        return [reply(who, say(language, "forget-before"))]
    if not contacts:
        return [reply(who, say(language, "forget-staff" if who.staff else "forget-nobody"))]
    accounts = list(dict.fromkeys(contact.account for contact in contacts))
    text, buttons = question(language, turn.programme, accounts, now=turn.now)
    return [reply(who, text, buttons)]


async def on_forget_tap(query: CallbackQuery, callback_data: ForgetTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Удалить мои данные] erases at once; the sentence that says so is the last message of this chat."""
    programme, buttons_gone = turn.programme, _without_buttons(query, who)
    if callback_data.wish == "no":
        return [toast(query), *buttons_gone, reply(who, say(language, "forget-kept"))]
    if not 0 <= turn.now.timestamp() - callback_data.asked <= programme.forget_confirm_within.total_seconds():
        return [toast(query, label(language, "forget-too-late"), alert=True), *buttons_gone]
    contact_ids = await list_contacts(turn.conn, who.telegram_id)
    if not contact_ids:
        raise Refused("forget-nothing", alert=True)
    owed = await erasing.erase_on_request(turn, contact_ids)
    score = "forget-done-score-kept" if programme.forget_keeps_score else "forget-done"
    done = text_message(who.telegram_id, say(language, score, company=programme.company))
    without_contacts = Who(who.person, who.staff, ())
    return [
        toast(query),
        *owed,
        *buttons_gone,
        *(menu(without_contacts, language) or _no_menu(who)),
        Send(done, Envelope(chat_id=who.telegram_id, expires_at=turn.now + programme.forget_done_within)),
    ]


def _without_buttons(query: CallbackQuery, who: Who) -> Owed:
    if query.message is None:
        return []
    bare = EditMessageReplyMarkup(chat_id=who.telegram_id, message_id=query.message.message_id)
    return [Send(bare, to_sender(who))]


def _no_menu(who: Who) -> Owed:
    scope = BotCommandScopeChat(chat_id=who.telegram_id)
    return [Send(DeleteMyCommands(scope=scope), to_sender(who))]


async def on_logged(turn: Turn, payload: dict[str, Any]) -> Owed:
    return []


async def on_log_failed(turn: Turn, payload: dict[str, Any]) -> Owed:
    return await erasing.tell_log_failed(turn, str(payload["folder"]))


def router() -> Router:
    router = Router(name="forget")
    router.message.register(on_forget, command("forget"))
    router.message.register(on_forget, is_no_contact, wants_to_be_forgotten)  # a contact's words reach somebody besides
    router.callback_query.register(on_forget_tap, ForgetTap.filter())
    return router
