"""The one message of a Monday: what is due, whom the programme asks this week, and occasions to write.

It comes when the first working day of the week begins for whoever reads it. Who could not be told then, because the bot
was down, is told in working hours of a later day of that week.
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
    weeks = await list_untold(turn, await list_staff(turn.conn))
    if not weeks:
        return []
    told, asked_by = await weeks_ahead.find_readers(turn), await read_rules(turn.conn, turn.programme)
    leads = await weeks_ahead.find_leads(turn, asked_by)
    found = []
    for week in weeks:
        of = told.get(week.reader.id, set())
        some = await week_ahead.list_week(turn.conn, asked_by, of, now=turn.now) if of else []
        whose = frozenset(of) if some else frozenset()
        found.append(replace(week, of=whose, leads=tuple(leads.get(week.reader.id, ()))))
    return found


async def list_untold(turn: Turn, readers: Sequence[Staff]) -> list[Week]:
    """The weeks that have begun for these, and of which they have not been told."""
    weeks = [week for reader in readers if (week := begun(turn, reader)) is not None]
    had = await summaries.list_had(turn.conn, {week.reader.id for week in weeks}, {week.key for week in weeks})
    return [week for week in weeks if (week.reader.id, week.key) not in had]


def begun(turn: Turn, reader: Staff) -> Week | None:
    """The week of one of the staff, while they work in it."""
    if not reader.can_be_written_to or reader.is_away or reader.joined_at is None:
        return None
    monday, opens = week_ahead.week_from(turn.programme, reader.timezone, turn.now)
    if opens is None or opens > turn.now or reader.joined_at > opens:
        return None
    zone = turn.programme.zone_named(reader.timezone)
    if not turn.programme.working_time.in_zone(zone).is_open(turn.now):
        return None
    ends = datetime.combine(monday + timedelta(days=7), time(), zone)
    return Week(reader, week_ahead.key_of(monday), opens, ends, turn.now.astimezone(zone).date())


async def owe_one(turn: Turn, week: Week) -> Owed:
    return await weeks_ahead.owe(turn, week)


owe_weeks_ahead = Sliced("owe_weeks_ahead", look_for_weeks, owe_one)
