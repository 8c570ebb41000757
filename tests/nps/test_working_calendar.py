"""The production calendar as a value, and days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from nps.working_calendar import WorkingCalendar, parse_days

FIRST, SECOND = date(2026, 12, 30), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", []),
        ("2026-12-30, 2026-12-31", [FIRST, SECOND]),
        ("30.12.2026;31.12.2026", [FIRST, SECOND]),
        ("30.12.2026 2026-12-31", [FIRST, SECOND]),
        ("2026-12-30..2026-12-31", [FIRST, SECOND]),
        ("30.12.2026 .. 31.12.2026", [FIRST, SECOND]),
        ("30.12.2026–31.12.2026", [FIRST, SECOND]),
        ("30.12.2026 - 31.12.2026,", [FIRST, SECOND]),
        ("2026-12-30-2026-12-31", [FIRST, SECOND]),
        ("2026-12-31..2026-12-31", [SECOND]),
    ],
)
def test_days_are_read_as_people_write_them(text: str, days: list[date]) -> None:
    assert sorted(parse_days(text)) == days


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31 декабря", "'31', which is no day"),
        ("12/31/2026", "'12/31/2026', which is no day"),
        ("31.12", "'31.12', which is no day"),
        ("2026-12", "which is no day"),
        ("31.02.2026", "'31.02.2026', a day that does not exist"),
        ("2026-13-01", "a day that does not exist"),
        ("2026-12-31..2026-12-30", "ends before it begins"),
        ("2026-01-01..2030-01-01", "at most 366"),
        ("0206-01-01", "is the year right"),
        ("2026-12-30...2026-12-31", "which is no day"),
    ],
)
def test_what_is_no_day_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=r"^has ") as refused:
        parse_days(text)

    assert why in str(refused.value)


def test_the_companys_own_days_come_before_the_countrys() -> None:
    public = WorkingCalendar(frozenset({FIRST}), {SECOND: 0})

    own = public.adding(frozenset({SECOND}), frozenset({FIRST}))

    assert (own.is_off(FIRST), own.is_off(SECOND)) == (False, True)
    assert own.working == {FIRST: None}


def test_a_day_that_is_worked_anyway_keeps_the_hours_it_stands_for() -> None:
    public = WorkingCalendar(working={SECOND: 0})

    assert public.adding(frozenset(), frozenset({SECOND})).working == {SECOND: 0}


def test_calendars_can_be_compared_and_hashed() -> None:
    assert len({WorkingCalendar(frozenset({FIRST})), WorkingCalendar(frozenset({FIRST}))}) == 1
