"""«Later»: on which day somebody who is asked now wishes to be asked once more."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from nps.working_time import WorkingTime

DAY = timedelta(days=1)
OPEN_SINCE = 7 * DAY
"""So long at least a question may be answered from the day on that was chosen for it."""


class Later(StrEnum):
    TOMORROW = "tomorrow"
    WEEK = "week"
    MONTH = "month"


def asked_again_at(later: Later, now: datetime, hours: WorkingTime) -> datetime:
    """The moment, within working hours of `hours.zone`: of a day off, the working day after it.

    At the hour at which it was chosen, where that day is open then; else at its opening.
    """
    local = now.astimezone(hours.zone)
    opens = hours.next_open(datetime.combine(_day(later, local.date()), time(), hours.zone))
    at = datetime.combine(opens.astimezone(hours.zone).date(), local.time().replace(fold=0), hours.zone)
    return hours.next_open(at) if hours.is_open(at) else opens


def _day(later: Later, today: date) -> date:
    if later is Later.TOMORROW:
        return today + DAY
    if later is Later.WEEK:
        return today + 7 * DAY
    year, month = today.year + today.month // 12, today.month % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))
