"""A column of past answers as scores: 0 to 10 and nothing else. 0 is a score, not an empty cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from nps.client_values import spelled
from nps.text import fold

_SCORE = re.compile(r"(?P<score>10|[0-9])(?:[.,]0+)?(?: ?(?:/|из|of|out of) ?10)?(?: ?[-–—:.,(] ?\D.*)?", re.IGNORECASE)
_OTHER_SCALE = re.compile(r"\d+(?:[.,]\d+)? ?(?:/|из|of|out of) ?(?!10\b)\d+", re.IGNORECASE)
_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?%?")
_STARS = re.compile(r"[★☆⭐🌟]|\bstars?\b|звезд", re.IGNORECASE)
_FROM_ONE = re.compile(r"\b(?:от |from |с )?1 ?(?:[-–—…]|\.{2,3}|до|to|по) ?10\b")
_OTHER_WORDS = re.compile(
    r"\b(?:от |from |с )?[01] ?(?:[-–—…]|\.{2,3}|до|to|по) ?(?:[3-9]|100)\b|\b(?:из|out of) [3-9]\b|csat|\bces\b"
)
_FEW_OUTSIDE = 0.1  # a slip of the hand; more are another scale
_MOST_UNREADABLE = 0.5


class Verdict(StrEnum):
    """What a column of numbers is."""

    SCORES = "scores"
    NONE = "none"  # no scores at all
    STARS = "past-stars"
    FROM_ONE = "past-from-one"
    OTHER_SCALE = "past-other-scale"


def score_of(cell: object) -> int | None:
    """The score of "9", 9.0, "9/10" or "10 - Extremely likely"; None for anything else."""
    if isinstance(cell, bool):
        return None
    match = _SCORE.fullmatch(spelled(cell))
    return int(match["score"]) if match else None


def is_outside(cell: object) -> bool:
    """Is it a number, and none of 0 to 10?"""
    return score_of(cell) is None and bool(_NUMBER.fullmatch(spelled(cell)))


def verdict(title: str, cells: Sequence[object]) -> Verdict:
    """Of the filled cells below this title."""
    texts = [text for cell in cells if (text := spelled(cell))]
    if not texts:
        return Verdict.NONE
    said = fold(title)
    if _STARS.search(said) or any(_STARS.search(text) for text in texts[:50]):
        return Verdict.STARS
    numbers = [cell for cell in cells if score_of(cell) is not None]
    outside = sum(map(is_outside, cells))
    if len(numbers) + outside == 0 and not any(_OTHER_SCALE.match(text) for text in texts[:50]):
        return Verdict.NONE
    if _FROM_ONE.search(said):
        return Verdict.FROM_ONE
    if _OTHER_WORDS.search(said) or sum(bool(_OTHER_SCALE.match(text)) for text in texts) > _FEW_OUTSIDE * len(texts):
        return Verdict.OTHER_SCALE
    if outside > _FEW_OUTSIDE * len(texts):
        return Verdict.OTHER_SCALE
    return Verdict.SCORES if len(numbers) >= _MOST_UNREADABLE * len(texts) else Verdict.NONE
