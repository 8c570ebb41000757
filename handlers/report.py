"""/nps: the index for owners (the company) and managers (their accounts)."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.who import is_staff
from messages import report
from messages.owed import Owed, Send
from messages.survey import toast
from messages.taps import BreakdownTap, ReportTap
from messages.texts import clip, label, say
from messages.writing import message as text_message
from nps.period import Period, containing, parse
from nps.programme import Programme
from nps.values import PeriodKind
from storage.people.audit import record_audit
from storage.people.who import Who


async def on_nps(
    message: Message,
    command: CommandObject,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
) -> Owed:
    """The running quarter, or the period asked for; nonsense gets two examples."""
    if who.staff is None:
        return []
    today = now.astimezone(programme.zone).date()
    wanted = parse(command.args, today) if command.args else containing(PeriodKind.QUARTER, today)
    if wanted is None:
        text = say(language, "nps-wrong", text=clip(command.args or "", 60))
        return [Send(method=text_message(who.telegram_id, text), chat_id=who.telegram_id)]
    await record_audit(conn, who, "nps.read", wanted.key, now=now)
    return [report.nps(who.staff, who.telegram_id, wanted)]


async def on_report_tap(query: CallbackQuery, callback_data: ReportTap, who: Who, language: str) -> Owed:
    """Another period, in the same message."""
    period = _shown(callback_data.period)
    if who.staff is None or query.message is None or period is None:
        return [toast(query, label(language, "not-yours"))]
    return [toast(query), report.nps(who.staff, who.telegram_id, period, edit=query.message.message_id)]


async def on_breakdown_tap(query: CallbackQuery, callback_data: BreakdownTap, who: Who, language: str) -> Owed:
    """The same figures by manager, or the months of two years, in the same message."""
    period = _shown(callback_data.period)
    if who.staff is None or query.message is None or period is None:
        return [toast(query, label(language, "not-yours"))]
    edit = query.message.message_id
    return [toast(query), report.nps(who.staff, who.telegram_id, period, edit=edit, view=callback_data.view)]


def _shown(key: str) -> Period | None:
    """The period behind a button; None for a forged one, which may have no neighbours to be compared with."""
    try:
        period = Period.from_key(key)
        period.previous()
        period.next()
    except ValueError:
        return None
    return period


def router() -> Router:
    router = Router(name=__name__)
    router.message.register(on_nps, Command("nps"), is_staff)
    router.callback_query.register(on_report_tap, ReportTap.filter())
    router.callback_query.register(on_breakdown_tap, BreakdownTap.filter())
    return router
