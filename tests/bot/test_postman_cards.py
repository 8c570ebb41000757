"""Cards: one message each, edited in place, whatever happens on the way."""

from __future__ import annotations

from typing import Any

from messages.owed import Card
from nps.values import Channel, Score
from sandbox.people import Person
from storage.answers import responses
from storage.asking import invitations
from storage.queues import deliveries
from storage.queues.outbox import SENT_ANEW
from tests.bot.post import Post, question_card
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
            return await deliveries.find_card_message(conn, self.key, chat_id=CLIENT)


async def question(post: Post) -> Question:
    person = await post.meets(CLIENT)

    async def fill(filling: Filling) -> Any:
        contact = await filling.contact("Ирина Ким", telegram_id=CLIENT)
        return contact, await filling.asked(contact, delivered=False)

    question = Question(post, person, *await post.fills(fill))
    await post.owes(question.card())
    return question


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
    post.world.faults.add("sendMessage", "slow", delay=1.5)  # outlasts the next lines on a busy machine too
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
