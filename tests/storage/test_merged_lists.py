"""What was called otherwise before two became one finds the one who stays: no list makes the other anew."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from nps.values import ContactId, ErasedWhy, MergeKind, StaffId, TelegramId
from storage.engine.conn import FullConn
from storage.lists import same
from storage.merging import merging
from storage.people.clients import bind_contact, get_contact
from storage.privacy import erasing, erasures
from storage.privacy.erasing import Terms
from storage.schema import accounts, cases, contacts, responses, staff
from tests.filling import NOW, Filling
from tests.storage.client_lists import apply_rows, count, counts, listed, plan_rows, remarks, row

SHORT = row(2, "ООО «Вектор»", "Сидорова Анна", account_id="1", contact_id="C-1", phone="+79160000001", manager="Ким")
LONG = row(3, "Вектор Плюс", "Анна Павловна Сидорова", account_id="2", contact_id="C-2", email="a@v.ru", manager="Дан")


async def ids(conn: FullConn, table: sa.Table) -> list[int]:
    return list((await conn.execute(sa.select(table.c.id).order_by(table.c.id))).scalars())


async def named(conn: FullConn, table: sa.Table, number: int) -> dict[str, Any]:
    return dict((await conn.execute(sa.select(table).where(table.c.id == number))).mappings().one())


async def make_one(conn: FullConn) -> tuple[int, int]:
    """Both companies, and then both people; who stays of each."""
    owner = await Filling(conn).owner("Павел")
    one, other = await ids(conn, accounts)
    await merging.merge(conn, MergeKind.ACCOUNT, one, other, by=owner.id, now=NOW)
    first, second = await ids(conn, contacts)
    await merging.merge(conn, MergeKind.CONTACT, first, second, by=owner.id, now=NOW)
    return one, first


async def test_the_same_list_makes_nobody_anew_and_renames_nobody(conn: FullConn) -> None:
    await apply_rows(conn, SHORT, LONG)
    company, person = await make_one(conn)
    before = await count(conn, accounts), await count(conn, contacts)

    plan = await apply_rows(conn, SHORT, LONG)

    assert (await count(conn, accounts), await count(conn, contacts)) == before
    assert plan.new == 0
    assert plan.new_accounts == 0
    assert remarks(plan) == [(3, "row-contact-twice")]
    assert (await named(conn, accounts, company))["name"] == "ООО «Вектор»"
    kept = await named(conn, contacts, person)
    assert (kept["name"], kept["phone"], kept["email"]) == ("Сидорова Анна", "+79160000001", "a@v.ru")


async def test_a_list_with_the_other_names_alone_finds_them_too(conn: FullConn) -> None:
    await apply_rows(conn, SHORT, LONG)
    company, person = await make_one(conn)
    without_codes = row(2, "Вектор Плюс", "Анна Павловна Сидорова", position="директор")

    plan = await apply_rows(conn, without_codes)

    assert (plan.new, plan.new_accounts, plan.changed) == (0, 0, 1)
    kept = await named(conn, contacts, person)
    assert (kept["name"], kept["position"], kept["account_id"]) == ("Сидорова Анна", "директор", company)


async def test_of_both_rows_the_own_one_decides_whatever_their_order(conn: FullConn) -> None:
    await apply_rows(conn, SHORT, LONG)
    _, person = await make_one(conn)
    alias = row(2, "Вектор Плюс", "Анна Павловна Сидорова", account_id="2", contact_id="C-2", position="чужая")
    own = row(3, "ООО «Вектор»", "Сидорова Анна", account_id="1", contact_id="C-1", position="своя")

    await apply_rows(conn, alias, own)

    assert (await named(conn, contacts, person))["position"] == "своя"


async def test_a_code_that_only_the_other_had_is_the_ones_who_stays(conn: FullConn) -> None:
    await apply_rows(conn, row(2, "Вектор", "Анна"), row(3, "Вектор-2", "Анна", account_id="2", contact_id="C-2"))
    company, _ = await make_one(conn)

    plan = await plan_rows(conn, row(2, "Вектор-2", "Анна", account_id="2", contact_id="C-2"))

    assert counts(plan) == (0, 0, 1)
    assert (await named(conn, accounts, company))["external_id"] == "2"


async def test_a_manager_who_was_called_otherwise_is_not_made_anew(conn: FullConn) -> None:
    await apply_rows(conn, SHORT, LONG)
    one, other = await ids(conn, staff)
    await merging.merge(conn, MergeKind.STAFF, one, other, by=StaffId(one), now=NOW)

    plan = await plan_rows(conn, LONG)

    assert plan.managers == ()
    assert counts(plan) == (0, 0, 1)
    assert list((await conn.execute(sa.select(accounts.c.manager_id))).scalars()) == [one, one]


async def test_files_of_events_and_answers_find_them_by_every_name(conn: FullConn) -> None:
    await apply_rows(conn, SHORT, LONG)
    _, person = await make_one(conn)

    people = await same.list_people(conn)

    assert {number for number, *_ in people} == {person}
    called = {(name, company) for _, _, _, _, name, company, _, _ in people}
    assert {("Сидорова Анна", "Вектор Плюс"), ("Анна Павловна Сидорова", "ООО «Вектор»")} <= called


async def test_who_was_erased_comes_back_by_no_name(conn: FullConn) -> None:
    await apply_rows(conn, SHORT, LONG)
    _, person = await make_one(conn)
    await erasing.erase(conn, [person], Terms(b"key", keeps_score=True), why=ErasedWhy.REQUEST, now=NOW)

    for name in ("Сидорова Анна", "Анна Павловна Сидорова"):
        for known_as, code in (("ООО «Вектор»", None), ("Вектор Плюс", None), ("Новое имя", "2")):
            sifted = await erasures.sift(conn, listed(row(2, known_as, name, account_id=code)), b"key")
            assert sifted.rows == (), (name, known_as)


async def test_a_contact_who_changes_company_leaves_the_history_with_the_old_one(conn: FullConn) -> None:
    filling = Filling(conn)
    await apply_rows(conn, SHORT, row(3, "Ромашка", "Пётр", account_id="9"))
    anna, _ = await ids(conn, contacts)
    old, new = await ids(conn, accounts)
    await bind_contact(conn, ContactId(anna), TelegramId(5001), now=NOW)
    contact = await get_contact(conn, anna)
    response = await filling.answered(contact, 3)
    case = await filling.case(response)

    await apply_rows(conn, row(2, "Ромашка", "Сидорова Анна", account_id="9", contact_id="C-1"))

    assert (await named(conn, contacts, anna))["account_id"] == new
    assert (await named(conn, responses, response.id))["account_id"] == old
    assert (await named(conn, cases, case.id))["account_id"] == old
