"""The one message of a Monday: what is due, whom the programme asks, and occasions; to each of the staff, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from actions.telling import find_receivers
from actions.turn import Turn
from messages import leads, morning, week_ahead
from messages.owed import Owed
from nps.values import StaffId
from storage.asking import leads as leads_of
from storage.asking.foreseeing import list_managers
from storage.asking.leads import Lead
from storage.asking.rules import AskedBy
from storage.figures import summaries
from storage.people.clients import get_contact
from storage.people.staff import Staff

MOST_LEADS = 40
"""For one of the staff in a week; others are named in the next one."""


@dataclass(frozen=True, slots=True)
class Week:
    """The week of one of the staff that has begun at `opens`; `of`: of whose clients somebody is asked in it.

    `today`: the day where they are; `leads`: who could be asked if they were here.
    """

    reader: Staff
    key: str
    opens: datetime
    ends: datetime
    today: date
    of: frozenset[StaffId | None] = frozenset()
    leads: tuple[Lead, ...] = ()


Leads = dict[StaffId, list[Lead]]
Told = dict[StaffId, set[StaffId | None]]


async def find_readers(turn: Turn) -> Told:
    """Of whose clients each of the staff is told: the manager, who stands in for them, or else the owners."""
    told: Told = {}
    for manager in await list_managers(turn.conn):
        for reader in (await find_receivers(turn, manager)).staff:
            told.setdefault(reader.id, set()).add(manager)
    return told


async def find_leads(turn: Turn, asked_by: AskedBy) -> Leads:
    """Whom each of the staff is to invite; that somebody has not joined is no answer, so of all modes alike."""
    told: Leads = {}
    for lead in await leads_of.list_unlisted(turn.conn, asked_by, now=turn.now):
        contact = await get_contact(turn.conn, lead.contact)
        for reader in (await find_receivers(turn, contact.manager_id, of_answers=False)).staff:
            told.setdefault(reader.id, []).append(lead)
    return {reader: its[:MOST_LEADS] for reader, its in told.items()}


async def owe(turn: Turn, week: Week) -> Owed:
    """The message of this week and the leads, once for each reader; it has what is due today as well.

    Of a reader's leads some may have been named to another one, an owner, in the same minute: that is right.
    """
    reader, key = week.reader, week.key
    if not await summaries.record_due(turn.conn, reader.id, key, due_at=week.opens, now=turn.now):
        return []
    of_day = morning.key_of(week.today)
    if await summaries.record_due(turn.conn, reader.id, of_day, due_at=week.opens, now=turn.now):
        await summaries.record_sent(turn.conn, reader.id, of_day, now=turn.now)  # it comes in the other one
    for lead in week.leads:
        await leads_of.record_listed(turn.conn, lead, now=turn.now)
    told = week_ahead.tell(reader, week.of, key, ends=week.ends)
    starts = range(0, len(week.leads), leads.AT_A_TIME)
    return [told, *(leads.tell(reader, week.leads[at : at + leads.AT_A_TIME], key, at) for at in starts)]


async def show_page(turn: Turn, reader: Staff, page: int, message_id: int) -> Owed:
    of = (await find_readers(turn)).get(reader.id, set())
    return [week_ahead.show(reader, of, page, message_id)]
