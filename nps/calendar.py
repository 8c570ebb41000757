"""Where the weeks, months, quarters, halves and years of the calendar begin and end."""

from __future__ import annotations

from datetime import date, timedelta

from nps.values import PeriodKind

_DAY = timedelta(days=1)


def borders(kind: PeriodKind, day: date) -> tuple[date, date]:
    """The first and last day of the period around a day; of a custom one, the day itself."""
    match kind:
        case PeriodKind.WEEK:
            monday = day - day.weekday() * _DAY
            return monday, monday + 6 * _DAY
        case PeriodKind.MONTH:
            return _months(day, day.month, 1)
        case PeriodKind.QUARTER:
            return _months(day, day.month - (day.month - 1) % 3, 3)
        case PeriodKind.HALF:
            return _months(day, day.month - (day.month - 1) % 6, 6)
        case PeriodKind.YEAR:
            return date(day.year, 1, 1), date(day.year, 12, 31)
        case PeriodKind.CUSTOM:
            return day, day


def _months(day: date, first: int, count: int) -> tuple[date, date]:
    begin = date(day.year, first, 1)
    return begin, (begin + (count * 31) * _DAY).replace(day=1) - _DAY


def first_day(kind: PeriodKind, year: int, number: int = 1) -> date:
    """Where the week, month, quarter or half of that number begins; ValueError when the year has none such."""
    if not 1 < year < 9999:
        raise ValueError("a year far from ours")
    match kind:
        case PeriodKind.WEEK:
            return date.fromisocalendar(year, number, 1)
        case PeriodKind.QUARTER:
            return date(year, 3 * number - 2, 1)
        case PeriodKind.HALF:
            return date(year, 6 * number - 5, 1)
        case _:
            return date(year, number, 1)
