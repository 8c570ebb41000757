"""`/case NAME`: one of the staff opens a case by hand."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import cases, opening
from actions.cases import NotTheirs
from actions.turn import Turn
from handlers.commands import command
from handlers.naming import Named, find_named, own_named, takes_name
from handlers.refusals import NotYours, Refused
from handlers.who import is_staff, staff_of
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps.cases import OpenCaseTap
from messages.texts import say
from storage.people.clients import Contact
from storage.people.staff import Staff
from storage.people.who import Who

OPEN = takes_name(OpenCaseTap, owner=["contact"], manager=["contact"], sure=True)


async def on_case(message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """Where answers are anonymous, none but an owner has cases: nobody else is even told whom they would find."""
    if not turn.programme.may_read_answers(staff.role):
        raise Refused("case-owners-alone")
    named = await find_named(turn, who, staff, command.args or "", OPEN)
    return named if isinstance(named, list) else await _open(turn, who, staff, named, language)


async def on_case_tap(query: CallbackQuery, callback_data: OpenCaseTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of several was chosen."""
    named = await own_named(turn, who, callback_data.kind, callback_data.id, OPEN)
    return [toast(query), *await _open(turn, who, staff_of(who), named, language)]


async def _open(turn: Turn, who: Who, staff: Staff, named: Named, language: str) -> Owed:
    if not isinstance(named, Contact):
        raise NotYours
    try:
        case, is_new, shown = await opening.open_by_hand(turn, who, staff, named)
    except NotTheirs:
        raise Refused("case-owners-alone", alert=True) from None
    key = "case-opened" if is_new else "case-open-already"
    told = say(language, key, contact=named.name, account=named.account, number=str(case.id))
    below = [] if is_new else await cases.show_anew(turn, staff, case.id, language)
    return [reply(who, told, about=named.id), *below, *shown]


def router() -> Router:
    router = Router(name="open")
    router.message.register(on_case, command("case"), is_staff)
    router.callback_query.register(on_case_tap, OpenCaseTap.filter())
    return router
