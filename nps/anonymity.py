"""What a manager may learn of anonymous answers: indices of groups of five and more that no other figure takes apart.

Where a figure of a group and of a part of it are both known, their difference is a figure of the rest, perhaps of one
person. Withholding the small figure (primary suppression) then needs further ones withheld beside it (complementary
suppression; Hundepool et al., Statistical Disclosure Control, 2012). Periods overlap in too many ways for that, so
there is one fixed partition instead, and nothing to subtract: a manager's own clients by calendar quarters, each
published once nothing in it can change any more. Weeks, months, years, running periods and the whole company are for
the owners.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from nps.period import Period
from nps.score import Tally
from nps.values import PeriodKind

LEAST = 5


def is_published(period: Period, zone: tzinfo, now: datetime, *, settles_after: timedelta) -> bool:
    """Is it a quarter whose last answer can change no more? Answers may be changed until their survey closes."""
    return period.kind is PeriodKind.QUARTER and period.bounds(zone)[1] + settles_after <= now


def is_shown(tally: Tally) -> bool:
    """Five answers at the least, and not all of one group: where all are detractors, each one is known to be."""
    largest = max(tally.promoters, tally.passives, tally.detractors)
    return tally.count >= LEAST and largest < tally.count


def latest_published(today_quarter: Period, zone: tzinfo, now: datetime, *, settles_after: timedelta) -> Period:
    """The newest quarter that is published; `today_quarter` is the running one."""
    period = today_quarter.previous()
    while not is_published(period, zone, now, settles_after=settles_after):
        period = period.previous()
    return period
