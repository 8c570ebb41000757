"""Cells of past answers as moments: Unix seconds, ISO, Russian and US order, with the time and the zone they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum

from nps import client_values as values

_UNIX = re.compile(r"(?P<seconds>[1-4]\d{9})(?P<thousandths>\d{3})?(?:[.,]\d+)?")
_WEEKDAY = re.compile(r"^[^\W\d]{2,11}\.?, +")
_WITH_TIME = re.compile(
    r"(?P<day>.+?)(?:T|,? +|, ?)(?:в |at )?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r" ?(?P<half>[AaPp])?(?(half)\.?[Mm]\.?)"
    r" ?(?:(?P<utc>Z|UTC|GMT(?![+-]))|(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?)?"
)
_EITHER_WAY = re.compile(r"(?P<one>\d{1,2})(?P<mark>[-/])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})", re.ASCII)
_NOON = time(12)  # of a day without a time: midnight would be the day before somewhere
_OLDEST = 2000


class DateOrder(StrEnum):
    """What 04/03/2026 means."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class _Parts:
    day: str
    at: time | None
    zone: tzinfo | None


def moment(cell: object, zone: tzinfo, order: DateOrder | None = None) -> datetime | None:
    """The instant; None for no date, and for one that may be two while `order` is not known.

    `zone`: of a time that names none. A day without a time is noon.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, datetime) and cell.time() != time.min:
        return _checked(cell if cell.tzinfo else cell.replace(tzinfo=zone))
    if isinstance(cell, date):
        return _checked(datetime.combine(cell if not isinstance(cell, datetime) else cell.date(), _NOON, zone))
    text = values.spelled(cell)
    if unix := _UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(unix["seconds"]), UTC)
    parts = _split(text)
    if parts is None:
        return None
    found = _day(parts.day, order)
    if found is None:
        return None
    return _checked(datetime.combine(found, parts.at or _NOON, parts.zone or zone))


def orders_of(cell: object) -> frozenset[DateOrder]:
    """In which orders a cell with slashes is a date: one, both, or none as it is no such cell."""
    parts = _split(values.spelled(cell)) if isinstance(cell, str) else None
    match = _EITHER_WAY.fullmatch(parts.day) if parts else None
    if match is None or match["one"] == match["two"]:
        return frozenset()
    return frozenset(order for order in DateOrder if _ordered(match, order) is not None)


def order_of(cells: Iterable[object]) -> tuple[DateOrder | None, str | None]:
    """The order of a column where only one is possible, and the first cell that may be two dates, if it is not told.

    A column in which both orders are certain has none: of its other cells nobody knows.
    """
    certain: set[DateOrder] = set()
    doubtful: str | None = None
    for cell in cells:
        possible = orders_of(cell)
        if len(possible) == 1:
            certain |= possible
        elif possible and doubtful is None:
            doubtful = values.spelled(cell)
    if len(certain) == 1:
        return certain.pop(), None
    return None, doubtful if not certain else None


def _split(text: str) -> _Parts | None:
    """The day and its time apart; None when it is no time of a day."""
    text = _WEEKDAY.sub("", text)
    match = _WITH_TIME.fullmatch(text)
    if match is None:
        return _Parts(text, None, None)
    hour = int(match["hour"])
    if half := (match["half"] or "").lower():
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        at = time(hour, int(match["minute"]), int(match["second"] or 0))
        zone = _offset(match["sign"], match["hours"], match["minutes"]) if match["sign"] else None
    except ValueError:
        return None
    return _Parts(match["day"].rstrip(","), at, UTC if match["utc"] else zone)


def _offset(sign: str, hours: str, minutes: str | None) -> tzinfo:
    away = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-away if sign == "-" else away)


def _day(text: str, order: DateOrder | None) -> date | None:
    match = _EITHER_WAY.fullmatch(text)
    if match is None:
        return values.day(text)
    possible = {day for each in DateOrder if (day := _ordered(match, each)) is not None}
    if len(possible) == 1:
        return possible.pop()
    return _ordered(match, order) if order is not None and possible else None


def _ordered(match: re.Match[str], order: DateOrder) -> date | None:
    first, second = int(match["one"]), int(match["two"])
    day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _checked(at: datetime) -> datetime | None:
    return at.astimezone(UTC) if at.year >= _OLDEST else None
