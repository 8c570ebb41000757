"""Staff act on cases: [Взять], and replies to a card."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.who import is_plain, is_staff
from messages import case_card
from messages.owed import Owed, Send
from messages.survey import toast
from messages.taps import TakeTap
from messages.texts import label, say
from messages.writing import message as text_message
from nps.programme import Programme
from storage.cases import cases
from storage.people.audit import record_audit
from storage.people.staff import find_staff
from storage.people.who import Who
from storage.queues import deliveries


async def on_take(
    query: CallbackQuery,
    callback_data: TakeTap,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
) -> Owed:
    """The first to press has it; every chat that shows the card shows who and when."""
    may = who.staff is not None and programme.may_read_answers(who.staff.role)
    case = await cases.take(conn, callback_data.case, who.staff, now=now) if who.staff and may else None
    if case is None or who.staff is None:
        return [toast(query, label(language, "card-not-yours"), alert=True)]
    cards = await case_card.cards_owed(conn, case.id)
    if case.taken_by == who.staff.id:
        await record_audit(conn, who, "case.take", f"case:{case.id}", now=now)
        return [toast(query, label(language, "card-taken-toast")), *cards]
    taker = await find_staff(conn, case.taken_by)
    return [toast(query, label(language, "card-taken-other", name=taker.name if taker else "—"), alert=True), *cards]


async def is_reply_to_card(message: Message, conn: AsyncConnection) -> bool:
    """Does the message reply to a card, or to what was sent below one?"""
    if message.reply_to_message is None:
        return False
    subject = await deliveries.find_subject(conn, message.chat.id, message.reply_to_message.message_id) or ""
    return subject.startswith(("case:", "reply-to:case:", "message:"))


async def on_reply_to_card(message: Message, who: Who, language: str) -> Owed:
    """Nothing a manager writes reaches a client by mistake: say plainly that it was not sent."""
    text = say(language, "card-reply-not-sent")
    method = text_message(who.telegram_id, text, reply_to=message.message_id)
    return [Send(method=method, chat_id=who.telegram_id)]


def router() -> Router:
    router = Router(name=__name__)
    router.callback_query.register(on_take, TakeTap.filter())
    router.message.register(on_reply_to_card, is_staff, is_plain, is_reply_to_card)
    return router
