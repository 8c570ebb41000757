"""Accounts that are not to be asked for a while: one holding at a time, and for how long managers have kept one so."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from nps.programme import Programme
from nps.values import AccountId
from storage.asking import holds, planning
from storage.asking.rules import read_rules
from storage.engine.conn import FullConn
from storage.people.clients import Contact
from storage.people.staff import Staff
from tests.filling import DAY, NOW, Filling


@pytest.fixture
async def contact(filling: Filling) -> Contact:
    return await filling.contact()


@pytest.fixture
async def anna(filling: Filling) -> Staff:
    return await filling.manager("Анна")


async def held_until(conn: FullConn, contact: Contact) -> datetime | None:
    """As the planner knows it."""
    asked_by = await read_rules(conn, Programme("Ткани"))
    [known] = await planning.read_known(conn, asked_by.rules, [contact.id], now=NOW)
    return known.history.held_until


async def keep(
    conn: FullConn, contact: Contact, by: Staff, since: datetime, until: datetime, why: str = "спор"
) -> None:
    await holds.keep(conn, AccountId(contact.account_id), by=by.id, reason=why, until=until, now=since)


async def test_a_holding_takes_the_place_of_a_longer_one_there_is(
    conn: FullConn, contact: Contact, anna: Staff
) -> None:
    await keep(conn, contact, anna, NOW - DAY, NOW + 20 * DAY)
    assert await held_until(conn, contact) == NOW + 20 * DAY
    await keep(conn, contact, anna, NOW, NOW + 5 * DAY, "переезд")

    current = await holds.find_current(conn, AccountId(contact.account_id), now=NOW)
    assert current is not None
    assert (current.until, current.reason) == (NOW + 5 * DAY, "переезд")
    assert await held_until(conn, contact) == NOW + 5 * DAY


async def test_what_was_lifted_keeps_nobody_from_being_asked(conn: FullConn, contact: Contact, anna: Staff) -> None:
    await keep(conn, contact, anna, NOW - DAY, NOW + 20 * DAY)

    assert await holds.lift(conn, AccountId(contact.account_id), now=NOW)
    assert await held_until(conn, contact) is None
    assert await holds.find_current(conn, AccountId(contact.account_id), now=NOW) is None
    assert not await holds.lift(conn, AccountId(contact.account_id), now=NOW)


async def test_only_days_that_managers_have_used_count_and_only_for_half_a_year(
    conn: FullConn, filling: Filling, contact: Contact, anna: Staff
) -> None:
    owner, account = await filling.owner(), AccountId(contact.account_id)
    await keep(conn, contact, anna, NOW - 300 * DAY, NOW - 290 * DAY)
    await keep(conn, contact, owner, NOW - 60 * DAY, NOW - 40 * DAY)
    assert await holds.held_by_managers(conn, account, now=NOW) == timedelta()
    await keep(conn, contact, anna, NOW - 30 * DAY, NOW - 24 * DAY)
    assert await holds.held_by_managers(conn, account, now=NOW) == 6 * DAY
    await keep(conn, contact, anna, NOW - 10 * DAY, NOW + 10 * DAY)
    assert await holds.held_by_managers(conn, account, now=NOW - 8 * DAY) == 8 * DAY

    await holds.lift(conn, account, now=NOW - 7 * DAY)
    assert await holds.held_by_managers(conn, account, now=NOW) == 9 * DAY
