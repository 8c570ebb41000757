"""Was it sent? A message whose answer is lost, or whose process was killed: repeated once, after a probe, at most."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from actions import alerting
from actions.turn import Turn
from nps.values import Unreachable
from sandbox.faults import Kind
from sandbox.people import Person
from storage.asking import due
from storage.cases import cases
from storage.people.clients import get_contact
from storage.queues import claiming
from storage.schema import surveys
from tests.bot.owed import CLIENT, MANAGER, alert_of, asked
from tests.bot.post import Post, question_card, text
from tests.filling import DAY, PROGRAMME, Filling


async def test_a_lost_answer_is_probed_and_the_message_resent_once(any_post: Post) -> None:
    post = any_post
    person = await post.meets(1)
    post.world.faults.add("sendMessage", "drop_after", times=1)
    await post.owes(text(1, "hello"))

    await post.settles()
    assert await post.rows("state", "ambiguous") == [("waiting", 1)]
    await post.passes(seconds=1)

    assert post.told(1) == ["sendMessage", "sendChatAction", "sendMessage"]
    assert await post.rows() == ["sent"]
    assert len(person.inbox) == 2  # Telegram knows no idempotency: twice at most


async def test_a_message_whose_answer_is_lost_twice_is_unsure_and_never_sent_a_third_time(post: Post) -> None:
    person = await post.meets(1)
    post.world.faults.add("sendMessage", "drop_after")
    await post.owes(text(1, "hello"), text(1, "the next one"))

    for _ in range(10):
        await post.passes(minutes=1)

    assert await post.rows() == ["unsure", "unsure"]
    assert [message.text for message in person.inbox] == ["hello", "hello", "the next one", "the next one"]


async def test_an_alert_nobody_knows_the_fate_of_goes_to_the_owner_as_well(any_post: Post) -> None:
    post = any_post
    owner, _ = await alert_of(post)
    post.world.faults.add("sendMessage", "drop_before", chat_id=MANAGER)

    for _ in range(5):
        await post.passes(minutes=1)

    assert owner.sees("дошла ли карточка")
    assert len(post.messages(MANAGER)) == 2


async def test_a_change_that_waited_behind_a_card_of_unknown_fate_is_no_third_card(any_post: Post) -> None:
    """A bug once: the client's comment came while the card was on its way for the second time."""
    post = any_post
    await alert_of(post)
    post.world.faults.add("sendMessage", "drop_after", chat_id=MANAGER, times=1)
    await post.settles()
    slow = post.world.faults.add("sendMessage", "slow", delay=30, chat_id=MANAGER)
    post.clock.now += timedelta(seconds=1)
    await post.postman.step()
    await post.world.wait_until(lambda: len(post.messages(MANAGER)) == 2)

    async with post.database.read() as conn:
        turn = Turn(conn, post.clock(), PROGRAMME)
        change = await alerting.show_case(turn, await cases.get(conn, 1))  # as when the client adds a comment
    await post.owes(*change)
    await post.postman.finish(0)
    slow.remove()
    await post.hires().recover()
    for _ in range(5):
        await post.passes(minutes=1)

    assert len(post.messages(MANAGER)) == 2
    assert await post.rows() == ["unsure", "dropped", "sent"]


@pytest.mark.parametrize("reminders", [0, 1])
async def test_a_question_nobody_knows_the_fate_of_is_reminded_of_and_asked_again_after_a_gap(
    any_post: Post, reminders: int
) -> None:
    """A bug once: it stayed planned for ever; who had seen it and whose tap was lost was not asked again.

    And where the survey reminds nobody, whoever had not seen it was left out.
    """
    post = any_post
    await post.meets(CLIENT)
    post.world.faults.add("sendMessage", "drop_after")

    async def fill(filling: Filling) -> Any:
        asked = await filling.asked(await filling.contact(telegram_id=CLIENT), delivered=False)
        await filling.conn.execute(sa.update(surveys).values(reminders=reminders))
        return asked

    asked = await post.fills(fill)
    await post.owes(question_card(asked, CLIENT))
    for _ in range(3):
        await post.passes(minutes=1)

    assert await post.rows() == ["unsure"]
    async with post.database.read() as conn:
        gap = await due.list_waiting_since(conn, post.clock() - DAY, now=post.clock())
        reminded = await due.list_reminders_due(conn, now=post.clock() + 6 * DAY)
    assert [invitation.id for invitation, _ in gap] == [waiting.invitation.id for waiting in reminded] == [asked.id]


@pytest.mark.parametrize("fault", ["5xx", "5xx_html", "drop_before", "refuse"])
async def test_an_answer_that_says_nothing_certain_is_ambiguous(post: Post, fault: Kind) -> None:
    await post.meets(1)
    post.world.faults.add("sendMessage", fault, times=1)
    await post.owes(text(1, "hello"))

    await post.settles()
    assert await post.rows("state", "ambiguous") == [("waiting", 1)]
    await post.passes(seconds=1)

    assert await post.rows() == ["sent"]


async def test_after_an_hour_of_502_everything_arrives_exactly_once(post: Post) -> None:
    people_ = [await post.meets(number) for number in range(1, 6)]
    await post.owes(*(text(number, words) for number in range(1, 6) for words in ("first", "second")))
    outage = post.world.faults.add("*", "5xx_html")

    for _ in range(60):
        await post.passes(minutes=1)
    assert len(post.world.sent(method="sendMessage")) == 5  # the rest were probes, which are no attempts
    outage.remove()
    for _ in range(3):
        await post.passes(minutes=1)

    assert all([message.text for message in person.inbox] == ["first", "second"] for person in people_)
    assert await post.rows() == ["sent"] * 10


async def test_a_probe_that_finds_the_bot_blocked_settles_the_message(post: Post) -> None:
    contact, _ = await asked(post)
    person = await post.meets(CLIENT)
    post.world.faults.add("sendMessage", "drop_before", times=1)
    await post.settles()
    await person.blocks()

    await post.passes(seconds=1)

    assert await post.rows() == ["never"]
    async with post.database.read() as conn:
        assert (await get_contact(conn, contact.id)).unreachable is Unreachable.BLOCKED


async def test_a_message_claimed_when_the_process_was_killed_may_have_been_sent(any_post: Post) -> None:
    post = any_post
    person = await post.meets(1)
    await post.owes(text(1, "hello"))
    async with post.database.write() as conn:  # the claim was committed, then came the kill
        await claiming.claim_heads(conn, now=post.clock(), limit=1)

    await post.hires().recover()
    await post.settles()

    assert post.told(1) == ["sendChatAction", "sendMessage"]
    assert [message.text for message in person.inbox] == ["hello"]


async def test_a_kill_between_the_send_and_its_answer_resends_at_most_once(post: Post) -> None:
    person = await post.meets(1)
    slow = post.world.faults.add("sendMessage", "slow", delay=30)
    await post.owes(text(1, "hello"))
    await post.postman.step()
    await post.world.wait_until(lambda: person.inbox)

    await post.postman.finish(0)  # what is in hand is cut off
    slow.remove()
    await post.hires().recover()
    await post.settles()

    assert len(person.inbox) == 2
    assert await post.rows() == ["sent"]


def _has(person: Person, messages: int) -> bool:
    return len(person.inbox) == messages


async def test_two_kills_during_the_send_do_not_resend_a_second_time(post: Post) -> None:
    person = await post.meets(1)
    slow = post.world.faults.add("sendMessage", "slow", delay=30)
    await post.owes(text(1, "hello"))
    for seen in (1, 2):
        await post.postman.step()
        await post.world.wait_until(partial(_has, person, seen))
        await post.postman.finish(0)
        await post.hires().recover()
    slow.remove()

    await post.passes(minutes=1)

    assert len(person.inbox) == 2
    assert await post.rows() == ["unsure"]


async def test_kills_before_anything_was_sent_lose_no_message(post: Post) -> None:
    person = await post.meets(1)
    await post.owes(text(1, "hello"))
    for _ in range(4):
        async with post.database.write() as conn:
            await claiming.claim_heads(conn, now=post.clock(), limit=1)
        await post.hires().recover()

    await post.settles()

    assert [message.text for message in person.inbox] == ["hello"]
