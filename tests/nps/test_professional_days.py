"""Days that give an occasion to write: professional holidays of Russia, and anniversaries."""

from __future__ import annotations

from datetime import date

import pytest

from nps.anniversaries import within
from nps.professional_days import DAYS, in_days, is_of


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("День работника гражданской авиации", date(2026, 2, 9)),
        ("День работников бытового обслуживания и ЖКХ", date(2026, 3, 15)),
        ("День геолога", date(2026, 4, 5)),
        ("День радио и работников связи", date(2026, 5, 7)),
        ("День российского предпринимательства", date(2026, 5, 26)),
        ("День химика", date(2026, 5, 31)),
        ("День работников текстильной и лёгкой промышленности", date(2026, 6, 14)),
        ("День медицинского работника", date(2026, 6, 21)),
        ("День работников морского и речного флота", date(2026, 7, 5)),
        ("День металлурга", date(2026, 7, 19)),
        ("День работника торговли", date(2026, 7, 25)),
        ("День железнодорожника", date(2026, 8, 2)),
        ("День строителя", date(2026, 8, 9)),
        ("День шахтёра", date(2026, 8, 30)),
        ("День работников нефтяной и газовой промышленности", date(2026, 9, 6)),
        ("День программиста", date(2026, 9, 13)),
        ("День работников леса", date(2026, 9, 20)),
        ("День машиностроителя", date(2026, 9, 27)),
        ("День учителя", date(2026, 10, 5)),
        ("День работника сельского хозяйства и перерабатывающей промышленности", date(2026, 10, 11)),
        ("День работников дорожного хозяйства", date(2026, 10, 18)),
        ("День работника автомобильного и городского пассажирского транспорта", date(2026, 10, 25)),
        ("День энергетика", date(2026, 12, 22)),
        ("День работников нефтяной и газовой промышленности", date(2027, 9, 5)),
        ("День машиностроителя", date(2027, 9, 26)),
        ("День работника автомобильного и городского пассажирского транспорта", date(2027, 10, 31)),
        ("День программиста", date(2028, 9, 12)),
    ],
)
def test_each_is_on_its_day(name: str, day: date) -> None:
    assert name in [each.ru for _, each in in_days(day, day)]


def test_every_day_of_a_year_is_found_once_and_over_the_new_year_in_order() -> None:
    found = list(in_days(date(2026, 7, 1), date(2027, 6, 30)))

    assert sorted(each.ru for _, each in found) == sorted(each.ru for each in DAYS)
    assert [day for day, _ in found] == sorted(day for day, _ in found)


def test_it_is_theirs_by_the_words_of_the_client_list_alone() -> None:
    builders = next(each for each in DAYS if each.ru == "День строителя")

    assert is_of(builders, "Строительная компания", None)
    assert is_of(builders, None, "застройщики")
    assert not is_of(builders, None, None)
    assert not is_of(builders, "Торговая сеть", "VIP")


@pytest.mark.parametrize(
    ("told", "theirs"),
    [
        ("Лесозаготовка", ["День работников леса"]),
        ("леспромхоз", ["День работников леса"]),
        ("Лесная биржа", ["День работников леса"]),
        ("Лестницы и перила", []),
        ("газоснабжение", ["День работников нефтяной и газовой промышленности"]),
        ("Редакция газеты", []),
        ("уголь оптом", ["День шахтёра"]),
        ("Уголки и профиль", []),
        ("Химчистка", []),
        ("химия", ["День химика"]),
        ("банкетный зал", []),
        ("Банк", ["День банковского работника"]),
        ("связи с общественностью", []),
        ("связь", ["День радио и работников связи"]),
        ("Web developer", []),
    ],
)
def test_a_word_that_only_begins_like_theirs_is_none_of_theirs(told: str, theirs: list[str]) -> None:
    assert [each.ru for each in DAYS if is_of(each, told)] == theirs


@pytest.mark.parametrize(
    ("since", "first", "last", "expected"),
    [
        (date(2021, 12, 1), date(2026, 11, 30), date(2026, 12, 6), (date(2026, 12, 1), 5)),
        (date(2026, 12, 1), date(2026, 11, 30), date(2026, 12, 6), None),
        (date(2020, 1, 2), date(2026, 12, 28), date(2027, 1, 3), (date(2027, 1, 2), 7)),
        (date(2024, 2, 29), date(2027, 2, 22), date(2027, 2, 28), (date(2027, 2, 28), 3)),
        (date(2021, 12, 7), date(2026, 11, 30), date(2026, 12, 6), None),
    ],
)
def test_an_anniversary_is_a_whole_number_of_years(
    since: date, first: date, last: date, expected: tuple[date, int] | None
) -> None:
    assert within(since, first, last) == expected
