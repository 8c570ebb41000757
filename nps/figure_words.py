"""Of what somebody wants figures, as they say it: "VIP Смирнова Q3", «регион Урал за 90 дней»; and how to say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from nps import period, scope_words
from nps.calendar_words import numbered_days
from nps.names import company_key, readings
from nps.period import Period
from nps.scope import Scope
from nps.scope_words import LONGEST_TEXT, Directory, ScopeError
from nps.values import PeriodKind

_SHOWN = 3
_ALIKE = 0.7
"""How much two spellings must have in common for one to be a slip of the other (difflib)."""
_OF_DAYS = re.compile(r"[0-9]")
_NUMBERS = re.compile(r"[0-9.\- ]+")
_PLAIN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class WantedFigures:
    """Where no period is named it is for whoever shows them to choose."""

    scope: Scope
    period: Period | None


def parse_figures(text: str, directory: Directory, today: date) -> WantedFigures:
    """What the words mean: names and a period in any order. Raises ScopeError, which tells what was not understood.

    A period that has not begun is refused: nobody can have answered in it.
    """
    words = text[:LONGEST_TEXT]
    whole = period.parse(words, today)
    if whole is not None and not _is_name(words, directory):
        return WantedFigures(Scope(), _begun(whole, today))
    try:
        spoken = scope_words.parse(words, directory)
    except ScopeError as error:
        raise _explained(error, words, directory, today) from None
    if not spoken.rest:
        return WantedFigures(spoken.scope, None)
    named = period.parse(spoken.rest, today)
    if named is None:
        raise ScopeError("narrow-two-periods", {"words": spoken.rest})
    return WantedFigures(spoken.scope, _begun(named, today))


def _is_name(words: str, directory: Directory) -> bool:
    return any(name.casefold() == words.strip().casefold() for _, _, name in directory.names())


def _begun(named: Period, today: date) -> Period:
    if named.first > today:
        raise ScopeError("narrow-future", {"day": named.first.isoformat()})
    return named


def _explained(error: ScopeError, words: str, directory: Directory, today: date) -> ScopeError:
    """Days the wrong way round, a period that there is not, and a name with a slip are told of as such."""
    if error.key != "scope-unknown":
        return error
    spoken = words.split()
    for length in range(len(spoken), 0, -1):
        for at in range(len(spoken) - length + 1):
            meant = period.turned(" ".join(spoken[at : at + length]), today)
            if meant is not None:
                right = " ".join([*spoken[:at], period_words(meant), *spoken[at + length :]])
                return ScopeError("nps-backwards", {"right": right})
    unknown = error.details["words"]
    alike = closest(unknown, directory)
    if alike:
        return ScopeError("narrow-alike", {"words": unknown, "names": ", ".join(alike)})
    return ScopeError("nps-wrong", {"text": _day_meant(spoken, unknown)}) if _OF_DAYS.search(unknown) else error


def _day_meant(spoken: Sequence[str], unknown: str) -> str:
    """«31 февраля» rather than «31»: with the words after it that tell a day, if there are any."""
    if unknown in spoken:
        at = spoken.index(unknown)
        for end in range(len(spoken), at + 1, -1):
            phrase = " ".join(spoken[at:end])
            if _NUMBERS.fullmatch(numbered_days(phrase.casefold())):
                return phrase
    return unknown


def closest(words: str, directory: Directory) -> list[str]:
    """Names that are spelled much like it, in either keyboard layout, the most alike first."""
    by_word: dict[str, list[str]] = {}
    for _, _, name in directory.names():
        key = company_key(name)
        for word in {key, *key.split()}:
            by_word.setdefault(word, []).append(name)
    found: list[str] = []
    for query in readings(words):
        for word in (" ".join(query.words), *query.words):
            for match in get_close_matches(word, by_word, n=_SHOWN, cutoff=_ALIKE):
                found += [name for name in by_word[match] if name not in found]
    return found[:_SHOWN]


def period_words(of: Period) -> str:
    """As it may be typed, in any language."""
    match of.kind:
        case PeriodKind.QUARTER:
            return f"Q{(of.first.month + 2) // 3} {of.first.year}"
        case PeriodKind.HALF:
            return f"H{(of.first.month + 5) // 6} {of.first.year}"
        case PeriodKind.MONTH:
            return f"{of.first:%Y-%m}"
        case PeriodKind.YEAR:
            return f"{of.first.year}"
        case _:
            return f"{of.first:%d.%m.%Y}-{of.last:%d.%m.%Y}"


def phrase(names: Sequence[str], of: Period) -> str:
    """What one types to get there: names of several words in quotation marks."""
    quoted = (name if _PLAIN.fullmatch(name) else f"«{name.replace('«', '').replace('»', '')}»" for name in names)
    return " ".join([*quoted, period_words(of)])
