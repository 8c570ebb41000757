"""The schedules: what the documents promise about how long the program is patient."""

from __future__ import annotations

import pytest

from bot.traffic import retry
from bot.traffic.retry import Backoff

SCHEDULES = [value for value in vars(retry).values() if isinstance(value, Backoff)]


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_pauses_grow_and_the_last_one_repeats(schedule: Backoff) -> None:
    pauses = [schedule.pause_s(failures) for failures in range(1, 20)]

    assert pauses == sorted(pauses)
    assert tuple(pauses[: len(schedule.pauses_s)]) == schedule.pauses_s
    assert pauses[-1] == schedule.pauses_s[-1] > 0


def test_it_is_over_with_the_last_failure_and_never_without_one() -> None:
    patient = Backoff((1,))
    twice = Backoff((1,), most=2)

    assert [twice.is_over(failures) for failures in (0, 1, 2, 3)] == [False, False, True, True]
    assert not patient.is_over(1_000_000)


def test_an_update_is_set_aside_after_a_few_minutes_and_an_edit_doubted_before_it_is_hopeless() -> None:
    assert sum(retry.UPDATE.pauses_s) == 156
    assert retry.UPDATE.most == len(retry.UPDATE.pauses_s) + 1
    assert retry.EDIT_OVER_AFTER > retry.EDIT_DOUBTED_AFTER
