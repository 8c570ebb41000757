from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.timetable import DAYS, Span, WorkingHours

BERLIN = ZoneInfo("Europe/Berlin")
MOSCOW = ZoneInfo("Europe/Moscow")
OFFICE = WorkingHours()


SPRING, LATE_AUTUMN = datetime.fromisoformat("2026-03-20"), datetime.fromisoformat("2026-11-10")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_default_is_the_office_week() -> None:
    assert WorkingHours.parse("mon-fri 09:00-18:00") == OFFICE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mon-thu 09:00-18:00, fri 09:00-16:45", ["thu 09:00-18:00", "fri 09:00-16:45"]),
        ("mon-thu 09:00-18:00; Fri 9:00–16:45", ["thu 09:00-18:00", "fri 09:00-16:45"]),
        ("mon,wed,fri 10:00-14:00", ["mon 10:00-14:00", "wed 10:00-14:00", "fri 10:00-14:00"]),
        ("mon, wed - thu 10:00 - 14:00", ["mon 10:00-14:00", "wed 10:00-14:00", "thu 10:00-14:00"]),
        ("sat-mon 08:00-24:00", ["mon 08:00-24:00", "sat 08:00-24:00", "sun 08:00-24:00"]),
        ("tue 14:00-18:00, 09:00-13:00", ["tue 09:00-13:00, tue 14:00-18:00"]),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, shown: list[str]) -> None:
    hours = WorkingHours.parse(text)

    assert all(part in str(hours) for part in shown)
    assert "tue" not in str(hours) or "tue" in text or "mon-" in text


@pytest.mark.parametrize(
    "text",
    [
        *("", "mon-fri", "09:00-18:00", "mon-fri 18:00-09:00", "mon-fri 22:00-06:00", "mon 09:00-09:00"),
        *("mon 09:00-25:00", "mon 09:60-10:00", "mon 24:00-24:30", "mon 10-14", "пн-пт 09:00-18:00", "foo 09:00-18:00"),
        *("mon 09:00-13:00, mon 12:00-18:00", "mon 09:00-18:00, tue", "1-5 09:00-18:00", "mon 09:00-18:00 MSK"),
    ],
)
def test_hours_that_make_no_sense_are_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"hours|overlap"):
        WorkingHours.parse(text)


@given(st.lists(st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 1440))), min_size=7, max_size=7))
def test_hours_survive_being_written_and_read_again(week: list[list[tuple[int, int]]]) -> None:
    try:
        hours = WorkingHours(tuple(tuple(sorted(Span(*span) for span in spans)) for spans in week))
    except ValueError:
        return

    assert WorkingHours.parse(str(hours)) == hours


def test_closing_time_is_closed_and_opening_time_is_open() -> None:
    assert OFFICE.is_open(utc("2026-11-20T06:00"), MOSCOW)
    assert OFFICE.is_open(utc("2026-11-20T14:59:59"), MOSCOW)
    assert not OFFICE.is_open(utc("2026-11-20T15:00"), MOSCOW)
    assert not OFFICE.is_open(utc("2026-11-21T09:00"), MOSCOW)


def test_the_next_opening_after_friday_evening_is_monday_morning() -> None:
    assert OFFICE.next_open(utc("2026-11-20T15:00"), MOSCOW) == utc("2026-11-23T06:00")


def test_an_open_moment_is_its_own_next_opening() -> None:
    now = utc("2026-11-20T10:11:12.5")

    assert OFFICE.next_open(now, MOSCOW) == now


def test_the_week_wraps_to_the_same_weekday() -> None:
    hours = WorkingHours.parse("wed 10:00-11:00")

    assert hours.next_open(utc("2026-11-18T11:00"), UTC) == utc("2026-11-25T10:00")


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
    assert WorkingHours.parse(hours).next_open(utc(at), BERLIN) == utc(opens)


@given(
    st.datetimes(SPRING, LATE_AUTUMN, timezones=st.just(UTC)),
    st.sampled_from(("mon-fri 09:00-18:00", "sun 02:30-05:00", "sun 01:00-02:30, wed 00:00-24:00", "sat 23:00-24:00")),
)
def test_the_next_opening_is_open_and_nothing_before_it_is(at: datetime, text: str) -> None:
    hours = WorkingHours.parse(text)

    opens = hours.next_open(at, BERLIN)

    assert opens >= at
    assert hours.is_open(opens, BERLIN)
    if opens > at:
        assert not hours.is_open(opens - timedelta(seconds=1), BERLIN)
        steps = int((opens - at) / timedelta(minutes=45))
        assert not any(hours.is_open(at + step * timedelta(minutes=45), BERLIN) for step in range(steps))


def test_working_days_are_those_on_which_it_opens() -> None:
    hours = WorkingHours.parse("mon,thu 10:00-12:00")

    assert hours.next_working_day(date(2026, 11, 19)) == date(2026, 11, 23)
    assert hours.next_working_day(date(2026, 11, 19), 2) == date(2026, 11, 26)
    assert hours.next_working_day(date(2026, 11, 20), 0) == date(2026, 11, 20)


def test_naive_times_are_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        OFFICE.is_open(datetime.fromisoformat("2026-11-20"), MOSCOW)
    with pytest.raises(ValueError, match="naive"):
        OFFICE.next_open(datetime.fromisoformat("2026-11-20"), MOSCOW)


def test_hours_need_seven_days() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        WorkingHours(((Span(0, 1),),) * (len(DAYS) - 1))


def test_a_zone_that_skips_its_only_working_day_opens_a_week_later() -> None:
    """Samoa had no 30 December 2011, a Friday: the date line was moved."""
    samoa = ZoneInfo("Pacific/Apia")
    hours = WorkingHours.parse("fri 10:00-11:00")
    closed = datetime(2011, 12, 23, 11, 0, tzinfo=samoa)

    assert hours.next_open(closed, samoa) == datetime(2012, 1, 6, 10, 0, tzinfo=samoa)
