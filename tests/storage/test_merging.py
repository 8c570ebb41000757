"""Two records that are one: every reference goes along, and an undo leaves the database as it was."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from nps.values import ContactState, ErasedWhy, MergeKind, StaffId
from storage.engine.conn import FullConn
from storage.merging import merging
from storage.merging.looking import CannotMerge, look
from storage.merging.treated import TABLES, TREATED
from storage.privacy import erasing
from storage.privacy.erasing import Terms
from storage.safety import invariants
from storage.schema import accounts, contacts, metadata, staff
from tests.filling import DAY, NOW, Filling
from tests.held import Told, fill

ALL_KINDS = pytest.mark.parametrize("kind", list(MergeKind))
AFTER = NOW + 10 * DAY


def references(to: sa.Table) -> set[str]:
    return {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if any(key.column.table is to for key in column.foreign_keys)
    }


@ALL_KINDS
def test_what_becomes_of_every_reference_is_said(kind: MergeKind) -> None:
    """A new table with such a reference belongs into `storage.merging.treated`."""
    assert set(TREATED[kind]) == references(TABLES[kind])


async def dump(conn: FullConn) -> dict[str, list[tuple[Any, ...]]]:
    """Everything but that there was a merge."""
    tables = [table for table in metadata.sorted_tables if table.name not in ("merges", "merge_moves")]
    return {
        table.name: [tuple(row) for row in await conn.execute(sa.select(table).order_by(*table.primary_key.columns))]
        for table in tables
    }


async def two(conn: FullConn, kind: MergeKind) -> tuple[int, int]:
    """Two records about whom every table says something, that can be one."""
    filling = Filling(conn)
    one = await fill(conn, "раз", filling=filling, telegram_id=5001)
    other = await fill(conn, "два", filling=filling, telegram_id=5002)
    await conn.execute(sa.delete(metadata.tables["merge_moves"]))
    await conn.execute(sa.delete(metadata.tables["merges"]))
    account = sa.update(accounts).where(accounts.c.id == one.contact.account_id)
    await conn.execute(account.values(name="Вектор-Юг", name_folded="вектор-юг", search_key="vektor iug", region=None))
    await conn.execute(sa.update(accounts).where(accounts.c.id == other.contact.account_id).values(region="Урал"))
    if kind is MergeKind.ACCOUNT:
        return one.contact.account_id, other.contact.account_id
    if kind is MergeKind.STAFF:
        assert one.contact.manager_id
        assert other.contact.manager_id
        unknown = {"telegram_id": None, "joined_at": None, "timezone": "Asia/Omsk"}
        await conn.execute(sa.update(staff).where(staff.c.id == other.contact.manager_id).values(**unknown))
        return one.contact.manager_id, other.contact.manager_id
    await make_unjoined(conn, one, other)
    return one.contact.id, other.contact.id


async def make_unjoined(conn: FullConn, one: Told, other: Told) -> None:
    """The other is listed at the same company, and has answered nothing from a chat of their own."""
    listed = {"account_id": one.contact.account_id, "telegram_id": None, "state": ContactState.INVITED}
    await conn.execute(sa.update(contacts).where(contacts.c.id == other.contact.id).values(**listed))
    await conn.execute(sa.update(contacts).where(contacts.c.id == one.contact.id).values(greeting=None, phone=None))


async def by(conn: FullConn) -> StaffId:
    return StaffId((await conn.execute(sa.select(sa.func.min(staff.c.id)))).scalar_one())


async def leftovers(conn: FullConn, kind: MergeKind, gone: int) -> set[str]:
    """Where the one who is hidden is still referred to."""
    found = set()
    for place in TREATED[kind]:
        table, _, name = place.partition(".")
        column = metadata.tables[table].c[name]
        query = sa.select(sa.func.count()).select_from(column.table).where(column == gone)
        if table not in ("merges", "merge_moves") and (await conn.execute(query)).scalar_one():
            found.add(place)
    return found


MAY_STAY = {
    MergeKind.STAFF: {"prompts.staff_id", "recordings.staff_id"},
    MergeKind.ACCOUNT: set(),
    MergeKind.CONTACT: {"leads_listed.contact_id", "stories.contact_id"},
}
"""What was asked of somebody for some minutes, and what both have alike and may be there but once."""


@ALL_KINDS
async def test_everything_goes_along_and_an_undo_leaves_the_database_as_it_was(conn: FullConn, kind: MergeKind) -> None:
    kept, gone = await two(conn, kind)
    before = await dump(conn)

    number, looked = await merging.merge(conn, kind, kept, gone, by=await by(conn), now=AFTER)

    assert (looked.pair.kept, looked.pair.gone) == (kept, gone)
    assert await leftovers(conn, kind, gone) <= MAY_STAY[kind]
    assert [rule.code for rule in await invariants.check(conn, now=AFTER) if rule.number in (6, 7, 9)] == []
    merged = await merging.find(conn, number)
    assert merged
    await merging.undo(conn, merged, now=AFTER + timedelta(hours=23))
    assert await dump(conn) == before


async def test_what_the_one_who_stays_lacks_comes_from_the_other(conn: FullConn) -> None:
    kept, gone = await two(conn, MergeKind.CONTACT)

    await merging.merge(conn, MergeKind.CONTACT, gone, kept, by=await by(conn), now=AFTER)

    row = (await conn.execute(sa.select(contacts).where(contacts.c.id == kept))).mappings().one()
    assert (row["name"], row["phone"], row["greeting"]) == ("Ирина раз", "+79161234567", "два")
    hidden = (await conn.execute(sa.select(contacts).where(contacts.c.id == gone))).mappings().one()
    assert (hidden["name"], hidden["merged_into"], hidden["state"]) == ("Ирина два", kept, ContactState.ERASED)


@pytest.mark.parametrize("keeps_score", [True, False])
async def test_erasing_takes_the_hidden_one_along_and_an_undo_brings_nothing_back(
    conn: FullConn, keeps_score: bool
) -> None:
    kept, gone = await two(conn, MergeKind.CONTACT)
    number, _ = await merging.merge(conn, MergeKind.CONTACT, kept, gone, by=await by(conn), now=AFTER)

    terms = Terms(b"key", keeps_score)
    erased = await erasing.erase(conn, [kept], terms, why=ErasedWhy.REQUEST, now=AFTER)

    assert {erasure.contact_id for erasure in erased.erasures} == {kept, gone}
    left = str(await dump(conn)) + str((await conn.execute(sa.select(metadata.tables["merge_moves"]))).all())
    for word in ("Ирина раз", "Ирина два", "k@раз.ru", "k@два.ru", "+79161234567", "K-раз", "K-два"):
        assert word not in left, word
    merged = await merging.find(conn, number)
    assert merged
    after = await dump(conn)
    with pytest.raises(CannotMerge, match="merge-erased"):
        await merging.undo(conn, merged, now=AFTER)
    assert await dump(conn) == after


@ALL_KINDS
async def test_after_a_day_nothing_is_kept_and_nothing_can_be_undone(conn: FullConn, kind: MergeKind) -> None:
    kept, gone = await two(conn, kind)
    number, _ = await merging.merge(conn, kind, kept, gone, by=await by(conn), now=AFTER)

    await merging.make_final(conn, now=AFTER + timedelta(days=1))

    assert (await conn.execute(sa.select(metadata.tables["merge_moves"]))).all() == []
    merged = await merging.find(conn, number)
    assert merged
    with pytest.raises(CannotMerge, match="merge-final"):
        await merging.undo(conn, merged, now=AFTER + timedelta(days=1))


async def test_three_that_are_one_come_apart_in_the_order_in_which_they_came_together(conn: FullConn) -> None:
    kept, gone = await two(conn, MergeKind.ACCOUNT)
    third = await Filling(conn).account("Вектор-Север")
    before = await dump(conn)
    first, _ = await merging.merge(conn, MergeKind.ACCOUNT, kept, gone, by=await by(conn), now=AFTER)
    second, _ = await merging.merge(conn, MergeKind.ACCOUNT, third, kept, by=await by(conn), now=AFTER)
    one, two_ = await merging.find(conn, first), await merging.find(conn, second)
    assert one
    assert two_
    assert (await conn.execute(sa.select(accounts.c.merged_into).where(accounts.c.id == gone))).scalar_one() == third

    with pytest.raises(CannotMerge, match="merge-later"):
        await merging.undo(conn, one, now=AFTER)
    await merging.undo(conn, two_, now=AFTER)
    await merging.undo(conn, one, now=AFTER)

    assert await dump(conn) == before
    again = await merging.find(conn, first)
    assert again
    with pytest.raises(CannotMerge, match="merge-undone"):
        await merging.undo(conn, again, now=AFTER)


async def test_one_human_at_both_companies_becomes_one_contact(conn: FullConn) -> None:
    kept, gone = await two(conn, MergeKind.ACCOUNT)
    await conn.execute(sa.update(contacts).where(contacts.c.telegram_id == 5002).values(telegram_id=5001))
    before = await dump(conn)

    number, looked = await merging.merge(conn, MergeKind.ACCOUNT, kept, gone, by=await by(conn), now=AFTER)

    (along,) = looked.along
    here = sa.select(contacts.c.id).where(contacts.c.account_id == kept, contacts.c.state != ContactState.ERASED)
    assert list((await conn.execute(here)).scalars()) == [along.kept]
    assert [rule.code for rule in await invariants.check(conn, now=AFTER) if rule.number in (6, 7, 9)] == []
    merged = await merging.find(conn, number)
    assert merged
    await merging.undo(conn, merged, now=AFTER)
    assert await dump(conn) == before


async def test_what_cannot_be_one_is_refused(conn: FullConn) -> None:
    filling = Filling(conn)
    account, elsewhere = await filling.account("Вектор"), await filling.account("Ромашка")
    anna = await filling.contact("Анна", account=account)
    other = await filling.contact("Анна П.", account=account)
    far = await filling.contact("Анна", account=elsewhere, joined=False)
    owner, manager = await filling.owner("Павел"), await filling.manager("Павел Г.")

    for kind, one, two_, key in (
        (MergeKind.CONTACT, anna.id, anna.id, "merge-same"),
        (MergeKind.CONTACT, anna.id, 9999, "merge-gone"),
        (MergeKind.CONTACT, anna.id, other.id, "merge-two-telegrams"),
        (MergeKind.CONTACT, anna.id, far.id, "merge-other-company"),
        (MergeKind.STAFF, owner.id, manager.id, "merge-two-staff"),
    ):
        with pytest.raises(CannotMerge, match=key):
            await look(conn, kind, one, two_)
