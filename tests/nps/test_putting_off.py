"""The day that is chosen with «later»: one that is worked, at an hour at which it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.putting_off import Later, asked_again_at
from nps.timetable import WorkingHours
from nps.working_time import WorkingTime

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = WorkingTime(zone=BERLIN)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("later", "now", "at"),
    [
        (Later.TOMORROW, "2026-11-23T15:20", "2026-11-24T15:20"),
        (Later.TOMORROW, "2026-11-23T07:00", "2026-11-24T09:00"),
        (Later.TOMORROW, "2026-11-23T23:59", "2026-11-24T09:00"),
        (Later.TOMORROW, "2026-11-27T15:20", "2026-11-30T15:20"),  # after a weekend
        (Later.WEEK, "2026-11-28T12:00", "2026-12-07T12:00"),
        (Later.MONTH, "2026-11-23T10:00", "2026-12-23T10:00"),
        (Later.MONTH, "2026-12-15T10:00", "2027-01-15T10:00"),
        (Later.MONTH, "2027-01-29T10:00", "2027-03-01T10:00"),  # the last of February is a Sunday
    ],
)
def test_it_is_the_day_that_was_chosen_or_the_next_one_that_is_worked(later: Later, now: str, at: str) -> None:
    chosen = datetime.fromisoformat(now).replace(tzinfo=BERLIN)

    assert asked_again_at(later, chosen, OFFICE) == datetime.fromisoformat(at).replace(tzinfo=BERLIN)


def test_where_work_never_stops_it_is_asked_at_the_very_hour() -> None:
    always = WorkingTime(WorkingHours.parse("mon-sun 00:00-24:00"), BERLIN)
    now = datetime(2026, 11, 23, 3, 10, tzinfo=BERLIN)

    assert asked_again_at(Later.TOMORROW, now, always) == now + DAY


@given(
    st.sampled_from(Later),
    st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2030-01-01")),
    st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Asia/Kamchatka", "Africa/Cairo", "Australia/Lord_Howe"]),
)
def test_it_is_always_a_later_day_and_within_working_hours(later: Later, now: datetime, zone: str) -> None:
    hours = OFFICE.in_zone(ZoneInfo(zone))
    chosen = now.replace(tzinfo=ZoneInfo("UTC"))
    at = asked_again_at(later, chosen, hours)

    assert hours.is_open(at)
    assert at.astimezone(hours.zone).date() > chosen.astimezone(hours.zone).date()
