"""A scope as people say it: "VIP", "ЛПР Смирнова", "регион Урал прошлый квартал"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum
from typing import Any

from nps import period
from nps.client_words import find_circle
from nps.scope import EVERYTHING, Scope
from nps.text import fold
from nps.values import AccountId, StaffId, SurveyId

LONGEST_TEXT = 200
LONGEST_NAME = 8
"""In words; of a longer name its first ones are enough."""
_SHOWN = 3

_KEYWORDS = {
    "survey": re.compile(r"опрос(?:а|у|е|ом|ов)?|surveys?"),
    "manager": re.compile(r"менеджер(?:а|у|е|ом)?|managers?"),
    "segment": re.compile(r"сегмент(?:а|у|е|ом)?|segments?"),
    "circle": re.compile(r"круг(?:а|у|е|ом)?|circles?"),
    "region": re.compile(r"регион(?:а|у|е|ом)?|regions?"),
    "account": re.compile(r"клиент(?:а|у|е|ом)?|компани(?:я|и|ю|ей)|clients?|customers?|account|company"),
}
_FILLERS = frozenset(["по", "для", "в", "во", "на", "за", "с", "и", "by", "for", "of", "in", "on", "the", "and"])
_TOKEN = re.compile(r'[«„“"](?P<quoted>[^«»„“”"]*)[»“”"]|(?P<bare>[^\s,;?!«„“"]+)')
_BETWEEN = re.compile(r"[\s,;?!]+")
_ANY_DAY = date(2026, 6, 30)  # whether words are a period does not depend on the day


class ScopeError(Exception):
    """The words name no scope; `key` and `details` are the text for the person."""

    def __init__(self, key: str, details: Mapping[str, str]) -> None:
        super().__init__(key)
        self.key = key
        self.details = dict(details)


@dataclass(frozen=True, slots=True)
class Directory:
    """The names a company uses, each with what it stands for; a segment and a region stand for themselves."""

    managers: Sequence[tuple[StaffId, str]] = ()
    accounts: Sequence[tuple[AccountId, str]] = ()
    segments: Sequence[str] = ()
    regions: Sequence[str] = ()
    surveys: Sequence[tuple[SurveyId, str]] = ()

    def names(self) -> Iterator[tuple[str, object, str]]:
        """Dimension, value and name."""
        yield from (("survey", number, name) for number, name in self.surveys)
        yield from (("manager", number, name) for number, name in self.managers)
        yield from (("segment", name, name) for name in self.segments)
        yield from (("region", name, name) for name in self.regions)
        yield from (("account", number, name) for number, name in self.accounts)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The scope, and the words of the calendar that are left for a parser of periods, in their order."""

    scope: Scope
    rest: str


def parse(text: str, directory: Directory) -> Spoken:
    """What the words narrow it down to; no words, or a period alone: everything. Raises ScopeError.

    From left to right, at each word the first of these that fits, with as many words as it can take:

    1. a name of the company's, whole, of several words: "Регион Авто" is that client rather than a region;
    2. a dimension and a name of it, whole or in part: "регион Урал", "клиент «Март»";
    3. a period, which is left for another parser: "прошлый квартал", "март";
    4. a name, whole, then a circle's word, then a part of the name of a client, a person or a survey: "Вектор";
    5. a filler between them: "по", "for".

    Words in quotes are names, never fillers nor periods. A word that is none of these is an error (scope-unknown), and
    so is one that names several things (scope-ambiguous), and a second name in one dimension (scope-twice).
    """
    named = (_Named(kind, value, name, _compared(_words(name))) for kind, value, name in directory.names())
    return _Reading(_words(text[:LONGEST_TEXT]), [entry for entry in named if entry.compared]).read()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    quoted: bool

    @property
    def folded(self) -> str:
        return fold(self.text)


class _Fit(IntEnum):
    WHOLE, CIRCLE, PART = range(3)


@dataclass(frozen=True, slots=True)
class _Named:
    dimension: str
    value: object
    name: str
    compared: str
    """Its words as they are compared."""


def _words(text: str) -> list[_Word]:
    return [
        _Word(part, match["quoted"] is not None)
        for match in _TOKEN.finditer(text)
        for part in _BETWEEN.split(match["quoted"] or match["bare"] or "")
        if fold(part)
    ]


def _compared(words: Sequence[_Word]) -> str:
    return " ".join(word.folded for word in words)


@dataclass(slots=True)
class _Reading:
    words: list[_Word]
    known: list[_Named]
    scope: Scope = EVERYTHING
    rest: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    """The name each dimension was given by."""
    at: int = 0

    def read(self) -> Spoken:
        steps = (self._long_name, self._dimension, self._period, self._name, self._filler)
        while self.at < len(self.words):
            if not any(step() for step in steps):
                raise ScopeError("scope-unknown", {"words": self.words[self.at].text})
        return Spoken(self.scope, " ".join(self.rest))

    def _phrases(self, start: int, least: int = 1) -> Iterator[tuple[int, str]]:
        """The longest first: how many words, and they themselves as they are compared."""
        for length in range(min(LONGEST_NAME, len(self.words) - start), least - 1, -1):
            yield length, _compared(self.words[start : start + length])

    def _long_name(self) -> bool:
        for length, phrase in self._phrases(self.at, least=2):
            if self._take(self._called(phrase, _Fit.WHOLE), length):
                return True
        return False

    def _dimension(self) -> bool:
        word = self.words[self.at]
        dimension = next((name for name, spelling in _KEYWORDS.items() if spelling.fullmatch(word.folded)), None)
        if dimension is None or word.quoted:
            return False
        for length, phrase in self._phrases(self.at + 1):
            for fit in _Fit:
                if self._take(self._called(phrase, fit, dimension), length, after=1):
                    return True
        following = [word.text for word in self.words[self.at : self.at + 2]]
        raise ScopeError("scope-unknown", {"words": " ".join(following)})

    def _period(self) -> bool:
        for length in range(min(LONGEST_NAME, len(self.words) - self.at), 0, -1):
            taken = self.words[self.at : self.at + length]
            text = " ".join(word.text for word in taken)
            if not any(word.quoted for word in taken) and period.parse(text, _ANY_DAY) is not None:
                self.rest.append(text)
                self.at += length
                return True
        return False

    def _name(self) -> bool:
        for length, phrase in self._phrases(self.at):
            for fit in _Fit:
                if length == 1 and phrase in _FILLERS and not self.words[self.at].quoted and fit is _Fit.PART:
                    continue  # "за" is no client «За рулём»
                if self._take(self._called(phrase, fit), length):
                    return True
        return False

    def _filler(self) -> bool:
        word = self.words[self.at]
        if word.quoted or word.folded not in _FILLERS:
            return False
        self.at += 1
        return True

    def _called(self, phrase: str, fit: _Fit, dimension: str | None = None) -> list[_Named]:
        """What the phrase names, and how well; a part of a segment or a region is enough behind its dimension only."""
        if fit is _Fit.CIRCLE:
            circle = find_circle(phrase) if dimension in (None, "circle") else None
            return [_Named("circle", circle, phrase, phrase)] if circle else []
        known = [entry for entry in self.known if dimension in (None, entry.dimension)]
        if fit is _Fit.WHOLE:
            return [entry for entry in known if entry.compared == phrase]
        parts = [entry for entry in known if dimension or entry.dimension not in ("segment", "region")]
        return [entry for entry in parts if f" {phrase} " in f" {entry.compared} "]

    def _take(self, named: list[_Named], length: int, *, after: int = 0) -> bool:
        """Narrow the scope down by the one thing that is named; False when nothing is."""
        if not named:
            return False
        first = named[0]
        if len({(entry.dimension, entry.value) for entry in named}) > 1:
            words = " ".join(word.text for word in self.words[self.at + after : self.at + after + length])
            names = [*dict.fromkeys(entry.name for entry in named)]
            more = ["…"] if len(names) > _SHOWN else []
            raise ScopeError("scope-ambiguous", {"words": words, "names": ", ".join(names[:_SHOWN] + more)})
        if getattr(self.scope, first.dimension) not in (None, first.value):
            raise ScopeError("scope-twice", {"first": self.said[first.dimension], "second": first.name})
        narrowed: dict[str, Any] = {first.dimension: first.value}
        self.scope = replace(self.scope, **narrowed)
        self.said[first.dimension] = first.name
        self.at += after + length
        return True
