"""Whose turn it is: lanes, order within a chat, and Telegram's pace."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.traffic.pace import Pace
from bot.traffic.postman import MOST_ASKS, MOST_IN_HAND
from messages.owed import Lane
from storage.engine.database import Database
from tests.bot.post import Post, Seconds, text

# --- lanes and order -------------------------------------------------------------------------------------------------


async def test_a_reply_and_an_alert_overtake_200_waiting_questions(any_post: Post) -> None:
    post = any_post
    for number in range(1, 203):
        await post.meets(number)
    post.hires(Pace())
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, 201)))
    await post.postman.step()
    await post.owes(text(201, "alert", lane=Lane.ALERT), text(202, "reply"))

    await post.goes_out(201)
    await post.goes_out(202)

    chats = [call.chat_id for call in post.world.sent()]
    await post.postman.finish(0.1)
    assert {201, 202} <= set(chats[:10])


async def test_a_campaign_costs_one_transaction_for_each_question(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recording one and claiming the next is one write: whoever answers meanwhile waits for fewer of them."""
    writes, usual = [], post.database.write

    def write(**how: bool) -> Any:
        writes.append(how)
        return usual(**how)

    for number in range(1, 41):
        await post.meets(number)
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, 41)))
    monkeypatch.setattr(post.database, "write", write)

    while len(post.world.sent(method="sendMessage")) < 40 or post.postman.in_hand:
        if not await post.postman.step():
            await post.postman.wait(1.0)

    assert len(writes) <= 60


async def test_a_campaign_that_hangs_at_telegram_leaves_room_for_replies(post: Post) -> None:
    many = MOST_IN_HAND + 10
    for number in range(1, many + 2):
        await post.meets(number)
    hanging = post.world.faults.add("sendMessage", "slow", delay=30)
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, many + 1)))
    while post.postman.in_hand < MOST_ASKS:
        if not await post.postman.step():
            await post.postman.wait(1.0)
    await post.world.wait_until(lambda: len(post.world.sent(method="sendMessage")) == MOST_ASKS)
    await post.postman.step()
    assert post.postman.in_hand == MOST_ASKS

    hanging.remove()
    await post.owes(text(many + 1, "reply"))
    await post.goes_out(many + 1)
    await post.postman.finish(0)


async def test_an_urgent_message_pulls_the_waiting_ones_of_its_chat_forward(post: Post) -> None:
    for number in range(1, 42):
        await post.meets(number)
    post.hires(Pace())
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, 42)))
    await post.owes(text(41, "reply"))

    await post.goes_out(41)

    chats = [call.chat_id for call in post.world.sent()]
    await post.postman.finish(0.1)
    assert [call.params["text"] for call in post.messages(41)] == ["survey", "reply"]
    assert chats[:10].count(41) == 2


async def test_what_waits_behind_a_question_in_its_chat_does_not_wait_for_the_other_questions(post: Post) -> None:
    """A bug once: while enough questions were in hand, nothing was claimed when one arrived."""
    for number in range(1, 21):
        await post.meets(number)
    post.hires(Pace(overall=5))
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, 21)))
    await post.postman.step()
    await post.world.wait_until(lambda: len(post.world.sent()) == 4)  # at once, and the next are claimed
    while not post.postman.in_hand:
        await post.world.changed.wait(0.01)
    await post.owes(text(5, "reply"))  # and no further step

    await post.world.wait_until(lambda: len(post.messages(5)) == 2)

    chats = [call.chat_id for call in post.world.sent()]
    await post.postman.finish(0.1)
    assert chats[:6] == [1, 2, 3, 4, 5, 5]


async def test_within_a_chat_everything_arrives_in_the_order_in_which_it_was_owed(any_post: Post) -> None:
    post = any_post
    person = await post.meets(1)
    await post.owes(text(1, "1", lane=Lane.ASK), text(1, "2"), text(1, "3", lane=Lane.SUMMARY), text(1, "4"))

    await post.settles()

    assert [message.text for message in person.inbox] == ["1", "2", "3", "4"]


async def test_a_head_that_waits_blocks_its_own_chat_only(post: Post) -> None:
    first, second = await post.meets(1), await post.meets(2)
    post.world.faults.add("sendMessage", "drop_before", chat_id=1, times=1)
    await post.owes(text(1, "1"), text(1, "2"), text(2, "1"), text(2, "2"))

    await post.settles()
    assert (first.inbox, len(second.inbox)) == ([], 2)
    await post.passes(seconds=1)

    assert [message.text for message in first.inbox] == ["1", "2"]


async def test_what_is_due_later_lets_others_pass(post: Post) -> None:
    person = await post.meets(1)
    later = post.clock() + timedelta(minutes=30)
    await post.owes(text(1, "later", not_before=later), text(1, "now"))

    await post.settles()
    assert [message.text for message in person.inbox] == ["now"]
    await post.passes(minutes=30)

    assert [message.text for message in person.inbox] == ["now", "later"]


# --- the pace --------------------------------------------------------------------------------------------------------


async def test_200_messages_to_200_chats_never_hear_that_they_are_too_many(post: Post) -> None:
    post.world.limits.on()
    for number in range(1, 201):
        await post.meets(number)
    post.hires(Pace())
    await post.owes(*(text(number, "survey") for number in range(1, 201)))

    await post.goes_out()

    assert all(call.outcome == "ok" for call in post.world.sent())
    first, last = post.world.calls[0].monotonic, post.world.calls[-1].monotonic
    assert last - first >= 200 / 30 - 1  # the first thirty go at once


async def test_questions_leave_evenly_and_a_reply_goes_in_between(post: Post) -> None:
    post.world.limits.on()
    for number in range(1, 46):
        await post.meets(number)
    post.hires(Pace())
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, 46)))

    await post.goes_out()

    times = [call.monotonic for call in post.world.sent()]
    assert all(call.outcome == "ok" for call in post.world.sent())
    assert times[29] - times[0] >= 20 / 30  # a busy machine may delay the first; thirty at once would take no time


async def test_one_chat_gets_a_burst_and_then_one_message_a_second(post: Post) -> None:
    post.world.limits.on()
    await post.meets(1)
    post.hires(Pace())
    await post.owes(*(text(1, str(number)) for number in range(5)))

    await post.goes_out()

    times = [call.monotonic for call in post.world.sent(1)]
    assert all(call.outcome == "ok" for call in post.world.sent())
    assert times[2] - times[0] < times[3] - times[2]
    assert times[4] - times[0] >= 2 - 0.1


async def test_a_second_chat_that_is_refused_stops_everything_for_a_while(post: Post) -> None:
    for number in (1, 2, 3):
        await post.meets(number)
    seconds = Seconds()
    post.hires(Pace(monotonic=seconds))
    for number in (1, 2):
        post.world.faults.add("sendMessage", "429", times=1, chat_id=number, retry_after=7)
    await post.owes(text(1, "hello"), text(2, "hello"))
    await post.settles()
    await post.owes(text(3, "hello"))

    seconds.now += 6
    await post.passes(seconds=6)
    assert post.messages(3) == []
    seconds.now += 1
    await post.passes(seconds=1)

    assert await post.rows() == ["sent", "sent", "sent"]


async def test_waiting_for_a_chat_that_is_held_back_does_not_ask_the_database_all_the_time(post: Post) -> None:
    """A bug once: a message behind a waiting head is due, so the postman looked fifty times a second."""
    await post.meets(1)
    post.world.faults.add("sendMessage", "429", times=1, chat_id=1, retry_after=60)
    await post.owes(text(1, "head"), text(1, "behind it"))
    await post.settles()
    post.postman.woken.clear()
    began = post.world.limits.monotonic()

    await post.postman.wait(0.3)

    assert post.world.limits.monotonic() - began >= 0.3


async def test_the_postman_wakes_when_something_is_owed(post: Post) -> None:
    post.postman.woken.set()
    began = post.world.limits.monotonic()

    await post.postman.wait(30)

    assert post.world.limits.monotonic() - began < 5


async def test_two_postmen_never_claim_the_same_message(any_post: Post, database: Database) -> None:
    post = any_post
    await post.meets(1)
    await post.owes(text(1, "hello"))
    first = post.postman
    second = post.hires()

    assert [await first.step(), await second.step()] == [True, False]
    await first.finish(10)

    assert len(post.messages(1)) == 1
