"""The production calendar of a country, from the `holidays` library: days off, moved days, working Saturdays."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from nps.working_calendar import WorkingCalendar
from nps.working_time import FRIDAY

NO_COUNTRY = "off"
"""A company that works by its own days only."""
_YEARS_BACK = 3
_YEARS_AHEAD = 10
"""A process may run for years, and what it reckons with is computed once."""
_YEARS_OF_MOVES = 3
"""A country that moved a day in one of so many years is one that moves days."""


def countries() -> list[str]:
    """The two letters of each country whose holidays are known."""
    from holidays.registry import EntityLoader

    return sorted(EntityLoader.get_country_codes(include_aliases=False))


def calendar_of(country: str, today: date) -> WorkingCalendar:
    """Three years back and ten ahead; further ahead every week is the ordinary one."""
    if country == NO_COUNTRY:
        return WorkingCalendar()
    return _calendar(country, today.year - _YEARS_BACK, today.year + _YEARS_AHEAD)


@lru_cache(maxsize=8)
def _calendar(country: str, first: int, last: int) -> WorkingCalendar:
    """A working Saturday has the hours of the day it replaces, where the library knows which; else Friday's."""
    known = _holidays(country, range(first - 1, last + 2))  # a day may be moved over the end of a year
    replaced = {
        moved_from: moved_to for year in range(first - 1, last + 2) for moved_to, moved_from in _moves(known, year)
    }
    worked = sorted(day for day in known.weekend_workdays if first <= day.year <= last)
    return WorkingCalendar(
        frozenset(day for day in known if first <= day.year <= last),
        {day: replaced[day].weekday() if day in replaced else FRIDAY for day in worked},
    )


_LANGUAGES = {"ru": "ru", "en": "en_US"}
_OWED_ONLY = ("Выходной", "(выходной)", "Day off", "observed", "перенесено", "substituted")
"""Days that are off for the sake of another one: nobody is congratulated on them."""


@lru_cache(maxsize=8)
def named_holidays(country: str, today: date) -> dict[str, dict[date, str]]:
    """How public holidays are called, by language; in English what has no name in the other one."""
    if country == NO_COUNTRY:
        return {}
    years = range(today.year, today.year + _YEARS_AHEAD + 1)
    return {language: _named(country, years, code) for language, code in _LANGUAGES.items()}


def _named(country: str, years: range, code: str) -> dict[date, str]:
    known = _holidays(country, years, code)
    return {day: name for day, name in sorted(known.items()) if not any(word in name for word in _OWED_ONLY)}


def unknown_moves(country: str, today: date) -> int | None:
    """The year whose moved days the installed library should know but does not; None when all is well.

    1. The year that has begun.
    2. In December the next one.
    Countries that have moved no day lately are not asked for any.
    """
    if country == NO_COUNTRY:
        return None
    known = _holidays(country, range(today.year, today.year + 1))
    if not any(any(_moves(known, today.year - ago)) for ago in range(1, _YEARS_OF_MOVES + 1)):
        return None
    due = [today.year, today.year + 1] if today.month == 12 else [today.year]
    return next((year for year in due if not any(_moves(known, year))), None)


def _holidays(country: str, years: range, language: str | None = None) -> Any:
    import holidays  # a quarter of a second: only who needs them waits for it

    with warnings.catch_warnings():  # of years for which some countries' movable feasts are not reckoned
        warnings.simplefilter("ignore")
        return holidays.country_holidays(country, years=years, language=language)


def _moves(known: Any, year: int) -> Iterator[tuple[date, date]]:
    """The days that are off instead of others, with those others.

    The library has them as (month, day, month, day) with an optional year of the latter; other special days are named.
    """
    entries = getattr(known, "special_public_holidays", {}).get(year, ())
    for entry in entries if entries and isinstance(entries[0], tuple) else [entries]:
        if len(entry) >= 4:
            month, day, from_month, from_day, *from_year = entry
            yield date(year, month, day), date(from_year[0] if from_year else year, from_month, from_day)
