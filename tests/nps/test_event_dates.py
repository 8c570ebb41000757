"""When something happened, as people type it."""

from __future__ import annotations

from datetime import date

import pytest

from nps.event_dates import read_day
from nps.promise_dates import IsTooFar, Unreadable

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("сегодня", date(2026, 11, 25)),
        ("Вчера.", date(2026, 11, 24)),
        ("позавчера", date(2026, 11, 23)),
        ("day before yesterday", date(2026, 11, 23)),
        ("завтра", date(2026, 11, 26)),
        ("в пятницу", date(2026, 11, 20)),
        ("пт", date(2026, 11, 20)),
        ("last Friday", date(2026, 11, 20)),
        ("в среду", date(2026, 11, 18)),
        ("3 дня назад", date(2026, 11, 22)),
        ("неделю назад", date(2026, 11, 18)),
        ("2 weeks ago", date(2026, 11, 11)),
        ("20.11", date(2026, 11, 20)),
        ("25.12", date(2025, 12, 25)),
        ("20.11.2026", date(2026, 11, 20)),
        ("01.02.27", date(2027, 2, 1)),
        ("20 ноября", date(2026, 11, 20)),
        ("20 ноября 2025 г.", date(2025, 11, 20)),
        ("Nov 20", date(2026, 11, 20)),
        ("November 20, 2026", date(2026, 11, 20)),
        ("2026-11-20", date(2026, 11, 20)),
        ("29.02", date(2024, 2, 29)),
        ("15-го", date(2026, 11, 15)),
        ("30 числа", date(2026, 10, 30)),
        ("31", date(2026, 10, 31)),
    ],
)
def test_a_day_is_the_newest_one_that_is_meant(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "когда-то", "31.02", "32", "03/04/2026", "сто лет назад", "в 15:00", "Вектор"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    with pytest.raises(Unreadable):
        read_day(text, TODAY)


@pytest.mark.parametrize("text", ["01.12.2028", "01.01.1990"])
def test_a_day_years_away_is_a_mistake(text: str) -> None:
    with pytest.raises(IsTooFar):
        read_day(text, TODAY)
