import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.score import Tally, Verdict, index, looks_like_score, parse_typed_score, reading, signed

counts = st.integers(0, 10_000)


def test_the_index_is_promoters_minus_detractors_of_all_who_answered() -> None:
    assert index(31, 19, 14) == 27
    assert index(1, 0, 0) == 100
    assert index(0, 0, 1) == -100
    assert index(0, 5, 0) == 0


def test_nobody_answered_is_no_index_rather_than_zero() -> None:
    assert index(0, 0, 0) is None
    assert Tally().nps is None


@pytest.mark.parametrize(("promoters", "passives", "expected"), [(1, 7, 13), (5, 195, 3), (1, 199, 1), (1, 200, 0)])
def test_halves_round_away_from_zero_on_both_sides(promoters: int, passives: int, expected: int) -> None:
    assert index(promoters, passives, 0) == expected
    assert index(0, passives, promoters) == -expected


@given(counts, counts, counts)
def test_the_index_stays_in_bounds_and_mirrors(promoters: int, passives: int, detractors: int) -> None:
    value, mirrored = index(promoters, passives, detractors), index(detractors, passives, promoters)

    if value is None or mirrored is None:
        assert promoters + passives + detractors == 0
    else:
        assert -100 <= value <= 100
        assert value == -mirrored
        exact = 100 * (promoters - detractors) / (promoters + passives + detractors)
        assert abs(value - exact) <= 0.5 + 1e-9


def test_a_tally_counts_groups_and_zero_is_a_score_like_any_other() -> None:
    tally = Tally.of([0, 6, 7, 8, 9, 10])

    assert tally == Tally(promoters=2, passives=2, detractors=2)
    assert tally.count == 6
    assert Tally.of([0]) + Tally.of([10]) == Tally(1, 0, 1)


def test_a_tally_refuses_what_is_no_score() -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Tally.of([11])


def test_an_index_is_shown_with_its_sign() -> None:
    assert [signed(27), signed(-5), signed(0)] == ["+27", "−5", "0"]


@pytest.mark.parametrize(
    ("nps", "verdict"),
    [
        (-100, Verdict.UNSATISFACTORY),
        (9, Verdict.UNSATISFACTORY),
        (10, Verdict.SATISFACTORY),
        (49, Verdict.SATISFACTORY),
        (50, Verdict.GOOD),
        (79, Verdict.GOOD),
        (80, Verdict.EXCELLENT),
        (100, Verdict.EXCELLENT),
    ],
)
def test_the_reading_follows_the_method(nps: int, verdict: Verdict) -> None:
    assert reading(nps) is verdict


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(("0", 0), ("9", 9), ("10", 10), (" 7 ", 7), ("8.", 8), ("9!", 9), ("10!!!", 10), ("9\n", 9)),
        *(("9/10", 9), ("9 / 10", 9), ("10/10!", 10), ("9 из 10", 9), ("9 ИЗ 10.", 9), ("9 of 10", 9)),
        *(("0 из 10", 0), ("9 out of 10", 9), ("9️⃣", 9), ("1️⃣0️⃣", 10), ("🔟", 10), ("0⃣", 0), ("\u200b5", 5)),
    ],
)
def test_typed_scores_are_understood(text: str, score: int) -> None:
    assert parse_typed_score(text) == score
    assert not looks_like_score(text)


@pytest.mark.parametrize(
    "text", ["007", "5.5", "7,5", "-1", "−1", "- 3", "11", "100", "11/10", "00", "+5", "07", "5.5/10"]
)
def test_numbers_that_are_no_score_deserve_an_explanation(text: str) -> None:
    assert parse_typed_score(text) is None
    assert looks_like_score(text)


@pytest.mark.parametrize(
    "text",
    ["", "ок", "девять", "9 коробок не довезли", "89161234567", "9 5", "9/5", "12.10.2026", "!", "٩", "½", "№ 5"],
)
def test_other_words_are_neither(text: str) -> None:
    assert parse_typed_score(text) is None
    assert not looks_like_score(text)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert not (parse_typed_score(text) is not None and looks_like_score(text))
