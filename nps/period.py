"""Periods of the calendar: weeks, months, quarters, halves, years and spans of days, in the company's own days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from nps.calendar import borders, first_day
from nps.calendar_words import (
    day_count,
    days_back,
    half_number,
    month_number,
    numbered_days,
    quarter_number,
    relative_kind,
    week_number,
)
from nps.text import fold
from nps.values import PeriodKind

_DAY = timedelta(days=1)
LONGEST_TEXT = 60
_KEYS = {
    PeriodKind.WEEK: re.compile(r"week:(\d{4})-W(\d{2})", re.ASCII),
    PeriodKind.MONTH: re.compile(r"month:(\d{4})-(\d{2})", re.ASCII),
    PeriodKind.QUARTER: re.compile(r"quarter:(\d{4})-Q([1-4])", re.ASCII),
    PeriodKind.HALF: re.compile(r"half:(\d{4})-H([12])", re.ASCII),
    PeriodKind.YEAR: re.compile(r"year:(\d{4})", re.ASCII),
}
_CUSTOM_KEY = re.compile(r"custom:(\d{4}-\d{2}-\d{2}):(\d{4}-\d{2}-\d{2})", re.ASCII)

_YEAR = re.compile(r"(20\d\d)(?: ?(?:г|год|года|году))?", re.ASCII)
_MONTH = re.compile(r"(?P<before>20\d\d)[-./ ]+(?P<b>\d{1,2})|(?P<a>\d{1,2})[-./ ]+(?P<after>20\d\d)", re.ASCII)
_NAMED = re.compile(
    r"(?:(?P<before>20\d\d)[-./ ]*)?(?P<name>.+?)(?:[-./, ]*(?P<after>20\d\d)(?: ?(?:г|год|года|году))?)?", re.ASCII
)
_DATE = r"(\d{1,2})\.(\d{1,2})(?:\.(20\d\d|\d\d))?|(20\d\d)-(\d{1,2})-(\d{1,2})"
_RANGE = re.compile(rf"(?:с |from )?(?:{_DATE})(?: ?(?:-|\.\.\.?|по |to |until ) ?| )(?:{_DATE})", re.ASCII)
_ONE_DAY = re.compile(_DATE, re.ASCII)
_OVER_NEW_YEAR = timedelta(days=183)
"""A range without years may cross New Year; a longer one has its ends mixed up."""


@dataclass(frozen=True, slots=True)
class Period:
    """The local days from `first` to `last`, both included. Raises ValueError when they are not of that kind."""

    kind: PeriodKind
    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("a period cannot end before it begins")
        if not 1600 <= self.first.year <= self.last.year <= 2400:  # any that is typed has neighbours of its length
            raise ValueError("a period lies between the years 1600 and 2400")
        if self.kind is not PeriodKind.CUSTOM and (self.first, self.last) != borders(self.kind, self.first):
            raise ValueError(f"{self.first} to {self.last} is no {self.kind}")

    @property
    def key(self) -> str:
        """A stable name, for callback data and for the unique row of a summary."""
        match self.kind:
            case PeriodKind.WEEK:
                year, number, _ = self.first.isocalendar()
                return f"week:{year:04}-W{number:02}"
            case PeriodKind.MONTH:
                return f"month:{self.first.year:04}-{self.first.month:02}"
            case PeriodKind.QUARTER:
                return f"quarter:{self.first.year:04}-Q{(self.first.month + 2) // 3}"
            case PeriodKind.HALF:
                return f"half:{self.first.year:04}-H{(self.first.month + 5) // 6}"
            case PeriodKind.YEAR:
                return f"year:{self.first.year:04}"
            case PeriodKind.CUSTOM:
                return f"custom:{self.first.isoformat()}:{self.last.isoformat()}"

    @classmethod
    def from_key(cls, key: str) -> Period:
        """The period of a key; ValueError when it is none."""
        if match := _CUSTOM_KEY.fullmatch(key):
            first, last = date.fromisoformat(match[1]), date.fromisoformat(match[2])
            if not 1 < first.year <= last.year < 9999:
                raise ValueError("a year far from ours")
            return cls(PeriodKind.CUSTOM, first, last)
        for kind, pattern in _KEYS.items():
            if match := pattern.fullmatch(key):
                return containing(kind, first_day(kind, *map(int, match.groups())))
        raise ValueError("not the key of a period")

    def bounds(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """The moments it begins and ends in that zone, in UTC; the second one no longer belongs to it."""
        begin = datetime.combine(self.first, time(), zone)
        end = datetime.combine(self.last + _DAY, time(), zone)
        return begin.astimezone(UTC), end.astimezone(UTC)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def previous(self) -> Period:
        """The period just before; for a custom one, the same number of days."""
        if self.kind is PeriodKind.CUSTOM:
            return Period(self.kind, self.first - self.days * _DAY, self.first - _DAY)
        return containing(self.kind, self.first - _DAY)

    def next(self) -> Period:
        if self.kind is PeriodKind.CUSTOM:
            return Period(self.kind, self.last + _DAY, self.last + self.days * _DAY)
        return containing(self.kind, self.last + _DAY)


def containing(kind: PeriodKind, day: date) -> Period:
    """The period of that kind around a day; a custom one is the day itself."""
    return Period(kind, *borders(kind, day))


def last_complete(kind: PeriodKind, day: date) -> Period:
    """The latest period that was over when `day` began."""
    return containing(kind, day).previous()


def last_days(count: int, today: date) -> Period:
    """So many days, today the last of them."""
    return Period(PeriodKind.CUSTOM, today - (count - 1) * _DAY, today)


def trend_months(day: date) -> list[Period]:
    """The two years of months a trend shows: the one around this day and those before it, the newest first."""
    months = [containing(PeriodKind.MONTH, day)]
    while len(months) < 24:
        months.append(months[-1].previous())
    return months


def parse(text: str, today: date) -> Period | None:
    """The period a person means: "2026-09", "Q3", "III квартал", "01.09-15.10", "1-15 октября", "прошлая неделя",
    "второе полугодие", "последние 90 дней", "вчера"; None for nonsense.

    Without a year it is the latest one that has already begun.
    """
    if len(text) > LONGEST_TEXT:
        return None
    plain = _plain(text)
    if relative := relative_kind(plain):
        kind, back = relative
        period = containing(kind, today)
        return period.previous() if back else period
    ago = days_back(plain)
    if ago is not None:
        return Period(PeriodKind.CUSTOM, today - ago * _DAY, today - ago * _DAY)
    count = day_count(plain)
    if count is not None:
        return last_days(count, today) if count else None
    try:
        return _of_days(plain, today) or _of_numbers(plain.rstrip(".")) or _of_name(plain.rstrip("."), today)
    except ValueError:  # a day, week or quarter that does not exist
        return None


def turned(text: str, today: date) -> Period | None:
    """Of two days that stand the wrong way round, the period between them; None for anything else."""
    if len(text) > LONGEST_TEXT or parse(text, today) is not None:
        return None
    match = _RANGE.fullmatch(numbered_days(_plain(text)))
    return _between(_written(match.groups()[6:]), _written(match.groups()[:6]), today) if match else None


def _plain(text: str) -> str:
    plain = re.sub("[‐‑‒–—−]", "-", fold(unicodedata.normalize("NFKC", text))).rstrip(" ?!")
    return re.sub("^(?:за|на|во?|for|in|the) ", "", plain)


def _of_numbers(text: str) -> Period | None:
    if match := _YEAR.fullmatch(text):
        return containing(PeriodKind.YEAR, date(int(match[1]), 1, 1))
    if match := _MONTH.fullmatch(text):
        year, month = match["before"] or match["after"], match["a"] or match["b"]
        return containing(PeriodKind.MONTH, date(int(year), int(month), 1))
    return None


def _of_name(text: str, today: date) -> Period | None:
    match = _NAMED.fullmatch(text)
    if match is None or (match["before"] and match["after"]):
        return None
    year = match["before"] or match["after"]
    for kind, read in (
        (PeriodKind.QUARTER, quarter_number),
        (PeriodKind.HALF, half_number),
        (PeriodKind.MONTH, month_number),
        (PeriodKind.WEEK, week_number),
    ):
        if number := read(match["name"]):
            if year:
                return containing(kind, first_day(kind, int(year), number))
            return _latest(kind, number, today)
    return None


def _latest(kind: PeriodKind, number: int, today: date) -> Period | None:
    for year in range(today.year + 1, today.year - 8, -1):  # the first week of an ISO year may begin in the old one
        try:
            period = containing(kind, first_day(kind, year, number))
        except ValueError:  # a week 53 that this year has not
            continue
        if period.first <= today:
            return period
    return None


def _of_days(text: str, today: date) -> Period | None:
    plain = numbered_days(text)
    if match := _RANGE.fullmatch(plain):
        return _between(_written(match.groups()[:6]), _written(match.groups()[6:]), today)
    match = _ONE_DAY.fullmatch(plain)
    if match and (match[3] or match[4] or plain != text):  # "7.5" may be anything, «7 мая» is a day
        day = _written(match.groups())
        return _between(day, day, today)
    return None


def _written(groups: Sequence[str | None]) -> tuple[int, int, int | None]:
    """Day, month and year, if there is one, out of the groups of `_DATE`."""
    day, month, year, iso_year, iso_month, iso_day = (int(group) if group else None for group in groups)
    if year is not None and year < 100:
        year += 2000
    return day or iso_day or 0, month or iso_month or 0, year or iso_year


def _between(start: tuple[int, int, int | None], end: tuple[int, int, int | None], today: date) -> Period | None:
    (day, month, year), (last_day, last_month, last_year) = start, end
    crosses = (last_month, last_day) < (month, day)
    if year and last_year:
        years = [year]
    elif year or last_year:
        years = [year or (last_year or 0) - crosses]
    else:
        years = list(range(today.year, today.year - 9, -1))
    for candidate in years:
        try:
            first = date(candidate, month, day)
            last = date(last_year or candidate + crosses, last_month, last_day)
        except ValueError:  # 29 February of an ordinary year
            continue
        if year or last_year or first <= today:
            guessed = crosses and not (year and last_year)
            if first > last or (guessed and last - first > _OVER_NEW_YEAR):
                return None
            return Period(PeriodKind.CUSTOM, first, last)
    return None
