"""Below a summary: what stands behind it, and [Не присылать]."""

from __future__ import annotations

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from actions import sending
from actions.turn import Turn
from handlers.who import staff_of
from messages import account_list, case_list, settings
from messages.owed import Owed
from messages.replies import reply, toast
from messages.scope_code import EVERYTHING
from messages.taps.figures import NewsTap, SummaryTap
from storage.figures import summaries
from storage.people.who import Who


async def on_news(query: CallbackQuery, callback_data: NewsTap, who: Who) -> Owed:
    """The accounts that have changed since then, or the open cases: in a message below."""
    staff = staff_of(who)
    if callback_data.what == "cases":
        return [toast(query), case_list.show(staff, EVERYTHING)]
    since = date.fromordinal(callback_data.since)
    return [toast(query), account_list.show(staff, account_list.CHANGED, since=since)]


async def on_summary_tap(query: CallbackQuery, callback_data: SummaryTap, turn: Turn, who: Who, language: str) -> Owed:
    """No more of them, again, or the one of now: for oneself."""
    staff, kind = staff_of(who), callback_data.kind
    match callback_data.wish:
        case "stop":
            await summaries.stop(turn.conn, staff.id, kind, now=turn.now)
            return [toast(query), reply(who, *settings.stopped(language, kind))]
        case "again":
            await summaries.resume(turn.conn, staff.id, kind)
            return [toast(query), reply(who, settings.resumed(language, kind))]
        case _:
            return [toast(query), *await sending.show_now(turn, who, staff, kind)]


def router() -> Router:
    router = Router(name="summaries")
    router.callback_query.register(on_news, NewsTap.filter())
    router.callback_query.register(on_summary_tap, SummaryTap.filter())
    return router
