"""Surveys that something makes due: a delivery, a first one, a proposal without a contract; by the whole planner."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa

from actions.turn import Turn
from nps.programme import Programme
from nps.values import EventKind, EventSource, SurveyKind
from scheduler.asking import ask_one, look_for_due
from storage.asking.planning import Known
from storage.engine.conn import FullConn
from storage.people import events
from storage.people.clients import Contact
from storage.people.events import NewEvent
from storage.schema import accounts
from storage.schema import invitations as asked
from tests.filling import DAY, NOW, Filling

TODAY = NOW.date()
# It is a Monday, nine in the morning, UTC; nobody waits for another day, nor for the notice of the week.
PROGRAMME = Programme("Ткани", asked_together=10**9, told_before=timedelta())


async def due(conn: FullConn) -> list[Known]:
    return list(await look_for_due(Turn(conn, NOW, PROGRAMME)))


async def happens(conn: FullConn, contact: Contact, kind: EventKind, on: date, *, to_them: bool = False) -> None:
    event = NewEvent(
        account_id=contact.account_id,
        kind=kind,
        happened_on=on,
        key=f"{contact.account_id}:{kind}:{on}",
        source=EventSource.FILE,
        contact_id=contact.id if to_them else None,
    )
    await events.record(conn, [event], now=NOW, today=TODAY)


async def answered_long_ago(filling: Filling, **more: object) -> Contact:
    """Somebody whose regular question is not due yet, and who is out of the quiet period."""
    contact = await filling.contact(**more)  # type: ignore[arg-type]
    await filling.answered(contact, 9, at=NOW - 100 * DAY)
    return contact


async def test_a_delivery_is_asked_about_a_day_later_and_once(conn: FullConn, filling: Filling) -> None:
    deal = await filling.survey(SurveyKind.DEAL)
    await filling.survey(SurveyKind.REGULAR, repeat_after=180 * DAY)
    contact, other = [await answered_long_ago(filling) for _ in range(2)]
    await happens(conn, contact, EventKind.DELIVERY, TODAY - 2 * DAY)

    [known] = await due(conn)
    assert known.client.contact == contact.id
    assert len(await ask_one(Turn(conn, NOW, PROGRAMME), known)) == 1
    question = (
        await conn.execute(sa.select(asked).where(asked.c.contact_id == contact.id).order_by(asked.c.id.desc()))
    ).first()
    assert question is not None
    assert (question.survey_id, question.occasion) == (deal.id, f"delivery:{TODAY - 2 * DAY}")
    assert await due(conn) == []
    assert other.id not in {each.client.contact for each in await due(conn)}


async def test_an_event_of_one_person_asks_nobody_else(conn: FullConn, filling: Filling) -> None:
    await filling.survey(SurveyKind.DEAL)
    await filling.survey(SurveyKind.REGULAR, enabled=False)
    account = await filling.account("ООО «Вектор»")
    first, _ = [await filling.contact(account=account) for _ in range(2)]
    await happens(conn, first, EventKind.SUPPORT, TODAY - DAY, to_them=True)

    assert [known.client.contact for known in await due(conn)] == [first.id]


async def test_a_first_delivery_two_weeks_ago(conn: FullConn, filling: Filling) -> None:
    await filling.survey(SurveyKind.FIRST_DELIVERY)
    await filling.survey(SurveyKind.REGULAR, enabled=False)
    contacts = [await filling.contact() for _ in range(3)]
    for contact, days in zip(contacts, (13, 14, 31), strict=True):
        on = {"first_delivery": TODAY - timedelta(days=days)}
        await conn.execute(sa.update(accounts).where(accounts.c.id == contact.account_id).values(**on))

    assert [known.client.contact for known in await due(conn)] == [contacts[1].id]


async def test_a_proposal_without_a_contract(conn: FullConn, filling: Filling) -> None:
    await filling.survey(SurveyKind.PRE_SALE)
    await filling.survey(SurveyKind.REGULAR, enabled=False)
    waits, signed = [await filling.contact() for _ in range(2)]
    for contact in (waits, signed):
        await happens(conn, contact, EventKind.PROPOSAL, TODAY - 8 * DAY)
    await happens(conn, signed, EventKind.CONTRACT, TODAY - 2 * DAY)

    assert [known.client.contact for known in await due(conn)] == [waits.id]


async def test_a_lead_with_whom_nothing_happens(conn: FullConn, filling: Filling) -> None:
    await filling.survey(SurveyKind.STUCK_LEAD)
    await filling.survey(SurveyKind.REGULAR, enabled=False)
    stuck, moving = [await filling.contact() for _ in range(2)]
    for contact in (stuck, moving):
        await happens(conn, contact, EventKind.LEAD, TODAY - 70 * DAY)
    await happens(conn, moving, EventKind.SUPPORT, TODAY - 5 * DAY)

    assert [known.client.contact for known in await due(conn)] == [stuck.id]
