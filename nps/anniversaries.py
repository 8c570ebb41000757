"""When it is so many years since a day."""

from __future__ import annotations

from datetime import date


def in_year(since: date, year: int) -> date:
    """Its day in that year; of 29 February, in an ordinary year, the day before."""
    try:
        return since.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def within(since: date, first: date, last: date) -> tuple[date, int] | None:
    """The day between these, both included, on which it is a whole number of years; and that number."""
    for year in range(first.year, last.year + 1):
        day = in_year(since, year)
        if first <= day <= last and year > since.year:
            return day, year - since.year
    return None
