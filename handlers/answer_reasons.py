"""[Причины] below a card: which ones the answer names, corrected with one tap."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from actions import answer_reasons
from actions.turn import Turn
from handlers.who import staff_of
from messages import answer_reasons as words
from messages.owed import Owed
from messages.replies import toast
from messages.taps.figures import AnswerReasonTap
from messages.texts import label
from nps.values import Reason
from storage.people.who import Who


async def on_answer_reason(
    query: CallbackQuery, callback_data: AnswerReasonTap, turn: Turn, who: Who, language: str
) -> Owed:
    """Opened below the card; then each tap adds a reason or strikes it, in that message."""
    staff = staff_of(who)
    response = await answer_reasons.find_answer(turn, staff, callback_data.response)
    if callback_data.wish == "open":
        return [toast(query), words.show(response, staff)]
    became, cards = await answer_reasons.correct(turn, who, staff, response, Reason(callback_data.wish))
    edit = query.message.message_id if query.message else None
    return [
        toast(query, label(language, f"why-fix-toast-{became.value}")),
        words.show(response, staff, edit=edit),
        *cards,
    ]


def router() -> Router:
    router = Router(name="answer_reasons")
    router.callback_query.register(on_answer_reason, AnswerReasonTap.filter())
    return router
