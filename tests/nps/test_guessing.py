"""How long whoever guesses links is made to wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nps.link_attempts import FIRST_WAIT, FORGET_AFTER, LONGEST_WAIT, MOST, Attempts

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def guessed(times: int, *, since: Attempts | None = None, at: datetime = NOW) -> Attempts:
    attempts = since
    for _ in range(times):
        attempts = attempts.again(at) if attempts else Attempts.first(at)
    assert attempts
    return attempts


def test_a_few_mistakes_cost_nothing() -> None:
    assert guessed(MOST - 1).wait_until is None


def test_the_fifth_wrong_link_of_an_hour_begins_a_wait() -> None:
    assert guessed(MOST).wait_until == NOW + FIRST_WAIT


def test_mistakes_of_different_hours_do_not_add_up() -> None:
    attempts = guessed(MOST - 1)

    assert guessed(MOST - 1, since=attempts, at=NOW + timedelta(hours=1)).wait_until is None


def test_each_wait_is_twice_as_long_as_the_one_before_up_to_a_day() -> None:
    at, attempts, waits = NOW, None, []
    for _ in range(10):
        attempts = guessed(MOST, since=attempts, at=at)
        assert attempts.wait_until
        waits.append(attempts.wait_until - at)
        at = attempts.wait_until

    assert waits[:4] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT, 8 * FIRST_WAIT]
    assert waits[-1] == LONGEST_WAIT


def test_after_a_quiet_week_everything_is_forgotten() -> None:
    attempts = guessed(MOST, at=NOW)

    assert attempts.again(NOW + FORGET_AFTER) == Attempts.first(NOW + FORGET_AFTER)


@given(st.lists(st.integers(0, 7200), min_size=1, max_size=300))
def test_nobody_gets_more_than_a_few_guesses_in_any_hour(pauses: list[int]) -> None:
    """However they pace themselves: what is sent during a wait is not looked at and not counted."""
    at, attempts, looked_at = NOW, None, []
    for pause in pauses:
        at += timedelta(seconds=pause)
        if attempts and attempts.wait_until and attempts.wait_until > at:
            continue
        attempts = attempts.again(at) if attempts else Attempts.first(at)
        looked_at.append(at)

    for start in looked_at:
        within = [at for at in looked_at if start <= at < start + timedelta(hours=1)]
        assert len(within) <= 2 * (MOST - 1) + MOST
