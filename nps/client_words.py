"""The words people use in a client list for circles, relations and languages."""

from __future__ import annotations

from collections.abc import Mapping

from nps.client_columns import plain
from nps.values import Circle, RelationStatus

_CIRCLES: dict[str, str] = {
    Circle.ADVOCATE: "адвокат, адвокат бренда, адвокаты, адвокаты бренда, brand advocate",
    Circle.DECISION_MAKER: "лпр, лицо принимающее решения, принимает решения, руководитель, dm, business leader",
    Circle.USER: "пользователь, пользователи, operational user",
    Circle.INTERMEDIARY: "посредник, посредники, дилер, розница, dealer, broker",
    Circle.END_USER: "конечный пользователь, конечные пользователи, конечный потребитель, потребитель, consumer",
}
_STATUSES: dict[str, str] = {
    RelationStatus.POTENTIAL: "потенциальный, потенциальный клиент",
    RelationStatus.SINGLE: "разовый, разовый клиент, one-time",
    RelationStatus.EPISODIC: "эпизодический, эпизодический клиент, occasional",
    RelationStatus.IRREGULAR: "нерегулярный, нерегулярный клиент",
    RelationStatus.STABLE: "стабильный, стабильный клиент",
    RelationStatus.PERMANENT: "постоянный, постоянный клиент, regular",
    RelationStatus.LOST: "потерянный, потерянный клиент, потерян, former",
}
_LANGUAGES = {
    "ru": "русский, рус, rus, russian, ru-ru",
    "en": "английский, англ, eng, english, en-us, en-gb",
}
_LEFT = {"yes": "да, 1, истина, true, уволен, ушёл", "no": "нет, 0, ложь, false, работает"}
KEEP = "keep"
"""The meaning of a word that changes nothing: somebody has said that it is none of ours."""
_KEEPS = ("не менять", "keep", "leave", "оставить")


def _index(words: Mapping[str, str]) -> dict[str, str]:
    """Every spelling, reduced, to its code; the code itself is a spelling too."""
    return {plain(spelling): code for code, text in words.items() for spelling in (code, *text.split(", "))}


_FIXED: dict[str, Mapping[str, str]] = {
    "circle": _CIRCLES,
    "status": _STATUSES,
    "language": _LANGUAGES,
    "left": _LEFT,
}
_CODES = {column: _index(words) for column, words in _FIXED.items()}
ASKED = ("circle", "status")
"""Columns whose unknown words somebody may explain."""


def find_circle(word: str) -> Circle | None:
    code = _CODES["circle"].get(plain(word))
    return Circle(code) if code else None


def find_status(word: str) -> RelationStatus | None:
    code = _CODES["status"].get(plain(word))
    return RelationStatus(code) if code else None


def find_language(word: str) -> str | None:
    return _CODES["language"].get(plain(word))


def find_left(word: str) -> bool | None:
    """Has this person left the company?"""
    code = _CODES["left"].get(plain(word))
    return None if code is None else code == "yes"


def meanings(column: str) -> tuple[str, ...]:
    """The codes a word of this column may stand for."""
    return tuple(str(code) for code in _FIXED[column])


def find_meanings(word: str) -> dict[str, str]:
    """By column, the code this word stands for; «не менять» stands for nothing in each. Empty when it is none."""
    if plain(word) in map(plain, _KEEPS):
        return dict.fromkeys(ASKED, KEEP)
    return {column: code for column in ASKED if (code := _CODES[column].get(plain(word)))}


def allowed(column: str) -> dict[str, str]:
    """What may stand in a column of fixed words, by language: one word for each code."""
    words = _FIXED[column]
    return {
        "allowed_ru": ", ".join(text.split(", ")[0] for text in words.values()),
        "allowed_en": ", ".join(code.replace("_", " ") for code in words),
    }
