"""How an account stands: by its worst decision maker, else by the median of what its people said (design §5)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import median_low

from nps.values import Circle, Group, Score

COUNTS_FOR = timedelta(days=365)
"""An answer older than this says nothing of how the account stands now."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The latest score of one contact, and the circle they are of; None when nobody knows."""

    circle: Circle | None
    score: int


class StandingWhy(StrEnum):
    DECISION_MAKER = "decision_maker"  # the worst score of those
    MEDIAN = "median"  # of everybody, as no decision maker has answered


class Conflict(StrEnum):
    """People of different roles say the opposite."""

    ABOVE = "above"  # a decision maker is unhappy, and somebody else content
    BELOW = "below"  # the decision makers are content, and somebody else unhappy


@dataclass(frozen=True, slots=True)
class Standing:
    group: Group
    why: StandingWhy
    score: int
    conflict: Conflict | None = None


def standing_of(voices: Collection[Voice]) -> Standing | None:
    """How an account with these voices stands; None when there are none. Of an even number the lower one is taken."""
    if not voices:
        return None
    deciding = [voice.score for voice in voices if voice.circle is Circle.DECISION_MAKER]
    others = [voice.score for voice in voices if voice.circle is not Circle.DECISION_MAKER]
    score = min(deciding) if deciding else median_low(others)
    why = StandingWhy.DECISION_MAKER if deciding else StandingWhy.MEDIAN
    return Standing(Score(score).group, why, score, _conflict(_groups(deciding), _groups(others)))


def _groups(scores: list[int]) -> set[Group]:
    return {Score(score).group for score in scores}


def _conflict(deciding: set[Group], others: set[Group]) -> Conflict | None:
    if Group.DETRACTOR in deciding:
        return Conflict.ABOVE if Group.PROMOTER in others else None
    return Conflict.BELOW if Group.PROMOTER in deciding and Group.DETRACTOR in others else None
