"""The production calendar: the days on which a country or a company departs from its ordinary week."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_DATE = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}"
_DAYS = re.compile(rf"({_DATE})(?:(?:\.\.|[-–—…])({_DATE}))?")
_HOW = "write days like 2026-12-31 or 31.12.2026 and ranges like 2026-12-25..2026-12-30, with commas between them"
LONGEST_RANGE = 366


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Days that are not what their weekday is; without any, every week is the ordinary one.

    `working`: days worked against the rule, with the weekday (Monday is 0) whose hours they have; None: their own
    weekday's. What stands in both is worked.
    """

    days_off: frozenset[date] = frozenset()
    working: Mapping[date, int | None] = field(default_factory=dict, hash=False)

    def is_worked(self, day: date) -> bool:
        """Is it worked against the rule?"""
        return day in self.working

    def is_off(self, day: date) -> bool:
        return day in self.days_off and day not in self.working

    def adding(self, days_off: frozenset[date], working: frozenset[date]) -> WorkingCalendar:
        """This one with a company's own days, which come first; a day must not be in both."""
        worked = {day: weekday for day, weekday in self.working.items() if day not in days_off}
        return WorkingCalendar(self.days_off | days_off, dict.fromkeys(sorted(working)) | worked)


def parse_days(text: str) -> frozenset[date]:
    """Read "2026-12-25..2026-12-30, 08.05.2026". Raises ValueError with a sentence for the person."""
    days: set[date] = set()
    tight = re.sub(r"\s*(\.\.|[–—…])\s*", r"\1", text.strip())
    for token in re.split(r"[,;\s]+", re.sub(r"\s+-\s+", "-", tight)):
        if token:
            days |= _days_of(token)
    return frozenset(days)


def _days_of(token: str) -> set[date]:
    match = _DAYS.fullmatch(token)
    if match is None:
        raise ValueError(f"has {token!r}, which is no day: {_HOW}")
    first = _day(match[1])
    last = _day(match[2]) if match[2] else first
    if last < first:
        raise ValueError(f"has {token!r}, a range that ends before it begins: {_HOW}")
    count = (last - first).days + 1
    if count > LONGEST_RANGE:
        raise ValueError(f"has {token!r}, a range of {count} days: at most {LONGEST_RANGE} can be given at once")
    return {first + timedelta(days=ahead) for ahead in range(count)}


def _day(text: str) -> date:
    numbers = [int(part) for part in re.split(r"[-.]", text)]
    year, month, day = numbers if "-" in text else reversed(numbers)
    try:
        read = date(year, month, day)
    except ValueError:
        raise ValueError(f"has {text!r}, a day that does not exist: {_HOW}") from None
    if not 2000 <= read.year < 2200:
        raise ValueError(f"has {text!r}: is the year right? {_HOW}")
    return read
