"""Whoever writes a name keeps the key it is searched by."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from nps.names import Kind
from nps.values import ErasedWhy, Role, TelegramId
from storage.engine.conn import FullConn
from storage.people import places
from storage.people.search import Wanted, search
from storage.people.staff import record_staff_joined, take_over
from storage.privacy import erasing
from storage.privacy.erasing import Terms
from storage.safety.invariants import Broken, check
from storage.schema import contacts, staff
from storage.schema.people import KEYS
from tests.filling import NOW, Filling
from tests.storage.client_lists import apply_rows, everybody, row


async def count(conn: FullConn, typed: str, *kinds: Kind) -> int:
    return len((await search(conn, typed, Wanted(kinds or ("contact",), None))).named)


async def key_of(conn: FullConn, table: sa.Table, number: int) -> Any:
    return (await conn.execute(sa.select(table.c.search_key).where(table.c.id == number))).scalar_one()


@pytest.fixture(autouse=True)
async def _every_key_is_right(conn: FullConn) -> Any:
    yield
    assert await check(conn, now=NOW) == []


async def test_a_client_list_keeps_the_keys_of_the_new_and_of_the_renamed(conn: FullConn) -> None:
    await apply_rows(conn, row(account_id="17", contact_id="C-7", manager="Анна Смирнова"))
    assert [
        await count(conn, "bhbyf"),
        await count(conn, "vektor", "account"),
        await count(conn, "смирнова", "staff"),
    ] == [*(1, 1, 1)]

    renamed = row(
        account="АО «Гамма»", contact="Мария Пак", greeting="Мария Львовна", account_id="17", contact_id="C-7"
    )
    await apply_rows(conn, renamed)

    (maria,) = await everybody(conn)
    assert await key_of(conn, contacts, maria.id) == "maria pak lvovna"
    assert [await count(conn, "ирина"), await count(conn, "вектор", "account")] == [0, 0]
    assert [await count(conn, "львовна"), await count(conn, "гамма", "account")] == [1, 1]


async def test_a_manager_named_by_telegram_is_found_and_so_is_an_owner_who_takes_over(
    conn: FullConn, filling: Filling
) -> None:
    nameless = await filling.manager("", joined=False)
    await record_staff_joined(conn, nameless.id, TelegramId(9), "Борис", now=NOW)
    owner, olga = await filling.owner(""), await filling.manager("Ольга", joined=False)
    await take_over(conn, owner, olga, now=NOW)

    assert [await key_of(conn, staff, member.id) for member in (nameless, owner)] == ["boris", "olga"]


async def test_whoever_is_parted_keeps_no_key_and_the_listed_person_has_it(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact("Ирина Ким", greeting="Ирина Петровна")
    listed = await places.part(conn, irina, now=NOW)
    keys = [await key_of(conn, contacts, number) for number in (irina.id, listed)]

    assert keys == [None, "irina kim petrovna"]


async def test_a_seat_that_is_taken_again_has_the_listed_persons_key(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact("Ирина Ким")
    listed = await filling.contact("Олег Дан", account=irina.account_id, joined=False)
    await places.take_seat(conn, irina.id, listed, now=NOW)
    keys = [await key_of(conn, contacts, contact.id) for contact in (irina, listed)]

    assert keys == ["oleg dan", None]


async def test_whoever_is_erased_leaves_no_key(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact("Ирина Ким", greeting="Ирина Петровна", joined=False)
    await erasing.erase(conn, [irina.id], Terms(b"key", keeps_score=True), why=ErasedWhy.REQUEST, now=NOW)

    assert await key_of(conn, contacts, irina.id) is None
    assert await count(conn, "ирина") == 0


async def test_a_key_that_is_not_that_of_the_name_is_found(conn: FullConn, filling: Filling) -> None:
    irina = await filling.contact("Ирина Ким", joined=False)
    await filling.staff(Role.MANAGER, "Анна")
    wrong = sa.update(contacts).where(contacts.c.id == irina.id)
    await conn.execute(wrong.values(name="Ирина Пак"))
    found = await check(conn, now=NOW)
    await conn.execute(wrong.values(name="Ирина Ким"))

    assert found == [Broken(9, "search_key_differs", 1, (f"contacts:{irina.id}",))]


def test_every_table_that_is_searched_makes_keys_of_its_own() -> None:
    assert {table.name for table in KEYS} == {"accounts", "contacts", "staff"}
