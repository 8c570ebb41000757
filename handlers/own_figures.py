"""/my: a manager's own figures, and for owners those of each manager."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import reports
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.report import code_behind, period_of
from handlers.who import is_staff, staff_of
from messages import own_figures, own_numbers
from messages.owed import Owed
from messages.replies import toast
from messages.taps.figures import MyTap, OwnTap
from messages.texts import clip
from nps.period import containing, parse
from nps.values import PeriodKind
from storage.people.staff import Staff
from storage.people.who import Who


async def on_my(message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff) -> Owed:
    """The running quarter, or the period asked for; nonsense gets two examples."""
    period = parse(command.args, turn.today) if command.args else containing(PeriodKind.QUARTER, turn.today)
    if period is None:
        raise Refused("my-wrong", text=clip(command.args or "", 60))
    return await reports.show_own(turn, who, staff, period)


async def on_my_tap(query: CallbackQuery, callback_data: MyTap, who: Who) -> Owed:
    """Another period, or another page of the managers, in the same message."""
    staff, period = staff_of(who), period_of(callback_data.period)
    if query.message is None:
        raise NotYours
    return [toast(query), own_figures.show(staff, period, page=callback_data.page, edit=query.message.message_id)]


async def on_own_tap(query: CallbackQuery, callback_data: OwnTap, who: Who) -> Owed:
    """The numbers of one of them, in the same message."""
    staff, of = staff_of(who), code_behind(callback_data.of)
    if query.message is None:
        raise NotYours
    return [toast(query), own_numbers.show(staff, of, page=callback_data.page, edit=query.message.message_id)]


def router() -> Router:
    router = Router(name="my")
    router.message.register(on_my, command("my"), is_staff)
    router.callback_query.register(on_my_tap, MyTap.filter())
    router.callback_query.register(on_own_tap, OwnTap.filter())
    return router
