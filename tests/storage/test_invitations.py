"""A question: planned, delivered, answered, expired or declined."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from nps.values import InvitationState, TelegramId, Wording
from storage.asking import due, invitations, surveys
from storage.engine.conn import FullConn
from storage.schema import surveys as surveys_table
from tests.filling import CLOSES_AFTER, DAY, NOW, REMIND_AFTER, Filling

IVANOV = TelegramId(5_111_111_111)
SECOND = timedelta(seconds=1)


# --- one question --------------------------------------------------------------------------------------------------


async def test_there_is_one_regular_survey(conn: FullConn) -> None:
    first = await surveys.ensure_regular_survey(conn, now=NOW)

    assert await surveys.ensure_regular_survey(conn, now=NOW + DAY) == first
    assert await surveys.get_survey(conn, first.id) == await surveys.get_regular_survey(conn) == first
    assert (first.wording, first.enabled) == (Wording.RECOMMEND, True)
    assert (first.repeat_after, first.remind_after) == (90 * DAY, 5 * DAY)
    assert first.closes_after == 30 * DAY


async def test_before_the_first_start_there_is_none(conn: FullConn) -> None:
    assert await surveys.find_regular_survey(conn) is None
    assert await surveys.find_longest_open(conn) == timedelta()


async def test_an_answer_may_change_as_long_as_the_longest_survey_stays_open(conn: FullConn, filling: Filling) -> None:
    await surveys.ensure_regular_survey(conn, now=NOW)
    await filling.survey(closes_after=45 * DAY)

    assert await surveys.find_longest_open(conn) == 45 * DAY


async def test_an_occasion_is_asked_about_once(conn: FullConn, filling: Filling) -> None:
    contact, other = await filling.contact(), await filling.contact()
    regular = await surveys.ensure_regular_survey(conn, now=NOW)
    planned = [
        await invitations.plan(conn, regular, who.id, occasion, now=NOW)
        for who, occasion in ((contact, "joined"), (contact, "joined"), (other, "joined"), (contact, "after:1"))
    ]

    assert [invitation is not None for invitation in planned] == [True, False, True, True]
    assert planned[0]
    assert (planned[0].state, planned[0].closes_at) == (InvitationState.PLANNED, NOW + CLOSES_AFTER)


async def test_a_survey_that_is_off_asks_nobody(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    await surveys.ensure_regular_survey(conn, now=NOW)
    await conn.execute(sa.update(surveys_table).values(enabled=False))
    regular = await surveys.get_regular_survey(conn)

    assert await invitations.plan(conn, regular, contact.id, "joined", now=NOW) is None


async def test_each_survey_asks_about_its_own_occasions_and_keeps_its_own_times(
    conn: FullConn, filling: Filling
) -> None:
    contact = await filling.contact()
    deal = await filling.survey(remind_after=2 * DAY, closes_after=9 * DAY)
    regular = await filling.asked(contact, occasion="one")
    asked = await filling.asked(contact, occasion="one", survey=deal)

    assert asked.survey_id == deal.id != regular.survey_id
    assert (asked.remind_at, asked.closes_at) == (NOW + 2 * DAY, NOW + 9 * DAY)
    assert (regular.remind_at, regular.closes_at) == (NOW + REMIND_AFTER, NOW + CLOSES_AFTER)


async def test_a_question_that_is_gone_was_delivered_in_vain(conn: FullConn) -> None:
    await invitations.record_sent(conn, 999, now=NOW)

    assert await surveys.find_survey_of(conn, 999) is None


async def test_reminder_and_closing_run_from_the_first_delivery(conn: FullConn, filling: Filling) -> None:
    invitation = await filling.asked(await filling.contact(), at=NOW - DAY, delivered=False)
    for at in (NOW, NOW + DAY):
        await invitations.record_sent(conn, invitation.id, now=at)
    sent = await invitations.find(conn, invitation.id)

    assert sent
    assert (sent.state, sent.sent_at, sent.remind_at, sent.closes_at) == (
        InvitationState.SENT,
        NOW,
        NOW + REMIND_AFTER,
        NOW + CLOSES_AFTER,
    )


async def test_a_delivery_reported_after_the_answer_leaves_it_answered(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact, delivered=False)
    await filling.answered(contact, 9, invitation=invitation)
    await invitations.record_sent(conn, invitation.id, now=NOW + DAY)
    answered = await invitations.find(conn, invitation.id)

    assert answered
    assert (answered.state, answered.sent_at) == (InvitationState.ANSWERED, NOW + DAY)


async def test_an_undeliverable_question_was_not_asked(conn: FullConn, filling: Filling) -> None:
    planned, sent = [await filling.asked(await filling.contact(), delivered=delivered) for delivered in (False, True)]
    for invitation in (planned, sent):
        await invitations.record_undeliverable(conn, invitation.id, "blocked", now=NOW)

    assert await filling.state_of(planned) is InvitationState.SKIPPED
    assert await filling.state_of(sent) is InvitationState.SENT


async def test_a_question_is_found_only_by_the_human_it_belongs_to(conn: FullConn, filling: Filling) -> None:
    own = await filling.asked(await filling.contact(telegram_id=IVANOV))
    stranger = await filling.contact()
    assert stranger.telegram_id

    assert await invitations.find_owned(conn, own.id, IVANOV) == own
    assert await invitations.find_owned(conn, own.id, stranger.telegram_id) is None
    assert await invitations.find_owned(conn, 999, IVANOV) is None
    assert await invitations.find(conn, 999) is None


async def test_the_newest_open_unanswered_question_of_any_account_is_found(conn: FullConn, filling: Filling) -> None:
    first, second = await filling.contact(telegram_id=IVANOV), await filling.contact(telegram_id=IVANOV)
    older = await filling.asked(first)
    newer = await filling.asked(second)
    both = await invitations.find_open_unanswered(conn, IVANOV, now=NOW)
    await filling.answered(second, 0, invitation=newer)
    first_left = await invitations.find_open_unanswered(conn, IVANOV, now=NOW)
    closed = await invitations.find_open_unanswered(conn, IVANOV, now=NOW + CLOSES_AFTER)

    assert (both, first_left, closed) == (newer, older, None)
    assert await invitations.find_latest_contact(conn, IVANOV) == second.id


# --- how it ends ---------------------------------------------------------------------------------------------------


async def test_what_stays_unanswered_expires_once_at_its_time(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    answered = await filling.answered(contact, 9)
    open_one = await filling.asked(await filling.contact())
    planned = await filling.asked(await filling.contact(), delivered=False)
    early = await due.list_expired(conn, now=NOW + CLOSES_AFTER - SECOND)
    listed = await due.list_expired(conn, now=NOW + CLOSES_AFTER)
    everything = (open_one.id, planned.id, answered.invitation_id)
    closed = [await due.claim_expired(conn, number, now=NOW + CLOSES_AFTER) for number in everything]
    again = [await due.claim_expired(conn, number, now=NOW + CLOSES_AFTER) for number in everything]

    assert early == await due.list_expired(conn, now=NOW + CLOSES_AFTER) == []
    assert sorted(listed) == [open_one.id, planned.id]
    assert [invitation and (invitation.id, invitation.state) for invitation in closed] == [
        (open_one.id, InvitationState.EXPIRED),
        (planned.id, InvitationState.EXPIRED),
        None,
    ]
    assert again == [None] * 3


async def test_opting_out_declines_every_open_question_of_the_human(conn: FullConn, filling: Filling) -> None:
    first, second = await filling.contact(telegram_id=IVANOV), await filling.contact(telegram_id=IVANOV)
    answered = await filling.asked(first)
    await filling.answered(first, 9, invitation=answered)
    sent = await filling.asked(first)
    planned = await filling.asked(second, delivered=False)
    others = await filling.asked(await filling.contact())
    declined = await invitations.decline_open(conn, IVANOV, now=NOW)

    assert [invitation.id for invitation in declined] == [sent.id, planned.id]
    assert await filling.state_of(answered) is InvitationState.ANSWERED
    assert await filling.state_of(others) is InvitationState.SENT
