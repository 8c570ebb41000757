from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.period import Period, containing, last_complete
from nps.values import PeriodKind

kinds = st.sampled_from(PeriodKind)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("kind", "day", "key", "first", "last"),
    [
        (PeriodKind.WEEK, date(2026, 11, 20), "week:2026-W47", date(2026, 11, 16), date(2026, 11, 22)),
        (PeriodKind.WEEK, date(2027, 1, 2), "week:2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        (PeriodKind.WEEK, date(2024, 12, 31), "week:2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        (PeriodKind.MONTH, date(2024, 2, 29), "month:2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (PeriodKind.MONTH, date(2026, 12, 31), "month:2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        (PeriodKind.QUARTER, date(2026, 11, 20), "quarter:2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        (PeriodKind.QUARTER, date(2026, 3, 31), "quarter:2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        (PeriodKind.HALF, date(2026, 6, 30), "half:2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        (PeriodKind.HALF, date(2026, 11, 20), "half:2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        (PeriodKind.YEAR, date(2026, 11, 20), "year:2026", date(2026, 1, 1), date(2026, 12, 31)),
        (PeriodKind.CUSTOM, date(2026, 9, 1), "custom:2026-09-01:2026-09-01", date(2026, 9, 1), date(2026, 9, 1)),
    ],
)
def test_the_period_around_a_day(kind: PeriodKind, day: date, key: str, first: date, last: date) -> None:
    period = containing(kind, day)

    assert (period.key, period.first, period.last) == (key, first, last)


@given(kinds, days, st.integers(0, 500))
def test_a_key_names_exactly_its_period(kind: PeriodKind, day: date, more: int) -> None:
    period = containing(kind, day)
    if kind is PeriodKind.CUSTOM:
        period = Period(kind, day, day + timedelta(days=more))

    assert Period.from_key(period.key) == period
    assert len(period.key) <= 32  # it travels in callback data of 64 bytes


@given(kinds, days)
def test_periods_follow_one_another_without_gap_or_overlap(kind: PeriodKind, day: date) -> None:
    period = containing(kind, day)

    assert period.first <= day <= period.last
    assert period.next().previous() == period
    assert period.previous().last + timedelta(days=1) == period.first
    assert period.bounds(UTC)[1] == period.next().bounds(UTC)[0]


@pytest.mark.parametrize(
    "key",
    [
        *("", "week", "week:2026", "week:2026-W54", "week:2025-W53", "week:2026-W00", "month:2026-13", "month:2026-00"),
        *(
            "quarter:2026-Q5",
            "half:2026-H3",
            "year:26",
            "year:0001",
            "year:9999",
            "custom:2026-10-15:2026-09-01",
            "day:2026-01-01",
        ),
        *("custom:2026-02-30:2026-03-01", "month:2026-09 ", "year:２０２６", "custom:9999-01-01:9999-12-31"),
    ],
)
def test_a_broken_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Period.from_key(key)


def test_a_custom_period_steps_by_its_own_length() -> None:
    period = Period.from_key("custom:2026-09-01:2026-09-10")

    assert period.days == 10
    assert period.previous().key == "custom:2026-08-22:2026-08-31"
    assert period.next().key == "custom:2026-09-11:2026-09-20"


def test_days_that_are_no_such_period_are_refused() -> None:
    with pytest.raises(ValueError, match="is no week"):
        Period(PeriodKind.WEEK, date(2026, 11, 17), date(2026, 11, 23))
    with pytest.raises(ValueError, match="before it begins"):
        Period(PeriodKind.CUSTOM, date(2026, 11, 17), date(2026, 11, 16))


def test_the_last_complete_period_is_the_one_before_today() -> None:
    assert last_complete(PeriodKind.WEEK, date(2026, 11, 23)).key == "week:2026-W47"
    assert last_complete(PeriodKind.WEEK, date(2026, 11, 22)).key == "week:2026-W46"
    assert last_complete(PeriodKind.MONTH, date(2026, 1, 1)).key == "month:2025-12"


def test_bounds_are_local_midnights() -> None:
    begin, end = Period.from_key("month:2026-10").bounds(ZoneInfo("Europe/Berlin"))

    assert begin == datetime(2026, 9, 30, 22, tzinfo=UTC)
    assert end == datetime(2026, 10, 31, 23, tzinfo=UTC)  # the clocks went back on the 25th


def test_a_midnight_that_the_clocks_skip_begins_the_day_at_the_jump() -> None:
    begin, _ = Period.from_key("custom:2026-03-29:2026-03-29").bounds(ZoneInfo("Asia/Beirut"))

    assert begin == datetime(2026, 3, 28, 22, tzinfo=UTC)
