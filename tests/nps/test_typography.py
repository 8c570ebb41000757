"""Quotation marks, and the spaces at which no line may break."""

from __future__ import annotations

import pytest

from nps.typography import initials_bound, number_bound, quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("просрочено 11", "просрочено_11"),
        ("Ответили 34 из 61", "Ответили_34_из_61"),
        ("<b>3</b> из 10", "<b>3</b>_из_10"),
        ("NPS <b>27</b>", "NPS_<b>27</b>"),
        ("Обращение № 12", "Обращение №_12"),
        ("Case No. 12", "Case No._12"),
        ("1. Пришлите список", "1. Пришлите список"),
        ("раз, 3 из них", "раз, 3_из них"),
        ("No, thank you", "No, thank you"),
        ("<code>/nps 2026-09</code> за 9 дней", "<code>/nps 2026-09</code> за_9_дней"),
    ],
)
def test_numbers_stay_with_their_words(text: str, expected: str) -> None:
    assert number_bound(text).replace("\xa0", "_") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("А. П. Сидорова", "А._П._Сидорова"),
        ("Сидорова А. П.", "Сидорова_А._П."),
        ("ИП Гусев С.В.", "ИП Гусев_С.В."),
        ("ИП Гусев С. В.", "ИП Гусев_С._В."),
        ("J. R. Smith", "J._R._Smith"),
        ("Жду ответа. Анна", "Жду ответа. Анна"),
        ("Да. А потом?", "Да. А потом?"),
        ("<code>/invite А. П. Сидорова</code>", "<code>/invite А. П. Сидорова</code>"),
    ],
)
def test_initials_stay_with_the_surname(text: str, expected: str) -> None:
    assert initials_bound(text).replace("\xa0", "_") == expected


def test_a_name_with_marks_of_its_own_gets_no_others() -> None:
    assert [quoted("ru", name, name=True) for name in ("Вектор", "ООО «Вектор»")] == ["«Вектор»", "ООО «Вектор»"]
    assert [quoted("en", name, name=True) for name in ("Vector", "“Vector” Ltd")] == ["“Vector”", "“Vector” Ltd"]


def test_marks_within_what_is_said_become_the_inner_ones() -> None:
    assert quoted("ru", "ждали «завтра»") == "«ждали „завтра“»"
    assert quoted("en", "they said “soon”") == "“they said ‘soon’”"
