"""Scores and the index they make (method §2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Self

from nps.rounding import rounded
from nps.values import Group, Score

_INVISIBLE = re.compile("[\ufe0f\u20e3\u200b-\u200d\u2060\ufeff]")  # what turns a digit into a keycap emoji, and dust
_OF_TEN = r"(?:\s*(?:/|из|of|out of)\s*10)?\s*[.!]*"
_SCORE = re.compile(rf"(10|[0-9]){_OF_TEN}", re.IGNORECASE)
_NUMBER = re.compile(rf"[+\-−–—]?\s*[0-9]{{1,3}}(?:[.,][0-9]{{1,3}})?{_OF_TEN}", re.IGNORECASE)


def index(promoters: int, passives: int, detractors: int) -> int | None:
    """NPS from −100 to +100, rounded half away from zero; None when nobody answered."""
    count = promoters + passives + detractors
    if count == 0:
        return None
    return rounded(Fraction(100 * (promoters - detractors), count))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answered in each group."""

    promoters: int = 0
    passives: int = 0
    detractors: int = 0

    @classmethod
    def of(cls, scores: Iterable[int]) -> Self:
        """Count scores by group. Raises ValueError on a number that is no score."""
        groups = [Score(score).group for score in scores]
        return cls(groups.count(Group.PROMOTER), groups.count(Group.PASSIVE), groups.count(Group.DETRACTOR))

    @property
    def count(self) -> int:
        return self.promoters + self.passives + self.detractors

    @property
    def nps(self) -> int | None:
        return index(self.promoters, self.passives, self.detractors)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.promoters + other.promoters, self.passives + other.passives, self.detractors + other.detractors
        )

    def __sub__(self, other: Tally) -> Tally:
        return Tally(
            self.promoters - other.promoters, self.passives - other.passives, self.detractors - other.detractors
        )


def signed(number: int) -> str:
    """The number with its sign, as an index is always shown: +27, −5, 0."""
    return f"+{number}" if number > 0 else str(number).replace("-", "−")


class Verdict(StrEnum):
    """How the method reads an index."""

    UNSATISFACTORY = "unsatisfactory"
    SATISFACTORY = "satisfactory"
    GOOD = "good"
    EXCELLENT = "excellent"


def reading(nps: int) -> Verdict:
    if nps < 10:
        return Verdict.UNSATISFACTORY
    if nps < 50:
        return Verdict.SATISFACTORY
    return Verdict.GOOD if nps < 80 else Verdict.EXCELLENT


def parse_typed_score(text: str) -> Score | None:
    """The score somebody typed instead of tapping: "9", "9!", "9/10", "9 из 10", keycap emoji."""
    match = _SCORE.fullmatch(_plain(text))
    return Score(int(match[1])) if match else None


def looks_like_score(text: str) -> bool:
    """A bare number that is no score ("11", "-3", "7,5"): worth an explanation rather than silence."""
    return parse_typed_score(text) is None and _NUMBER.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return _INVISIBLE.sub("", text.replace("🔟", "10")).strip()
