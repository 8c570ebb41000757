"""Whom we ask and when, and what becomes of a question."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.values import ContactId, InvitationState, TelegramId, Wording
from storage.asking import due, invitations, surveys
from storage.asking.due import Due
from storage.asking.surveys import Survey
from storage.people.clients import Contact
from storage.people.who import set_opted_out
from storage.schema import contacts
from storage.schema import invitations as table
from storage.schema import surveys as surveys_table
from tests.filling import CLOSES_AFTER, DAY, NOW, REMIND_AFTER, Filling

QUIET = 90 * DAY
IVANOV = TelegramId(5_111_111_111)
SECOND = timedelta(seconds=1)


async def list_due(
    conn: AsyncConnection,
    survey: Survey | None = None,
    *,
    at: datetime = NOW,
    quiet_for: timedelta = QUIET,
    **more: Any,
) -> list[Due]:
    """Of the regular survey unless told otherwise."""
    survey = survey or await surveys.ensure_regular_survey(conn, now=NOW)
    return await due.list_due(conn, survey, now=at, quiet_for=quiet_for, **more)


async def due_ids(conn: AsyncConnection, survey: Survey | None = None, **more: Any) -> list[int]:
    return [found.contact_id for found in await list_due(conn, survey, **more)]


# --- one question --------------------------------------------------------------------------------------------------


async def test_there_is_one_regular_survey(conn: AsyncConnection) -> None:
    first = await surveys.ensure_regular_survey(conn, now=NOW)

    assert await surveys.ensure_regular_survey(conn, now=NOW + DAY) == first
    assert await surveys.get_survey(conn, first.id) == await surveys.get_regular_survey(conn) == first
    assert (first.wording, first.enabled) == (Wording.RECOMMEND, True)
    assert (first.repeat_after, first.remind_after) == (90 * DAY, 5 * DAY)
    assert (first.later_after, first.closes_after) == (7 * DAY, 30 * DAY)


async def test_before_the_first_start_there_is_none(conn: AsyncConnection) -> None:
    assert await surveys.find_regular_survey(conn) is None
    assert await surveys.find_longest_open(conn) == timedelta()


async def test_an_answer_may_change_as_long_as_the_longest_survey_stays_open(
    conn: AsyncConnection, given: Filling
) -> None:
    await surveys.ensure_regular_survey(conn, now=NOW)
    await given.survey(closes_after=45 * DAY)

    assert await surveys.find_longest_open(conn) == 45 * DAY


async def test_an_occasion_is_asked_about_once(conn: AsyncConnection, given: Filling) -> None:
    contact, other = await given.contact(), await given.contact()
    regular = await surveys.ensure_regular_survey(conn, now=NOW)
    planned = [
        await invitations.plan(conn, regular, who.id, occasion, now=NOW)
        for who, occasion in ((contact, "joined"), (contact, "joined"), (other, "joined"), (contact, "after:1"))
    ]

    assert [found is not None for found in planned] == [True, False, True, True]
    assert planned[0]
    assert (planned[0].state, planned[0].closes_at) == (InvitationState.PLANNED, NOW + CLOSES_AFTER)


async def test_a_survey_that_is_off_asks_nobody(conn: AsyncConnection, given: Filling) -> None:
    contact = await given.contact()
    await surveys.ensure_regular_survey(conn, now=NOW)
    await conn.execute(sa.update(surveys_table).values(enabled=False))
    regular = await surveys.get_regular_survey(conn)

    assert await invitations.plan(conn, regular, contact.id, "joined", now=NOW) is None


async def test_each_survey_asks_about_its_own_occasions_and_keeps_its_own_times(
    conn: AsyncConnection, given: Filling
) -> None:
    contact = await given.contact()
    deal = await given.survey(remind_after=2 * DAY, closes_after=9 * DAY)
    regular = await given.asked(contact, occasion="one")
    asked = await given.asked(contact, occasion="one", survey=deal)

    assert asked.survey_id == deal.id != regular.survey_id
    assert (asked.remind_at, asked.closes_at) == (NOW + 2 * DAY, NOW + 9 * DAY)
    assert (regular.remind_at, regular.closes_at) == (NOW + REMIND_AFTER, NOW + CLOSES_AFTER)


async def test_a_question_that_is_gone_was_delivered_in_vain(conn: AsyncConnection) -> None:
    await invitations.record_sent(conn, 999, now=NOW)

    assert await surveys.find_survey_of(conn, 999) is None


async def test_reminder_and_closing_run_from_the_first_delivery(conn: AsyncConnection, given: Filling) -> None:
    invitation = await given.asked(await given.contact(), at=NOW - DAY, delivered=False)
    for at in (NOW, NOW + DAY):
        await invitations.record_sent(conn, invitation.id, now=at)
    found = await invitations.find(conn, invitation.id)

    assert found
    assert (found.state, found.sent_at, found.remind_at, found.closes_at) == (
        InvitationState.SENT,
        NOW,
        NOW + REMIND_AFTER,
        NOW + CLOSES_AFTER,
    )


async def test_a_delivery_reported_after_the_answer_leaves_it_answered(conn: AsyncConnection, given: Filling) -> None:
    contact = await given.contact()
    invitation = await given.asked(contact, delivered=False)
    await given.answered(contact, 9, invitation=invitation)
    await invitations.record_sent(conn, invitation.id, now=NOW + DAY)
    found = await invitations.find(conn, invitation.id)

    assert found
    assert (found.state, found.sent_at) == (InvitationState.ANSWERED, NOW + DAY)


async def test_an_undeliverable_question_was_not_asked(conn: AsyncConnection, given: Filling) -> None:
    planned, sent = [await given.asked(await given.contact(), delivered=delivered) for delivered in (False, True)]
    for invitation in (planned, sent):
        await invitations.record_undeliverable(conn, invitation.id, "blocked", now=NOW)

    assert await given.state_of(planned) is InvitationState.SKIPPED
    assert await given.state_of(sent) is InvitationState.SENT


async def test_a_question_is_found_only_by_the_human_it_belongs_to(conn: AsyncConnection, given: Filling) -> None:
    mine = await given.asked(await given.contact(telegram_id=IVANOV))
    stranger = await given.contact()
    assert stranger.telegram_id

    assert await invitations.find_owned(conn, mine.id, IVANOV) == mine
    assert await invitations.find_owned(conn, mine.id, stranger.telegram_id) is None
    assert await invitations.find_owned(conn, 999, IVANOV) is None
    assert await invitations.find(conn, 999) is None


async def test_the_newest_open_unanswered_question_of_any_account_is_found(
    conn: AsyncConnection, given: Filling
) -> None:
    first, second = await given.contact(telegram_id=IVANOV), await given.contact(telegram_id=IVANOV)
    older = await given.asked(first)
    newer = await given.asked(second)
    both = await invitations.find_open_unanswered(conn, IVANOV, now=NOW)
    await given.answered(second, 0, invitation=newer)
    one = await invitations.find_open_unanswered(conn, IVANOV, now=NOW)
    closed = await invitations.find_open_unanswered(conn, IVANOV, now=NOW + CLOSES_AFTER)

    assert (both, one, closed) == (newer, older, None)
    assert await invitations.find_latest_contact(conn, IVANOV) == second.id


# --- how it ends ---------------------------------------------------------------------------------------------------


async def test_what_stays_unanswered_expires_once_at_its_time(conn: AsyncConnection, given: Filling) -> None:
    contact = await given.contact()
    answered = await given.answered(contact, 9)
    open_one = await given.asked(await given.contact())
    planned = await given.asked(await given.contact(), delivered=False)
    early = await due.claim_expired(conn, now=NOW + CLOSES_AFTER - SECOND)
    closed = await due.claim_expired(conn, now=NOW + CLOSES_AFTER)
    again = await due.claim_expired(conn, now=NOW + CLOSES_AFTER)

    assert early == again == []
    assert [(found.id, found.state) for found in closed] == [
        (open_one.id, InvitationState.EXPIRED),
        (planned.id, InvitationState.EXPIRED),
    ]
    assert answered.invitation_id not in {found.id for found in closed}


async def test_opting_out_declines_every_open_question_of_the_human(conn: AsyncConnection, given: Filling) -> None:
    first, second = await given.contact(telegram_id=IVANOV), await given.contact(telegram_id=IVANOV)
    answered = await given.asked(first)
    await given.answered(first, 9, invitation=answered)
    sent = await given.asked(first)
    planned = await given.asked(second, delivered=False)
    others = await given.asked(await given.contact())
    declined = await invitations.decline_open(conn, IVANOV, now=NOW)

    assert [found.id for found in declined] == [sent.id, planned.id]
    assert await given.state_of(answered) is InvitationState.ANSWERED
    assert await given.state_of(others) is InvitationState.SENT


# --- reminders -----------------------------------------------------------------------------------------------------


async def reminded_ids(conn: AsyncConnection, after: timedelta = REMIND_AFTER) -> list[int]:
    return [found.id for found, _ in await due.list_reminders_due(conn, now=NOW + after)]


async def test_a_silent_contact_is_reminded_once_after_five_days(conn: AsyncConnection, given: Filling) -> None:
    invitation = await given.asked(await given.contact(timezone="Asia/Omsk"))
    early = await reminded_ids(conn, REMIND_AFTER - SECOND)
    found = await due.list_reminders_due(conn, now=NOW + REMIND_AFTER)
    await due.record_reminded(conn, invitation.id, now=NOW + REMIND_AFTER)

    assert early == []
    assert found == [(invitation, "Asia/Omsk")]
    assert await reminded_ids(conn) == []


async def test_nobody_is_reminded_who_answered_opted_out_cannot_be_reached_or_was_not_asked(
    conn: AsyncConnection, given: Filling
) -> None:
    await given.answered(await given.contact(), 0)
    silent = await given.contact()
    await given.asked(silent)
    assert silent.telegram_id
    await set_opted_out(conn, silent.telegram_id, NOW)
    blocked = await given.contact()
    await given.asked(blocked)
    await conn.execute(sa.update(contacts).where(contacts.c.id == blocked.id).values(state="unreachable"))
    await given.asked(await given.contact(), delivered=False)

    assert await reminded_ids(conn) == []
    assert await reminded_ids(conn, CLOSES_AFTER) == []


async def test_who_chose_later_is_asked_once_more_then(conn: AsyncConnection, given: Filling) -> None:
    invitation = await given.asked(await given.contact())
    await due.record_reminded(conn, invitation.id, now=NOW)
    await invitations.put_off(conn, invitation.id, NOW + 7 * DAY)

    assert await reminded_ids(conn, 6 * DAY) == []
    assert await reminded_ids(conn, 7 * DAY) == [invitation.id]


async def test_after_a_gap_those_asked_or_reminded_lately_and_still_silent_are_listed(
    conn: AsyncConnection, given: Filling
) -> None:
    recent = await given.asked(await given.contact(telegram_id=IVANOV), at=NOW - DAY)
    await given.asked(await given.contact(), at=NOW - 9 * DAY)
    reminded = await given.asked(await given.contact(), at=NOW - 6 * DAY)
    await due.record_reminded(conn, reminded.id, now=NOW - DAY)
    await given.answered(await given.contact(), 0, at=NOW - DAY)
    await given.asked(await given.contact(), delivered=False)

    found = await due.list_waiting_since(conn, NOW - 3 * DAY, now=NOW)

    assert [invitation.id for invitation, _ in found] == [recent.id, reminded.id]
    assert found[0][1] == IVANOV


# --- whom to ask next ----------------------------------------------------------------------------------------------


async def test_who_joined_and_was_never_asked_is_due_and_who_has_not_joined_is_not(
    conn: AsyncConnection, given: Filling
) -> None:
    contact = await given.contact(telegram_id=IVANOV, timezone="Asia/Omsk")
    await given.contact(joined=False)

    assert await list_due(conn) == [Due(contact.id, IVANOV, "Asia/Omsk", None)]


@pytest.mark.parametrize(("days", "is_due"), [(89, False), (90, True)])
async def test_a_contact_is_asked_again_ninety_days_after_the_answer(
    conn: AsyncConnection, given: Filling, days: int, is_due: bool
) -> None:
    contact = await given.contact()
    response = await given.answered(
        contact, 0, at=NOW - days * DAY, invitation=await given.asked(contact, at=NOW - 95 * DAY)
    )

    assert [found.after for found in await list_due(conn)] == ([response.invitation_id] if is_due else [])


async def test_a_change_of_mind_counts_as_the_latest_answer(conn: AsyncConnection, given: Filling) -> None:
    contact = await given.contact()
    invitation = await given.asked(contact, at=NOW - 100 * DAY)
    await given.answered(contact, 3, at=NOW - 100 * DAY, invitation=invitation)
    await given.answered(contact, 9, at=NOW - 80 * DAY, invitation=invitation)

    assert await list_due(conn) == []


async def test_an_unanswered_question_is_repeated_ninety_days_after_it_was_planned(
    conn: AsyncConnection, given: Filling
) -> None:
    for days in (91, 89):
        await given.asked(await given.contact(), at=NOW - days * DAY)
    await due.claim_expired(conn, now=NOW)

    assert len(await list_due(conn)) == 1


async def test_an_open_question_keeps_the_next_one_waiting(conn: AsyncConnection, given: Filling) -> None:
    await given.asked(await given.contact(), at=NOW - 91 * DAY)
    await conn.execute(sa.update(table).values(closes_at=NOW + DAY))

    assert await list_due(conn) == []


async def test_opted_out_unreachable_and_gone_contacts_are_not_due(conn: AsyncConnection, given: Filling) -> None:
    made = [await given.contact() for _ in range(3)]
    human = TelegramId(made[0].telegram_id or 0)
    await set_opted_out(conn, human, NOW - DAY)
    for contact, state in ((made[1], "unreachable"), (made[2], "left")):
        await conn.execute(sa.update(contacts).where(contacts.c.id == contact.id).values(state=state))
    nobody = await due_ids(conn)
    await set_opted_out(conn, human, None)

    assert nobody == []
    assert await due_ids(conn) == [made[0].id]


async def two_of_one_human(given: Filling) -> tuple[Contact, Contact]:
    return await given.contact(telegram_id=IVANOV), await given.contact(telegram_id=IVANOV)


async def test_a_human_with_two_accounts_is_asked_about_the_longest_silent_one(
    conn: AsyncConnection, given: Filling
) -> None:
    first, second = await two_of_one_human(given)
    await given.answered(first, 9, at=NOW - 100 * DAY)
    await given.answered(second, 9, at=NOW - 200 * DAY)

    assert await due_ids(conn) == [second.id]


async def test_an_account_never_asked_about_comes_before_one_asked_long_ago(
    conn: AsyncConnection, given: Filling
) -> None:
    first, second = await two_of_one_human(given)
    await given.answered(first, 9, at=NOW - 100 * DAY)

    assert await due_ids(conn) == [second.id]


async def test_a_question_about_one_account_keeps_the_other_waiting(conn: AsyncConnection, given: Filling) -> None:
    first, _ = await two_of_one_human(given)
    await given.asked(first, delivered=False)

    assert await due_ids(conn) == []


async def test_an_answer_for_one_account_keeps_the_other_quiet_for_ninety_days(
    conn: AsyncConnection, given: Filling
) -> None:
    first, second = await two_of_one_human(given)
    await given.answered(first, 9, at=NOW - 30 * DAY)
    early = await due_ids(conn)
    later = await list_due(conn, at=NOW + 60 * DAY)

    assert early == []
    assert [found.contact_id for found in later] == [second.id]


async def test_those_of_other_zones_need_not_wait_behind_those_of_one(conn: AsyncConnection, given: Filling) -> None:
    made = [await given.contact(timezone=zone) for zone in ("Asia/Omsk", None, "Asia/Omsk", "Europe/Paris")]

    async def found(*asleep: str | None) -> list[ContactId]:
        listed = await list_due(conn, limit=2, except_zones=asleep)
        return [due.contact_id for due in listed]

    assert await found() == [made[0].id, made[1].id]
    assert await found("Asia/Omsk") == [made[1].id, made[3].id]
    assert await found("Asia/Omsk", None) == [made[3].id]


async def test_the_longest_silent_humans_come_first(conn: AsyncConnection, given: Filling) -> None:
    made = [await given.contact() for _ in range(3)]
    await given.answered(made[0], 9, at=NOW - 100 * DAY)
    await given.answered(made[1], 9, at=NOW - 200 * DAY)

    assert await due_ids(conn) == [made[2].id, made[1].id, made[0].id]


# --- several surveys -----------------------------------------------------------------------------------------------


async def test_a_question_of_one_survey_leaves_the_other_due_as_before(conn: AsyncConnection, given: Filling) -> None:
    contact = await given.contact()
    deal = await given.survey()
    await given.answered(contact, 9, at=NOW - 100 * DAY)
    await given.answered(
        contact, 3, at=NOW - 20 * DAY, invitation=await given.asked(contact, at=NOW - 20 * DAY, survey=deal)
    )
    regular, of_deal = await list_due(conn, quiet_for=10 * DAY), await list_due(conn, deal, quiet_for=10 * DAY)

    assert [found.after for found in regular] == [1]  # what came after it was not the regular survey's
    assert of_deal == []


async def test_the_quiet_period_counts_per_human_over_all_surveys(conn: AsyncConnection, given: Filling) -> None:
    first, second = await two_of_one_human(given)
    deal = await given.survey()
    await given.answered(
        first, 9, at=NOW - 20 * DAY, invitation=await given.asked(first, at=NOW - 40 * DAY, survey=deal)
    )

    assert await due_ids(conn, quiet_for=21 * DAY) == []  # since the answer
    assert await due_ids(conn, quiet_for=20 * DAY) == [first.id]
    await given.asked(second, survey=deal, at=NOW - 20 * DAY)
    assert await due_ids(conn, quiet_for=10 * DAY) == []  # an open question, whatever survey asks it


async def test_each_survey_repeats_in_its_own_time(conn: AsyncConnection, given: Filling) -> None:
    contact = await given.contact()
    yearly = await given.survey(repeat_after=365 * DAY)
    for survey in (None, yearly):
        asked = await given.asked(contact, at=NOW - 120 * DAY, survey=survey)
        await given.answered(contact, 9, at=NOW - 100 * DAY, invitation=asked)

    assert await due_ids(conn, quiet_for=10 * DAY) == [contact.id]
    assert await due_ids(conn, yearly, quiet_for=10 * DAY) == []
    assert await due_ids(conn, yearly, quiet_for=10 * DAY, at=NOW + 264 * DAY) == []  # since the answer
    assert await due_ids(conn, yearly, quiet_for=10 * DAY, at=NOW + 265 * DAY) == [contact.id]


async def test_who_was_never_asked_in_this_survey_comes_first(conn: AsyncConnection, given: Filling) -> None:
    asked_before, never = await given.contact(), await given.contact()
    deal = await given.survey()
    await given.answered(asked_before, 9, at=NOW - 200 * DAY)
    await given.answered(
        never, 9, at=NOW - 200 * DAY, invitation=await given.asked(never, at=NOW - 200 * DAY, survey=deal)
    )

    assert await due_ids(conn) == [never.id, asked_before.id]
    assert await due_ids(conn, deal) == [asked_before.id, never.id]
