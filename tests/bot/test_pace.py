"""The pace: thirty slots, a chat's burst, even questions, and whose turn it is."""

from __future__ import annotations

import asyncio

import pytest

from bot.traffic.pace import Pace
from messages.owed import Lane
from tests.bot.post import Seconds


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def answered(pace: Pace, seconds: Seconds, within: float, times: int = 1) -> None:
    """Messages one after the other, each to a chat of its own."""
    for number in range(times):
        slot = pace.take(number)
        seconds.now += within
        pace.give(slot)


def test_thirty_slots_free_a_second_after_the_answer(seconds: Seconds) -> None:
    pace = Pace(monotonic=seconds)
    slots = [pace.take(number) for number in range(30)]
    assert pace.delay() == float("inf")
    seconds.now += 0.5
    for slot in slots:
        pace.give(slot)

    assert pace.delay() == pytest.approx(1.0)
    seconds.now += 1.0

    assert pace.delay() == 0


def test_the_surest_part_of_the_way_is_given_back_once_it_is_known(seconds: Seconds) -> None:
    pace = Pace(overall=1, monotonic=seconds)
    answered(pace, seconds, 0.2, times=9)
    seconds.now += 1.0
    answered(pace, seconds, 0.1)

    assert pace.delay() == pytest.approx(1.0 - (0.5 * 0.1 - 0.005))


def test_a_way_that_a_busy_machine_alone_makes_long_gives_nothing_back(seconds: Seconds) -> None:
    """A bug once: ten slow answers of the same machine, then a quick one, and the next message came too early."""
    pace = Pace(overall=1, monotonic=seconds)
    answered(pace, seconds, 0.008, times=10)

    assert pace.delay() == pytest.approx(1.0)


def test_requests_that_left_together_say_nothing_about_the_way(seconds: Seconds) -> None:
    """A bug once: on a busy machine thirty at once seemed to be far away, and the next thirty came too early."""
    pace = Pace(overall=1, monotonic=seconds)
    answered(pace, seconds, 0.1, times=10)
    seconds.now += 1.0
    slots = [pace.take(number) for number in range(30)]
    seconds.now += 0.001
    for slot in slots[1:]:
        pace.give(slot)
    pace.give(slots[0], counted=False)

    assert pace.delay() == pytest.approx(1.0 - (0.5 * 0.1 - 0.005))


def test_what_was_surely_no_message_gives_its_place_back_at_once(seconds: Seconds) -> None:
    pace = Pace(overall=1, burst=1, monotonic=seconds)
    slot = pace.take(1)
    pace.give(slot, counted=False)
    pace.give(slot, counted=False)  # once is enough

    assert pace.delay() == 0
    assert pace.hot_chats() == {}


def full(pace: Pace, seconds: Seconds) -> None:
    """Thirty questions have gone out evenly within the last second: from now on a slot frees at each step."""
    for number in range(30):
        pace.give(pace.take(number, Lane.ASK))
        seconds.now += 1 / 30


def test_the_slots_that_free_while_an_answer_is_made_are_kept_for_it(seconds: Seconds) -> None:
    pace = Pace(monotonic=seconds)
    full(pace, seconds)
    pace.expect(2)

    assert pace.delay(Lane.REPLY) == pytest.approx(0)
    assert pace.delay(Lane.ASK) == pytest.approx(2 / 30)
    pace.take(31)
    seconds.now += 1 / 30
    assert pace.delay(Lane.ASK) == pytest.approx(1 / 30)
    pace.take(32, Lane.ALERT)

    assert pace.delay(Lane.ASK) == pytest.approx(1 / 30)  # for the next slot alone
    seconds.now += 1 / 30
    assert pace.delay(Lane.ASK) == pytest.approx(0)


def test_a_slot_is_kept_for_a_moment_only_and_few_are(seconds: Seconds) -> None:
    """While people answered, two of the thirty stood idle: the campaign was the slower for it."""
    pace = Pace(monotonic=seconds)
    full(pace, seconds)
    pace.expect(50)
    pace.expect(50)

    assert pace.delay(Lane.ASK) == pytest.approx(2 / 30)
    seconds.now += 2 / 30
    assert pace.delay(Lane.ASK) == pytest.approx(0)
    seconds.now += 1.0
    pace.expect(1)
    assert pace.delay(Lane.ASK) == 0  # there are more than are kept


def test_what_is_changed_in_place_uses_up_no_slot_that_is_kept(seconds: Seconds) -> None:
    """The question is marked beside its «why»: once that took the slot, and the «why» waited for the campaign."""
    pace = Pace(monotonic=seconds)
    full(pace, seconds)
    pace.expect(1)
    pace.take(31, message=False)

    assert pace.delay(Lane.ASK) == pytest.approx(1 / 30)


def test_three_at_once_then_one_a_second_for_a_chat(seconds: Seconds) -> None:
    pace = Pace(monotonic=seconds)
    for _ in range(3):
        pace.take(1)

    assert pace.hot_chats() == {1: pytest.approx(1.0)}
    seconds.now += 1.0
    assert pace.hot_chats() == {}
    pace.take(1)
    assert pace.hot_chats() == {1: pytest.approx(1.0)}


def test_one_refused_chat_pauses_nobody_else_two_pause_all(seconds: Seconds) -> None:
    pace = Pace(monotonic=seconds)
    pace.flooded(10, 1)
    assert pace.paused() == 0
    pace.flooded(10, 1)  # the same one again
    assert pace.paused() == 0
    pace.flooded(5, 2)

    assert pace.paused() == pace.delay() == pytest.approx(5.0)
    seconds.now += 5
    assert pace.delay() == 0


def test_questions_are_a_thirtieth_of_a_second_apart_and_hold_up_nothing_else(seconds: Seconds) -> None:
    pace = Pace(monotonic=seconds)
    for _ in range(2):  # the first few may go at once: nothing has gone before
        pace.take(1, Lane.ASK)

    assert pace.delay(Lane.ASK) == pytest.approx(1 / 30)
    assert pace.delay(Lane.SUMMARY) == 0
    seconds.now += 1 / 30
    assert pace.delay(Lane.ASK) == pytest.approx(0)


def test_a_stall_is_caught_up_with_by_a_few_questions_only(seconds: Seconds) -> None:
    pace = Pace(monotonic=seconds)
    pace.take(1, Lane.ASK)
    seconds.now += 60
    for _ in range(2):
        assert pace.delay(Lane.ASK) == 0
        pace.take(1, Lane.ASK)

    assert pace.delay(Lane.ASK) > 0


async def test_the_urgent_one_gets_the_next_slot_whoever_came_first(seconds: Seconds) -> None:
    pace = Pace(overall=1, monotonic=seconds)
    taken = pace.take(1)
    served: list[Lane] = []

    async def wants(chat_id: int, lane: Lane) -> None:
        slot = await pace.turn(chat_id, lane)
        served.append(lane)
        pace.give(slot, counted=False)

    waiting = [
        asyncio.create_task(wants(number, lane)) for number, lane in enumerate((Lane.ASK, Lane.ALERT, Lane.REPLY))
    ]
    await asyncio.sleep(0)
    pace.give(taken, counted=False)
    await asyncio.gather(*waiting)

    assert served == [Lane.REPLY, Lane.ALERT, Lane.ASK]


async def test_who_gives_up_waiting_holds_up_nobody(seconds: Seconds) -> None:
    pace = Pace(overall=1, monotonic=seconds)
    taken = pace.take(1)
    first = asyncio.create_task(pace.turn(2))
    second = asyncio.create_task(pace.turn(3))
    await asyncio.sleep(0)
    first.cancel()
    pace.give(taken, counted=False)

    assert (await second).chat_id == 3
