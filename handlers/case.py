"""Staff act on cases: [Взять], and replies to a card."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from actions import cases
from actions.turn import Turn
from handlers.refusals import Refused
from handlers.who import is_plain, is_staff
from messages.owed import Owed
from messages.replies import once_for_album, reply, toast
from messages.taps import TakeTap
from messages.texts import label, say
from nps.subjects import BelowCard, BelowMessage, CaseCard, CopyOf, PassedOn, parse
from nps.values import CaseId
from storage.people.staff import find_staff
from storage.people.who import Who
from storage.queues import deliveries


async def on_take(query: CallbackQuery, callback_data: TakeTap, turn: Turn, who: Who, language: str) -> Owed:
    """The first to press has it; every chat that shows the card shows who and when."""
    staff = who.staff
    if staff is None or not turn.programme.may_read_answers(staff.role):
        raise Refused("card-not-yours", alert=True)
    taken = await cases.take(turn, who, staff, CaseId(callback_data.case))
    if taken is None:
        raise Refused("card-not-yours", alert=True)
    case, cards = taken
    if case.taken_by == staff.id:
        return [toast(query, label(language, "card-taken-toast")), *cards]
    taker = await find_staff(turn.conn, case.taken_by)
    return [toast(query, label(language, "card-taken-other", name=taker.name if taker else "—"), alert=True), *cards]


async def is_reply_to_card(message: Message, turn: Turn) -> bool:
    """Does the message reply to a card, or to what was sent below one?"""
    if message.reply_to_message is None:
        return False
    key = await deliveries.find_subject(turn.conn, message.chat.id, message.reply_to_message.message_id)
    return isinstance(parse(key), CaseCard | BelowCard | PassedOn | CopyOf | BelowMessage)


async def on_reply_to_card(message: Message, who: Who, language: str) -> Owed:
    """Nothing a manager writes reaches a client by mistake: say plainly that it was not sent."""
    return [
        reply(who, say(language, "card-reply-not-sent"), to_message=message.message_id, once=once_for_album(message))
    ]


def router() -> Router:
    router = Router(name="case")
    router.callback_query.register(on_take, TakeTap.filter())
    router.message.register(on_reply_to_card, is_staff, is_plain, is_reply_to_card)
    return router
