"""The morning lists: at the beginning of the working day of whoever reads them, once for each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from actions import mornings
from actions.turn import Turn
from messages.morning import key_of
from messages.owed import Owed
from nps.programme import Programme
from scheduler.slices import Sliced
from scheduler.weeks_ahead import list_untold
from storage.figures import summaries
from storage.people.staff import Staff, list_staff


@dataclass(frozen=True, slots=True)
class Morning:
    """The working day of one of the staff that has begun at `opens`."""

    reader: Staff
    day: date
    opens: datetime


def opening_of_day(programme: Programme, timezone: str | None, now: datetime) -> datetime | None:
    """When the day of `now` begins to be worked in this zone; None when it is a day off there."""
    zone = programme.zone_named(timezone)
    today = now.astimezone(zone).date()
    opens = programme.working_time.in_zone(zone).next_open(datetime.combine(today, time(), zone))
    return opens if opens.astimezone(zone).date() == today else None


def next_morning(programme: Programme, timezone: str | None, now: datetime) -> datetime:
    """When the next day begins to be worked in this zone, after `now`."""
    zone = programme.zone_named(timezone)
    midnight = datetime.combine(now.astimezone(zone).date(), time(), zone)
    while True:
        opens = programme.working_time.in_zone(zone).next_open(midnight)
        if opens > now:
            return opens
        midnight = datetime.combine(opens.astimezone(zone).date() + timedelta(days=1), time(), zone)


async def look_for_mornings(turn: Turn) -> Sequence[Morning]:
    """Whose day has begun and is not over, and who has not had its list; who joined later has no list of that day.

    Whoever has not been told of the week that has begun reads it together with that (`scheduler.weeks_ahead`).
    """
    begun = []
    readers = await list_staff(turn.conn)
    with_week = {week.reader.id for week in await list_untold(turn, readers)}
    for reader in readers:
        if reader.id in with_week:
            continue
        opens = opening_of_day(turn.programme, reader.timezone, turn.now)
        if opens is None or opens > turn.now or not reader.can_be_written_to or reader.is_away:
            continue
        zone = turn.programme.zone_named(reader.timezone)
        is_open = turn.programme.working_time.in_zone(zone).is_open(turn.now)
        if is_open and reader.joined_at is not None and reader.joined_at <= opens:
            begun.append(Morning(reader, opens.astimezone(zone).date(), opens))
    keys = {key_of(morning.day) for morning in begun}
    had = await summaries.list_had(turn.conn, {morning.reader.id for morning in begun}, keys)
    return [morning for morning in begun if (morning.reader.id, key_of(morning.day)) not in had]


async def owe_one(turn: Turn, morning: Morning) -> Owed:
    return await mornings.owe(turn, morning.reader, morning.day, due_at=morning.opens)


owe_mornings = Sliced("owe_mornings", look_for_mornings, owe_one)
