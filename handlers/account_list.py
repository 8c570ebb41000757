"""/accounts: the list of client companies by colour, and its pages; a tap opens the card of /client."""

from __future__ import annotations

import re
from datetime import date

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import reports
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours
from handlers.report import period_of
from handlers.who import is_staff, staff_of
from messages import account_flow, account_list
from messages.owed import Owed
from messages.replies import reply, toast
from messages.scope_code import EVERYTHING
from messages.taps.figures import AccountFlowTap, AccountsTap
from messages.texts import clip, lines, say
from nps.account_words import parse_accounts
from nps.scope_words import ScopeError
from storage.people.directory import read_directory
from storage.people.staff import Staff
from storage.people.who import Who

SHOWN = 60
FLOW = re.compile(
    r"потер\w*|отток|приход|потери и приход|ушли|ушедшие|кто уш[её]л|новые клиенты"
    r"|lost|loss(es)?|won|wins|lost and won|churn(ed)?|new clients",
    re.IGNORECASE,
)


async def on_accounts(
    message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str
) -> Owed:
    """All of them, or what the words narrow it down to; nonsense gets examples of what works."""
    if not command.args or not turn.programme.may_read_answers(staff.role):
        return await reports.show_accounts(turn, who, staff, EVERYTHING)
    try:
        if FLOW.fullmatch(command.args.strip()):
            return await reports.show_flow(turn, who, staff)
        wanted = parse_accounts(command.args, await read_directory(turn.conn, staff), me=staff.id)
    except ScopeError as error:
        why = say(language, error.key, **{name: clip(value, SHOWN) for name, value in error.details.items()})
        return [reply(who, lines(why, say(language, "accounts-examples")))]
    return await reports.show_accounts(turn, who, staff, account_list.code_of(wanted))


async def on_accounts_tap(query: CallbackQuery, callback_data: AccountsTap, who: Who) -> Owed:
    """Another page, or others of them, in the same message."""
    staff = staff_of(who)
    if query.message is None:
        raise NotYours
    shown = account_list.show(
        staff,
        callback_data.wanted,
        since=date.fromordinal(callback_data.since),
        page=callback_data.page,
        edit=query.message.message_id,
    )
    return [toast(query), shown]


async def on_flow_tap(query: CallbackQuery, callback_data: AccountFlowTap, who: Who) -> Owed:
    """Lost and won accounts, or another period of theirs, in the same message."""
    staff, period = staff_of(who), period_of(callback_data.period)
    if query.message is None:
        raise NotYours
    return [toast(query), account_flow.show(staff, period, edit=query.message.message_id)]


def router() -> Router:
    router = Router(name="account_list")
    router.message.register(on_accounts, command("accounts"), is_staff)
    router.callback_query.register(on_accounts_tap, AccountsTap.filter())
    router.callback_query.register(on_flow_tap, AccountFlowTap.filter())
    return router
