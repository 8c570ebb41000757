from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from nps.deadline import contact_deadline
from nps.timetable import WorkingHours

BERLIN = ZoneInfo("Europe/Berlin")
MOSCOW = ZoneInfo("Europe/Moscow")
OFFICE = WorkingHours()


@pytest.mark.parametrize(
    ("opened", "deadline"),
    [
        ("2026-11-19 12:10", "2026-11-20 12:10"),  # Thursday noon: Friday noon
        ("2026-11-20 12:10", "2026-11-23 12:10"),  # Friday: Monday
        ("2026-11-20 19:00", "2026-11-24 09:00"),  # Friday evening counts from Monday's opening
        ("2026-11-21 03:00", "2026-11-24 09:00"),
        ("2026-11-19 07:00", "2026-11-20 09:00"),
        ("2026-11-19 09:00", "2026-11-20 09:00"),
        ("2026-11-19 18:00", "2026-11-23 09:00"),
    ],
)
def test_a_day_is_the_same_time_on_the_next_working_day(opened: str, deadline: str) -> None:
    at = datetime.fromisoformat(opened).replace(tzinfo=MOSCOW)

    due = contact_deadline(at.astimezone(UTC), OFFICE, MOSCOW)

    assert due.tzinfo is UTC
    assert due.astimezone(MOSCOW).strftime("%Y-%m-%d %H:%M") == deadline


def test_two_working_days_skip_the_weekend() -> None:
    opened = datetime(2026, 11, 19, 12, tzinfo=MOSCOW)

    assert contact_deadline(opened, OFFICE, MOSCOW, working_days=2) == datetime(2026, 11, 23, 12, tzinfo=MOSCOW)


def test_the_clock_time_stays_when_the_clocks_change_over_the_weekend() -> None:
    opened = datetime(2026, 3, 27, 12, tzinfo=BERLIN)

    due = contact_deadline(opened, OFFICE, BERLIN)

    assert due == datetime(2026, 3, 30, 10, tzinfo=UTC)


def test_a_clock_time_that_the_spring_skips_becomes_the_hour_after() -> None:
    nights = WorkingHours.parse("mon-sun 00:00-24:00")
    opened = datetime(2026, 3, 28, 2, 30, tzinfo=BERLIN)

    assert contact_deadline(opened, nights, BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_clock_time_that_the_autumn_repeats_means_the_first() -> None:
    nights = WorkingHours.parse("mon-sun 00:00-24:00")
    opened = datetime(2026, 10, 24, 2, 30, tzinfo=BERLIN)

    assert contact_deadline(opened, nights, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_naive_times_are_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        contact_deadline(datetime.fromisoformat("2026-11-19"), OFFICE, MOSCOW)
