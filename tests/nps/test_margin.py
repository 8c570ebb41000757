import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.margin import MANY, band, change, confidence, difference_margin, margin, readings
from nps.rounding import percent, rounded
from nps.score import Tally, Verdict

counts = st.integers(0, 1000)


@pytest.mark.parametrize(("n", "shown"), [(10, 42), (20, 32), (30, 27), (50, 21), (100, 15), (400, 8)])
def test_the_margin_follows_the_table_of_the_formula(n: int, shown: int) -> None:
    assert round(margin(Tally(n * 5 // 10, n * 3 // 10, n * 2 // 10))) == shown


def test_the_margin_of_five_answers_lies_around_the_table() -> None:
    assert 51 < margin(Tally(3, 1, 1)) < 57
    assert 51 < margin(Tally(2, 2, 1)) < 57


@given(counts, counts, counts)
def test_a_margin_is_positive_and_bounded(promoters: int, passives: int, detractors: int) -> None:
    assert 0 < margin(Tally(promoters, passives, detractors)) < 115


def test_the_margin_of_a_difference_is_wider_than_either() -> None:
    a, b = Tally(50, 30, 20), Tally(30, 30, 40)

    assert difference_margin(a, b) == pytest.approx((margin(a) ** 2 + margin(b) ** 2) ** 0.5)


def test_a_rise_is_named_only_when_it_clears_the_margin() -> None:
    before = Tally(40, 30, 30)

    assert change(Tally(70, 20, 10), before).verdict == "up"
    assert change(before, Tally(70, 20, 10)).verdict == "down"
    assert change(Tally(45, 28, 27), before).verdict == "within_margin"
    assert change(before, before).verdict == "within_margin"


def test_points_are_the_difference_of_the_indexes_as_shown() -> None:
    assert change(Tally(31, 19, 14), Tally(25, 22, 14)).points == 27 - 18


def test_fewer_than_five_answers_allow_no_verdict() -> None:
    assert change(Tally(4, 0, 0), Tally(0, 0, 100)).verdict == "not_enough"
    assert change(Tally(100, 0, 0), Tally(0, 0, 4)).verdict == "not_enough"
    assert change(Tally(5, 0, 0), Tally(0, 0, 5)).verdict == "up"
    assert change(Tally(), Tally(5, 0, 0)).points == 0


@given(counts, counts, counts, counts, counts, counts)
def test_the_verdict_agrees_with_the_sign_of_the_points(a: int, b: int, c: int, d: int, e: int, f: int) -> None:
    difference = change(Tally(a, b, c), Tally(d, e, f))

    if difference.verdict == "up":
        assert difference.points > 0
    if difference.verdict == "down":
        assert difference.points < 0


def test_confidence_by_the_number_of_answers() -> None:
    assert [confidence(n) for n in (0, 4, 5, 29, 30)] == ["none", "none", "low", "low", "ok"]


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        (Tally(0, 21, 0), Tally(12, 4, 24), "within_margin"),  # 30 points beyond a margin of 28.5, of 21 answers
        (Tally(0, 210, 0), Tally(120, 40, 240), "up"),  # the same of ten times as many
    ],
)
def test_a_change_is_judged_by_its_interval_not_by_the_plain_points(now: Tally, before: Tally, verdict: str) -> None:
    assert change(now, before).verdict == verdict


def test_the_band_of_few_answers_reaches_further_towards_zero() -> None:
    assert band(Tally(6, 2, 2)) == (-13, 74)  # around +40 it would be from -3 to +83
    assert band(Tally(600, 200, 200)) == (35, 45)


def test_an_index_is_called_so_only_when_its_whole_margin_is() -> None:
    assert readings(Tally(31, 19, 14)) == (Verdict.UNSATISFACTORY, Verdict.SATISFACTORY)  # +27, from +8 to +46
    assert readings(Tally(60, 30, 10)) == (Verdict.SATISFACTORY, Verdict.GOOD)  # +50, from +37 to +63
    assert readings(Tally(400, 0, 0)) == (Verdict.EXCELLENT,)
    assert readings(Tally(20, 0, 10)) == (Verdict.UNSATISFACTORY, Verdict.SATISFACTORY, Verdict.GOOD)


@given(counts, counts, counts)
def test_few_answers_are_called_nothing(promoters: int, passives: int, detractors: int) -> None:
    tally = Tally(promoters, passives, detractors)

    assert (readings(tally) == ()) is (tally.count < MANY)


@given(counts, counts, counts)
def test_the_band_lies_around_the_index_within_the_scale(promoters: int, passives: int, detractors: int) -> None:
    tally = Tally(promoters, passives, detractors)
    if tally.nps is not None:
        low, high = band(tally)

        assert -100 <= low <= tally.nps <= high <= 100


def test_halves_are_rounded_away_from_zero() -> None:
    assert [rounded(number) for number in (6.5, 7.5, -6.5, 0.4999, 0)] == [7, 8, -7, 0, 0]
    assert percent(1, 8) == 13
