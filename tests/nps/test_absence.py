"""Who stands in for whom, and how an absence is said."""

from __future__ import annotations

from datetime import date

import pytest

from nps.absence import chain_of, closes_circle, falls_to, stood_in_for
from nps.absence_words import Absence, AbsenceError, parse_absence, says_back
from nps.values import StaffId

ANNA, IGOR, PETER = StaffId(1), StaffId(2), StaffId(3)
MONDAY = date(2026, 11, 23)
EIGHTH = date(2026, 12, 8)


def test_what_is_theirs_falls_to_the_first_in_the_chain_who_is_here() -> None:
    standing = {ANNA: IGOR, IGOR: PETER}

    assert chain_of(ANNA, standing) == [IGOR, PETER]
    assert falls_to(ANNA, standing) == PETER
    assert falls_to(PETER, standing) == PETER
    assert stood_in_for(standing) == {IGOR: (ANNA,), PETER: (ANNA, IGOR)}


def test_a_chain_that_ends_without_a_name_ends_at_the_owners() -> None:
    standing = {ANNA: IGOR, IGOR: None}

    assert falls_to(ANNA, standing) is None
    assert falls_to(IGOR, standing) is None
    assert chain_of(IGOR, standing) == []


def test_whoever_would_stand_in_for_themselves_is_seen_however_long_the_way() -> None:
    assert closes_circle(ANNA, ANNA, {})
    assert closes_circle(ANNA, IGOR, {IGOR: ANNA})
    assert closes_circle(ANNA, IGOR, {IGOR: PETER, PETER: ANNA})
    assert not closes_circle(ANNA, IGOR, {IGOR: PETER})


@pytest.mark.parametrize(
    ("text", "who", "deputy", "until"),
    [
        ("до 8 дек Иванов", "", "Иванов", EIGHTH),
        ("по 8 декабря включительно", "", "включительно", EIGHTH),
        ("Смирнова до 08.12 Иванов Пётр", "Смирнова", "Иванов Пётр", EIGHTH),
        ("с 23.11 до 8.12.26 Иванов", "", "Иванов", EIGHTH),
        ("до 2026-12-08", "", "", EIGHTH),
        ("until 8 December Volkov", "", "Volkov", EIGHTH),
        ("till Dec 8", "", "", EIGHTH),
        ("до пятницы", "", "", date(2026, 11, 27)),
        ("до понедельника", "", "", date(2026, 11, 30)),
        ("until tomorrow", "", "", date(2026, 11, 24)),
        ("до сегодня Волков", "", "Волков", MONDAY),
        ("на неделю", "", "", date(2026, 11, 29)),
        ("на 2 недели Иванов", "", "Иванов", date(2026, 12, 6)),
        ("for 3 days", "", "", date(2026, 11, 25)),
        ("до 10 янв", "", "", date(2027, 1, 10)),
        ("off", "", "", None),
        ("Смирнова off", "Смирнова", "", None),
        ("off Смирнова", "Смирнова", "", None),
        ("я вернулась", "", "", None),
    ],
)
def test_an_absence_is_understood_as_people_say_it(text: str, who: str, deputy: str, until: date | None) -> None:
    assert parse_absence(text, MONDAY) == Absence(who, deputy, until)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Иванов", "away-unreadable"),
        ("до", "away-unreadable"),
        ("до 8 мандарина", "away-unreadable"),
        ("на 0 дней", "away-unreadable"),
        ("до 31.02", "away-no-such-day"),
        ("до 99.99", "away-no-such-day"),
        ("до вчера", "away-past"),
        ("до 1 нояб", "away-past"),
        ("с 8 дек до 1 дек", "away-backwards"),
        ("до 12.12 по 01.12", "away-backwards"),
        ("до 12 дек по 1 дек Иванов", "away-backwards"),
        ("until Dec 12 to Dec 1", "away-backwards"),
        ("до 1.12 по 12.12", "away-unreadable"),
        ("до 12.12 по 31.02", "away-no-such-day"),
        ("с 1 дек по 8 дек", "away-later"),
        ("до 8 декабря 2028", "away-long"),
        ("на 999 месяцев", "away-long"),
        ("до " + "8" * 300, "away-unreadable"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_reason(text: str, key: str) -> None:
    with pytest.raises(AbsenceError) as refused:
        parse_absence(text, MONDAY)

    assert refused.value.key == key


def test_being_back_is_said_alone() -> None:
    assert says_back("Я вернулся!")
    assert says_back("I'm back")
    assert not says_back("я вернулась к этому вопросу")
    assert not says_back("back")
