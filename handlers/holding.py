"""The owner's choice after a restore: what was held goes out, or counts as sent before."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from actions.holding import decide, show_held
from actions.turn import Turn
from handlers.who import owner_of
from messages.envelopes import to_sender
from messages.holding import review_list
from messages.owed import Owed
from messages.replies import toast
from messages.taps.answering import ReviewTap
from messages.texts import label
from storage.people.who import Who
from storage.queues import holding


async def on_review_tap(query: CallbackQuery, callback_data: ReviewTap, turn: Turn, who: Who, language: str) -> Owed:
    """Whoever taps after another owner, or twice, finds the choice made."""
    owner_of(who)
    if not await holding.count_held(turn.conn):
        return [toast(query, label(language, "review-over")), *await show_held(turn)]
    wish = callback_data.wish
    if wish == "show":
        return [toast(query), review_list.owed(to_sender(who))]
    return [toast(query), *await decide(turn, who, wish)]


def router() -> Router:
    router = Router(name="review")
    router.callback_query.register(on_review_tap, ReviewTap.filter())
    return router
