import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.text import fold, visible


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("ООО «Вектор»", "ооо вектор"),
        ('  ООО\u00a0"ВЕКТОР"\n', "ооо вектор"),
        ("Ёлкин Пётр", "елкин петр"),
        ("O’Neill & Söhne", "oneill & söhne"),
        ("Кий" + "\u0306", "кий" + "\u0306"),
        ("и\u0306од", "йод"),
        ("«»", ""),
        ("علی\u200cرضا", "علیرضا"),
    ],
)
def test_names_are_compared_without_case_quotes_and_spaces(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(alphabet="АяЁё «»“”\"'Öß\t\u00a0Kİ"))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    "name",
    [
        "علی\u200cرضا",  # Persian: without the joiner two words run into one
        "मोहन\u094d\u200dक",  # Indic half letters
        "മോഹന\u0d4d\u200d",  # a Malayalam name ends in one
        "Семья 👨\u200d👩\u200d👧",
        "Pub 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # the flag of England
        "❤\ufe0f\u200d🔥",
    ],
)
def test_names_keep_their_joiners(name: str) -> None:
    assert visible(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\u202eвонаВИ\u202c", "вонаВИ"),
        ("\u200fКим\u200e", "Ким"),
        ("\u2067Ким\u2069", "Ким"),
        ("Ки\u200bм\ufeff", "Ким"),
        ("Ки\u00adм", "Ким"),
        ("a\ud800b\x00", "ab"),
        ("\u200d", ""),
        ("Kim\u200d\u200c", "Kim"),
        ("  Ирина \n Ким ", "Ирина Ким"),
        ("👨\u200d\u200d👩", "👨\u200d👩"),
    ],
)
def test_what_nobody_sees_or_what_turns_a_name_around_goes(name: str, shown: str) -> None:
    assert visible(name) == shown
