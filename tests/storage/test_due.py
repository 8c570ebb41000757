"""Whom to ask next, whom to remind, and whom to ask again after a gap."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.values import ContactId, TelegramId
from storage.asking import due, invitations, surveys
from storage.asking.due import Due, DueReminder
from storage.asking.surveys import Survey
from storage.people.clients import Contact
from storage.people.who import set_opted_out
from storage.schema import contacts
from storage.schema import invitations as table
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
    return [row.contact_id for row in await list_due(conn, survey, **more)]


# --- reminders -----------------------------------------------------------------------------------------------------


async def reminded_ids(conn: AsyncConnection, after: timedelta = REMIND_AFTER) -> list[int]:
    return [waiting.invitation.id for waiting in await due.list_reminders_due(conn, now=NOW + after)]


async def test_a_silent_contact_is_reminded_once_after_five_days(conn: AsyncConnection, filling: Filling) -> None:
    invitation = await filling.asked(await filling.contact(telegram_id=IVANOV, timezone="Asia/Omsk"))
    early = await reminded_ids(conn, REMIND_AFTER - SECOND)
    in_time = await due.list_reminders_due(conn, now=NOW + REMIND_AFTER)
    await due.record_reminded(conn, invitation.id, now=NOW + REMIND_AFTER)

    assert early == []
    assert in_time == [DueReminder(invitation, IVANOV, "Asia/Omsk")]
    assert await reminded_ids(conn) == []


async def test_nobody_is_reminded_who_answered_opted_out_cannot_be_reached_or_was_not_asked(
    conn: AsyncConnection, filling: Filling
) -> None:
    await filling.answered(await filling.contact(), 0)
    silent = await filling.contact()
    await filling.asked(silent)
    assert silent.telegram_id
    await set_opted_out(conn, silent.telegram_id, NOW)
    blocked = await filling.contact()
    await filling.asked(blocked)
    await conn.execute(sa.update(contacts).where(contacts.c.id == blocked.id).values(state="unreachable"))
    await filling.asked(await filling.contact(), delivered=False)

    assert await reminded_ids(conn) == []
    assert await reminded_ids(conn, CLOSES_AFTER) == []


async def test_who_chose_later_is_asked_once_more_then(conn: AsyncConnection, filling: Filling) -> None:
    invitation = await filling.asked(await filling.contact())
    await due.record_reminded(conn, invitation.id, now=NOW)
    await invitations.put_off(conn, invitation.id, NOW + 7 * DAY)

    assert await reminded_ids(conn, 6 * DAY) == []
    assert await reminded_ids(conn, 7 * DAY) == [invitation.id]


async def test_after_a_gap_those_asked_or_reminded_lately_and_still_silent_are_listed(
    conn: AsyncConnection, filling: Filling
) -> None:
    recent = await filling.asked(await filling.contact(telegram_id=IVANOV), at=NOW - DAY)
    await filling.asked(await filling.contact(), at=NOW - 9 * DAY)
    reminded = await filling.asked(await filling.contact(), at=NOW - 6 * DAY)
    await due.record_reminded(conn, reminded.id, now=NOW - DAY)
    await filling.answered(await filling.contact(), 0, at=NOW - DAY)
    await filling.asked(await filling.contact(), delivered=False)

    waiting = await due.list_waiting_since(conn, NOW - 3 * DAY, now=NOW)

    assert [invitation.id for invitation, _ in waiting] == [recent.id, reminded.id]
    assert waiting[0][1] == IVANOV


# --- whom to ask next ----------------------------------------------------------------------------------------------


async def test_who_joined_and_was_never_asked_is_due_and_who_has_not_joined_is_not(
    conn: AsyncConnection, filling: Filling
) -> None:
    contact = await filling.contact(telegram_id=IVANOV, timezone="Asia/Omsk")
    await filling.contact(joined=False)

    assert await list_due(conn) == [Due(contact.id, IVANOV, "Asia/Omsk", None)]


@pytest.mark.parametrize(("days", "is_due"), [(89, False), (90, True)])
async def test_a_contact_is_asked_again_ninety_days_after_the_answer(
    conn: AsyncConnection, filling: Filling, days: int, is_due: bool
) -> None:
    contact = await filling.contact()
    response = await filling.answered(
        contact, 0, at=NOW - days * DAY, invitation=await filling.asked(contact, at=NOW - 95 * DAY)
    )

    assert [row.after for row in await list_due(conn)] == ([response.invitation_id] if is_due else [])


async def test_a_change_of_mind_counts_as_the_latest_answer(conn: AsyncConnection, filling: Filling) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact, at=NOW - 100 * DAY)
    await filling.answered(contact, 3, at=NOW - 100 * DAY, invitation=invitation)
    await filling.answered(contact, 9, at=NOW - 80 * DAY, invitation=invitation)

    assert await list_due(conn) == []


async def test_an_unanswered_question_is_repeated_ninety_days_after_it_was_planned(
    conn: AsyncConnection, filling: Filling
) -> None:
    for days in (91, 89):
        await filling.asked(await filling.contact(), at=NOW - days * DAY)
    for number in await due.list_expired(conn, now=NOW):
        await due.claim_expired(conn, number, now=NOW)

    assert len(await list_due(conn)) == 1


async def test_an_open_question_keeps_the_next_one_waiting(conn: AsyncConnection, filling: Filling) -> None:
    await filling.asked(await filling.contact(), at=NOW - 91 * DAY)
    await conn.execute(sa.update(table).values(closes_at=NOW + DAY))

    assert await list_due(conn) == []


async def test_opted_out_unreachable_and_gone_contacts_are_not_due(conn: AsyncConnection, filling: Filling) -> None:
    made = [await filling.contact() for _ in range(3)]
    human = TelegramId(made[0].telegram_id or 0)
    await set_opted_out(conn, human, NOW - DAY)
    for contact, state in ((made[1], "unreachable"), (made[2], "left")):
        await conn.execute(sa.update(contacts).where(contacts.c.id == contact.id).values(state=state))
    nobody = await due_ids(conn)
    await set_opted_out(conn, human, None)

    assert nobody == []
    assert await due_ids(conn) == [made[0].id]


async def two_of_one_human(filling: Filling) -> tuple[Contact, Contact]:
    return await filling.contact(telegram_id=IVANOV), await filling.contact(telegram_id=IVANOV)


async def test_a_human_with_two_accounts_is_asked_about_the_longest_silent_one(
    conn: AsyncConnection, filling: Filling
) -> None:
    first, second = await two_of_one_human(filling)
    await filling.answered(first, 9, at=NOW - 100 * DAY)
    await filling.answered(second, 9, at=NOW - 200 * DAY)

    assert await due_ids(conn) == [second.id]


async def test_an_account_never_asked_about_comes_before_one_asked_long_ago(
    conn: AsyncConnection, filling: Filling
) -> None:
    first, second = await two_of_one_human(filling)
    await filling.answered(first, 9, at=NOW - 100 * DAY)

    assert await due_ids(conn) == [second.id]


async def test_a_question_about_one_account_keeps_the_other_waiting(conn: AsyncConnection, filling: Filling) -> None:
    first, _ = await two_of_one_human(filling)
    await filling.asked(first, delivered=False)

    assert await due_ids(conn) == []


async def test_an_answer_for_one_account_keeps_the_other_quiet_for_ninety_days(
    conn: AsyncConnection, filling: Filling
) -> None:
    first, second = await two_of_one_human(filling)
    await filling.answered(first, 9, at=NOW - 30 * DAY)
    early = await due_ids(conn)
    later = await list_due(conn, at=NOW + 60 * DAY)

    assert early == []
    assert [row.contact_id for row in later] == [second.id]


async def test_those_of_other_zones_need_not_wait_behind_those_of_one(conn: AsyncConnection, filling: Filling) -> None:
    made = [await filling.contact(timezone=zone) for zone in ("Asia/Omsk", None, "Asia/Omsk", "Europe/Paris")]

    async def listed_due(*asleep: str | None) -> list[ContactId]:
        listed = await list_due(conn, limit=2, except_zones=asleep)
        return [due.contact_id for due in listed]

    assert await listed_due() == [made[0].id, made[1].id]
    assert await listed_due("Asia/Omsk") == [made[1].id, made[3].id]
    assert await listed_due("Asia/Omsk", None) == [made[3].id]


async def test_the_longest_silent_humans_come_first(conn: AsyncConnection, filling: Filling) -> None:
    made = [await filling.contact() for _ in range(3)]
    await filling.answered(made[0], 9, at=NOW - 100 * DAY)
    await filling.answered(made[1], 9, at=NOW - 200 * DAY)

    assert await due_ids(conn) == [made[2].id, made[1].id, made[0].id]


# --- several surveys -----------------------------------------------------------------------------------------------


async def test_a_question_of_one_survey_leaves_the_other_due_as_before(conn: AsyncConnection, filling: Filling) -> None:
    contact = await filling.contact()
    deal = await filling.survey()
    earlier = await filling.answered(contact, 9, at=NOW - 100 * DAY)
    await filling.answered(
        contact, 3, at=NOW - 20 * DAY, invitation=await filling.asked(contact, at=NOW - 20 * DAY, survey=deal)
    )
    regular, of_deal = await list_due(conn, quiet_for=10 * DAY), await list_due(conn, deal, quiet_for=10 * DAY)

    assert [row.after for row in regular] == [earlier.invitation_id]  # what came after it was not the regular survey's
    assert of_deal == []


async def test_the_quiet_period_counts_per_human_over_all_surveys(conn: AsyncConnection, filling: Filling) -> None:
    first, second = await two_of_one_human(filling)
    deal = await filling.survey()
    await filling.answered(
        first, 9, at=NOW - 20 * DAY, invitation=await filling.asked(first, at=NOW - 40 * DAY, survey=deal)
    )

    assert await due_ids(conn, quiet_for=21 * DAY) == []  # since the answer
    assert await due_ids(conn, quiet_for=20 * DAY) == [first.id]
    await filling.asked(second, survey=deal, at=NOW - 20 * DAY)
    assert await due_ids(conn, quiet_for=10 * DAY) == []  # an open question, whatever survey asks it


async def test_each_survey_repeats_in_its_own_time(conn: AsyncConnection, filling: Filling) -> None:
    contact = await filling.contact()
    yearly = await filling.survey(repeat_after=365 * DAY)
    for survey in (None, yearly):
        asked = await filling.asked(contact, at=NOW - 120 * DAY, survey=survey)
        await filling.answered(contact, 9, at=NOW - 100 * DAY, invitation=asked)

    assert await due_ids(conn, quiet_for=10 * DAY) == [contact.id]
    assert await due_ids(conn, yearly, quiet_for=10 * DAY) == []
    assert await due_ids(conn, yearly, quiet_for=10 * DAY, at=NOW + 264 * DAY) == []  # since the answer
    assert await due_ids(conn, yearly, quiet_for=10 * DAY, at=NOW + 265 * DAY) == [contact.id]


async def test_who_was_never_asked_in_this_survey_comes_first(conn: AsyncConnection, filling: Filling) -> None:
    asked_before, never = await filling.contact(), await filling.contact()
    deal = await filling.survey()
    await filling.answered(asked_before, 9, at=NOW - 200 * DAY)
    await filling.answered(
        never, 9, at=NOW - 200 * DAY, invitation=await filling.asked(never, at=NOW - 200 * DAY, survey=deal)
    )

    assert await due_ids(conn) == [never.id, asked_before.id]
    assert await due_ids(conn, deal) == [asked_before.id, never.id]
