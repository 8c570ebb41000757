"""/nps: the index for owners (the company) and managers (their accounts)."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import reports
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours
from handlers.wanted_figures import told, wanted
from handlers.who import is_staff, staff_of
from messages import figures_of, report, said
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps.figures import BreakdownTap, CardTap, PictureTap, ReportTap, SaidTap
from nps.period import Period
from nps.scope_words import ScopeError
from storage.people.staff import Staff
from storage.people.who import Who


async def on_nps(message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """The running quarter of all they may read, or what the words say; what was not understood is told, with examples.

    Where answers are anonymous a manager's words narrow nothing down.
    """
    try:
        of = await wanted(turn, staff, language, command.args or "")
    except ScopeError as error:
        return [reply(who, told(turn, language, error))]
    return await reports.show(turn, who, staff, of)


async def on_report_tap(query: CallbackQuery, callback_data: ReportTap, who: Who) -> Owed:
    """Another period, or others, in the same message."""
    staff, of, shown = staff_of(who), code_behind(callback_data.of), _message_of(query)
    return [toast(query), report.show(staff, of, edit=shown, on_picture=is_picture(query))]


async def on_breakdown_tap(query: CallbackQuery, callback_data: BreakdownTap, who: Who) -> Owed:
    """The same figures by manager, or the months of two years, in the same message."""
    staff, of, shown = staff_of(who), code_behind(callback_data.of), _message_of(query)
    view, on_picture = callback_data.view, is_picture(query)
    return [toast(query), report.show(staff, of, edit=shown, view=view, on_picture=on_picture)]


async def on_card_tap(query: CallbackQuery, callback_data: CardTap, who: Who) -> Owed:
    """What the card means, in a message below; or its picture, as earlier buttons ask for it."""
    staff, of, view = staff_of(who), code_behind(callback_data.period), callback_data.view
    if callback_data.wish == "what":
        return [toast(query), report.explain(staff, view)]
    return [toast(query), report.show(staff, of, view=view, wanted=True)]


async def on_picture_tap(query: CallbackQuery, callback_data: PictureTap, who: Who) -> Owed:
    """The picture, where the words came alone."""
    staff, of = staff_of(who), code_behind(callback_data.of)
    return [toast(query), report.show(staff, of, view=callback_data.view, wanted=True)]


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


def is_picture(query: CallbackQuery) -> bool:
    """Is the message a picture? Then it can be nothing else any more, as text can become no picture here."""
    return isinstance(query.message, Message) and query.message.photo is not None


def period_of(key: str) -> Period:
    """The period behind a button. Raises NotYours for a forged one, which may have no neighbours to compare with."""
    try:
        period = Period.from_key(key)
        period.previous()
        period.next()
    except ValueError:
        raise NotYours from None
    return period


def code_behind(code: str) -> str:
    """What a button says figures are of. Raises NotYours for what is forged, as `period_of` does."""
    try:
        period, _ = figures_of.split(code)
    except (ValueError, OverflowError):
        raise NotYours from None
    period_of(period.key)
    return code


def router() -> Router:
    router = Router(name="report")
    router.message.register(on_nps, command("nps"), is_staff)
    router.callback_query.register(on_report_tap, ReportTap.filter())
    router.callback_query.register(on_breakdown_tap, BreakdownTap.filter())
    router.callback_query.register(on_card_tap, CardTap.filter())
    router.callback_query.register(on_picture_tap, PictureTap.filter())
    router.callback_query.register(on_said_tap, SaidTap.filter())
    return router
