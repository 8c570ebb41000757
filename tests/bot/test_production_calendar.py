"""The production calendar of a country as the installed `holidays` knows it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest

from bot.production_calendar import calendar_of, countries, unknown_moves
from nps.working_calendar import WorkingCalendar
from nps.working_time import WorkingTime

TODAY = date(2026, 11, 28)
RUSSIA = calendar_of("RU", TODAY)
TIME = WorkingTime(calendar=RUSSIA)


def unknown_year() -> int:
    """The first of whose moved days the installed library knows nothing."""
    return next(year for year in count(2026) if unknown_moves("RU", date(year, 6, 1)) == year)


def test_the_russian_new_year_lasts_as_long_as_the_decree_says() -> None:
    off = [day for day in (date(2025, 12, 28) + timedelta(days=ahead) for ahead in range(18)) if not TIME.spans(day)]

    assert off == [date(2025, 12, 28), *(date(2025, 12, 31) + timedelta(days=ahead) for ahead in range(12))]


@pytest.mark.parametrize(
    ("saturday", "replaces"),
    [
        ("2024-04-27", "mon"),
        ("2024-11-02", "tue"),
        ("2024-12-28", "mon"),
        ("2025-11-01", "mon"),
        ("2027-02-20", "mon"),
    ],
)
def test_a_working_saturday_stands_for_the_day_it_replaces(saturday: str, replaces: str) -> None:
    day = date.fromisoformat(saturday)

    assert RUSSIA.working[day] == ("mon", "tue").index(replaces)
    assert TIME.is_working_day(day)


@pytest.mark.parametrize("day", ["2024-04-29", "2024-12-31", "2025-05-08", "2026-01-09", "2026-12-31", "2027-11-05"])
def test_a_day_moved_by_decree_is_off(day: str) -> None:
    assert not TIME.is_working_day(date.fromisoformat(day))


def test_a_process_that_runs_for_years_still_knows_the_holidays() -> None:
    later = calendar_of("RU", date(2031, 1, 1))

    assert RUSSIA.is_off(date(2036, 6, 12))
    assert later.is_off(date(2041, 6, 12))
    assert RUSSIA.is_off(date(2023, 6, 12))


@pytest.mark.parametrize("country", countries())
def test_the_calendar_of_every_country_can_be_read(country: str) -> None:
    calendar = calendar_of(country, TODAY)

    assert all(weekday in range(7) for weekday in calendar.working.values())
    assert unknown_moves(country, date(2025, 6, 1)) in (None, 2025)


def test_other_countries_have_their_own_days() -> None:
    assert calendar_of("BY", TODAY).is_off(date(2026, 7, 3))
    assert not RUSSIA.is_off(date(2026, 7, 3))


def test_no_country_has_no_public_holidays() -> None:
    assert calendar_of("off", TODAY) == WorkingCalendar()


def test_in_december_the_next_years_moves_are_missed() -> None:
    year = unknown_year()

    assert unknown_moves("RU", date(year - 1, 11, 30)) is None
    assert unknown_moves("RU", date(year - 1, 12, 1)) == year
    assert unknown_moves("RU", date(year, 3, 1)) == year
    assert unknown_moves("RU", date(year - 2, 12, 1)) is None


def test_a_country_that_moves_no_days_is_not_asked_for_any() -> None:
    assert unknown_moves("DE", date(2026, 12, 1)) is None
    assert unknown_moves("off", date(2026, 12, 1)) is None
