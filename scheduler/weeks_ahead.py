"""Whom the programme asks this week, told when the first working day of the week begins for whoever reads it.

Whoever could not be told then, because the bot was down, is told in working hours of a later day of that week.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from actions import weeks_ahead
from actions.turn import Turn
from actions.weeks_ahead import Week
from messages import week_ahead
from messages.owed import Owed
from scheduler.slices import Sliced
from storage.asking.rules import read_rules
from storage.figures import summaries
from storage.people.staff import Staff, list_staff


async def look_for_weeks(turn: Turn) -> Sequence[Week]:
    """Who has not had the notice of this week, and works now; who joined later than it began has none of it."""
    begun = [week for reader in await list_staff(turn.conn) if (week := _begun(turn, reader)) is not None]
    readers, keys = {week.reader.id for week in begun}, {week.key for week in begun}
    had = await summaries.list_had(turn.conn, readers, keys)
    begun = [week for week in begun if (week.reader.id, week.key) not in had]
    if not begun:
        return []
    told, asked_by = await weeks_ahead.find_readers(turn), await read_rules(turn.conn, turn.programme)
    leads = await weeks_ahead.find_leads(turn, asked_by)
    found = []
    for week in begun:
        of = told.get(week.reader.id, set())
        some = await week_ahead.list_week(turn.conn, asked_by, of, now=turn.now) if of else []
        whose = frozenset(of) if some else frozenset()
        found.append(replace(week, of=whose, leads=tuple(leads.get(week.reader.id, ()))))
    return found


def _begun(turn: Turn, reader: Staff) -> Week | None:
    if not reader.can_be_written_to or reader.is_away or reader.joined_at is None:
        return None
    monday, opens = week_ahead.week_from(turn.programme, reader.timezone, turn.now)
    if opens is None or opens > turn.now or reader.joined_at > opens:
        return None
    zone = turn.programme.zone_named(reader.timezone)
    if not turn.programme.working_time.in_zone(zone).is_open(turn.now):
        return None
    ends = datetime.combine(monday + timedelta(days=7), time(), zone)
    return Week(reader, week_ahead.key_of(monday), opens, ends)


async def owe_one(turn: Turn, week: Week) -> Owed:
    return await weeks_ahead.owe(turn, week)


owe_weeks_ahead = Sliced("owe_weeks_ahead", look_for_weeks, owe_one)
