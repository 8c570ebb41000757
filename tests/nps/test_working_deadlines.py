"""What is reckoned in working time: deadlines, half days, the last quarter, and why a date is so late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.timetable import WorkingHours
from nps.working_calendar import WorkingCalendar, parse_days
from nps.working_time import WorkingTime

BERLIN = ZoneInfo("Europe/Berlin")
MOSCOW = ZoneInfo("Europe/Moscow")
PUBLIC = WorkingCalendar(  # Russia's, from November 2025 to June 2026
    parse_days("2025-11-03, 2025-11-04, 2025-12-31..2026-01-09, 2026-02-23, 2026-03-08..2026-03-09, 2026-06-12"),
    {date(2025, 11, 1): 0},
)
ORDINARY = WorkingTime(zone=MOSCOW)
OFFICE = WorkingTime(zone=MOSCOW, calendar=PUBLIC)
LUNCH = WorkingTime(
    WorkingHours.parse("mon-thu 09:00-13:00, 14:00-18:00, fri 09:00-13:00, 14:00-16:00"), MOSCOW, PUBLIC
)
NIGHTS = WorkingTime(WorkingHours.parse("mon-sun 00:00-24:00"), BERLIN)
MOMENTS = st.datetimes(
    datetime.fromisoformat("2025-10-25"), datetime.fromisoformat("2026-04-10"), timezones=st.just(UTC)
)
TIMES = st.sampled_from((ORDINARY, OFFICE, LUNCH, NIGHTS, OFFICE.in_zone(BERLIN)))


def moscow(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


def shown(at: datetime) -> str:
    return at.astimezone(MOSCOW).strftime("%Y-%m-%d %H:%M")


# --- working days -----------------------------------------------------------------------------------------------------


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
        ("2025-12-30 12:10", "2026-01-12 12:10"),  # the New Year holidays
        ("2025-12-30 18:30", "2026-01-13 09:00"),
        ("2026-01-05 15:00", "2026-01-13 09:00"),
        ("2025-10-31 12:10", "2025-11-01 12:10"),  # a working Saturday
        ("2025-10-31 20:00", "2025-11-05 09:00"),
        ("2025-11-01 12:10", "2025-11-05 12:10"),
        ("2025-11-01 20:00", "2025-11-06 09:00"),
        ("2026-06-11 17:00", "2026-06-15 17:00"),
    ],
)
def test_a_day_is_the_same_time_on_the_next_working_day(opened: str, deadline: str) -> None:
    due = OFFICE.after_days(moscow(opened).astimezone(UTC), 1)

    assert due.tzinfo is UTC
    assert shown(due) == deadline


def test_two_working_days_skip_the_weekend() -> None:
    assert ORDINARY.after_days(moscow("2026-11-19 12:00"), 2) == moscow("2026-11-23 12:00")


def test_no_working_day_later_is_now_or_the_opening() -> None:
    assert ORDINARY.after_days(moscow("2026-11-19 12:00"), 0) == moscow("2026-11-19 12:00")
    assert ORDINARY.after_days(moscow("2026-11-21 12:00"), 0) == moscow("2026-11-23 09:00")


def test_a_day_that_opens_later_has_its_deadline_not_before_it_opens_one_that_closes_earlier_may() -> None:
    hours = WorkingTime(WorkingHours.parse("mon 08:00-18:00, tue 10:00-12:00"), MOSCOW)

    assert shown(hours.after_days(moscow("2026-11-23 08:30"), 1)) == "2026-11-24 10:00"
    assert shown(hours.after_days(moscow("2026-11-23 17:00"), 1)) == "2026-11-24 17:00"


def test_the_clock_time_stays_when_the_clocks_change_over_the_weekend() -> None:
    due = WorkingTime(zone=BERLIN).after_days(datetime(2026, 3, 27, 12, tzinfo=BERLIN), 1)

    assert due == datetime(2026, 3, 30, 10, tzinfo=UTC)


def test_a_clock_time_that_the_spring_skips_becomes_the_hour_after() -> None:
    opened = datetime(2026, 3, 28, 2, 30, tzinfo=BERLIN)

    assert NIGHTS.after_days(opened, 1) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_clock_time_that_the_autumn_repeats_means_the_first() -> None:
    opened = datetime(2026, 10, 24, 2, 30, tzinfo=BERLIN)

    assert NIGHTS.after_days(opened, 1) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(TIMES, MOMENTS, st.integers(1, 5))
def test_more_days_are_never_earlier_and_a_day_is_never_over_before_it_has_been_open(
    hours: WorkingTime, at: datetime, count: int
) -> None:
    due = hours.after_days(at, count)

    assert due > hours.next_open(at)
    assert due < hours.after_days(at, count + 1)
    assert hours.is_working_day(due.astimezone(hours.zone).date())
    assert hours.open_between(at, due) > timedelta()


# --- half a day, the day before, the last quarter ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "at", "due"),
    [
        (OFFICE, "2026-11-19 09:00", "2026-11-19 13:30"),
        (OFFICE, "2026-11-19 13:30", "2026-11-19 18:00"),
        (OFFICE, "2026-11-19 16:00", "2026-11-20 11:30"),
        (OFFICE, "2026-11-20 16:00", "2026-11-23 11:30"),
        (OFFICE, "2026-11-20 20:00", "2026-11-23 13:30"),
        (OFFICE, "2025-12-30 16:00", "2026-01-12 11:30"),
        (OFFICE, "2025-10-31 16:00", "2025-11-01 11:30"),
        (LUNCH, "2026-11-19 11:00", "2026-11-19 16:00"),
        (LUNCH, "2026-11-19 13:20", "2026-11-19 18:00"),
        (LUNCH, "2026-11-20 09:00", "2026-11-20 12:00"),  # half of a Friday is three hours
        (LUNCH, "2026-11-20 15:00", "2026-11-23 11:00"),
    ],
)
def test_half_a_day_is_counted_in_open_time(hours: WorkingTime, at: str, due: str) -> None:
    assert shown(hours.after_half_day(moscow(at))) == due


@pytest.mark.parametrize(
    ("at", "before"),
    [
        ("2026-11-20 17:00", "2026-11-19 09:00"),
        ("2026-11-23 10:00", "2026-11-20 09:00"),
        ("2026-11-22 10:00", "2026-11-20 09:00"),
        ("2026-01-12 10:00", "2025-12-30 09:00"),
        ("2025-11-05 10:00", "2025-11-01 09:00"),
    ],
)
def test_the_working_day_before_is_looked_for_over_weekends_and_holidays(at: str, before: str) -> None:
    assert shown(OFFICE.before_working_day(moscow(at))) == before


@pytest.mark.parametrize(
    ("hours", "start", "end", "moment"),
    [
        (OFFICE, "2026-11-19 10:00", "2026-11-20 10:00", "2026-11-19 16:45"),
        (OFFICE, "2026-11-20 12:00", "2026-11-23 12:00", "2026-11-23 09:45"),
        (OFFICE, "2026-11-20 22:00", "2026-11-24 09:00", "2026-11-23 15:45"),
        (OFFICE, "2025-12-30 12:00", "2026-01-12 12:00", "2026-01-12 09:45"),
        (LUNCH, "2026-11-19 09:00", "2026-11-19 18:00", "2026-11-19 16:00"),
        (OFFICE, "2026-11-21 10:00", "2026-11-22 10:00", "2026-11-22 10:00"),  # nothing of it is open
        (OFFICE, "2026-11-20 10:00", "2026-11-19 10:00", "2026-11-19 10:00"),
    ],
)
def test_the_last_quarter_is_one_of_open_time(hours: WorkingTime, start: str, end: str, moment: str) -> None:
    assert shown(hours.moment_of_share(moscow(start), moscow(end))) == moment


@given(TIMES, MOMENTS, MOMENTS, st.sampled_from((0.0, 0.25, 0.5, 1.0)))
def test_the_share_that_is_left_is_that_share(hours: WorkingTime, start: datetime, end: datetime, left: float) -> None:
    start, end = sorted((start, end))

    moment = hours.moment_of_share(start, end, left)

    assert start <= moment <= end
    total = hours.open_between(start, end)
    if total:
        assert abs(hours.open_between(moment, end) - total * left) <= timedelta(microseconds=1)


@given(TIMES, MOMENTS, MOMENTS, MOMENTS)
def test_open_time_adds_up(hours: WorkingTime, one: datetime, two: datetime, three: datetime) -> None:
    first, middle, last = sorted((one, two, three))

    whole = hours.open_between(first, last)

    assert whole == hours.open_between(first, middle) + hours.open_between(middle, last)
    assert hours.open_between(last, first) == timedelta()


def test_working_minutes_leave_out_lunch_nights_and_holidays() -> None:
    assert LUNCH.working_minutes(moscow("2025-12-30 17:30"), moscow("2026-01-12 14:15")) == 30 + 4 * 60 + 15


# --- why it is so late ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "runs"),
    [
        ("2026-11-20 12:00", "2026-11-23 12:00", ""),  # a weekend needs no explanation
        ("2025-12-30 12:00", "2026-01-12 12:00", "31.12-11.01"),
        ("2026-01-05 12:00", "2026-01-13 09:00", "31.12-11.01"),
        ("2026-01-10 12:00", "2026-01-13 09:00", ""),  # the weekend after the holidays
        ("2026-06-11 12:00", "2026-06-15 12:00", "12.06-14.06"),
        ("2026-02-20 12:00", "2026-02-24 12:00", "21.02-23.02"),
        ("2025-11-01 12:00", "2025-11-05 12:00", "02.11-04.11"),  # the Saturday was worked
        ("2025-12-30 12:00", "2026-02-24 12:00", "31.12-11.01 21.02-23.02"),
        ("2025-12-30 12:00", "2025-12-31 12:00", ""),  # reckoned without the calendar, as 0.1.0 did
        ("2025-12-30 12:00", "2026-01-05 12:00", ""),
        ("2026-01-09 19:00", "2026-01-13 09:00", ""),  # the last evening off: an ordinary Friday is over by then, too
    ],
)
def test_days_off_explain_a_late_date_with_the_weekends_that_adjoin(start: str, end: str, runs: str) -> None:
    between = OFFICE.days_off_between(moscow(start), moscow(end))

    assert " ".join(f"{run.first:%d.%m}-{run.last:%d.%m}" for run in between) == runs


def test_a_day_on_which_the_company_never_works_explains_nothing() -> None:
    hours = WorkingTime(WorkingHours.parse("mon-thu 09:00-18:00"), MOSCOW, PUBLIC)

    assert hours.days_off_between(moscow("2026-06-11 12:00"), moscow("2026-06-15 12:00")) == []


@given(TIMES, MOMENTS)
def test_days_off_are_named_exactly_when_they_moved_the_deadline(hours: WorkingTime, at: datetime) -> None:
    ordinary = WorkingTime(hours.hours, hours.zone, WorkingCalendar(working=hours.calendar.working))
    due = hours.after_days(at, 1)

    assert bool(hours.days_off_between(at, due)) == (due != ordinary.after_days(at, 1))


def test_naive_times_are_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        OFFICE.after_days(datetime.fromisoformat("2026-11-19"), 1)
    with pytest.raises(ValueError, match="naive"):
        OFFICE.open_between(datetime.fromisoformat("2026-11-19"), moscow("2026-11-20 10:00"))
