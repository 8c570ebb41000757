"""The story's calendar: when the sample programme began, when its crisis was, and what the index was in each month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from nps.working_time import WorkingTime

ZONE = ZoneInfo("Europe/Moscow")
WORKING_TIME = WorkingTime(zone=ZONE)
MONTHS = 13

_BEFORE = (33, 36, 34, 38)
_CRISIS = (-8, -22, -12)
_AFTER = (14, 27, 35, 39, 42, 46, 48, 50)


@dataclass(frozen=True, slots=True)
class Story:
    """`start` is the first of thirteen months, `crisis` the first of the three in which deliveries broke down."""

    now: datetime
    start: date
    crisis: date

    @classmethod
    def until(cls, now: datetime) -> Story:
        """The last complete spring is the crisis, where the months hold it and the recovery after it.

        That is from September to March; in the other months the crisis is a half-year back.
        """
        today = now.astimezone(ZONE).date()
        if today.month >= 9:
            crisis = date(today.year, 3, 1)
        elif today.month <= 3:
            crisis = date(today.year - 1, 3, 1)
        else:
            crisis = _months_on(today, -8)
        begun = today.day > 15  # a month that has hardly begun does not count as one of the thirteen
        return cls(now, _months_on(today, begun - MONTHS), crisis)

    @property
    def began_at(self) -> datetime:
        return datetime.combine(self.start, time(9), ZONE).astimezone(UTC)

    def index_in(self, month: date) -> int:
        """The index that a month's answers shall have."""
        since = _months_between(self.crisis, month)
        if since < 0:
            return _BEFORE[since % len(_BEFORE)]
        if since < len(_CRISIS):
            return _CRISIS[since]
        return _AFTER[min(since - len(_CRISIS), len(_AFTER) - 1)]

    def is_crisis(self, at: datetime) -> bool:
        return 0 <= _months_between(self.crisis, month_of(at)) < len(_CRISIS)

    def is_after_crisis(self, at: datetime) -> bool:
        return _months_between(self.crisis, month_of(at)) >= len(_CRISIS)


def month_of(at: datetime) -> date:
    """The first day of the local month."""
    return at.astimezone(ZONE).date().replace(day=1)


def working_moment_before(rng: Random, at: datetime) -> datetime:
    """A moment of the last working day before the local day of `at`: up to four days earlier."""
    day = at.astimezone(ZONE).date() - timedelta(days=1)
    while day.weekday() >= 5:
        day -= timedelta(days=1)
    minutes = rng.uniform(9 * 60 + 1, 17 * 60 + 30)
    return (datetime.combine(day, time(), ZONE) + timedelta(minutes=minutes)).astimezone(UTC)


def seconds(rng: Random, least: float, most: float) -> timedelta:
    """A plausible delay, to the millisecond."""
    return timedelta(milliseconds=round(1000 * rng.uniform(least, most)))


def minutes(rng: Random, least: float, most: float) -> timedelta:
    return seconds(rng, 60 * least, 60 * most)


def _months_on(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def _months_between(first: date, second: date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month
