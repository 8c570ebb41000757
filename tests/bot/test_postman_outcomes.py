"""What becomes of a message: sent, later, never, or nobody knows; and what each of them means."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from actions import alerting
from actions.turn import Turn
from messages.owed import Envelope, Lane, Letter
from nps.subjects import CaseCard
from nps.values import CaseId, ContactState, InvitationState, StaffId, Unreachable
from sandbox.faults import Kind
from sandbox.people import Person
from storage.asking import due
from storage.asking.invitations import Invitation
from storage.cases import cases
from storage.people.clients import Contact, get_contact
from storage.people.reachability import record_reachable
from storage.people.staff import Staff, find_staff_by_telegram
from storage.queues import claiming, deliveries
from tests.bot.post import Post, question_card, text
from tests.filling import DAY, PROGRAMME, Filling
from tests.rounds.stage import programme

OWNER, MANAGER, CLIENT = 11, 21, 31


async def alert_of(post: Post) -> tuple[Person, Person]:
    """A complaint whose card is owed to the manager; the manager and the owner have opened the bot."""
    owner, manager = await post.meets(OWNER), await post.meets(MANAGER)

    async def fill(given: Filling) -> Any:
        await given.owner("Павел", telegram_id=OWNER)
        anna = await given.manager("Анна Смирнова", telegram_id=MANAGER)
        response = await given.answered(await given.contact("Ирина Ким", manager=anna), 3)
        case = await cases.open_for(given.conn, response, deadline=given.now + DAY, now=given.now)
        turn = Turn(given.conn, given.now, PROGRAMME)
        await alerting.alert_receivers(turn, case)
        return await alerting.show_case(turn, case)

    await post.owes(*await post.fills(fill))
    return owner, manager


async def asked(post: Post) -> tuple[Contact, Invitation]:
    """A contact whose question is owed."""

    async def fill(given: Filling) -> Any:
        contact = await given.contact("Ирина Ким", telegram_id=CLIENT)
        return contact, await given.asked(contact, delivered=False)

    contact, invitation = await post.fills(fill)
    await post.owes(question_card(invitation, CLIENT))
    return contact, invitation


async def test_a_delivered_message_is_sent_and_its_subject_is_found_by_its_id(any_post: Post) -> None:
    post = any_post
    person = await post.meets(1)
    await post.owes(text(1, "hello", subject=CaseCard(CaseId(7), StaffId(5))))

    await post.settles()

    assert await post.rows("state", "message_id") == [("sent", person.last.message_id)]
    async with post.database.read() as conn:
        assert await deliveries.find_subject(conn, 1, person.last.message_id) == "case:7:staff:5"


async def test_a_refused_connection_burns_nothing_and_is_tried_again(post: Post) -> None:
    person = await post.meets(1)
    await post.owes(text(1, "hello"))
    await post.server.stop()

    await post.settles()
    assert await post.rows("state", "ambiguous") == [("waiting", 0)]
    await post.server.start(port=post.server.port)
    await post.passes(seconds=1)

    assert [message.text for message in person.inbox] == ["hello"]
    assert post.told() == ["sendMessage"]


async def test_an_outage_of_hours_wears_out_no_message(post: Post) -> None:
    person = await post.meets(1)
    await post.owes(text(1, "hello"))
    await post.server.stop()

    for _ in range(20):
        await post.passes(minutes=10)
    await post.server.start(port=post.server.port)
    await post.passes(minutes=1)

    assert [message.text for message in person.inbox] == ["hello"]


@pytest.mark.parametrize("reason", list(Unreachable))
async def test_a_contact_who_cannot_be_written_to_is_unreachable_and_counts_as_not_asked(
    any_post: Post, reason: Unreachable
) -> None:
    post = any_post
    contact, _ = await asked(post)
    person = post.world.person(CLIENT)
    if reason is not Unreachable.CHAT_NOT_FOUND:
        await person.opens()
    if reason is Unreachable.BLOCKED:
        await person.blocks()
    if reason is Unreachable.DEACTIVATED:
        await person.deactivates()

    await post.settles()

    assert await post.rows() == ["never"]
    async with post.database.write() as conn:
        found = await get_contact(conn, contact.id)
        assert (found.state, found.unreachable) == (ContactState.UNREACHABLE, reason)
        states = await conn.execute(sa.text("SELECT state, skipped_reason FROM invitations"))
        assert [tuple(row) for row in states] == [(InvitationState.SKIPPED, reason)]


async def test_the_card_of_a_manager_who_blocked_the_bot_goes_to_the_owner_who_is_told_why(any_post: Post) -> None:
    post = any_post
    owner, manager = await alert_of(post)
    await manager.blocks()

    await post.settles()

    assert owner.sees("🔴 3 из 10")
    assert owner.sees("недоступ")  # the card says why it comes to the owner
    assert owner.sees("бот заблокирован")
    async with post.database.read() as conn:
        states = await conn.execute(sa.text("SELECT state FROM alerts ORDER BY staff_id"))
        assert list(states.scalars()) == ["delivered", "undeliverable"]


async def test_a_manager_who_comes_back_gets_the_cards_that_were_missed(post: Post) -> None:
    _, manager = await alert_of(post)
    await manager.blocks()
    await post.settles()
    await manager.unblocks()

    async def fill(given: Filling) -> Any:
        await record_reachable(given.conn, MANAGER)
        anna: Staff | None = await find_staff_by_telegram(given.conn, MANAGER)
        assert anna
        return await alerting.show_missed(Turn(given.conn, given.now, programme()), anna)

    await post.owes(*await post.fills(fill))
    await post.settles()

    assert manager.sees("🔴 3 из 10")


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


async def test_a_question_nobody_knows_the_fate_of_is_reminded_of_and_asked_again_after_a_gap(any_post: Post) -> None:
    """A bug once: it stayed planned for ever; who had seen it and whose tap was lost was not asked again."""
    post = any_post
    await post.meets(CLIENT)
    post.world.faults.add("sendMessage", "drop_after")

    async def fill(given: Filling) -> Any:
        return await given.asked(await given.contact(telegram_id=CLIENT), delivered=False)

    asked = await post.fills(fill)
    await post.owes(question_card(asked, CLIENT))
    for _ in range(3):
        await post.passes(minutes=1)

    assert await post.rows() == ["unsure"]
    async with post.database.read() as conn:
        gap = await due.list_waiting_since(conn, post.clock() - DAY, now=post.clock())
        reminders = await due.list_reminders_due(conn, now=post.clock() + 6 * DAY)
    assert [one.id for one, _ in gap] == [one.id for one, _ in reminders] == [asked.id]


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


async def test_retry_after_is_obeyed_and_holds_back_that_chat_alone(post: Post) -> None:
    first, second = await post.meets(1), await post.meets(2)
    post.world.faults.add("sendMessage", "429", times=1, chat_id=1, retry_after=7)
    await post.owes(text(1, "one"), text(1, "two"), text(2, "hello"))

    await post.settles()
    assert (first.inbox, len(second.inbox)) == ([], 1)
    await post.passes(seconds=6)
    assert first.inbox == []
    await post.passes(seconds=1)

    assert [message.text for message in first.inbox] == ["one", "two"]
    assert await post.rows("ambiguous") == [0, 0, 0]


async def test_a_message_with_markup_telegram_refuses_goes_out_as_plain_text_and_is_counted(post: Post) -> None:
    person = await post.meets(1)
    await post.owes(text(1, "<b>bold</b> &lt; <i>broken"))

    await post.settles()

    assert [message.text for message in person.inbox] == ["bold < broken"]
    assert post.postman.meter.registry.get_sample_value("otklik_plain_fallbacks_total") == 1


async def test_a_message_that_cannot_be_sent_for_any_other_reason_is_given_up(post: Post) -> None:
    person = await post.meets(1)
    await post.owes(text(1, "x" * 5000), text(1, "the next one"))

    await post.settles()

    assert await post.rows() == ["never", "sent"]
    assert person.sees("the next one")


async def test_what_is_worthless_by_now_is_not_sent(post: Post) -> None:
    await post.meets(1)
    await post.owes(text(1, "hello", expires_at=post.clock() + DAY / 24))
    fault = post.world.faults.add("sendMessage", "429", times=1, retry_after=7200)

    await post.settles()
    fault.remove()
    await post.passes(hours=3)

    assert await post.rows() == ["expired"]


async def test_a_dedup_key_is_owed_once_for_ever(post: Post) -> None:
    person = await post.meets(1)
    await post.owes(text(1, "hello", once="why:1"), text(1, "hello", once="why:1"))
    await post.settles()
    await post.owes(text(1, "hello", once="why:1"))

    await post.settles()

    assert len(person.inbox) == 1


async def test_a_letter_with_nothing_to_say_any_more_is_dropped(post: Post) -> None:
    await post.meets(1)
    await post.owes(Letter("gap_nudge", {"invitation": 404}, Envelope(chat_id=1)))

    await post.settles()

    assert await post.rows() == ["dropped"]
    assert post.told() == []


async def test_a_letter_that_cannot_be_composed_is_retried_then_given_up_and_blocks_its_chat_no_longer(
    post: Post,
) -> None:
    person = await post.meets(1)
    await post.owes(Letter("no_such_letter", {}, Envelope(chat_id=1, lane=Lane.REPLY)), text(1, "the next one"))

    await post.settles()
    assert await post.rows() == ["waiting", "waiting"]
    for _ in range(5):
        await post.passes(minutes=1)

    assert await post.rows("state", "attempts") == [("never", 6), ("sent", 1)]
    assert person.sees("the next one")


async def test_an_outage_before_does_not_shorten_the_patience_with_a_broken_letter(post: Post) -> None:
    """A bug once: attempts refused by the network were counted as attempts at composing."""
    await post.meets(1)
    await post.owes(text(1, "first"), Letter("no_such_letter", {}, Envelope(chat_id=1, lane=Lane.REPLY)))
    async with post.database.write() as conn:  # many refused connections ago
        await conn.execute(sa.text("UPDATE outbox SET attempts = 50 WHERE kind = 'letter'"))

    await post.settles()

    assert await post.rows() == ["sent", "waiting"]


async def test_an_alert_that_cannot_be_composed_reaches_the_owner(post: Post) -> None:
    owner, _ = await alert_of(post)
    async with post.database.write() as conn:
        await conn.execute(sa.text("UPDATE outbox SET name = 'no_such_letter'"))

    for _ in range(7):
        await post.passes(minutes=1)

    assert owner.sees("🔴 3 из 10")


async def test_an_outcome_the_database_refuses_is_written_down_as_soon_as_it_works_again(post: Post) -> None:
    """A bug once: the row stayed claimed, and its chat silent, until the next start."""
    person = await post.meets(1)
    post.hires(record_pauses_s=(0.02,) * 200)
    await post.owes(text(1, "hello", subject=CaseCard(CaseId(7), StaffId(5))), text(1, "the next one"))
    async with post.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE deliveries RENAME TO away"))
    await post.postman.step()
    await post.world.wait_until(lambda: person.inbox)

    async with post.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE away RENAME TO deliveries"))
    async with asyncio.timeout(10):
        await post.postman.finish(10)
    await post.settles()

    assert await post.rows() == ["sent", "sent"]
    assert [message.text for message in person.inbox] == ["hello", "the next one"]


async def test_a_message_whose_meaning_fails_is_closed_all_the_same(post: Post) -> None:
    person = await post.meets(1)
    await post.owes(text(1, "hello", subject=CaseCard(CaseId(7), StaffId(5))), text(1, "the next one"))
    async with post.database.write() as conn:
        await conn.execute(sa.text("ALTER TABLE alerts RENAME TO away"))

    await post.settles()

    assert await post.rows("state", "error") == [("sent", "its meaning could not be recorded"), ("sent", None)]
    assert len(person.inbox) == 2


async def test_urgent_lanes_go_first_and_a_campaign_waits(post: Post) -> None:
    for number in range(1, 32):
        await post.meets(number)
    await post.owes(*(text(number, "survey", lane=Lane.ASK) for number in range(1, 31)))
    await post.owes(text(31, "alert", lane=Lane.ALERT))
    async with post.database.write() as conn:
        first = await claiming.claim_heads(conn, now=post.clock(), limit=1)

    assert [row.chat_id for row in first] == [31]
