"""/cases: the list of open cases, its pages, and the card of one of them."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import cases
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours
from handlers.who import is_staff, staff_of
from messages import case_list
from messages.owed import Owed
from messages.replies import reply, toast
from messages.scope_code import EVERYTHING
from messages.taps.cases import CasesTap, OpenTap
from messages.taps.figures import OverdueTap
from messages.texts import clip, lines, say
from nps.case_words import CaseKind, WantedCases, parse_cases
from nps.scope import Scope
from nps.scope_words import ScopeError
from nps.values import CaseId, StaffId
from storage.people.directory import read_directory
from storage.people.staff import Staff
from storage.people.who import Who

SHOWN = 60


async def on_cases(message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """Everything, or what the words narrow it down to; nonsense gets examples of what works."""
    if not command.args or not turn.programme.may_read_answers(staff.role):
        return [case_list.show(staff, EVERYTHING)]
    try:
        wanted = parse_cases(command.args, await read_directory(turn.conn, staff), me=staff.id)
    except ScopeError as error:
        why = say(language, error.key, **{name: clip(value, SHOWN) for name, value in error.details.items()})
        return [reply(who, lines(why, say(language, "cases-examples")))]
    return [case_list.show(staff, case_list.code_of(wanted))]


async def on_cases_page(query: CallbackQuery, callback_data: CasesTap, who: Who) -> Owed:
    """Another page, in the same message."""
    staff = staff_of(who)
    if query.message is None:
        raise NotYours
    shown = case_list.show(staff, callback_data.wanted, page=callback_data.page, edit=query.message.message_id)
    return [toast(query), shown]


async def on_overdue(query: CallbackQuery, callback_data: OverdueTap, who: Who) -> Owed:
    """What a manager lets lie, in a message below; of another's, a manager sees their own."""
    wanted = WantedCases(Scope(manager=StaffId(callback_data.manager)), frozenset({CaseKind.LATE}))
    return [toast(query), case_list.show(staff_of(who), case_list.code_of(wanted))]


async def on_open(query: CallbackQuery, callback_data: OpenTap, turn: Turn, who: Who, language: str) -> Owed:
    """The card, below everything that stands in this chat."""
    owed = await cases.show_anew(turn, staff_of(who), CaseId(callback_data.case), language)
    return [toast(query), *owed]


def router() -> Router:
    router = Router(name="case_list")
    router.message.register(on_cases, command("cases"), is_staff)
    router.callback_query.register(on_cases_page, CasesTap.filter())
    router.callback_query.register(on_overdue, OverdueTap.filter())
    router.callback_query.register(on_open, OpenTap.filter())
    return router
