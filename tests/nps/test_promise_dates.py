"""By when something is promised, as people type it, on Monday 23 November 2026 at 10:00 in Moscow."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.promise_dates import By, IsPast, IsTooFar, Unreadable, by_day, check, choices, read
from nps.working_calendar import WorkingCalendar
from nps.working_time import WorkingTime

MOSCOW = ZoneInfo("Europe/Moscow")
TIME = WorkingTime(zone=MOSCOW)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=MOSCOW).astimezone(UTC)


def shown(by: By) -> str:
    local = by.at.astimezone(MOSCOW)
    return f"{local:%a %d.%m.%Y}" if by.is_day else f"{local:%a %d.%m.%Y %H:%M}"


def at(year: int, month: int, day: int, hour: int = 10) -> datetime:
    return datetime(year, month, day, hour, tzinfo=MOSCOW).astimezone(UTC)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("сегодня", "Mon 23.11.2026"),
        ("до конца дня", "Mon 23.11.2026"),
        ("завтра", "Tue 24.11.2026"),
        ("Завтра к 15", "Tue 24.11.2026 15:00"),
        ("завтра в 15.30", "Tue 24.11.2026 15:30"),
        ("завтра до обеда", "Tue 24.11.2026 12:00"),
        ("завтра к 3 часам дня", "Tue 24.11.2026 15:00"),
        ("завтра к 3", "Tue 24.11.2026 15:00"),
        ("завтра к 3:30", "Tue 24.11.2026 15:30"),
        ("к 5 часам", "Mon 23.11.2026 17:00"),
        ("завтра к 03:00", "Tue 24.11.2026 03:00"),
        ("завтра к 3 утра", "Tue 24.11.2026 03:00"),
        ("завтра к 8", "Tue 24.11.2026 08:00"),
        ("завтра в 3 дня", "Tue 24.11.2026 15:00"),
        ("послезавтра", "Wed 25.11.2026"),
        ("до пт", "Fri 27.11.2026"),
        ("к пятнице", "Fri 27.11.2026"),
        ("К пятнице!", "Fri 27.11.2026"),
        ("в пятницу 18:00", "Fri 27.11.2026 18:00"),
        ("не позднее пятницы", "Fri 27.11.2026"),
        ("пт 27 нояб.", "Fri 27.11.2026"),
        ("чт 27 нояб.", None),
        ("до понедельника", "Mon 30.11.2026"),
        ("до следующей среды", "Wed 02.12.2026"),
        ("до этой среды", "Wed 25.11.2026"),
        ("во вторник", "Tue 24.11.2026"),
        ("через неделю", "Mon 30.11.2026"),
        ("через две недели", "Mon 07.12.2026"),
        ("через 3 дня", "Thu 26.11.2026"),
        ("через 5 рабочих дней", "Mon 30.11.2026"),
        ("через месяц", "Wed 23.12.2026"),
        ("через 2 часа", "Mon 23.11.2026 12:00"),
        ("до конца недели", "Fri 27.11.2026"),
        ("на следующей неделе", "Fri 04.12.2026"),
        ("до конца месяца", "Mon 30.11.2026"),
        ("01.12", "Tue 01.12.2026"),
        ("до 1.12.", "Tue 01.12.2026"),
        ("01.12.2026", "Tue 01.12.2026"),
        ("01.12.26 к 12", "Tue 01.12.2026 12:00"),
        ("2026-12-01", "Tue 01.12.2026"),
        ("до 1 декабря", "Tue 01.12.2026"),
        ("1 дек. 2026 г.", "Tue 01.12.2026"),
        ("1 декабря в 9:30", "Tue 01.12.2026 09:30"),
        ("15.01", "Fri 15.01.2027"),
        ("до 25-го", "Wed 25.11.2026"),
        ("20 числа", "Sun 20.12.2026"),
        ("к 15:00", "Mon 23.11.2026 15:00"),
        ("today", "Mon 23.11.2026"),
        ("by end of day", "Mon 23.11.2026"),
        ("tomorrow by 3 pm", "Tue 24.11.2026 15:00"),
        ("by Friday", "Fri 27.11.2026"),
        ("Fri Nov 27", "Fri 27.11.2026"),
        ("next Friday", "Fri 04.12.2026"),
        ("in a week", "Mon 30.11.2026"),
        ("in 3 days", "Thu 26.11.2026"),
        ("by the end of the week", "Fri 27.11.2026"),
        ("December 1", "Tue 01.12.2026"),
        ("Dec 1st, 2026", "Tue 01.12.2026"),
        ("the 1st of December", "Tue 01.12.2026"),
        ("Dec 1 at 9:30", "Tue 01.12.2026 09:30"),
    ],
)
def test_what_is_typed_is_read(typed: str, means: str | None) -> None:
    if means is None:
        with pytest.raises(Unreadable):
            read(typed, NOW, TIME)
    else:
        assert shown(read(typed, NOW, TIME)) == means


@pytest.mark.parametrize(
    "typed",
    ["", "скоро", "к 15", "15", "как только сможем", "31.02", "32 декабря", "завтра к 25", "пт 45", "01.12 или 02.12",
     "12/01", "деклараций 27", "до пт наверное", "99.99", "через", "завтра завтра", "29.02", "через час завтра",
     "0.12", "00:60", "²", "31.12.9999"],
)  # fmt: skip
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read(typed, NOW, TIME)


@pytest.mark.parametrize(
    "typed", ["22.11", "вчера", "позавчера", "yesterday", "20.11.2026", "1 января 2020", "к 9:00", "20 ноября", "10.10"]
)
def test_what_is_over_is_refused(typed: str) -> None:
    with pytest.raises(IsPast):
        read(typed, NOW, TIME)


@pytest.mark.parametrize("typed", ["24.11.2027", "01.12.2030", "через 13 месяцев", "через 400 дней"])
def test_more_than_a_year_is_refused(typed: str) -> None:
    with pytest.raises(IsTooFar):
        read(typed, NOW, TIME)


@pytest.mark.parametrize("typed", ["до конца недели", "к концу этой недели", "by the end of the week"])
def test_at_a_weekend_the_end_of_the_week_is_that_of_the_coming_one(typed: str) -> None:
    for now in (at(2026, 11, 28), at(2026, 11, 29), at(2026, 11, 29, 23)):
        assert shown(read(typed, now, TIME)) == "Fri 04.12.2026"
    assert shown(read(typed, at(2026, 11, 27, 20), TIME)) == "Fri 27.11.2026"
    short = WorkingTime(zone=MOSCOW, calendar=WorkingCalendar(days_off=frozenset({date(2026, 11, 27)})))
    assert shown(read(typed, at(2026, 11, 26, 20), short)) == "Thu 26.11.2026"
    assert shown(read(typed, at(2026, 11, 27), short)) == "Fri 04.12.2026"


def test_next_week_said_at_a_weekend_is_the_coming_one_too() -> None:
    assert shown(read("до конца следующей недели", at(2026, 11, 29), TIME)) == "Fri 04.12.2026"


def test_a_year_to_the_day_is_not_too_far() -> None:
    assert shown(read("23.11.2027", NOW, TIME)) == "Tue 23.11.2027"


def test_a_day_ends_with_its_work_and_today_after_work_with_the_day() -> None:
    def clock(by: By) -> str:
        return f"{by.at.astimezone(MOSCOW):%d %H:%M}"

    assert clock(by_day(date(2026, 11, 27), NOW, TIME)) == "27 18:00"
    assert clock(by_day(date(2026, 11, 23), at(2026, 11, 23, 19), TIME)) == "23 23:59"
    assert clock(by_day(date(2026, 11, 28), NOW, TIME)) == "28 18:00"  # a Saturday
    assert by_day(date(2026, 11, 23), at(2026, 11, 23, 19), TIME).day(TIME) == date(2026, 11, 23)


def test_what_could_be_promised_when_it_was_typed_may_be_over_when_it_is_confirmed() -> None:
    by = read("сегодня к 12", NOW, TIME)
    assert check(by, NOW, TIME) == by
    with pytest.raises(IsPast):
        check(by, at(2026, 11, 23, 12), TIME)


def days(now: datetime, time: WorkingTime = TIME) -> list[str]:
    return [f"{day:%a %d.%m}" for day in choices(now, time)]


def test_today_tomorrow_friday_and_a_week_are_offered() -> None:
    assert days(NOW) == ["Mon 23.11", "Tue 24.11", "Fri 27.11", "Mon 30.11"]
    assert days(at(2026, 11, 23, 19)) == ["Tue 24.11", "Fri 27.11", "Mon 30.11"]
    assert days(at(2026, 11, 27)) == ["Fri 27.11", "Mon 30.11", "Fri 04.12"]
    assert days(at(2026, 11, 28)) == ["Mon 30.11", "Fri 04.12", "Mon 07.12"]


def test_no_day_off_is_offered() -> None:
    holidays = WorkingCalendar(days_off=frozenset({date(2026, 11, 27), date(2026, 11, 30)}))
    assert days(NOW, WorkingTime(zone=MOSCOW, calendar=holidays)) == ["Mon 23.11", "Tue 24.11", "Tue 01.12"]


@given(st.text(max_size=40) | st.from_regex(r"(до |к |через )?[0-9]{1,4}[. :-]?[0-9]{0,4} ?(пт|декабря|дней)?"))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        by = read(typed, NOW, TIME)
    except (Unreadable, IsPast, IsTooFar):
        return
    assert by.at > NOW
    assert by.day(TIME) <= date(2027, 11, 23)
