"""Whom to ask next, whom to remind, and whom to ask again after a gap."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from actions.turn import Turn
from nps.programme import Programme
from nps.scope import EVERYTHING
from nps.timetable import Span, WorkingHours
from nps.values import ContactId, RelationStatus, SurveyKind, TelegramId
from scheduler.asking import look_for_due
from storage.asking import due, invitations, planning, surveys
from storage.asking.due import DueReminder
from storage.asking.planning import Known
from storage.asking.rules import read_rules
from storage.engine.conn import FullConn
from storage.people.clients import Contact
from storage.people.who import set_opted_out
from storage.people.zones import list_zones
from storage.schema import contacts
from storage.schema import invitations as table
from tests.filling import CLOSES_AFTER, DAY, NOW, REMIND_AFTER, Filling

QUIET = 90 * DAY
IVANOV = TelegramId(5_111_111_111)
SECOND = timedelta(seconds=1)


ALWAYS = WorkingHours(((Span(0, 24 * 60),),) * 7)


async def list_due(conn: FullConn, *, at: datetime = NOW, quiet_for: timedelta = QUIET) -> list[Known]:
    """By all surveys that are on; the company never sleeps."""
    await surveys.ensure_surveys(conn, now=NOW)
    return list(
        await look_for_due(
            Turn(conn, at, Programme("Ткани", quiet_for=quiet_for, working_hours=ALWAYS, asked_together=10**9))
        )
    )


async def due_ids(conn: FullConn, **more: Any) -> list[int]:
    return [known.client.contact for known in await list_due(conn, **more)]


# --- reminders -----------------------------------------------------------------------------------------------------


async def reminded_ids(conn: FullConn, after: timedelta = REMIND_AFTER) -> list[int]:
    return [waiting.invitation.id for waiting in await due.list_reminders_due(conn, now=NOW + after)]


async def test_a_silent_contact_is_reminded_once_after_five_days(conn: FullConn, filling: Filling) -> None:
    invitation = await filling.asked(await filling.contact(telegram_id=IVANOV, timezone="Asia/Omsk"))
    early = await reminded_ids(conn, REMIND_AFTER - SECOND)
    in_time = await due.list_reminders_due(conn, now=NOW + REMIND_AFTER)
    await due.record_reminded(conn, invitation.id, now=NOW + REMIND_AFTER)

    assert early == []
    assert in_time == [DueReminder(invitation, IVANOV, "Asia/Omsk")]
    assert await reminded_ids(conn) == []


async def test_nobody_is_reminded_who_answered_opted_out_cannot_be_reached_or_was_not_asked(
    conn: FullConn, filling: Filling
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


async def test_of_a_lost_client_only_what_asks_the_lost_is_reminded_of(conn: FullConn, filling: Filling) -> None:
    audit = await filling.survey(SurveyKind.AUDIT)
    lost = await filling.account(status=RelationStatus.LOST)
    one, other = [await filling.contact(account=lost) for _ in range(2)]
    await filling.asked(one)
    by_audit = await filling.asked(other, survey=audit)

    assert await reminded_ids(conn) == [by_audit.id]


async def test_who_chose_later_is_asked_once_more_then(conn: FullConn, filling: Filling) -> None:
    invitation = await filling.asked(await filling.contact(telegram_id=IVANOV))
    await due.record_reminded(conn, invitation.id, now=NOW)
    await invitations.put_off(conn, invitation.id, IVANOV, NOW + 7 * DAY, closes_at=NOW + 14 * DAY)

    assert await reminded_ids(conn, 6 * DAY) == []
    assert await reminded_ids(conn, 7 * DAY) == [invitation.id]


async def test_after_a_gap_those_asked_or_reminded_lately_and_still_silent_are_listed(
    conn: FullConn, filling: Filling
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
    conn: FullConn, filling: Filling
) -> None:
    contact = await filling.contact(telegram_id=IVANOV, timezone="Asia/Omsk")
    await filling.contact(joined=False)

    [known] = await list_due(conn)
    assert (known.client.contact, known.client.human, known.client.timezone) == (contact.id, IVANOV, "Asia/Omsk")


@pytest.mark.parametrize(("days", "is_due"), [(89, False), (90, True)])
async def test_a_contact_is_asked_again_ninety_days_after_the_answer(
    conn: FullConn, filling: Filling, days: int, is_due: bool
) -> None:
    contact = await filling.contact()
    await filling.answered(contact, 9, at=NOW - days * DAY, invitation=await filling.asked(contact, at=NOW - 95 * DAY))

    assert await due_ids(conn) == ([contact.id] if is_due else [])


async def test_a_change_of_mind_counts_as_the_latest_answer(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact, at=NOW - 100 * DAY)
    await filling.answered(contact, 8, at=NOW - 100 * DAY, invitation=invitation)
    await filling.answered(contact, 9, at=NOW - 80 * DAY, invitation=invitation)

    assert await list_due(conn) == []


async def test_an_unanswered_question_is_repeated_ninety_days_after_it_was_planned(
    conn: FullConn, filling: Filling
) -> None:
    for days in (91, 89):
        await filling.asked(await filling.contact(), at=NOW - days * DAY)
    for number in await due.list_expired(conn, now=NOW):
        await due.claim_expired(conn, number, now=NOW)

    assert len(await list_due(conn)) == 1


async def test_an_open_question_keeps_the_next_one_waiting(conn: FullConn, filling: Filling) -> None:
    await filling.asked(await filling.contact(), at=NOW - 91 * DAY)
    await conn.execute(sa.update(table).values(closes_at=NOW + DAY))

    assert await list_due(conn) == []


async def test_opted_out_unreachable_and_gone_contacts_are_not_due(conn: FullConn, filling: Filling) -> None:
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


async def test_of_zones_where_nobody_works_now_nobody_is_looked_at(conn: FullConn, filling: Filling) -> None:
    here, far = await filling.contact(), await filling.contact(timezone="Asia/Vladivostok")
    await surveys.ensure_surveys(conn, now=NOW)
    asked_by = await read_rules(conn, Programme("Ткани"))
    [regular] = asked_by.surveys

    async def candidates(*asleep: str | None) -> list[ContactId]:
        look = planning.list_candidates(conn, regular, EVERYTHING, asked_by.rules, now=NOW, except_zones=asleep)
        return sorted(await look)

    assert await list_zones(conn) == {None, "Asia/Vladivostok"}
    assert await candidates() == [here.id, far.id]
    assert await candidates("Asia/Vladivostok") == [here.id]
    assert await candidates(None) == [far.id]
    assert await candidates(None, "Asia/Vladivostok") == []


async def test_a_human_with_two_accounts_is_asked_about_the_longest_silent_one(
    conn: FullConn, filling: Filling
) -> None:
    first, second = await two_of_one_human(filling)
    await filling.answered(first, 9, at=NOW - 100 * DAY)
    await filling.answered(second, 9, at=NOW - 200 * DAY)

    assert await due_ids(conn) == [second.id]


async def test_an_account_never_asked_about_comes_before_one_asked_long_ago(conn: FullConn, filling: Filling) -> None:
    first, second = await two_of_one_human(filling)
    await filling.answered(first, 9, at=NOW - 100 * DAY)

    assert await due_ids(conn) == [second.id]


async def test_a_question_about_one_account_keeps_the_other_waiting(conn: FullConn, filling: Filling) -> None:
    first, _ = await two_of_one_human(filling)
    await filling.asked(first, delivered=False)

    assert await due_ids(conn) == []


async def test_an_answer_for_one_account_keeps_the_other_quiet_for_ninety_days(
    conn: FullConn, filling: Filling
) -> None:
    first, second = await two_of_one_human(filling)
    await filling.answered(first, 9, at=NOW - 30 * DAY)
    early = await due_ids(conn)
    later = await list_due(conn, at=NOW + 60 * DAY)

    assert early == []
    assert [known.client.contact for known in later] == [second.id]


async def test_the_longest_silent_humans_come_first(conn: FullConn, filling: Filling) -> None:
    made = [await filling.contact() for _ in range(3)]
    await filling.answered(made[0], 9, at=NOW - 100 * DAY)
    await filling.answered(made[1], 9, at=NOW - 200 * DAY)

    assert await due_ids(conn) == [made[2].id, made[1].id, made[0].id]


async def test_an_open_complaint_at_one_company_keeps_the_same_human_from_being_asked_at_another(
    conn: FullConn, filling: Filling
) -> None:
    here, _ = [await filling.contact(telegram_id=IVANOV) for _ in range(2)]
    content = await filling.contact()
    await filling.complaint(here, at=NOW - 200 * DAY)

    assert await due_ids(conn) == [content.id]


@pytest.mark.parametrize(
    ("kind", "occasion", "uses_up"),
    [
        (SurveyKind.REGULAR, "after:1", True),
        (SurveyKind.REGULAR, f"{due.JOINED}1", False),
        (SurveyKind.AUDIT, "campaign:1", False),
    ],
)
async def test_whoever_joins_and_an_audit_use_up_nothing_of_what_is_asked_of_a_company_in_a_week(
    conn: FullConn, filling: Filling, kind: SurveyKind, occasion: str, uses_up: bool
) -> None:
    account = await filling.account()
    colleague, waits = [await filling.contact(account=account) for _ in range(2)]
    await filling.asked(colleague, occasion=occasion, survey=await filling.survey(kind))

    assert await due_ids(conn) == ([] if uses_up else [waits.id])
