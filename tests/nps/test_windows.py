"""Words that ask for all answers, or for each contact's latest one, wherever they stand."""

from __future__ import annotations

import pytest

from nps.windows import read_window


@pytest.mark.parametrize(
    ("text", "every", "rest"),
    [
        ("все ответы", True, ""),
        ("Все оценки Q3", True, "Q3"),
        ("прошлый квартал по всем ответам", True, "прошлый квартал"),
        ("all answers", True, ""),
        ("2026-09 all scores", True, "2026-09"),
        ("последние ответы", False, ""),
        ("latest answers Q2", False, "Q2"),
        ("Q2", False, "Q2"),
        ("", False, ""),
        ("все", False, "все"),
        ("ответы", False, "ответы"),
        ("все ответыx", False, "все ответыx"),
    ],
)
def test_the_words_are_read_and_the_rest_is_left(text: str, every: bool, rest: str) -> None:
    assert read_window(text) == (every, rest)
