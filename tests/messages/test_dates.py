"""Moments, days, money and periods as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from messages.dates import (
    day,
    day_in_words,
    day_of_year,
    days_between,
    days_off,
    moment,
    money,
    month,
    own_moment,
    period_name,
    period_short,
)
from nps.period import Period, containing
from nps.programme import Programme
from nps.values import LANGUAGES, PeriodKind
from nps.working_time import DaysOff
from sandbox.markup import parse_html

MOSCOW, VLADIVOSTOK, NEW_YORK = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Vladivostok"), ZoneInfo("America/New_York")
LATE = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)  # 24 November in Moscow, still the 23rd in New York
PROGRAMME = Programme(company="Стройснаб", zone=MOSCOW)


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("zone", "expected"),
    [(MOSCOW, "вт 24 нояб., 00:30"), (VLADIVOSTOK, "вт 24 нояб., 07:30"), (NEW_YORK, "пн 23 нояб., 16:30")],
)
def test_a_moment_is_told_in_the_readers_zone(zone: ZoneInfo, expected: str) -> None:
    assert plain(moment("ru", LATE, zone)) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 12, 31, 20, 59, tzinfo=UTC), ("вт 24 нояб., 00:30", "Tue Nov 24, 00:30")),
        (datetime(2026, 12, 31, 21, 0, tzinfo=UTC), ("вт 24 нояб. 2026, 00:30", "Tue Nov 24, 2026, 00:30")),
    ],
)
def test_a_moment_of_another_year_says_which(now: datetime, expected: tuple[str, str]) -> None:
    assert (plain(moment("ru", LATE, MOSCOW, now)), plain(moment("en", LATE, MOSCOW, now))) == expected


@pytest.mark.parametrize(("language", "expected"), [("ru", "вт 24 нояб., 00:30"), ("en", "Tue Nov 24, 00:30")])
def test_a_moment_of_the_readers_own_has_plain_words_inside_for_old_clients(language: str, expected: str) -> None:
    text, entities = parse_html(own_moment(language, LATE, MOSCOW))

    assert plain(text) == expected
    assert entities == [
        {
            "type": "date_time",
            "offset": 0,
            "length": len(text),
            "unix_time": int(LATE.timestamp()),
            "date_time_format": "wdt",
        }
    ]


@pytest.mark.parametrize(("language", "expected"), [("ru", "24 ноября"), ("en", "November 24")])
def test_a_day_told_in_words_is_the_local_one(language: str, expected: str) -> None:
    assert plain(day_in_words(language, LATE, MOSCOW)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ru", "31 дек. – 11 янв., 23 февр., 12–14 июн."), ("en", "Dec 31 – Jan 11, Feb 23, Jun 12 – 14")],
)
def test_runs_of_days_off_are_told_by_their_ends(language: str, expected: str) -> None:
    runs = [
        DaysOff(date(2025, 12, 31), date(2026, 1, 11)),
        DaysOff(date(2026, 2, 23), date(2026, 2, 23)),
        DaysOff(date(2026, 6, 12), date(2026, 6, 14)),
    ]

    assert plain(days_off(language, runs)).replace("\u2009", " ") == expected


@pytest.mark.parametrize(("language", "expected"), [("ru", "24\xa0нояб."), ("en", "Nov\xa024")])
def test_no_line_breaks_between_a_day_and_its_month(language: str, expected: str) -> None:
    assert day(language, LATE, MOSCOW) == expected
    assert expected in moment(language, LATE, MOSCOW)


def test_a_moment_in_english_names_weekday_day_and_time() -> None:
    said = moment("en", LATE, MOSCOW)

    assert said.startswith("Tue")
    assert "24" in said
    assert "Nov" in said
    assert said.endswith("00:30")


@pytest.mark.parametrize(
    ("language", "zone", "expected"),
    [("ru", MOSCOW, "24 нояб."), ("ru", NEW_YORK, "23 нояб."), ("en", MOSCOW, "Nov 24"), ("en", NEW_YORK, "Nov 23")],
)
def test_an_instant_falls_on_the_local_day(language: str, zone: ZoneInfo, expected: str) -> None:
    assert plain(day(language, LATE, zone)) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("ru", ("23 нояб.", "23 нояб. 2026")), ("en", ("Nov 23", "Nov 23, 2026"))]
)
def test_a_date_has_no_zone(language: str, expected: tuple[str, str]) -> None:
    today = date(2026, 11, 23)

    said = (day(language, today, VLADIVOSTOK), day_of_year(language, today, VLADIVOSTOK))

    assert tuple(map(plain, said)) == expected


@pytest.mark.parametrize(("language", "expected"), [("ru", "ноябрь"), ("en", "November")])
def test_a_month_stands_alone(language: str, expected: str) -> None:
    assert month(language, LATE, MOSCOW) == expected


def test_a_month_is_the_local_one() -> None:
    assert month("ru", datetime(2026, 11, 30, 22, 0, tzinfo=UTC), MOSCOW) == "декабрь"


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (0, "0 ₽"),
        (999, "999 ₽"),
        (12_400, "12 400 ₽"),
        (999_999, "999 999 ₽"),
        (1_000_000, "1 млн ₽"),
        (12_400_000, "12,4 млн ₽"),
        (2_000_000_000, "2 млрд ₽"),
    ],
)
def test_russian_money_is_short(amount: int, expected: str) -> None:
    assert plain(money("ru", amount, "RUB")) == expected


@pytest.mark.parametrize(("currency", "sign"), [("USD", "$"), ("EUR", "€"), ("RUB", "RUB")])
def test_english_money_names_the_currency(currency: str, sign: str) -> None:
    short, full = money("en", 12_400_000, currency), money("en", 12_400, currency)

    assert (sign in short, "12.4M" in short) == (True, True)
    assert (sign in full, "12,400" in full) == (True, True)


@pytest.mark.parametrize(
    ("kind", "russian", "english"),
    [
        (PeriodKind.WEEK, "неделя 9 мар. — 15 мар. 2026", "week of Mar 9 — Mar 15, 2026"),
        (PeriodKind.MONTH, "март 2026", "March 2026"),
        (PeriodKind.QUARTER, "I квартал 2026", "Q1 2026"),
        (PeriodKind.HALF, "I полугодие 2026", "first half of 2026"),
        (PeriodKind.YEAR, "2026 год", "2026"),
    ],
)
def test_a_period_that_is_over_has_its_name(kind: PeriodKind, russian: str, english: str) -> None:
    period, later = containing(kind, date(2026, 3, 10)), date(2027, 5, 1)

    assert plain(period_name("ru", period, later, MOSCOW)) == russian
    assert plain(period_name("en", period, later, MOSCOW)) == english


@pytest.mark.parametrize(("month_number", "expected"), [(1, "I"), (4, "II"), (7, "III"), (10, "IV")])
def test_each_quarter_has_its_number(month_number: int, expected: str) -> None:
    period = containing(PeriodKind.QUARTER, date(2025, month_number, 1))

    assert plain(period_name("ru", period, date(2026, 1, 1), MOSCOW)) == f"{expected} квартал 2025"
    assert plain(period_name("en", period, date(2026, 1, 1), MOSCOW)) == f"Q{(month_number + 2) // 3} 2025"


@pytest.mark.parametrize(
    ("language", "expected"), [("ru", "IV квартал 2026, по 23 нояб."), ("en", "Q4 2026, up to Nov 23")]
)
def test_a_running_period_says_up_to_which_day(language: str, expected: str) -> None:
    today = date(2026, 11, 23)

    assert plain(period_name(language, containing(PeriodKind.QUARTER, today), today, MOSCOW)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_its_last_day_a_period_is_whole(language: str) -> None:
    period = containing(PeriodKind.MONTH, date(2026, 11, 30))

    assert period_name(language, period, date(2026, 11, 30), MOSCOW) == period_name(
        language, period, date(2026, 12, 1), MOSCOW
    )


@pytest.mark.parametrize(
    ("first", "last", "russian", "english"),
    [
        (date(2026, 9, 1), date(2026, 10, 15), "1 сент. — 15 окт. 2026", "Sep 1 — Oct 15, 2026"),
        (date(2025, 12, 20), date(2026, 1, 10), "20 дек. 2025 — 10 янв. 2026", "Dec 20, 2025 — Jan 10, 2026"),
    ],
)
def test_a_span_of_days_names_the_year_as_often_as_needed(first: date, last: date, russian: str, english: str) -> None:
    period, later = Period(PeriodKind.CUSTOM, first, last), date(2026, 12, 31)

    assert plain(period_name("ru", period, later, MOSCOW)) == russian
    assert plain(period_name("en", period, later, MOSCOW)) == english


def test_days_are_counted_by_the_local_calendar() -> None:
    before_midnight = datetime(2026, 11, 23, 20, 59, tzinfo=UTC)
    after_midnight = before_midnight + timedelta(minutes=2)

    assert days_between(before_midnight, after_midnight, MOSCOW) == 1
    assert days_between(before_midnight, after_midnight, NEW_YORK) == 0


def test_days_are_never_negative() -> None:
    assert days_between(LATE, LATE - timedelta(days=2), MOSCOW) == 0


@pytest.mark.parametrize("name", [None, "", "Europe/Nowhere", "../etc/passwd", "МСК+2", "a\0b"])
def test_without_a_known_zone_the_companys_is_taken(name: str | None) -> None:
    assert PROGRAMME.zone_named(name) == MOSCOW


def test_a_known_zone_is_the_persons_own() -> None:
    assert PROGRAMME.zone_named("Asia/Vladivostok") == VLADIVOSTOK


@pytest.mark.parametrize(
    ("kind", "day", "expected"),
    [
        (PeriodKind.WEEK, 26, ("23.11–29.11", "Nov 23–29")),
        (PeriodKind.WEEK, 30, ("30.11–06.12", "Nov 30–Dec 6")),
        (PeriodKind.MONTH, 26, ("нояб. 2026", "Nov 2026")),
        (PeriodKind.QUARTER, 26, ("IV кв. 2026", "Q4 2026")),
        (PeriodKind.HALF, 26, ("II полуг. 2026", "H2 2026")),
        (PeriodKind.YEAR, 26, ("2026", "2026")),
    ],
)
def test_a_period_fits_on_a_small_button(kind: PeriodKind, day: int, expected: tuple[str, str]) -> None:
    period = containing(kind, date(2026, 11, day))

    shown = [period_short(language, period).replace("\xa0", " ") for language in ("ru", "en")]
    assert tuple(shown) == expected


def test_a_currency_without_a_sign_stands_apart_from_its_number() -> None:
    assert (plain(money("en", 12_400_000, "RUB")), plain(money("en", 400_000, "RUB"))) == ("RUB 12.4M", "RUB 400,000")
