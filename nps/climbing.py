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


def first_ring(
    due: CaseDue | None, now: datetime, deadline: datetime | None, time: WorkingTime
) -> tuple[datetime | None, Level]:
    """When a deadline that is set now rings first, and at which level; None when it never does."""
    if deadline is None or due is None or due is CaseDue.ANSWER:
        return None, Level.NONE
    reminds_at = time.moment_of_share(now, deadline, LEFT)
    return (reminds_at, Level.REMIND) if now < reminds_at < deadline else (deadline, Level.MISSED)


def next_ring(level: Level, deadline: datetime, time: WorkingTime) -> tuple[datetime | None, Level]:
    """The ring after the one of `level`; None after the last."""
    match level:
        case Level.REMIND:
            return deadline, Level.MISSED
        case Level.MISSED:
            return time.after_half_day(deadline), Level.OWNERS
        case _:
            return None, Level.NONE
