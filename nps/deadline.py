"""When a promise made by the clock of the office runs out."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from nps.timetable import WorkingHours


def contact_deadline(opened: datetime, hours: WorkingHours, zone: tzinfo, working_days: int = 1) -> datetime:
    """By when an unhappy client must be contacted, in UTC (design §5).

    "24 h" is the same clock time on the next working day, also where that day closes earlier;
    what comes outside working hours counts from the opening.
    """
    start = hours.next_open(opened, zone).astimezone(zone)
    day = hours.next_working_day(start.date(), working_days)
    # fold=0: a time that occurs twice means the first; one that the clocks skip becomes the hour after.
    return datetime.combine(day, start.time().replace(fold=0), zone).astimezone(UTC)
