"""Intake by polling: an update is kept before it is confirmed, and a silence longer than taps live is made good."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
import sqlalchemy as sa

from bot.app import App
from bot.traffic.intake import ALLOWED_UPDATES, incoming
from bot.traffic.pace import Pace
from bot.traffic.retry import Backoff
from nps.values import Channel, Score
from sandbox.people import Person
from storage import marks
from storage.answers import responses
from storage.asking import invitations
from tests.bot.desk import Desk
from tests.bot.post import Post, question_card
from tests.filling import Filling
from tests.rounds.stage import TOKEN, programme

CLIENT = 31
NUDGE = "Связь прерывалась"


@pytest.fixture
def desk(any_post: Post) -> Desk:
    """On each kind of database."""
    return Desk(any_post)


def offsets(post: Post) -> list[str | None]:
    """The offset of each getUpdates."""
    return [call.params.get("offset") for call in post.world.calls if call.method == "getUpdates"]


# --- kept, then confirmed --------------------------------------------------------------------------------------------


async def test_an_update_is_kept_before_it_is_confirmed(desk: Desk) -> None:
    person = await desk.meets(1)
    await person.types("hello")
    intake = desk.opens()

    await intake.poll()
    assert (await desk.rows("state"), desk.post.world.pending(TOKEN)) == (["waiting"], 1)
    await intake.poll()

    assert desk.post.world.pending(TOKEN) == 0
    assert offsets(desk.post)[0] is None


async def test_a_stop_between_keeping_and_confirming_redelivers_once_and_handles_once(desk: Desk) -> None:
    await (await desk.meets(1)).types("/help")
    await desk.opens().poll()
    await desk.works()

    again = desk.opens()  # the process was killed and started anew
    await again.poll()
    await again.poll()
    await desk.works()

    assert await desk.rows() == ["done"]
    assert len(await desk.owed()) == 1
    assert desk.post.world.pending(TOKEN) == 0


async def test_what_the_database_refuses_stays_unconfirmed_and_comes_again(desk: Desk) -> None:
    await (await desk.meets(1)).types("hello")
    intake = desk.opens()
    async with desk.post.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE inbox RENAME TO away"))
    await intake.poll()
    async with desk.post.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE away RENAME TO inbox"))
    assert desk.post.world.pending(TOKEN) == 1

    await intake.poll()

    assert offsets(desk.post) == [None, None]
    assert await desk.rows() == ["waiting"]


async def test_an_update_that_cannot_be_parsed_is_kept_marked_and_blocks_nobody(desk: Desk) -> None:
    person = await desk.meets(1)
    broken = {"message_id": "not a number", "chat": {"id": 1, "type": "private"}, "date": "never"}
    person.bot.post("message", broken, person.chat)
    await person.types("/help")
    intake = desk.opens()

    await intake.poll()
    await intake.poll()
    await desk.works()

    assert await desk.rows() == ["unparsable", "done"]
    [(payload, error), _] = await desk.rows("payload", "error")
    assert payload["message"] == broken
    assert "message" in error
    assert "not a number" not in error  # ids and places, never contents
    assert desk.post.world.pending(TOKEN) == 0


async def test_an_update_of_an_unknown_kind_is_kept_and_harmless(desk: Desk) -> None:
    person = await desk.meets(1)
    desk.post.world.bot(TOKEN).updates.allowed = ["message", "news_of_2031"]
    person.bot.post("news_of_2031", {"what": "?"}, person.chat)
    await person.types("/help")
    updates = [waiting.as_json() for waiting in person.bot.updates.waiting()]

    kept = [incoming(raw) for raw in updates]

    assert [row.chat_id for row in kept] == [None, 1]


async def test_more_than_a_hundred_waiting_updates_all_come_in(desk: Desk) -> None:
    person = await desk.meets(1)
    for number in range(250):
        await person.types(str(number))
    intake = desk.opens()

    for _ in range(4):
        await intake.poll()

    texts = [payload["message"]["text"] for payload in await desk.rows("payload")]
    assert texts == [str(number) for number in range(250)]
    assert desk.post.world.pending(TOKEN) == 0


async def test_blocks_are_among_the_updates_asked_for(desk: Desk) -> None:
    person = await desk.meets(1)
    await desk.opens().poll()
    await person.blocks()

    await desk.opens().poll()

    assert "my_chat_member" in ALLOWED_UPDATES
    [payload] = await desk.rows("payload")
    assert payload["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_polling_begins_by_taking_the_webhook_away_without_dropping_what_waits(post: Post) -> None:
    person = await post.meets(1)
    post.world.bot(TOKEN).updates.drop()
    await person.types("/help")
    intake = Desk(post).opens()
    app = App(
        post.database, post.bot, programme(), clock=post.clock, intake=intake, pace=Pace(overall=None, burst=None)
    )
    await app.start(ticking=False)
    try:
        await post.world.wait_until(lambda: person.inbox)
    finally:
        await app.stop()

    first = next(call for call in post.world.calls if call.method in ("deleteWebhook", "getUpdates"))
    assert (first.method, first.params.get("drop_pending_updates")) == ("deleteWebhook", "false")


# --- trouble ---------------------------------------------------------------------------------------------------------


async def test_a_token_that_is_refused_does_not_end_the_program(post: Post) -> None:
    intake = Desk(post).opens()
    post.world.revoked.add(TOKEN)
    polling = asyncio.create_task(intake.poll())
    await asyncio.wait({polling}, timeout=0.3)

    assert not polling.done()  # it waits before it asks again
    assert intake.heard_at is None
    polling.cancel()


@pytest.mark.parametrize("fault", ["refuse", "5xx_html", "5xx"])
async def test_failures_are_followed_by_growing_pauses_and_then_by_success(post: Post, fault: Any) -> None:
    desk = Desk(post)
    await (await desk.meets(1)).types("hello")
    intake = desk.opens(backoff=Backoff((0.1, 0.2, 0.4)))
    post.world.faults.add("getUpdates", fault, times=4)

    for _ in range(5):
        await intake.poll()

    times = [call.monotonic for call in post.world.calls if call.method == "getUpdates"]
    pauses = [later - earlier for earlier, later in pairwise(times)]
    assert all(pause >= least for pause, least in zip(pauses, (0.1, 0.2, 0.4, 0.4), strict=True))
    assert await desk.rows() == ["waiting"]


async def test_a_telegram_that_cannot_be_reached_at_all_is_asked_again(post: Post) -> None:
    desk = Desk(post)
    await (await desk.meets(1)).types("hello")
    intake = desk.opens(backoff=Backoff((0.01,)))
    await post.server.stop()
    await intake.poll()
    await post.server.start(port=post.server.port)

    await intake.poll()

    assert await desk.rows() == ["waiting"]


async def test_retry_after_is_obeyed_by_polling_too(post: Post) -> None:
    intake = Desk(post).opens(backoff=Backoff((0.01,)))
    post.world.faults.add("getUpdates", "429", times=1, retry_after=1)

    await intake.poll()
    await intake.poll()

    first, second = [call.monotonic for call in post.world.calls if call.method == "getUpdates"]
    assert second - first >= 1


# --- a silence longer than taps live ---------------------------------------------------------------------------------


async def asked(desk: Desk, number: int = CLIENT, *, days_ago: float = 0) -> tuple[Person, Any, Any]:
    """A contact who got the question so long ago."""
    person = await desk.meets(number)

    async def fill(given: Filling) -> Any:
        contact = await given.contact(telegram_id=number)
        return contact, await given.asked(contact, at=given.now - timedelta(days=days_ago))

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
    mine, other = desk.opens(), desk.opens()
    await hears(desk, mine)
    for _ in range(10):
        desk.post.clock.now += timedelta(minutes=1)
        await hears(desk, other)

    await hears(desk, mine)

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
        found = await invitations.find(conn, invitation.id)
        assert found
        await responses.record_score(conn, found, contact, Score(9), Channel.BUTTON, now=post.clock())
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


async def test_when_telegram_was_last_heard_is_remembered_for_the_next_start(post: Post) -> None:
    desk = Desk(post)

    await desk.opens().poll()

    async with post.database.read() as conn:
        assert await marks.find_time(conn, marks.HEARD_AT) == post.clock()
