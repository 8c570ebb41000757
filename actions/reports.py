"""Figures are read: for whom, and that they were."""

from __future__ import annotations

from datetime import timedelta

from actions.turn import Turn
from messages import case_list, morning, report
from messages.owed import Letter, Owed
from nps.period import Period
from nps.subjects import ListOfCases, SummaryOf
from nps.values import Role
from storage.people.audit import record_audit
from storage.people.clients import Account
from storage.people.staff import Staff, find_staff
from storage.people.who import Who
from storage.queues import deliveries

STANDS = timedelta(days=400)
"""So long it is known where a summary stands in a chat (storage.queues.pruning)."""


async def show(turn: Turn, who: Who, reader: Staff, period: Period) -> Owed:
    """The index of this period, of what the reader may see."""
    await record_audit(turn.conn, who, "nps.read", period.key, now=turn.now)
    return [report.show(reader, period)]


async def show_again(turn: Turn, account: Account) -> Owed:
    """Summaries and lists that may name somebody of this account, as they stand without who was erased.

    Nothing tells who is named in a message: all that its readers have are written anew.
    """
    since = turn.now - STANDS
    summaries = await deliveries.list_of_kind(turn.conn, SummaryOf, since=since)
    lists = await deliveries.list_of_kind(turn.conn, ListOfCases, since=since)
    shown: list[tuple[int, int, SummaryOf | ListOfCases]] = [*summaries, *lists]
    owed: Owed = []
    for chat_id, message_id, subject in shown:
        reader = await find_staff(turn.conn, subject.staff)
        if reader is None or reader.telegram_id != chat_id:
            continue
        if reader.role is Role.OWNER or reader.id == account.manager_id:
            owed.append(_anew(reader, subject, message_id))
    return owed


def _anew(reader: Staff, shown: SummaryOf | ListOfCases, message_id: int) -> Letter:
    if isinstance(shown, ListOfCases):
        return case_list.show(reader, case_list.EVERYTHING, edit=message_id)
    day = morning.day_of(shown.period)
    if day is not None:
        return morning.tell_again(reader, day, message_id)
    return report.sum_up_again(reader, Period.from_key(shown.period), message_id)
