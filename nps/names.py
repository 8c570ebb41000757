"""What a name is searched by: one spelling for Cyrillic and Latin, without case, quotes, legal forms, doubled letters.

«ООО „Вектор“», "Vector LLC" and «вэктор» have one key; words keep their order, and whoever searches forgets it. Keys
stand in the database: whoever changes a rule here adds a migration that makes them anew (`check` tells of old ones).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from nps.text import fold

Kind = Literal["account", "contact", "staff"]
"""What a name may be of."""

LONGEST_QUERY = 200
MOST_WORDS = 10  # of a search: a database refuses conditions without end
FEWEST_DIGITS = 4
"""Of a phone: fewer are part of a name."""
SUBSCRIBER_DIGITS = 7
"""As many are a phone and no name."""
NATIONAL_DIGITS = 10
"""Of a phone number, after +7 or 8."""
_ALL_WORDS = "="
"""Before a search in which legal forms count like other words."""

_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziyklmnoprstufhye", strict=True)),
        **{"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "yu", "я": "ya"},
        **dict(zip("іїєґўәғқңөұүһ", "iieguagknouuh", strict=True)),
        **{"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"},
    }
)
_SOUNDS = {
    **{"shch": "sh", "sch": "sh", "kh": "h", "ph": "f", "ck": "k", "tz": "ts", "yo": "e", "ye": "e"},
    **{"c": "k", "q": "k", "w": "v", "x": "ks", "y": "i", "j": "i"},
}
"""Ways of writing one sound in Latin letters; c before e, i and y is another one."""
_SPELT = re.compile(r"shch|sch|kh|ph|ck|tz|y[eo]|(?P<soft>c)(?=[eiy])|c(?!h)|[qwxyj]")
_DOUBLED = re.compile(r"([^\W\d_])\1+")

_FORMS = frozenset(
    "ооо оао зао пао нао ао ип тоо одо чп чуп уп гуп муп фгуп фгбу гбу мбу нко ано гк кфх ко лтд инк "
    "llc ltd limited inc incorporated corp corporation co company gmbh ag kg se sa sas sarl bv nv ab oy plc llp lp "
    "srl jsc pjsc ojsc cjsc".translate(_LATIN).split()
)
_LONG_FORMS = re.compile(
    r"\b(?:общество с ограниченной ответственностью|(?:(?:не)?публичное |открытое |закрытое )?акционерное общество"
    r"|индивидуальный предприниматель|товарищество с ограниченной ответственностью|группа компаний"
    r"|limited liability company|joint stock company)\b"
)
_LETTERS_APART = re.compile(r"(?<!\S)\S(?: \S){2,}(?!\S)")  # О.О.О.

_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + '{}:"<>~?'
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё" + "хъжэбюё,"
_TO_RUSSIAN = str.maketrans(_ENGLISH, _RUSSIAN)
_TO_ENGLISH = str.maketrans(_RUSSIAN[:33], _ENGLISH[:33])


def company_key(name: str) -> str:
    """Words of one spelling with a space between; "" only for a name of nothing but quotes and spaces."""
    return " ".join(_words(name, without_forms=True))


def person_key(name: str, greeting: str | None = None) -> str:
    """The same for somebody with or without a greeting; each word once."""
    return " ".join(dict.fromkeys([*_words(name), *_words(greeting or "")]))


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as it is compared: words of a key, or else how somebody is reached.

    `number`: digits of a phone, within it. `address`: a part of an e-mail. `username`: of Telegram, whole.
    """

    words: tuple[str, ...] = ()
    number: str = ""
    address: str = ""
    username: str = ""

    @property
    def text(self) -> str:
        """What reads as this query again, in the few letters of keys."""
        words = " ".join(self.words)
        if words and tuple(_words(words, without_forms=True)[:MOST_WORDS]) != self.words:
            return _ALL_WORDS + words  # «YP» is spelled as the legal form ИП is
        return words or self.address or self.number or (f"@{self.username}" if self.username else "")


def readings(typed: str) -> tuple[Query, ...]:
    """As it was typed, and as it would read in the other keyboard layout; nothing when there is nothing to look for."""
    text = typed[:LONGEST_QUERY].casefold()
    if reached := _reached(text):
        return (reached,)
    words = _words(text, without_forms=not text.startswith(_ALL_WORDS))[:MOST_WORDS]
    if not words:
        return ()
    digits = "" if any(char.isalpha() for char in text) else re.sub(r"[^0-9]", "", text)
    if len(digits) > NATIONAL_DIGITS and digits[0] in "78":
        digits = digits[-NATIONAL_DIGITS:]
    if len(digits) >= SUBSCRIBER_DIGITS:
        return (Query(number=digits),)
    said = Query(tuple(words), number=digits if len(digits) >= FEWEST_DIGITS else "")
    other = Query(tuple(_words(_in_other_layout(text), without_forms=True)[:MOST_WORDS]))
    is_said = any(char.isalpha() for char in text) and max(map(len, other.words), default=0) > 2
    return (said, other) if is_said and other != said else (said,)


def _reached(text: str) -> Query | None:
    """A username or an e-mail, which tell more than a name does."""
    for word in text.split():
        if link := re.fullmatch(r"(?:https?://)?t\.me/(\w+)/?|@(\w+)", word, re.ASCII):
            return Query(username=link[1] or link[2])
        if re.fullmatch(r"[\w.+-]*@[\w.-]+", word):
            return Query(address=word)
    return None


def _in_other_layout(text: str) -> str:
    return text.translate(_TO_ENGLISH if re.search("[а-яё]", text) else _TO_RUSSIAN)


def _words(name: str, *, without_forms: bool = False) -> list[str]:
    """Legal forms stay where there is nothing else, and so does what has neither letters nor digits."""
    folded = fold(unicodedata.normalize("NFKC", name))
    words = _plain(folded).split()
    if without_forms:
        latin = " ".join(_plain(_LONG_FORMS.sub(" ", folded)).split())
        together = _LETTERS_APART.sub(lambda letters: _joined_if_form(letters[0]), latin)
        words = [word for word in together.split() if word not in _FORMS] or words
    return [_spelled(word) for word in words] or folded.split()


def _joined_if_form(letters: str) -> str:
    joined = letters.replace(" ", "")
    return joined if joined in _FORMS else letters


def _plain(text: str) -> str:
    """In Latin letters where there are any, without accents and punctuation."""
    parts = unicodedata.normalize("NFKD", text.translate(_LATIN))
    without_accents = "".join(char for char in parts if not "\u0300" <= char <= "\u036f")
    latin = without_accents.translate(_LATIN)  # once more: ќ is к with an accent
    return "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in latin)


def _spelled(word: str) -> str:
    """One spelling of what sounds alike, and no doubled letters; a word of one letter repeated is a name: «ААА»."""
    before = ""
    while word != before:  # leaving out a letter may bring two others together
        before = word
        word = _SPELT.sub(lambda sound: "ts" if sound["soft"] else _SOUNDS[sound[0]], word)
        if len(set(word)) > 1:
            word = _DOUBLED.sub(r"\1", word)
    return word
