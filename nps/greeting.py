"""How somebody is addressed: by first name and patronymic when these are known, else by no name. Nothing is guessed."""

from __future__ import annotations

import re

from nps.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ASIDE = re.compile(r"\([^)]*\)?|[,;].*")  # «(бухгалтерия)», «, директор»
_HER = re.compile(r"(?:овна|евна|[иы]чна)$")
_HIS = re.compile(r"(?:ович|евич|ич)$")
_CHILD_OF = {"оглы", "оглу", "кызы", "гызы", "улы", "уулу"}
_HIS_IN_A = frozenset(
    ("гаврила", "данила", "добрыня", "илья", "иса", "кузьма", "лука", "муса", "мустафа", "никита", "савва", "фома")
)
_TITLE = re.compile(
    r"(?:г-н|г-жа|гн|господин|госпожа|мистер|миссис|мисс|уважаем(?:ый|ая|ые)|mr|mrs|ms|miss|mx|dr|sir|madam)\.?",
    re.IGNORECASE,
)


def address(name: str, greeting: str | None = None) -> str | None:
    """What follows «Здравствуйте,»; None: nothing does.

    1. The greeting of the client list, unless it is only a title («г-жа») or the whole name over again.
    2. Else first name and patronymic out of the full name, where the patronymic shows which is which.

    Of «Сидорова Анна» nobody can tell which word is the surname, nor of «Роман Абрамович» whether that is a patronymic.
    """
    wished = " ".join((greeting or "").split()).rstrip(" ,!.")
    if wished and not _TITLE.fullmatch(wished) and set(fold(wished).split()) != set(fold(name).split()):
        return wished
    return first_name_and_patronymic(name)


def first_name_and_patronymic(name: str) -> str | None:
    """«Анна Петровна» of «Сидорова Анна Петровна», of «Анна Петровна Сидорова» and of «Анна Петровна»."""
    words = _ASIDE.sub(" ", name.replace(",", " ", 1) if _surname_first(name) else name).split()
    if not 2 <= len(words) <= 5 or not all(_WORD.fullmatch(word) for word in words):
        return None
    lower = [word.lower() for word in words]
    if lower[-1] in _CHILD_OF:  # Алиев Тимур Рашид оглы
        return _shown(words[-3:]) if len(words) == 4 else None
    for place in range(1, len(words)):
        if _is_patronymic(lower[place], of=lower[place - 1], told_apart=len(words) > 2):
            return _shown(words[place - 1 : place + 1])
    return None


def _surname_first(name: str) -> bool:
    """«Сидорова, Анна Петровна»: one word before the comma."""
    return bool(re.match(r"\s*[^\s,]+\s*,", name))


def _is_patronymic(word: str, *, of: str, told_apart: bool) -> bool:
    """`told_apart`: another word is the surname. Without it a word in -ович may be one itself."""
    if _HER.search(word):
        return True
    return told_apart and bool(_HIS.search(word)) and (of[-1] not in "ая" or of in _HIS_IN_A)


def _shown(words: list[str]) -> str:
    if all(word.isupper() or word.islower() for word in words):
        words = [word.title() if word.lower() not in _CHILD_OF else word.lower() for word in words]
    return " ".join(words)
