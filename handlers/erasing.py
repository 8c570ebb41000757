"""/forget: a person takes back everything they ever told us."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import DeleteMyCommands, EditMessageReplyMarkup
from aiogram.types import BotCommandScopeChat, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from messages import erasing as words
from messages.help import menu
from messages.notices import notice
from messages.owed import Owed, Send
from messages.survey import toast
from messages.taps import ForgetTap
from messages.texts import Markup, label, say
from messages.writing import Buttons
from messages.writing import message as text_message
from nps.programme import Programme
from nps.values import ErasedWhy
from storage.people.clients import Contact, get_contact
from storage.people.staff import find_staff, list_owners
from storage.people.who import Who
from storage.privacy import erasing
from storage.privacy.erasing import Terms


class NotAlone(Exception):
    """Messages owed a moment ago may not be written down yet, and an erasure has to find them all."""


def terms_of(programme: Programme) -> Terms:
    return Terms(programme.pseudonym_key, programme.forget_keeps_score)


async def on_forget(
    message: Message, conn: AsyncConnection, who: Who, language: str, now: datetime, programme: Programme
) -> Owed:
    """Say what will be gone, and ask once more."""
    found = [await get_contact(conn, one) for one in await erasing.list_contacts(conn, who.telegram_id)]
    if not found:
        return _say(who, say(language, "forget-staff" if who.staff else "forget-nobody"))
    accounts = list(dict.fromkeys(contact.account for contact in found))
    text, buttons = words.question(language, programme, accounts, now=now)
    return _say(who, text, buttons)


async def on_forget_tap(
    query: CallbackQuery,
    callback_data: ForgetTap,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
    alone: bool,
) -> Owed:
    """[Удалить мои данные] erases at once; the sentence that says so is the last message of this chat."""
    buttons_gone = _without_buttons(query, who)
    if callback_data.wish == "no":
        return [toast(query), *buttons_gone, *_say(who, say(language, "forget-kept"))]
    if not 0 <= now.timestamp() - callback_data.asked <= programme.forget_confirm_within.total_seconds():
        return [toast(query, label(language, "forget-too-late"), alert=True), *buttons_gone]
    mine = await erasing.list_contacts(conn, who.telegram_id)
    if not mine:
        return [toast(query, label(language, "forget-nothing"), alert=True)]
    if not alone:
        raise NotAlone
    contacts = [await get_contact(conn, one) for one in mine]
    erased = await erasing.erase(conn, mine, terms_of(programme), why=ErasedWhy.REQUEST, now=now)
    owed = await words.erased_owed(conn, erased, programme)
    for contact in contacts:
        owed += await _tell_staff(conn, contact, programme)
    left = Who(who.person, who.staff, ())
    score = "forget-done-score-kept" if programme.forget_keeps_score else "forget-done"
    expires = now + programme.forget_done_within
    return [
        toast(query),
        *owed,
        *buttons_gone,
        *(menu(left, language) or _no_menu(who)),
        Send(
            method=text_message(who.telegram_id, say(language, score, company=programme.company)),
            chat_id=who.telegram_id,
            expires_at=expires,
        ),
    ]


async def _tell_staff(conn: AsyncConnection, contact: Contact, programme: Programme) -> Owed:
    """Which company it was, so that other records can follow; not who."""
    manager = await find_staff(conn, contact.manager_id)
    named = manager is not None and manager.can_be_written_to and not programme.anonymous
    receivers = [manager] if named and manager else await list_owners(conn)
    return [
        letter for receiver in receivers for letter in notice(receiver, "forget-told", {"account": contact.account})
    ]


async def on_logged(conn: AsyncConnection, payload: dict[str, Any], *, now: datetime, programme: Programme) -> Owed:
    return []


async def on_log_failed(conn: AsyncConnection, payload: dict[str, Any], *, now: datetime, programme: Programme) -> Owed:
    """Without its line in the log an erasure would not survive the restore of an older backup: the owners learn it."""
    dedup, args = f"erasure-log:{now.date().isoformat()}", {"folder": str(payload["folder"])}
    return [
        letter
        for owner in await list_owners(conn)
        for letter in notice(owner, "forget-log-failed", dict[str, str | int](args), dedup_key=dedup)
    ]


def _without_buttons(query: CallbackQuery, who: Who) -> Owed:
    if query.message is None:
        return []
    method = EditMessageReplyMarkup(chat_id=who.telegram_id, message_id=query.message.message_id)
    return [Send(method=method, chat_id=who.telegram_id)]


def _no_menu(who: Who) -> Owed:
    scope = BotCommandScopeChat(chat_id=who.telegram_id)
    return [Send(method=DeleteMyCommands(scope=scope), chat_id=who.telegram_id)]


def _say(who: Who, text: Markup, buttons: Buttons | None = None) -> Owed:
    return [Send(method=text_message(who.telegram_id, text, buttons), chat_id=who.telegram_id)]


def router() -> Router:
    router = Router(name=__name__)
    router.message.register(on_forget, Command("forget"))
    router.callback_query.register(on_forget_tap, ForgetTap.filter())
    return router
