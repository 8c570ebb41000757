"""The owner's review after a restore: what was held goes out, or counts as sent before."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import outcome
from messages import holding as words
from messages.owed import Owed
from messages.survey import toast
from messages.taps import ReviewTap
from messages.texts import label
from nps.programme import Programme
from storage import marks
from storage.people.audit import record_audit
from storage.people.who import Who
from storage.queues import holding


async def on_review_tap(
    query: CallbackQuery,
    callback_data: ReviewTap,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
) -> Owed:
    """One owner's choice is everybody's; whoever taps afterwards, or twice, finds it made."""
    if not who.is_owner:
        return [toast(query, label(language, "not-yours"))]
    if not await holding.count_held(conn):
        return [toast(query, label(language, "review-over")), *await words.cards(conn)]
    if callback_data.wish == "show":
        return [toast(query), words.listed(who.telegram_id)]
    owed: Owed = []
    if callback_data.wish == "send":
        count = await holding.release(conn, now=now)
    else:
        dropped = await holding.drop(conn, now=now)
        count = len(dropped)
        for subject in sorted({held.subject for held in dropped if held.subject}):  # as if Telegram had said so
            owed += await outcome.on_sent(conn, subject, now=now, programme=programme)
    await marks.put(conn, marks.REVIEWED, f"{callback_data.wish}:{count}")
    await record_audit(conn, who, f"review.{callback_data.wish}", str(count), now=now)
    return [toast(query), *owed, *await words.cards(conn)]


def router() -> Router:
    router = Router(name=__name__)
    router.callback_query.register(on_review_tap, ReviewTap.filter())
    return router
