"""How an account stands: its worst decision maker, else the median; and who contradicts whom."""

from __future__ import annotations

import pytest

from nps.standing import Conflict, StandingWhy, Voice, standing_of
from nps.values import Circle, Group

DECIDES, USES = Circle.DECISION_MAKER, Circle.USER


def voices(*said: tuple[Circle | None, int]) -> list[Voice]:
    return [Voice(*each) for each in said]


def test_without_voices_it_stands_nowhere() -> None:
    assert standing_of([]) is None


def test_a_decision_makers_worst_score_outweighs_everybody_else() -> None:
    standing = standing_of(voices((DECIDES, 9), (DECIDES, 3), (USES, 10), (None, 10)))

    assert standing is not None
    assert (standing.group, standing.why, standing.score) == (Group.DETRACTOR, StandingWhy.DECISION_MAKER, 3)


@pytest.mark.parametrize(("scores", "median"), [([9], 9), ([6, 9], 6), ([2, 8, 10], 8), ([2, 8, 9, 10], 8)])
def test_without_a_decision_maker_it_is_the_lower_median(scores: list[int], median: int) -> None:
    standing = standing_of(voices(*((USES, score) for score in scores)))

    assert standing is not None
    assert (standing.why, standing.score) == (StandingWhy.MEDIAN, median)


@pytest.mark.parametrize(
    ("said", "conflict"),
    [
        ([(DECIDES, 3), (USES, 9)], Conflict.ABOVE),
        ([(DECIDES, 9), (USES, 3)], Conflict.BELOW),
        ([(DECIDES, 3), (DECIDES, 10), (USES, 3)], None),
        ([(DECIDES, 8), (USES, 3)], None),
        ([(DECIDES, 3), (USES, 8)], None),
        ([(USES, 3), (None, 10)], None),
    ],
)
def test_roles_that_say_the_opposite_are_a_conflict(
    said: list[tuple[Circle | None, int]], conflict: Conflict | None
) -> None:
    standing = standing_of(voices(*said))

    assert standing is not None
    assert standing.conflict is conflict
