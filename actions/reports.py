"""Figures are read: for whom, and that they were."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import get_args

from actions.turn import Turn
from messages import (
    account_flow,
    account_list,
    answer_list,
    behind_list,
    case_list,
    client_card,
    fixes,
    invite_list,
    morning,
    naming,
    newcomers,
    own_figures,
    quotes,
    report,
    said,
    summary,
    week_ahead,
)
from messages.envelopes import to_staff
from messages.erasing import unsay_list
from messages.owed import Letter, Owed
from messages.scope_code import EVERYTHING
from nps.period import Period, containing
from nps.subjects import (
    AuditList,
    ChoiceOfNames,
    ClientCard,
    FixCard,
    ListOfAccounts,
    ListOfAnswers,
    ListOfCases,
    ListOfInvites,
    ListOfQuotes,
    ListOfRows,
    ListOfWords,
    NewcomerCard,
    SummaryOf,
)
from nps.values import PeriodKind, StaffId
from storage.people.audit import find_last_look, record_audit
from storage.people.clients import Account
from storage.people.staff import Staff, find_staff
from storage.people.who import Who
from storage.queues import deliveries

Shown = (
    SummaryOf
    | ListOfWords
    | ListOfAnswers
    | ListOfRows
    | ListOfAccounts
    | ListOfCases
    | ListOfInvites
    | ListOfQuotes
    | ChoiceOfNames
    | ClientCard
    | FixCard
    | NewcomerCard
    | AuditList
)
FIRST_LOOK = timedelta(days=7)
"""Whoever never looked reads what has changed within so many days."""
STANDS = timedelta(days=400)
"""So long it is known where a summary stands in a chat (storage.queues.pruning)."""


async def show(turn: Turn, who: Who, reader: Staff, of: str) -> Owed:
    """The index of what is wanted, as `figures_of.code_of` has it."""
    await record_audit(turn.conn, who, "nps.read", of, now=turn.now)
    return [report.show(reader, of)]


async def show_own(turn: Turn, who: Who, reader: Staff, period: Period) -> Owed:
    """How accounts are looked after in this period: their own, or of an owner everybody's."""
    await record_audit(turn.conn, who, "my.read", period.key, now=turn.now)
    return [own_figures.show(reader, period)]


async def show_accounts(turn: Turn, who: Who, reader: Staff, wanted: str) -> Owed:
    """The list of accounts, with what has changed since the day on which they looked last."""
    looked = await find_last_look(turn.conn, reader.id, "accounts.read", before=_day_begins(turn))
    await record_audit(turn.conn, who, "accounts.read", wanted, now=turn.now)
    since = looked.astimezone(turn.programme.zone).date() if looked else turn.today - FIRST_LOOK
    return [account_list.show(reader, wanted, since=since)]


async def show_flow(turn: Turn, who: Who, reader: Staff) -> Owed:
    """Lost and won accounts of the running year."""
    period = containing(PeriodKind.YEAR, turn.today)
    await record_audit(turn.conn, who, "accounts.read", period.key, now=turn.now)
    return [account_flow.show(reader, period)]


def _day_begins(turn: Turn) -> datetime:
    return datetime.combine(turn.today, time(), turn.programme.zone).astimezone(UTC)


async def show_again(turn: Turn, account: Account) -> Owed:
    """Summaries and lists that may name somebody of this account, as they stand without who was erased.

    Nothing tells who is named in a message: all that its readers have are written anew.
    """
    owed: Owed = []
    for chat_id, message_id, subject in await _list_shown(turn):
        reader = await find_staff(turn.conn, subject.staff)
        if reader is None or reader.telegram_id != chat_id:
            continue
        if subject.account == account.id if isinstance(subject, ClientCard) else reader.may_read(account.manager_id):
            owed.append(_anew(reader, subject, message_id))
    return owed


async def take_back(turn: Turn, chat_id: int, staff_id: StaffId) -> Owed:
    """The same where a chat turns out to be a stranger's: they are emptied."""
    return [
        unsay_list(chat_id, message_id)
        for chat, message_id, subject in await _list_shown(turn)
        if chat == chat_id and subject.staff == staff_id
    ]


async def _list_shown(turn: Turn) -> list[tuple[int, int, Shown]]:
    kinds: tuple[type[Shown], ...] = get_args(Shown)
    since = turn.now - STANDS
    return [each for kind in kinds for each in await deliveries.list_of_kind(turn.conn, kind, since=since)]


def _anew(reader: Staff, shown: Shown, message_id: int) -> Letter:
    match shown:
        case ListOfAccounts():
            return account_list.show(reader, EVERYTHING, edit=message_id)
        case ListOfCases():
            return case_list.show(reader, EVERYTHING, edit=message_id)
        case ListOfWords(_, period):
            return said.show(reader, Period.from_key(period), edit=message_id)
        case ListOfAnswers(_, part_of):
            return answer_list.show_again(reader, part_of, message_id)
        case ListOfRows(_, rows_of):
            return behind_list.show_again(reader, rows_of, message_id)
        case ListOfInvites():
            return invite_list.show(reader, edit=message_id)
        case ListOfQuotes():
            return quotes.show(reader, edit=message_id)
        case ChoiceOfNames() | AuditList():
            return naming.outdated.owed(to_staff(reader), message_id=message_id)
        case NewcomerCard(newcomer_id):
            return newcomers.newcomer_again.owed(to_staff(reader), newcomer_id=newcomer_id, message_id=message_id)
        case FixCard(fix_id):
            return fixes.show_again(reader, fix_id, message_id)
        case ClientCard(account_id):
            return client_card.show(reader, account_id, edit=message_id)
    day = week_ahead.monday_of(shown.period) or morning.day_of(shown.period)
    if day is not None:
        return morning.tell_again(reader, day, message_id)
    return summary.sum_up_again(reader, Period.from_key(shown.period), message_id)
