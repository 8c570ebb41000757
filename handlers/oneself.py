"""What everybody can do for themselves: /help, /language, /stop, /mydata; and what nobody else answered."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import alerting
from handlers.answering import stop_asking
from messages.help import help_text, language_buttons, menu
from messages.notices import notice
from messages.owed import Letter, Owed, Send
from messages.survey import toast
from messages.taps import LanguageTap
from messages.texts import Markup, label, say
from messages.writing import Buttons
from messages.writing import message as text_message
from nps.programme import Programme
from nps.values import Unreachable
from storage.people.reachability import record_reachable, record_unreachable
from storage.people.staff import find_staff_by_telegram, list_owners
from storage.people.who import Who, set_language


async def on_help(message: Message, who: Who, language: str, programme: Programme) -> Owed:
    return _say(who, help_text(language, who, programme))


async def on_language(message: Message, who: Who, language: str) -> Owed:
    return _say(who, say(language, "language-ask"), language_buttons())


async def on_language_tap(query: CallbackQuery, callback_data: LanguageTap, conn: AsyncConnection, who: Who) -> Owed:
    await set_language(conn, who.telegram_id, callback_data.language)
    text = say(callback_data.language, "language-done")
    return [toast(query), *_say(who, text), *menu(who, callback_data.language)]


async def on_stop(message: Message, conn: AsyncConnection, who: Who, language: str, now: datetime) -> Owed:
    """Opt out: past answers stay, /start returns."""
    if not who.contacts and who.staff is not None:
        return _say(who, say(language, "stop-staff"))
    closed = await stop_asking(conn, who, now=now)
    return [*closed, *_say(who, say(language, "stop-done"))]


async def on_mydata(message: Message, who: Who) -> Owed:
    return [Letter(name="mydata", chat_id=who.telegram_id)]


async def on_membership(
    event: ChatMemberUpdated, conn: AsyncConnection, who: Who, now: datetime, programme: Programme
) -> Owed:
    """The person blocked the bot or let it in again."""
    if event.new_chat_member.status == "kicked":
        return await lost(conn, who.telegram_id, Unreachable.BLOCKED, now=now)
    await record_reachable(conn, who.telegram_id)
    back = await find_staff_by_telegram(conn, who.telegram_id)
    if back is None or not back.can_be_written_to:
        return []
    return await alerting.cards_missed(conn, back, now=now, programme=programme)


async def lost(conn: AsyncConnection, telegram_id: int, reason: Unreachable, *, now: datetime) -> Owed:
    """Somebody cannot be reached any more; if it is a manager, the owners are told."""
    gone = await record_unreachable(conn, telegram_id, reason, now=now)
    if gone is None:
        return []
    dedup = f"unreachable:{gone.id}:{now.isoformat()}"
    args: dict[str, str | int] = {"name": gone.name, "reason": reason.value}
    return [
        letter
        for owner in await list_owners(conn)
        if owner.id != gone.id
        for letter in notice(owner, "manager-unreachable", args, dedup_key=dedup)
    ]


async def on_anything_else(message: Message, who: Who, language: str, programme: Programme) -> Owed:
    """An unknown command, or words of somebody who is no contact: say what can be done here."""
    if who.staff is not None and not who.contacts:
        return _say(who, say(language, "unknown-staff"))
    return _say(who, help_text(language, who, programme))


async def on_any_tap(query: CallbackQuery, language: str) -> Owed:
    """A button of an older program, or a forged one: every tap gets an answer."""
    return [toast(query, label(language, "survey-closed"))]


def _say(who: Who, text: Markup, buttons: Buttons | None = None) -> Owed:
    return [Send(method=text_message(who.telegram_id, text, buttons), chat_id=who.telegram_id)]


def router() -> Router:
    router = Router(name=__name__)
    router.message.register(on_help, Command("help"))
    router.message.register(on_language, Command("language"))
    router.message.register(on_stop, Command("stop"))
    router.message.register(on_mydata, Command("mydata"))
    router.callback_query.register(on_language_tap, LanguageTap.filter())
    router.my_chat_member.register(on_membership)
    return router


def last_router() -> Router:
    """Registered after all others: nobody is left without an answer."""
    router = Router(name=f"{__name__}.last")
    router.message.register(on_anything_else)
    router.callback_query.register(on_any_tap)
    return router
