"""When it is open: by the clocks of the zone, through their changes, on days off and on working Saturdays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.timetable import Span, WorkingHours
from nps.working_calendar import WorkingCalendar
from nps.working_time import WorkingTime

BERLIN = ZoneInfo("Europe/Berlin")
MOSCOW = ZoneInfo("Europe/Moscow")
OFFICE = WorkingTime(zone=MOSCOW)
SPRING, LATE_AUTUMN = datetime.fromisoformat("2026-03-20"), datetime.fromisoformat("2026-11-10")
SATURDAY, TUESDAY = date(2026, 11, 28), date(2026, 11, 24)
WORKED_SATURDAY = WorkingCalendar(working={SATURDAY: 0})


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def open_in(zone: tzinfo, hours: str, calendar: WorkingCalendar | None = None) -> WorkingTime:
    return WorkingTime(WorkingHours.parse(hours), zone, calendar or WorkingCalendar())


def test_closing_time_is_closed_and_opening_time_is_open() -> None:
    assert OFFICE.is_open(utc("2026-11-20T06:00"))
    assert OFFICE.is_open(utc("2026-11-20T14:59:59"))
    assert not OFFICE.is_open(utc("2026-11-20T15:00"))
    assert not OFFICE.is_open(utc("2026-11-21T09:00"))


def test_the_next_opening_after_friday_evening_is_monday_morning() -> None:
    assert OFFICE.next_open(utc("2026-11-20T15:00")) == utc("2026-11-23T06:00")


def test_an_open_moment_is_its_own_next_opening() -> None:
    now = utc("2026-11-20T10:11:12.5")

    assert OFFICE.next_open(now) == now


def test_the_week_wraps_to_the_same_weekday() -> None:
    hours = open_in(UTC, "wed 10:00-11:00")

    assert hours.next_open(utc("2026-11-18T11:00")) == utc("2026-11-25T10:00")


@pytest.mark.parametrize(
    ("hours", "at", "opens"),
    [
        # 29 March 2026: 02:00 becomes 03:00 in Berlin (01:00 UTC).
        ("sun 02:30-05:00", "2026-03-29T00:00", "2026-03-29T01:00"),
        ("sun 02:15-02:45, sun 12:00-13:00", "2026-03-29T00:00", "2026-03-29T10:00"),
        ("mon 09:00-18:00", "2026-03-28T12:00", "2026-03-30T07:00"),
        # 25 October 2026: 03:00 becomes 02:00 (01:00 UTC): 02:00 to 03:00 comes twice.
        ("sun 02:30-05:00", "2026-10-24T23:00", "2026-10-25T00:30"),
        ("sun 02:00-02:30", "2026-10-25T00:45", "2026-10-25T01:00"),
        ("sun 01:00-02:30", "2026-10-25T00:45", "2026-10-25T01:00"),
        ("sun 02:30-02:45", "2026-10-25T00:50", "2026-10-25T01:30"),
        ("mon 09:00-18:00", "2026-10-24T12:00", "2026-10-26T08:00"),
    ],
)
def test_changes_of_the_clocks_move_the_opening(hours: str, at: str, opens: str) -> None:
    assert open_in(BERLIN, hours).next_open(utc(at)) == utc(opens)


@given(
    st.datetimes(SPRING, LATE_AUTUMN, timezones=st.just(UTC)),
    st.sampled_from(("mon-fri 09:00-18:00", "sun 02:30-05:00", "sun 01:00-02:30, wed 00:00-24:00", "sat 23:00-24:00")),
)
def test_the_next_opening_is_open_and_nothing_before_it_is(at: datetime, text: str) -> None:
    hours = open_in(BERLIN, text)

    opens = hours.next_open(at)

    assert opens >= at
    assert hours.is_open(opens)
    if opens > at:
        assert not hours.is_open(opens - timedelta(seconds=1))
        steps = int((opens - at) / timedelta(minutes=45))
        assert not any(hours.is_open(at + step * timedelta(minutes=45)) for step in range(steps))


def test_working_days_are_those_on_which_it_opens() -> None:
    hours = open_in(MOSCOW, "mon,thu 10:00-12:00")

    assert hours.next_working_day(date(2026, 11, 19)) == date(2026, 11, 23)
    assert hours.next_working_day(date(2026, 11, 19), 2) == date(2026, 11, 26)
    assert hours.next_working_day(date(2026, 11, 20), 0) == date(2026, 11, 20)


def test_naive_times_are_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        OFFICE.is_open(datetime.fromisoformat("2026-11-20"))
    with pytest.raises(ValueError, match="naive"):
        OFFICE.next_open(datetime.fromisoformat("2026-11-20"))


def test_a_zone_that_skips_its_only_working_day_opens_a_week_later() -> None:
    """Samoa had no 30 December 2011, a Friday: the date line was moved."""
    samoa = ZoneInfo("Pacific/Apia")
    hours = open_in(samoa, "fri 10:00-11:00")
    closed = datetime(2011, 12, 23, 11, 0, tzinfo=samoa)

    assert hours.next_open(closed) == datetime(2012, 1, 6, 10, 0, tzinfo=samoa)


def test_a_day_off_is_closed_whatever_its_weekday() -> None:
    hours = open_in(MOSCOW, "mon-sun 10:00-18:00", WorkingCalendar(frozenset({SATURDAY, TUESDAY})))

    assert not hours.is_open(utc("2026-11-24T09:00"))
    assert not hours.is_open(utc("2026-11-28T09:00"))
    assert hours.is_open(utc("2026-11-29T09:00"))
    assert hours.next_open(utc("2026-11-23T15:00")) == utc("2026-11-25T07:00")
    assert hours.next_working_day(date(2026, 11, 23)) == date(2026, 11, 25)
    assert hours.last_working_day(date(2026, 11, 25)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("hours", "stands_for", "shown"),
    [
        ("mon 08:00-17:00, tue-thu 09:00-18:00, fri 09:00-16:45", 0, "08:00-17:00"),
        ("mon 08:00-17:00, tue-thu 09:00-18:00, fri 09:00-16:45", 4, "09:00-16:45"),
        ("mon-fri 09:00-18:00", None, "09:00-18:00"),  # a day of the company's own: Friday's hours
        ("mon-fri 09:00-18:00, sat 10:00-14:00", None, "10:00-14:00"),  # its own
        ("mon-fri 09:00-18:00, sat 10:00-14:00", 0, "09:00-18:00"),
        ("mon 09:00-12:00, tue-thu 09:00-17:00", 4, "09:00-17:00"),  # nobody works on Fridays there
        ("tue-wed 09:00-17:00, sun 10:00-11:00", 0, "09:00-17:00"),
        ("sun 10:00-11:00", 4, "10:00-11:00"),
        ("mon-fri 09:00-13:00, mon-fri 14:00-18:00", 2, "09:00-13:00 14:00-18:00"),
    ],
)
def test_a_working_saturday_has_the_hours_of_the_day_it_stands_for_else_fridays(
    hours: str, stands_for: int | None, shown: str
) -> None:
    spans = open_in(MOSCOW, hours, WorkingCalendar(working={SATURDAY: stands_for})).spans(SATURDAY)

    assert " ".join(map(str, spans)) == shown


def test_what_is_both_off_and_worked_is_worked() -> None:
    hours = open_in(MOSCOW, "mon-fri 09:00-18:00", WorkingCalendar(frozenset({TUESDAY}), {TUESDAY: None}))

    assert hours.is_working_day(TUESDAY)


def test_a_friday_evening_before_a_working_saturday_opens_in_the_morning() -> None:
    hours = open_in(MOSCOW, "mon 08:00-17:00, tue-fri 09:00-18:00", WORKED_SATURDAY)

    assert hours.next_open(utc("2026-11-27T15:00")) == utc("2026-11-28T05:00")


def test_somebody_elsewhere_has_the_same_days_by_their_own_clocks() -> None:
    hours = WorkingTime(zone=MOSCOW, calendar=WorkingCalendar(frozenset({TUESDAY}))).in_zone(
        ZoneInfo("Asia/Vladivostok")
    )

    assert hours.next_open(utc("2026-11-23T08:00")) == utc("2026-11-24T23:00")  # Wednesday, 9:00 there


def test_a_whole_year_off_ends_some_day() -> None:
    year = frozenset(date(2027, 1, 1) + timedelta(days=ahead) for ahead in range(365))

    assert open_in(UTC, "fri 09:00-10:00", WorkingCalendar(year)).next_open(utc("2027-01-01T00:00")) == utc(
        "2028-01-07T09:00"
    )


WEEKS = st.lists(
    st.sampled_from(((), (Span(540, 1080),), (Span(540, 780), Span(840, 1080)), (Span(0, 1440),), (Span(130, 170),))),
    min_size=7,
    max_size=7,
).filter(any)
SPRING_DAYS = st.dates(date(2026, 3, 20), date(2026, 4, 10))
CALENDARS = st.builds(
    WorkingCalendar, st.frozensets(SPRING_DAYS, max_size=8), st.dictionaries(SPRING_DAYS, st.integers(0, 6) | st.none())
)


@given(
    WEEKS,
    CALENDARS,
    st.sampled_from((BERLIN, MOSCOW, ZoneInfo("America/New_York"), ZoneInfo("Asia/Beirut"))),
    st.datetimes(datetime.fromisoformat("2026-03-20"), datetime.fromisoformat("2026-04-10"), timezones=st.just(UTC)),
)
def test_the_open_minutes_of_a_day_are_those_that_are_open_one_by_one(
    week: list[tuple[Span, ...]], calendar: WorkingCalendar, zone: tzinfo, at: datetime
) -> None:
    hours = WorkingTime(WorkingHours(tuple(week)), zone, calendar)
    at = at.replace(second=0, microsecond=0)

    minutes = sum(hours.is_open(at + timedelta(minutes=ahead)) for ahead in range(26 * 60))

    assert hours.working_minutes(at, at + timedelta(hours=26)) == minutes
    opens = hours.next_open(at)
    assert hours.is_open(opens)
    assert hours.open_between(at, opens) == timedelta()
