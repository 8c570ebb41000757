"""The formulas of money: the group of an account, the median change, who bought again."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

import pytest

from nps.money import ENOUGH, Trade, by_group, change_of, group_of, sums_of
from nps.reasons import PARAMETERS, STAGES, Parameter
from nps.standing import Voice, standing_of
from nps.values import Circle, Group, Reason, SurveyKind

DAY = date(2026, 11, 23)


def trade(**changed: object) -> Trade:
    values: dict[str, object] = {"group": Group.PROMOTER, "answered_on": DAY, "revenue": 110, "revenue_then": 100}
    return Trade(**{"last_purchase": None, **values, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(300))
def test_the_group_from_counts_is_that_of_the_voices_themselves(seed: int) -> None:
    chance = Random(seed)
    circles = [None, Circle.USER, Circle.DECISION_MAKER] if seed % 2 else [None, Circle.USER]
    voices = [Voice(chance.choice(circles), chance.randint(0, 10)) for _ in range(chance.randint(1, 7))]
    makers = [voice.score for voice in voices if voice.circle is Circle.DECISION_MAKER]
    others = [voice.score for voice in voices if voice.circle is not Circle.DECISION_MAKER]
    counted = (len(others), sum(score <= 6 for score in others), sum(score >= 9 for score in others))
    standing = standing_of(voices)

    assert standing is not None
    assert group_of(min(makers, default=None), *counted) is standing.group


@pytest.mark.parametrize(
    ("now", "then", "change"), [(110, 100, 10), (0, 50, -100), (100, 100, 0), (4, 3, Fraction(100, 3)), (5, 0, None)]
)
def test_a_change_is_in_per_cent_of_what_it_was(now: int, then: int, change: int | None) -> None:
    assert change_of(now, then) == change


def test_a_median_is_told_of_enough_accounts_only() -> None:
    few = [trade(revenue=100 + at) for at in range(ENOUGH - 1)]

    assert sums_of(few).change is None
    assert sums_of([*few, trade(revenue=None), trade(revenue_then=None), trade(revenue_then=0)]).change is None
    enough = sums_of([*few, trade(revenue=1_000)])
    assert (enough.compared, enough.change) == (5, 2)


def test_of_an_even_number_the_median_lies_between_and_is_rounded_once() -> None:
    assert sums_of([trade(revenue=revenue) for revenue in (90, 95, 100, 105, 110, 190)]).change == 3  # 2.5


def test_who_bought_on_the_day_of_the_answer_has_not_bought_again() -> None:
    bought = [DAY, date(2026, 11, 24), date(2026, 1, 1), None]
    sums = sums_of([trade(last_purchase=day) for day in bought])

    assert (sums.dated, sums.bought) == (3, 1)


def test_what_is_unknown_is_in_no_sum() -> None:
    sums = by_group([trade(revenue=None), trade(revenue=5), trade(group=Group.DETRACTOR)])

    assert (sums[Group.PROMOTER].accounts, sums[Group.PROMOTER].known, sums[Group.PROMOTER].revenue) == (2, 1, 5)
    assert sums[Group.PASSIVE].accounts == 0
    assert sums[Group.DETRACTOR].revenue == 110


def test_every_reason_has_a_parameter_of_its_own_and_every_survey_a_stage() -> None:
    assert PARAMETERS.keys() == set(Reason)
    assert set(PARAMETERS.values()) == set(Parameter)
    assert STAGES.keys() == set(SurveyKind)
