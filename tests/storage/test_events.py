"""What happened with accounts: written down once, found by kind and by account, and what follows from it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from nps.values import AccountId, EventKind, EventSource
from storage.engine.conn import FullConn
from storage.people import events
from storage.people.clients import get_account
from storage.people.events import NewEvent
from storage.schema import accounts
from tests.filling import NOW, Filling

TODAY = NOW.date()


def happened(account: int, kind: EventKind, days_ago: int, **more: Any) -> NewEvent:
    on = TODAY - timedelta(days=days_ago)
    key = f"{account}:{kind}:{on}"
    return NewEvent(AccountId(account), kind, on, key, EventSource.FILE, **more)


async def record(conn: FullConn, *told: NewEvent) -> list[events.Event]:
    return await events.record(conn, told, now=NOW, today=TODAY)


async def test_the_same_event_told_twice_is_written_down_once(conn: FullConn, filling: Filling) -> None:
    account = await filling.account()
    told = [happened(account, EventKind.INVOICE, day, amount=day) for day in range(1_200)]

    first = await record(conn, *told)
    again = await record(conn, *told, happened(account, EventKind.SUPPORT, 1))

    assert [event.amount for event in first] == list(range(1_200))
    assert [event.kind for event in again] == [EventKind.SUPPORT]
    assert await events.count_of_account(conn, AccountId(account)) == 1_201
    assert await events.list_known(conn, [told[0].key, "another"]) == {told[0].key}


async def test_a_newer_purchase_moves_the_last_one_and_an_older_one_does_not(conn: FullConn, filling: Filling) -> None:
    known = TODAY - timedelta(days=10)
    newer, older, none = [await filling.account(last_purchase=day) for day in (known, known, None)]

    await record(
        conn,
        *(happened(newer, EventKind.PURCHASE, days) for days in (3, 30)),
        happened(newer, EventKind.INVOICE, 1),
        happened(older, EventKind.PURCHASE, 11),
        happened(none, EventKind.PURCHASE, 400),
    )

    moved = [(await get_account(conn, account)).last_purchase for account in (newer, older, none)]
    assert moved == [TODAY - timedelta(days=3), known, TODAY - timedelta(days=400)]


async def test_the_first_delivery_told_fills_the_date_only_while_there_is_none(
    conn: FullConn, filling: Filling
) -> None:
    known = date(2026, 1, 12)
    empty, filled = await filling.account(), await filling.account(first_delivery=known)

    await record(conn, *(happened(account, EventKind.DELIVERY, day) for account in (empty, filled) for day in (2, 7)))
    await record(conn, happened(empty, EventKind.DELIVERY, 90))

    dates = [(await get_account(conn, account)).first_delivery for account in (empty, filled)]
    assert dates == [TODAY - timedelta(days=7), known]


async def test_what_is_planned_moves_the_dates_once_its_day_has_come(conn: FullConn, filling: Filling) -> None:
    account = await filling.account()
    planned = [happened(account, kind, -3) for kind in (EventKind.PURCHASE, EventKind.DELIVERY)]

    await record(conn, *planned)
    before = await get_account(conn, account)
    later = TODAY + timedelta(days=3)
    await events.record(conn, planned, now=NOW, today=later)
    after = await get_account(conn, account)

    assert (before.last_purchase, before.first_delivery) == (None, None)
    assert (after.last_purchase, after.first_delivery) == (later, later)


async def test_the_latest_of_each_kind_and_account_is_found_in_bulk(conn: FullConn, filling: Filling) -> None:
    first, second = await filling.account(), await filling.account()
    contact = await filling.contact(account=second)
    await record(
        conn,
        *(happened(first, EventKind.DELIVERY, days) for days in (9, 2, -5)),
        happened(first, EventKind.SUPPORT, 40),
        happened(first, EventKind.LEAD, 1),
        happened(second, EventKind.SUPPORT, 4, contact_id=contact.id, note="не открывается"),
    )

    kinds = [EventKind.DELIVERY, EventKind.SUPPORT]
    found = await events.list_latest(conn, kinds, TODAY - timedelta(days=30), until=TODAY)
    planned = await events.list_latest(conn, kinds, TODAY)

    assert [(event.account_id, event.kind, (TODAY - event.happened_on).days) for event in found] == [
        (first, EventKind.DELIVERY, 2),
        (second, EventKind.SUPPORT, 4),
    ]
    assert (found[1].contact_id, found[1].note) == (contact.id, "не открывается")
    assert [(TODAY - event.happened_on).days for event in planned] == [-5]


async def test_events_of_an_account_come_newest_first_by_pages(conn: FullConn, filling: Filling) -> None:
    account, other = await filling.account(), await filling.account()
    await record(conn, *(happened(account, EventKind.INVOICE, days) for days in (5, 1, 3)))
    await record(conn, happened(other, EventKind.INVOICE, 0))

    pages = [await events.list_of_account(conn, AccountId(account), limit=2, offset=offset) for offset in (0, 2)]

    assert [[(TODAY - event.happened_on).days for event in page] for page in pages] == [[1, 3], [5]]


async def test_a_note_is_added_to_an_event(conn: FullConn, filling: Filling) -> None:
    (event,) = await record(conn, happened(await filling.account(), EventKind.STAGE, 0))

    await events.set_note(conn, event.id, "по вине склада")

    found = await events.find(conn, event.id)
    assert found is not None
    assert found.note == "по вине склада"


async def test_taking_back_puts_the_date_back_that_was_moved(conn: FullConn, filling: Filling) -> None:
    known, listed = TODAY - timedelta(days=40), TODAY - timedelta(days=9)
    account = await filling.account(last_purchase=known)
    other = await filling.account(last_purchase=listed)
    bought = happened(account, EventKind.PURCHASE, 3)
    first = await events.record_one(conn, bought, now=NOW, today=TODAY)
    older = await events.record_one(conn, happened(other, EventKind.PURCHASE, 9), now=NOW, today=TODAY)
    delivered = await events.record_one(conn, happened(account, EventKind.DELIVERY, 2), now=NOW, today=TODAY)
    again = await events.record_one(conn, bought, now=NOW, today=TODAY)
    assert first is not None
    assert older is not None
    assert delivered is not None
    before = await get_account(conn, account)

    for event in (first, older, delivered):
        await events.take_back(conn, event, now=NOW, today=TODAY)

    assert again is None
    assert before.last_purchase == TODAY - timedelta(days=3)
    after = [await get_account(conn, each) for each in (account, other)]
    assert [(each.last_purchase, each.first_delivery) for each in after] == [(known, None), (listed, None)]
    assert await events.count_of_account(conn, AccountId(account)) == 0


async def test_a_date_that_a_client_list_has_moved_on_since_stays_when_an_event_is_taken_back(
    conn: FullConn, filling: Filling
) -> None:
    known, listed = TODAY - timedelta(days=40), TODAY - timedelta(days=1)
    account = await filling.account(last_purchase=known)
    event = await events.record_one(conn, happened(account, EventKind.PURCHASE, 3), now=NOW, today=TODAY)
    assert event is not None
    await conn.execute(sa.update(accounts).where(accounts.c.id == account).values(last_purchase=listed))
    await events.take_back(conn, event, now=NOW, today=TODAY)

    assert (await get_account(conn, account)).last_purchase == listed
