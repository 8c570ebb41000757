"""/nps: the index for owners (the company) and managers (their accounts)."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import reports
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.who import is_staff, staff_of
from messages import report, said, windows
from messages.owed import Owed
from messages.replies import toast
from messages.taps import BreakdownTap, CardTap, ReportTap, SaidTap
from messages.texts import clip
from nps.period import Period, containing, parse, turned
from nps.values import PeriodKind
from nps.windows import read_window
from storage.people.staff import Staff
from storage.people.who import Who


async def on_nps(message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff) -> Owed:
    """The running quarter, or the period asked for; nonsense gets examples, days the wrong way round the right one."""
    every, asked = read_window(command.args or "")
    period = parse(asked, turn.today) if asked else containing(PeriodKind.QUARTER, turn.today)
    if period is None and (meant := turned(asked, turn.today)) is not None:
        raise Refused("nps-backwards", right=f"{meant.first:%d.%m.%Y}-{meant.last:%d.%m.%Y}")
    if period is None:
        raise Refused("nps-wrong", text=clip(command.args or "", 60))
    return await reports.show(turn, who, staff, period, every=every)


async def on_report_tap(query: CallbackQuery, callback_data: ReportTap, who: Who) -> Owed:
    """Another period, or the same one by other answers, in the same message."""
    staff, (period, every), shown = staff_of(who), window_of(callback_data.period), _message_of(query)
    return [toast(query), report.show(staff, period, edit=shown, on_picture=_is_picture(query), every=every)]


async def on_breakdown_tap(query: CallbackQuery, callback_data: BreakdownTap, who: Who) -> Owed:
    """The same figures by manager, or the months of two years, in the same message."""
    staff, (period, every), shown = staff_of(who), window_of(callback_data.period), _message_of(query)
    view, on_picture = callback_data.view, _is_picture(query)
    return [toast(query), report.show(staff, period, edit=shown, view=view, on_picture=on_picture, every=every)]


async def on_card_tap(query: CallbackQuery, callback_data: CardTap, who: Who) -> Owed:
    """What the card means, in a message below; or its picture, where the words came alone."""
    staff, (period, every), view = staff_of(who), window_of(callback_data.period), callback_data.view
    if callback_data.wish == "what":
        return [toast(query), report.explain(staff, view)]
    return [toast(query), report.show(staff, period, view=view, wanted=True, every=every)]


async def on_said_tap(query: CallbackQuery, callback_data: SaidTap, who: Who) -> Owed:
    """All that clients said in it: opened below, then by pages in that message."""
    staff, period, shown = staff_of(who), period_of(callback_data.period), _message_of(query)
    if not callback_data.page:
        return [toast(query), said.show(staff, period)]
    return [toast(query), said.show(staff, period, page=callback_data.page - 1, edit=shown)]


def _message_of(query: CallbackQuery) -> int:
    if query.message is None:
        raise NotYours
    return query.message.message_id


def _is_picture(query: CallbackQuery) -> bool:
    """Is the message a picture? Then it can be nothing else any more, as text can become no picture here."""
    return isinstance(query.message, Message) and query.message.photo is not None


def window_of(code: str) -> tuple[Period, bool]:
    """The period behind a button below a card, and whether every answer counts. Raises NotYours for a forged one."""
    try:
        period, every = windows.split(code)
    except ValueError:
        raise NotYours from None
    return period_of(period.key), every


def period_of(key: str) -> Period:
    """The period behind a button. Raises NotYours for a forged one, which may have no neighbours to compare with."""
    try:
        period = Period.from_key(key)
        period.previous()
        period.next()
    except ValueError:
        raise NotYours from None
    return period


def router() -> Router:
    router = Router(name="report")
    router.message.register(on_nps, command("nps"), is_staff)
    router.callback_query.register(on_report_tap, ReportTap.filter())
    router.callback_query.register(on_breakdown_tap, BreakdownTap.filter())
    router.callback_query.register(on_card_tap, CardTap.filter())
    router.callback_query.register(on_said_tap, SaidTap.filter())
    return router
