import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.text import fold


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
    ],
)
def test_names_are_compared_without_case_quotes_and_spaces(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(alphabet="АяЁё «»“”\"'Öß\t\u00a0Kİ"))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
