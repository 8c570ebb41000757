"""The margins tell the truth as often as they say, and alike is seldom called different (`bench.coverage`)."""

from __future__ import annotations

import pytest

from bench.coverage import CALLED_DIFFERENT, COUNTS, COVERS, MIXES, SKEWED, Mix, called_different, covered, outcomes

every_mix = pytest.mark.parametrize("mix", MIXES, ids=lambda mix: "-".join(map(str, mix)))
every_count = pytest.mark.parametrize("count", COUNTS)


@every_mix
@every_count
def test_the_interval_shown_holds_the_true_index_in_93_to_97_cases_of_100(mix: Mix, count: int) -> None:
    assert COVERS[0] <= covered(mix, count) <= COVERS[1]


@every_mix
@every_count
def test_of_two_companies_alike_at_most_six_pairs_in_100_are_called_different(mix: Mix, count: int) -> None:
    assert called_different(mix, count, pairs=8_000) <= CALLED_DIFFERENT


@pytest.mark.parametrize("mix", [*MIXES, *SKEWED], ids=lambda mix: "-".join(map(str, mix)))
def test_every_possible_set_of_answers_is_looked_at(mix: Mix) -> None:
    assert sum(each.probability for each in outcomes(mix, 30)) == pytest.approx(1)
