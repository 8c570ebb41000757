"""How a deadline climbs (method §6): what stays unanswered reaches the owners by itself."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum

from nps.values import CaseDue
from nps.working_time import WorkingTime

LEFT = 0.25


class Level(IntEnum):
    """How high the ring of a deadline climbs."""

    NONE = 0
    REMIND = 1  # a quarter of the time is left: whoever is responsible
    MISSED = 2  # the deadline has passed: whoever is responsible
    OWNERS = 3  # half a working day later: every owner
    TODAY = 4  # the day of a promise has come, after its REMIND on the working day before


def first_ring(
    due: CaseDue | None, now: datetime, deadline: datetime | None, time: WorkingTime
) -> tuple[datetime | None, Level]:
    """When a deadline that is set now rings first, and at which level; None when it never does."""
    if deadline is None or due is None or due is CaseDue.ANSWER:
        return None, Level.NONE
    if due is CaseDue.PROMISE:
        return _first_of_promise(now, deadline, time)
    reminds_at = time.moment_of_share(now, deadline, LEFT)
    return (reminds_at, Level.REMIND) if now < reminds_at < deadline else (deadline, Level.MISSED)


def _first_of_promise(now: datetime, deadline: datetime, time: WorkingTime) -> tuple[datetime, Level]:
    """On the working day before, on the day, and when it is over; given for today, when a quarter of it is left."""
    day_before = time.before_working_day(deadline)
    if now < day_before:
        return day_before, Level.REMIND
    today = time.opening_of(deadline) or deadline
    if now >= today:
        today = time.moment_of_share(now, deadline, LEFT)
    return (today, Level.TODAY) if now < today < deadline else (deadline, Level.MISSED)


def level_now(level: Level, now: datetime, deadline: datetime, time: WorkingTime, due: CaseDue | None = None) -> Level:
    """How a ring sounds that comes late, since the program was down: what has passed is no longer ahead."""
    if level in (Level.REMIND, Level.TODAY) and now >= deadline:
        return Level.MISSED
    then, next_level = next_ring(level, deadline, time, due)
    return Level.TODAY if next_level is Level.TODAY and then is not None and now >= then else level


def next_ring(
    level: Level, deadline: datetime, time: WorkingTime, due: CaseDue | None = None
) -> tuple[datetime | None, Level]:
    """The ring after the one of `level`; None after the last."""
    match level:
        case Level.REMIND if due is CaseDue.PROMISE and (opens := time.opening_of(deadline)) and opens < deadline:
            return opens, Level.TODAY
        case Level.REMIND | Level.TODAY:
            return deadline, Level.MISSED
        case Level.MISSED:
            return time.after_half_day(deadline), Level.OWNERS
        case _:
            return None, Level.NONE
