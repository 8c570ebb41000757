"""A silence longer than taps live: who has not answered is asked once to tap again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.traffic.retry import Backoff
from nps.values import Channel, Score
from sandbox.people import Person
from storage.answers import responses
from storage.asking import invitations
from tests.bot.desk import Desk
from tests.bot.post import Post, question_card
from tests.filling import Filling
from tests.rounds.stage import TOKEN

CLIENT = 31
NUDGE = "Связь прерывалась"


async def asked(desk: Desk, number: int = CLIENT, *, days_ago: float = 0) -> tuple[Person, Any, Any]:
    """A contact who got the question so long ago."""
    person = await desk.meets(number)

    async def fill(filling: Filling) -> Any:
        contact = await filling.contact(telegram_id=number)
        return contact, await filling.asked(contact, at=filling.now - timedelta(days=days_ago))

    contact, invitation = await desk.post.fills(fill)
    await desk.post.owes(question_card(invitation, number))
    await desk.post.settles()
    return person, contact, invitation


async def hears(desk: Desk, intake: Any) -> None:
    """Polls until nothing waits, and does what follows from it."""
    await intake.poll()
    while desk.post.world.pending(TOKEN):
        await intake.poll()
    await desk.works()
    await desk.post.settles()


def nudges(person: Person) -> int:
    return sum(NUDGE in message.words for message in person.inbox)


async def test_after_a_gap_of_more_than_two_minutes_who_has_not_answered_is_asked_to_tap_again(desk: Desk) -> None:
    person, _, _ = await asked(desk)
    intake = desk.opens()
    await hears(desk, intake)
    desk.post.clock.now += timedelta(seconds=121)

    await hears(desk, intake)

    assert nudges(person) == 1
    assert person.last.reply_to == person.inbox[0].message_id  # it hangs on the question


async def test_a_short_gap_is_nothing_to_speak_of(desk: Desk) -> None:
    person, _, _ = await asked(desk)
    intake = desk.opens()
    await hears(desk, intake)
    for _ in range(5):
        desk.post.clock.now += timedelta(seconds=120)
        await hears(desk, intake)

    assert nudges(person) == 0


async def test_short_silences_one_after_the_other_are_no_gap(desk: Desk) -> None:
    """A bug once: what was heard was written down every 15 seconds only, and the gap counted from there."""
    person, _, _ = await asked(desk)
    intake = desk.opens()
    await hears(desk, intake)
    desk.post.clock.now += timedelta(seconds=14)
    await hears(desk, intake)
    desk.post.clock.now += timedelta(seconds=119)

    await hears(desk, intake)

    assert nudges(person) == 0


async def test_the_nudge_comes_once_however_many_gaps_there_are(desk: Desk) -> None:
    person, _, _ = await asked(desk)
    intake = desk.opens()
    for _ in range(4):
        await hears(desk, intake)
        desk.post.clock.now += timedelta(minutes=5)

    assert nudges(person) == 1


async def test_a_gap_while_the_process_was_down_counts_as_well(desk: Desk) -> None:
    person, _, _ = await asked(desk)
    await hears(desk, desk.opens())
    desk.post.clock.now += timedelta(minutes=10)

    await hears(desk, desk.opens())

    assert nudges(person) == 1


async def test_the_first_start_of_all_is_no_gap(desk: Desk) -> None:
    person, _, _ = await asked(desk)

    await hears(desk, desk.opens())

    assert nudges(person) == 0


async def test_a_process_that_stood_by_while_another_listened_sees_no_gap(desk: Desk) -> None:
    """A bug once: a replica that led again counted the time in which the other one had led."""
    person, _, _ = await asked(desk)
    own, other = desk.opens(), desk.opens()
    await hears(desk, own)
    for _ in range(10):
        desk.post.clock.now += timedelta(minutes=1)
        await hears(desk, other)

    await hears(desk, own)

    assert nudges(person) == 0


async def test_who_answered_during_the_gap_is_not_asked_again(desk: Desk) -> None:
    person, _, _ = await asked(desk)
    intake = desk.opens()
    await hears(desk, intake)
    desk.post.clock.now += timedelta(seconds=121)
    await person.types("9")  # messages live longer than taps

    await hears(desk, intake)

    assert nudges(person) == 0
    assert person.sees("Ваша оценка: 9")


async def test_waiting_updates_are_handled_before_the_gap_however_many_there_are(desk: Desk) -> None:
    person, _, _ = await asked(desk)
    chatty = await desk.meets(1)
    intake = desk.opens()
    await hears(desk, intake)
    desk.post.clock.now += timedelta(seconds=121)
    for _ in range(130):
        await chatty.types("/help")
    await person.types("9")

    await intake.poll()  # a hundred of them
    await desk.works()
    await desk.post.settles()
    assert nudges(person) == 0
    await hears(desk, intake)

    assert nudges(person) == 0
    assert (await desk.rows("kind"))[-1] == "gap"


async def test_a_kill_in_the_middle_of_the_backlog_does_not_forget_the_gap(desk: Desk) -> None:
    person, _, _ = await asked(desk)
    chatty = await desk.meets(1)
    await hears(desk, desk.opens())
    desk.post.clock.now += timedelta(seconds=121)
    for _ in range(130):
        await chatty.types("/help")
    await desk.opens().poll()  # a hundred of them, then killed
    desk.post.clock.now += timedelta(seconds=10)

    await hears(desk, desk.opens())

    assert nudges(person) == 1


@pytest.mark.parametrize(("days", "expected"), [(2.9, 1), (3.1, 0)])
async def test_only_those_asked_within_three_days_are_nudged(post: Post, days: float, expected: int) -> None:
    desk = Desk(post)
    person, _, _ = await asked(desk, days_ago=days)
    intake = desk.opens()
    await hears(desk, intake)
    desk.post.clock.now += timedelta(minutes=3)

    await hears(desk, intake)

    assert nudges(person) == expected


async def test_who_answered_long_before_the_gap_hears_nothing_of_it(post: Post) -> None:
    desk = Desk(post)
    person, contact, invitation = await asked(desk)
    async with post.database.write() as conn:
        unanswered = await invitations.find(conn, invitation.id)
        assert unanswered
        await responses.record_score(conn, unanswered, contact, Score(9), Channel.BUTTON, now=post.clock())
    intake = desk.opens()
    await hears(desk, intake)
    post.clock.now += timedelta(minutes=3)

    await hears(desk, intake)

    assert nudges(person) == 0


async def test_a_telegram_that_was_away_is_a_gap_too(post: Post) -> None:
    desk = Desk(post)
    person, _, _ = await asked(desk)
    intake = desk.opens(backoff=Backoff((0.01,)))
    await hears(desk, intake)
    await post.server.stop()
    await person.taps("9")
    for _ in range(4):
        await intake.poll()
        post.clock.now += timedelta(minutes=1)
    await post.server.start(port=post.server.port)

    await hears(desk, intake)

    assert nudges(person) == 1  # the tap has died on the way
