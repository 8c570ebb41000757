"""How words are set: quotation marks within quotation marks, and spaces at which no line may break."""

from __future__ import annotations

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
MARKS = {"ru": ("«", "»"), "en": ("“", "”")}
"""The quotation marks of each language; those of words that already stand in them are `_INNER`."""
_INNER = {"ru": str.maketrans("«»", "„“"), "en": str.maketrans("“”", "‘’")}
_ANY = re.compile('[«»“”„‟"]')

_CODE = re.compile("(<code>.*?</code>)", re.DOTALL)  # to be copied as it stands
# They begin with the space itself, which is found fast: hardly a text goes out without passing here.
_AT_NUMBER = re.compile(
    r" (?:"
    r"(?:(?<=\d )|(?<=\d</\w> ))(?=(?:<\w>)?[^\W\d_])"  # 11 дней
    r"|(?:(?<=[^\W\d_] )|(?<=[^\W\d_]</\w> ))(?=(?:<\w>)?[-+±−]?\d)"  # просрочено 11
    r"|(?<=№ )|(?<=\b[Nn]o\. )(?=\d|\W)"
    r")"
)
_AT_INITIALS = re.compile(r" (?:(?<=\b[A-ZА-ЯЁ]\. )(?=[A-ZА-ЯЁ])|(?<=[a-zа-яё] )(?=[A-ZА-ЯЁ]\.[ \u00a0]?[A-ZА-ЯЁ]\.))")


def quoted(language: str, words: str, *, name: bool = False) -> str:
    """The words in the language's quotation marks, which are never doubled.

    Marks of its own make a name stand as it is: ООО «УралСнаб»; within what somebody said they become the inner ones.
    """
    if name and _ANY.search(words):
        return words
    opening, closing = MARKS[language]
    return f"{opening}{words.translate(_INNER[language])}{closing}"


@lru_cache(maxsize=2048)
def number_bound(text: str) -> str:
    """No line breaks between a number and the word it belongs to, nor after №; commands to be copied stay."""
    return _bound(_AT_NUMBER, text)


def initials_bound(text: str) -> str:
    """Nor between initials, and between them and the surname, on whichever side it stands."""
    return _bound(_AT_INITIALS, text) if "." in text else text


def _bound(space: re.Pattern[str], text: str) -> str:
    if "<code>" not in text:
        return space.sub(NO_BREAK, text)
    return "".join(part if part.startswith("<code>") else space.sub(NO_BREAK, part) for part in _CODE.split(text))
