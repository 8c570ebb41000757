"""Shares that never say all or nothing of a part, medians of weeks, and the circles of an account."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nps.circles import Heard, by_circle
from nps.first_taps import Week, has_doubled
from nps.reaching import share
from nps.values import Circle

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 0, None), (0, 3, 0), (1, 3, 33), (3, 3, 100), (1, 1000, 1), (999, 1000, 99), (1, 8, 13)],
)
def test_all_is_said_of_all_alone(part: int, whole: int, said: int | None) -> None:
    assert share(part, whole) == said


@pytest.mark.parametrize(
    ("before", "after", "doubled"),
    [
        (Week(30, 10 * MINUTE), Week(30, 20 * MINUTE), True),
        (Week(30, 10 * MINUTE), Week(30, 19 * MINUTE), False),
        (Week(29, 10 * MINUTE), Week(90, 90 * MINUTE), False),
        (Week(90, 10 * MINUTE), Week(29, 90 * MINUTE), False),
        (Week(30, timedelta()), Week(30, 90 * MINUTE), False),
        (Week(0, None), Week(0, None), False),
    ],
)
def test_of_thirty_taps_and_more_in_both_weeks_a_doubling_is_told(before: Week, after: Week, doubled: bool) -> None:
    assert has_doubled(before, after) is doubled


def test_a_few_slow_people_move_no_median() -> None:
    assert Week.of([MINUTE] * 30 + [timedelta(days=3)] * 9) == Week(39, MINUTE)


def test_a_circle_is_as_far_as_whoever_of_it_has_come_furthest() -> None:
    people = [(Circle.USER, Heard.LISTED), (Circle.USER, Heard.ANSWERED), (None, Heard.ANSWERED)]

    furthest = by_circle(people)

    assert furthest[Circle.USER] is Heard.ANSWERED
    assert furthest[Circle.DECISION_MAKER] is Heard.MISSING
