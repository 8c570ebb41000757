"""Working hours: the ordinary week, in which the company may be disturbed and can act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Self

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(r"([a-z]{3})(?:-([a-z]{3}))?")
_TIMES = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


class Span(NamedTuple):
    """Open from `opens` until just before `closes`, in minutes after local midnight."""

    opens: int
    closes: int

    def __str__(self) -> str:
        return f"{self.opens // 60:02}:{self.opens % 60:02}-{self.closes // 60:02}:{self.closes % 60:02}"


_OFFICE = (Span(9 * 60, 18 * 60),)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The open spans of each weekday, Monday first. Raises ValueError when they overlap or nothing is ever open."""

    days: tuple[tuple[Span, ...], ...] = (_OFFICE,) * 5 + ((),) * 2

    def __post_init__(self) -> None:
        if len(self.days) != 7 or not any(self.days):
            raise ValueError("working hours must name at least one day with its times")
        for name, spans in zip(DAYS, self.days, strict=True):
            for span in spans:
                if not 0 <= span.opens < span.closes <= 24 * 60:
                    raise ValueError(f"{name} {span}: hours must end after they begin, on the same day")
            for before, after in pairwise(spans):
                if after.opens < before.closes:
                    raise ValueError(f"{name}: {before} and {after} overlap")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "mon-thu 09:00-18:00, fri 09:00-16:45". Raises ValueError with a sentence for the person."""
        week: list[list[Span]] = [[] for _ in DAYS]
        named: set[int] = set()
        timed = False
        for token in re.sub(r"\s*[-–—]\s*", "-", text.strip().lower()).replace(",", " ").replace(";", " ").split():
            if match := _TIMES.fullmatch(token):
                if not named:
                    raise ValueError(f"working hours: no day stands before {token!r}")
                timed = True
                for day in named:
                    week[day].append(_span(match))
            elif match := _DAY.fullmatch(token):
                if timed:
                    named, timed = set(), False
                named |= _weekdays(match)
            else:
                raise ValueError(f"working hours: {token!r} is neither days like mon-fri nor times like 09:00-18:00")
        if named and not timed:
            raise ValueError("working hours: the last days have no times, write for example mon-fri 09:00-18:00")
        return cls(tuple(tuple(sorted(spans)) for spans in week))

    def __str__(self) -> str:
        return ", ".join(f"{name} {span}" for name, spans in zip(DAYS, self.days, strict=True) for span in spans)


def _span(match: re.Match[str]) -> Span:
    opens_hour, opens_minute, closes_hour, closes_minute = map(int, match.groups())
    span = Span(opens_hour * 60 + opens_minute, closes_hour * 60 + closes_minute)
    if max(opens_minute, closes_minute) > 59 or span.opens >= 24 * 60 or span.closes > 24 * 60:
        raise ValueError(f"working hours: {match[0]!r} names a time that does not exist")
    if span.closes <= span.opens:
        raise ValueError(f"working hours: {match[0]!r} must end after it begins, on the same day")
    return span


def _weekdays(match: re.Match[str]) -> set[int]:
    first, last = match[1], match[2] or match[1]
    for name in (first, last):
        if name not in DAYS:
            raise ValueError(f"working hours: {name!r} is no weekday, use {', '.join(DAYS)}")
    start = DAYS.index(first)
    return {(start + step) % 7 for step in range((DAYS.index(last) - start) % 7 + 1)}
