"""Whose turn it is: lanes, order within a chat, cards, and Telegram's pace."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.traffic.pace import Pace
from messages.owed import Card, Lane
from nps.values import Channel, Score
from sandbox.people import Person
from storage.answers import responses
from storage.asking import invitations
from storage.engine.database import Database
from storage.queues import deliveries
from storage.queues.outbox import SENT_ANEW
from tests.bot.post import Post, Seconds, question_card, text
from tests.filling import Filling

CLIENT = 31


class Question:
    """A question card in the chat of a contact, which shows whatever score there is."""

    def __init__(self, post: Post, person: Person, contact: Any, invitation: Any) -> None:
        self.post = post
        self.person = person
        self.contact = contact
        self.invitation = invitation

    @property
    def key(self) -> str:
        return f"ask:{self.invitation.id}:1"

    def card(self) -> Card:
        return question_card(self.invitation, CLIENT)

    async def scores(self, score: int) -> None:
        """The facts change, and the card is owed again."""
        async with self.post.database.write() as conn:
            invitation = await invitations.find(conn, self.invitation.id)
            assert invitation
            await responses.record_score(
                conn, invitation, self.contact, Score(score), Channel.BUTTON, now=self.post.clock()
            )
        await self.post.owes(self.card())

    async def shown(self) -> int | None:
        async with self.post.database.read() as conn:
            return await deliveries.find_card_message(conn, self.key)


async def question(post: Post) -> Question:
    person = await post.meets(CLIENT)

    async def fill(given: Filling) -> Any:
        contact = await given.contact("Ирина Ким", telegram_id=CLIENT)
        return contact, await given.asked(contact, delivered=False)

    found = Question(post, person, *await post.fills(fill))
    await post.owes(found.card())
    return found


# --- lanes and order -------------------------------------------------------------------------------------------------


async def test_a_reply_and_an_alert_overtake_200_waiting_questions(any_post: Post) -> None:
    post = any_post
    for number in range(1, 203):
        await post.meets(number)
    post.hires(Pace())
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, 201)))
    await post.postman.step()
    await post.owes(text(201, "alert", lane=Lane.ALERT), text(202, "reply"))

    while await post.waits(201) or await post.waits(202):
        if not await post.postman.step():
            await post.postman.wait(1.0)

    chats = [call.chat_id for call in post.world.sent()]
    await post.postman.finish(0.1)
    assert {201, 202} <= set(chats[:10])


async def test_a_campaign_costs_one_transaction_for_each_question(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recording one and claiming the next is one write: whoever answers meanwhile waits for fewer of them."""
    writes, usual = [], post.database.write

    def write(*, short: bool = False) -> Any:
        writes.append(short)
        return usual(short=short)

    for number in range(1, 41):
        await post.meets(number)
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, 41)))
    monkeypatch.setattr(post.database, "write", write)

    while len(post.world.sent(method="sendMessage")) < 40 or post.postman.in_hand:
        if not await post.postman.step():
            await post.postman.wait(1.0)

    assert len(writes) <= 60


async def test_an_urgent_message_pulls_the_waiting_ones_of_its_chat_forward(post: Post) -> None:
    for number in range(1, 42):
        await post.meets(number)
    post.hires(Pace())
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, 42)))
    await post.owes(text(41, "reply"))

    while await post.waits(41):
        if not await post.postman.step():
            await post.postman.wait(1.0)

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


# --- cards -----------------------------------------------------------------------------------------------------------


async def test_a_card_owed_several_times_before_its_delivery_is_one_message(any_post: Post) -> None:
    post = any_post
    asked = await question(post)
    await asked.scores(3)
    await asked.scores(5)

    await post.settles()

    assert [message.text for message in asked.person.inbox] == ["Ваша оценка: 5"]
    assert await post.rows() == ["sent"]


async def test_a_card_owed_again_is_edited_in_place(any_post: Post) -> None:
    post = any_post
    asked = await question(post)
    await post.settles()
    await asked.scores(3)

    await post.settles()

    assert post.told(CLIENT) == ["sendMessage", "editMessageText"]
    assert [message.text for message in asked.person.inbox] == ["Ваша оценка: 3"]


async def test_a_card_that_has_not_changed_is_done(post: Post) -> None:
    asked = await question(post)
    await post.settles()
    await post.owes(asked.card())

    await post.settles()

    assert await post.rows() == ["sent", "sent"]
    assert post.world.sent(CLIENT)[-1].outcome.startswith("Bad Request: message is not modified")


async def test_a_card_owed_while_its_send_is_in_flight_is_edited_afterwards(any_post: Post) -> None:
    post = any_post
    asked = await question(post)
    post.world.faults.add("sendMessage", "slow", delay=0.3)
    await post.postman.step()
    await post.world.wait_until(lambda: asked.person.inbox)

    await asked.scores(3)
    assert not await post.postman.step()  # one send per card at a time
    await post.postman.finish(10)
    await post.settles()

    assert post.told(CLIENT) == ["sendMessage", "editMessageText"]
    assert [message.text for message in asked.person.inbox] == ["Ваша оценка: 3"]


async def test_a_card_whose_message_was_deleted_is_sent_anew_and_the_newest_is_edited_from_then_on(
    any_post: Post,
) -> None:
    post = any_post
    asked = await question(post)
    await post.settles()
    old = asked.person.last
    old.deleted = True
    await asked.scores(3)
    await post.settles()
    new = asked.person.last
    await asked.scores(5)

    await post.settles()

    assert (new.message_id > old.message_id, new.text) == (True, "Ваша оценка: 5")
    assert len(asked.person.inbox) == 1
    assert await asked.shown() == new.message_id
    assert await post.rows("error") == [None, SENT_ANEW, None]
    async with post.database.read() as conn:  # a reply to either finds what it is about
        assert await deliveries.find_subject(conn, CLIENT, old.message_id) == asked.key
        assert await deliveries.find_subject(conn, CLIENT, new.message_id) == asked.key


async def test_a_card_of_unknown_fate_is_resent_after_a_probe_and_then_edited(post: Post) -> None:
    asked = await question(post)
    post.world.faults.add("sendMessage", "drop_before", times=1)
    await post.settles()
    await asked.scores(3)

    await post.passes(seconds=1)
    await asked.scores(5)
    await post.settles()

    assert post.told(CLIENT) == ["sendMessage", "sendChatAction", "sendMessage", "editMessageText"]
    assert [message.text for message in asked.person.inbox] == ["Ваша оценка: 5"]


async def test_a_change_owed_while_the_send_of_a_card_is_lost_inherits_the_doubt(post: Post) -> None:
    asked = await question(post)
    post.world.faults.add("sendMessage", "drop_before", times=1)
    await post.postman.step()
    await asked.scores(3)
    await post.postman.finish(10)
    await post.settles()

    await post.passes(seconds=1)

    assert post.told(CLIENT) == ["sendMessage", "sendChatAction", "sendMessage"]
    assert [message.text for message in asked.person.inbox] == ["Ваша оценка: 3"]


async def test_an_edit_of_unknown_fate_is_simply_done_again(post: Post) -> None:
    asked = await question(post)
    await post.settles()
    post.world.faults.add("editMessageText", "drop_before", times=3)
    await asked.scores(3)

    for _ in range(4):
        await post.passes(minutes=1)

    assert post.told(CLIENT) == ["sendMessage", *["editMessageText"] * 4]
    assert await post.rows("state", "ambiguous") == [("sent", 0), ("sent", 0)]


# --- the pace --------------------------------------------------------------------------------------------------------


async def test_200_messages_to_200_chats_never_hear_that_they_are_too_many(post: Post) -> None:
    post.world.limits.on()
    for number in range(1, 201):
        await post.meets(number)
    post.hires(Pace())
    await post.owes(*(text(number, "survey") for number in range(1, 201)))

    while not all(state == "sent" for state in await post.rows()):
        if not await post.postman.step():
            await post.postman.wait(1.0)

    assert all(call.outcome == "ok" for call in post.world.sent())
    first, last = post.world.calls[0].monotonic, post.world.calls[-1].monotonic
    assert last - first >= 200 / 30 - 1  # the first thirty go at once


async def test_questions_leave_evenly_and_a_reply_goes_in_between(post: Post) -> None:
    post.world.limits.on()
    for number in range(1, 46):
        await post.meets(number)
    post.hires(Pace())
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, 46)))

    while not all(state == "sent" for state in await post.rows()):
        if not await post.postman.step():
            await post.postman.wait(1.0)

    times = [call.monotonic for call in post.world.sent()]
    assert all(call.outcome == "ok" for call in post.world.sent())
    assert times[29] - times[0] >= 25 / 30  # nothing is gained by thirty at once


async def test_one_chat_gets_a_burst_and_then_one_message_a_second(post: Post) -> None:
    post.world.limits.on()
    await post.meets(1)
    post.hires(Pace())
    await post.owes(*(text(1, str(number)) for number in range(5)))

    while not all(state == "sent" for state in await post.rows()):
        if not await post.postman.step():
            await post.postman.wait(1.0)

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
