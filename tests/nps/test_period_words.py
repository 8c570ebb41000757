from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.period import Period, parse, turned

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        ("month:2026-09", "2026-09|09.2026|9/2026|2026.9|сентябрь|Сентября|в сентябре|за сентябрь|сен|сент.|September"),
        ("month:2026-09", "sep|Sept 2026|сентябрь 2026|сентябрь 2026 г.|2026 сентябрь|«сентябрь»"),
        ("month:2025-12", "декабрь|декабре|december|дек"),
        ("custom:2026-11-20:2026-11-20", "сегодня|today|за сегодня|Сегодня?"),
        ("custom:2026-11-19:2026-11-19", "вчера|yesterday|за вчера"),
        ("month:2026-05", "май|мая|в мае|may"),
        ("month:2026-11", "месяц|этот месяц|month|this month|ноябрь"),
        ("month:2026-10", "прошлый месяц|last month|за прошлый месяц"),
        ("quarter:2026-Q3", "Q3|q 3|3Q|3 кв|3кв.|III квартал|Ⅲ квартал|3-й квартал|третий квартал|прошлый квартал"),
        ("quarter:2026-Q3", "last quarter|2026-Q3|2026 Q3|Q3 2026|3 квартал 2026 года"),
        ("quarter:2025-Q3", "Q3 2025|2025-Q3|Q3-2025|III кв. 2025"),
        ("quarter:2026-Q4", "Q4|квартал|quarter|IV квартал"),
        ("week:2026-W47", "2026-W47|w47|неделя|за неделю|week|47 неделя|неделя 47"),
        ("week:2026-W46", "прошлая неделя|на прошлой неделе|Last Week"),
        ("week:2025-W50", "w50|2025-W50"),
        ("half:2026-H2", "полугодие|H2|h 2|2 полугодие|II полугодие|второе полугодие|второе полугодие 2026|half-year"),
        ("half:2026-H1", "H1 2026|1-е полугодие|прошлое полугодие|first half of 2026|2026-H1|last half"),
        ("custom:2026-10-22:2026-11-20", "последние 30 дней|за последние 30 дней|30 дней|last 30 days|past 30 days"),
        ("custom:2025-11-21:2026-11-20", "365 дней|last 365 days"),
        ("custom:2026-11-20:2026-11-20", "1 день"),
        ("year:2026", "2026|2026 год|год|year|за год"),
        ("year:2025", "прошлый год|в прошлом году|last year|2025"),
        (
            "custom:2026-09-01:2026-10-15",
            "01.09-15.10|1.9 – 15.10|01.09—15.10|01.09..15.10|01.09 … 15.10|с 01.09 по 15.10|01.09 15.10",
        ),
        (
            "custom:2026-09-01:2026-10-15",
            "01.09.2026–15.10.2026|01.09-15.10.2026|01.09.26-15.10|2026-09-01..2026-10-15|2026-09-01 2026-10-15",
        ),
        (
            "custom:2026-09-01:2026-10-15",
            "1 сентября - 15 октября|с 1 сентября по 15 октября|1 сен – 15 окт.|с 1-го сентября по 15-е октября 2026 г."
            "|с 1 сентября 2026 г. по 15 октября 2026 года|01.09 - 15 октября|1 сентября 15 октября",
        ),
        (
            "custom:2026-09-01:2026-10-15",
            "September 1 - October 15|from Sep 1 to Oct 15|1 September until 15 October, 2026|1st of September-15 Oct"
            "|Sept 1, 2026 - October 15th, 2026|September 1 October 15",
        ),
        (
            "custom:2026-10-01:2026-10-15",
            "1-15 октября|с 1 по 15 октября|1 – 15 октября 2026|за 1-15 окт|October 1-15|Oct 1 to 15, 2026",
        ),
        ("custom:2026-05-07:2026-05-07", "7 мая|за 7 мая|7 мая 2026 года|May 7|May 7th, 2026|7 May"),
        ("custom:2025-12-31:2025-12-31", "31 декабря|December 31"),
        ("custom:2025-12-15:2026-01-15", "15 декабря - 15 января|с 15 декабря 2025 по 15 января"),
        ("custom:2025-12-15:2026-01-15", "15.12-15.01|15.12.2025-15.01|15.12-15.01.2026"),
        ("custom:2025-12-01:2025-12-31", "01.12-31.12"),
        ("custom:2024-02-29:2024-03-05", "29.02-05.03"),
        ("custom:2026-09-15:2026-09-15", "15.09.2026|2026-09-15"),
    ],
)
def test_periods_are_understood_as_people_write_them(key: str, texts: str) -> None:
    for text in texts.split("|"):
        period = parse(text, TODAY)
        assert period is not None, text
        assert period.key == key, text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "Смирнова",
            "VIP",
            "Q5",
            "H3",
            "третье полугодие",
            "0 дней",
            "1000 дней",
            "Q0",
            "0",
            "3",
            "2026-13",
            "2026-00",
            "13.2026",
            "2026-W54",
            "20269",
            "1926",
        ),
        *("31.02-01.03", "01.03-31.02", "15.10.2026-01.09.2026", "15.10-01.09", "01.09-", "-15.10", "01.09", "7.5"),
        *("31 февраля", "0 мая", "1-32 октября", "15-1 октября", "1 октября -", "1 мая 2 июня 3 июля", "99 мая"),
        *("Q3 Q4", "2025 Q3 2026", "сентябрь октябрь", "послезавтра", "неделя месяц", "прошлая", "V квартал"),
        *("99.99-99.99", "0.0-0.0", "29.02.2025-01.03.2025", "01.01.0001-02.01.0001", "15.09.9999", "9" * 1000),
    ],
)
def test_nonsense_is_none(text: str) -> None:
    assert parse(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("15.10-01.09", "custom:2026-09-01:2026-10-15"),
        ("с 15.10 по 01.09", "custom:2026-09-01:2026-10-15"),
        ("15.10.2026-01.09.2026", "custom:2026-09-01:2026-10-15"),
        ("2026-10-15..2026-09-01", "custom:2026-09-01:2026-10-15"),
        ("2026-10-15 2026-09-01", "custom:2026-09-01:2026-10-15"),
        ("с 15 октября по 1 сентября", "custom:2026-09-01:2026-10-15"),
        ("15-1 октября", "custom:2026-10-01:2026-10-15"),
    ],
)
def test_days_the_wrong_way_round_are_known_for_what_they_are(text: str, key: str) -> None:
    period = turned(text, TODAY)

    assert period is not None
    assert period.key == key


@pytest.mark.parametrize("text", ["", "Q3", "01.09-15.10", "15.12-15.01", "31.02-01.03", "01.03-31.02", "15.09.2026"])
def test_nothing_else_is_the_wrong_way_round(text: str) -> None:
    assert turned(text, TODAY) is None


@given(
    st.text(alphabet="0123456789.-–WQкв сентябрьпошлыйгд", max_size=25), st.dates(date(2020, 1, 1), date(2090, 1, 1))
)
def test_any_text_gives_a_sound_period_or_none(text: str, today: date) -> None:
    period = parse(text, today)

    assert period is None or Period.from_key(period.key) == period


@given(
    st.sampled_from(("Q1", "Q2", "Q3", "Q4", "январь", "июль", "w01", "w53", "01.06-30.06")), st.dates(date(2020, 1, 1))
)
def test_without_a_year_it_has_already_begun(text: str, today: date) -> None:
    if today.year < 9990:
        period = parse(text, today)

        assert period is None or period.first <= today
