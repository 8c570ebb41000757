"""Client lists: staged, planned, applied once, and forgotten."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from nps.client_list import ClientList, RowError
from nps.values import AccountId, Circle, ContactState, EventKind, EventSource, RelationStatus, Role
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.lists import imports
from storage.lists.imports import Applied, NotApplied
from storage.people import account_facts, events
from storage.people.clients import bind_contact, get_account, get_contact
from storage.people.events import NewEvent
from storage.people.staff import list_staff
from storage.safety import invariants
from storage.schema import accounts, contacts, enrolments, staff
from storage.schema import imports as table
from tests.filling import NOW, Filling
from tests.storage.client_lists import (
    LIVES,
    apply_rows,
    count,
    counts,
    everybody,
    listed,
    plan_rows,
    remarks,
    row,
    stage,
)

FULL = row(
    account_id="17",
    segment="VIP",
    type="опт",
    abc="A",
    xyz="X",
    status=RelationStatus.PERMANENT,
    region="Пермь",
    revenue=12_400_000,
    debt=150_000,
    first_delivery=date(2025, 9, 1),
    last_purchase=date(2026, 11, 2),
    manager="Анна Смирнова",
    contact_id="C-7",
    greeting="Ирина Петровна",
    circle=Circle.DECISION_MAKER,
    position="директор по закупкам",
    phone="+79161234567",
    email="kim@vektor.ru",
    language="ru",
    timezone="Europe/Samara",
)


async def test_a_full_row_becomes_an_account_a_contact_a_manager_and_their_links(conn: FullConn) -> None:
    plan = await apply_rows(conn, FULL)

    (kim,) = await everybody(conn)
    account = await get_account(conn, kim.account_id)
    (anna,) = await list_staff(conn, Role.MANAGER)
    assert counts(plan) == (1, 0, 0)
    assert plan.managers == ("Анна Смирнова",)
    assert (anna.name, anna.joined_at, account.manager_id) == ("Анна Смирнова", None, anna.id)
    assert (account.name, account.segment, account.abc, account.revenue) == ("ООО «Вектор»", "VIP", "A", 12_400_000)
    assert (account.first_delivery, account.last_purchase) == (date(2025, 9, 1), date(2026, 11, 2))
    new_columns = (await conn.execute(sa.select(accounts.c.type, accounts.c.xyz, accounts.c.debt))).one()
    assert tuple(new_columns) == ("опт", "X", 150_000)
    assert (kim.name, kim.greeting, kim.circle) == ("Ирина Ким", "Ирина Петровна", Circle.DECISION_MAKER)
    assert (kim.phone, kim.email, kim.timezone) == ("+79161234567", "kim@vektor.ru", "Europe/Samara")
    assert kim.state is ContactState.INVITED
    links = (await conn.execute(sa.select(enrolments.c.contact_id, enrolments.c.staff_id))).all()
    assert sorted(map(tuple, links), key=str) == [(kim.id, None), (None, anna.id)]


async def test_a_staged_list_is_read_back_without_loss(conn: FullConn) -> None:
    error = RowError(3, "row-date-broken", {"column": "Дата", "value": "31.02.2026"})
    kept = ClientList((FULL, row(4, contact="Олег Дан")), (error,), ("Скидка",))

    import_id = await imports.stage(conn, staff_id=None, file_name="clients.csv", client_list=kept, now=NOW)

    assert await imports._load(conn, import_id) == kept


async def test_the_same_list_twice_changes_nothing_the_second_time(conn: FullConn) -> None:
    rows = (
        FULL,
        row(3, contact="Олег Дан", phone="+79160000001"),
        row(4, contact="Олег Дан", phone="+79160000002"),
        row(5, contact="Мария Гай"),
        row(6, "ЗАО «Альфа»", "Ирина Ким", manager="анна смирнова"),
    )

    first = await apply_rows(conn, *rows)
    second = await apply_rows(conn, *rows)

    assert counts(first) == (5, 0, 0)
    assert (first.accounts, first.new_accounts) == (2, 2)
    assert counts(second) == (0, 0, 5)
    assert (second.accounts, second.new_accounts, second.changed_accounts, second.managers) == (2, 0, 0, ())
    assert not second.changes_something
    assert await count(conn, contacts) == 5
    assert await count(conn, enrolments) == 6


@pytest.mark.parametrize("reverse", [False, True])
async def test_the_order_of_rows_decides_nothing(conn: FullConn, reverse: bool) -> None:
    rows = [
        row(2, "Вектор", "Ким"),
        row(3, "Вектор", "Ким", phone="+79160000001"),
        row(4, "Вектор", "Дан", contact_id="D"),
        row(5, "Вектор", "Дан"),
        row(6, "Вектор", "Гай", account_id="17"),
    ]

    first = await apply_rows(conn, *(reversed(rows) if reverse else rows))
    second = await plan_rows(conn, *rows)

    assert counts(first) == (3, 0, 0)
    assert first.accounts == 1
    assert remarks(first) == [(2, "row-contact-twice"), (5, "row-contact-twice")]
    assert counts(second) == (0, 0, 3)
    assert not second.changes_something


async def test_empty_cells_and_missing_rows_change_nothing(conn: FullConn) -> None:
    await apply_rows(conn, FULL, row(3, contact="Олег Дан", email="dan@vektor.ru"))
    before = await everybody(conn)

    plan = await apply_rows(conn, row(contact_id="C-7"))

    assert counts(plan) == (0, 0, 1)
    assert await everybody(conn) == before


async def test_changed_cells_change_the_contact_and_the_account_apart(conn: FullConn) -> None:
    await apply_rows(conn, FULL, row(3, contact="Олег Дан"))

    plan = await apply_rows(conn, row(contact="Олег Дан", position="кладовщик"), row(3, contact_id="C-7", segment="B"))

    kim, dan = await everybody(conn)
    assert (plan.new, plan.changed, plan.unchanged, plan.changed_accounts) == (0, 1, 1, 1)
    assert (kim.segment, kim.position, dan.position) == ("B", "директор по закупкам", "кладовщик")


async def test_a_phone_fills_the_gap_of_a_contact_without_one(conn: FullConn) -> None:
    await apply_rows(conn, row())

    plan = await apply_rows(conn, row(phone="+79161234567"))

    (kim,) = await everybody(conn)
    assert counts(plan) == (0, 1, 0)
    assert kim.phone == "+79161234567"


async def test_rows_with_errors_are_left_out_and_the_others_applied(conn: FullConn) -> None:
    plan = await apply_rows(conn, row(), errors=(RowError(3, "row-contact-missing"),))

    assert counts(plan) == (1, 0, 0)
    assert remarks(plan) == [(3, "row-contact-missing")]


async def test_a_plan_changes_nothing(conn: FullConn) -> None:
    await plan_rows(conn, FULL)
    await stage(conn, FULL)

    assert [await count(conn, of) for of in (staff, accounts, contacts, enrolments)] == [0, 0, 0, 0]


async def test_a_list_is_not_applied_when_the_data_changed_since_it_was_shown(conn: FullConn) -> None:
    import_id = await stage(conn, row(position="кладовщик"))
    shown = await imports.plan(conn, import_id)
    await apply_rows(conn, row(position="директор"))

    refused = await imports.apply(conn, import_id, fingerprint=shown.fingerprint, now=NOW, lives=LIVES)

    assert refused is NotApplied.CHANGED
    assert [contact.position for contact in await everybody(conn)] == ["директор"]


async def test_a_renewed_plan_may_be_applied(conn: FullConn) -> None:
    import_id = await stage(conn, row(position="кладовщик"))
    await apply_rows(conn, row(position="директор"))

    await imports.renew_plan(conn, import_id)
    planned = await imports.find(conn, import_id)
    assert planned
    done = await imports.apply(conn, import_id, fingerprint=planned.fingerprint, now=NOW, lives=LIVES)

    assert isinstance(done, Applied)
    assert counts(done.plan) == (0, 1, 0)


async def test_what_has_nothing_to_do_with_the_list_does_not_stand_in_its_way(conn: FullConn, filling: Filling) -> None:
    kim = await filling.contact("Ирина Ким", external_id="C-7", joined=False)
    import_id = await stage(conn, row(account=kim.account, contact_id="C-7", position="кладовщик"))
    shown = await imports.plan(conn, import_id)
    await filling.contact("Олег Дан")
    await bind_contact(conn, kim.id, (await filling.owner()).telegram_id, now=NOW)  # type: ignore[arg-type]

    done = await imports.apply(conn, import_id, fingerprint=shown.fingerprint, now=NOW, lives=LIVES)

    assert isinstance(done, Applied)
    assert (await get_contact(conn, kim.id)).state is ContactState.JOINED


async def test_a_list_is_applied_once_and_its_rows_are_forgotten_then(conn: FullConn) -> None:
    import_id = await stage(conn, row(), errors=(RowError(3, "row-contact-missing"),))
    plan = await imports.plan(conn, import_id)
    await imports.apply(conn, import_id, fingerprint=plan.fingerprint, now=NOW, lives=LIVES)

    again = await imports.apply(conn, import_id, fingerprint=plan.fingerprint, now=NOW, lives=LIVES)

    assert again is NotApplied.FINISHED
    assert (await conn.execute(sa.select(table.c.rows))).scalar_one() is None
    assert await imports.list_remarks(conn, import_id) == (RowError(3, "row-contact-missing"),)


async def test_only_who_sent_a_list_finds_applies_and_cancels_it(conn: FullConn, filling: Filling) -> None:
    owner, other = await filling.owner(), await filling.owner()
    import_id = await stage(conn, row(), staff_id=owner.id)
    fingerprint = (await imports.plan(conn, import_id)).fingerprint

    for stranger in (other.id, None):
        assert await imports.find(conn, import_id, staff_id=stranger) is None
        assert not await imports.cancel(conn, import_id, staff_id=stranger, now=NOW)
        refused = await imports.apply(conn, import_id, fingerprint=fingerprint, now=NOW, lives=LIVES, staff_id=stranger)
        assert refused is NotApplied.NOT_FOUND
    assert await imports.cancel(conn, import_id, staff_id=owner.id, now=NOW)
    refused = await imports.apply(conn, import_id, fingerprint=fingerprint, now=NOW, lives=LIVES, staff_id=owner.id)
    assert refused is NotApplied.FINISHED


async def test_a_list_nobody_applies_is_forgotten_after_a_week(conn: FullConn) -> None:
    import_id = await stage(conn, row())

    await imports.prune(conn, now=NOW + timedelta(days=7))
    assert await imports.plan(conn, import_id)
    await imports.prune(conn, now=NOW + timedelta(days=8))

    with pytest.raises(LookupError):
        await imports.plan(conn, import_id)


async def test_a_failure_in_the_middle_leaves_nothing_behind(database: Database) -> None:
    async with database.write() as conn:
        import_id = await stage(conn, FULL, row(3, contact="Олег Дан", language="x" * 5))
        plan = await imports.plan(conn, import_id)

    async def apply_and_fail() -> None:
        async with database.write() as conn:
            await imports.apply(conn, import_id, fingerprint=plan.fingerprint, now=NOW, lives=LIVES)
            raise ConnectionError

    with pytest.raises(ConnectionError):
        await apply_and_fail()

    async with database.read() as conn:
        assert [await count(conn, of) for of in (staff, accounts, contacts, enrolments)] == [0, 0, 0, 0]
        unread = await imports.find(conn, import_id)
        assert unread
        assert unread.state == imports.READ


async def test_ten_thousand_rows_are_applied_at_once_and_hold_the_invariants(database: Database) -> None:
    rows = [
        row(
            number,
            f"ООО «Клиент {number % 3000}»",
            f"Контакт {number}",
            phone=f"+7916{number:07}",
            manager=f"М {number % 9}",
        )
        for number in range(2, 10_002)
    ]
    async with database.write() as conn:
        import_id = await stage(conn, *rows)
        fingerprint = (await imports.plan(conn, import_id)).fingerprint
        done = await imports.apply(conn, import_id, fingerprint=fingerprint, now=NOW, lives=LIVES)

    assert isinstance(done, Applied)
    assert (done.plan.new, done.plan.new_accounts, len(done.managers)) == (10_000, 3000, 9)
    async with database.read() as conn:
        again = await imports.plan_list(conn, listed(*rows))
        assert not again.changes_something
        assert not await invariants.check(conn, now=NOW)


async def told_of(conn: FullConn, account_id: AccountId) -> list[tuple[object, ...]]:
    kept = await account_facts.list_of(conn, account_id)
    return [(each.day.day, each.revenue, each.last_purchase, each.debt, each.status) for each in kept]


async def test_how_an_account_stood_by_each_list_is_kept_where_something_differs(conn: FullConn) -> None:
    lists = [
        (1, row(revenue=5_000)),
        (2, row(region="Пермь")),
        (3, row(debt=900)),
        (4, row(debt=700, status=RelationStatus.STABLE)),
        (4, row(debt=600)),
        (5, row(3, account="Омега")),
    ]
    for day, told in lists:
        import_id = await stage(conn, told)
        plan = await imports.plan(conn, import_id)
        on = date(2026, 12, day)
        await imports.apply(conn, import_id, fingerprint=plan.fingerprint, now=NOW, lives=LIVES, today=on)

    vector, omega = (await conn.execute(sa.select(accounts.c.id).order_by(accounts.c.id))).scalars()
    assert await told_of(conn, vector) == [
        (1, 5_000, None, None, None),
        (3, 5_000, None, 900, None),
        (4, 5_000, None, 600, RelationStatus.STABLE),
    ]
    assert await told_of(conn, omega) == []


async def test_a_list_older_than_a_purchase_told_since_does_not_take_it_back(conn: FullConn) -> None:
    listed_day, bought_day = date(2026, 11, 2), date(2026, 11, 20)
    await apply_rows(conn, row(last_purchase=listed_day))
    (kim,) = await everybody(conn)
    bought = NewEvent(kim.account_id, EventKind.PURCHASE, bought_day, "1", EventSource.FILE)
    await events.record(conn, [bought], now=NOW, today=NOW.date())

    again = await apply_rows(conn, row(last_purchase=listed_day))
    kept = (await get_account(conn, kim.account_id)).last_purchase
    newer = await apply_rows(conn, row(last_purchase=date(2026, 11, 22)))

    assert (again.changes_something, kept) == (False, bought_day)
    assert newer.changed_accounts == 1
    assert (await get_account(conn, kim.account_id)).last_purchase == date(2026, 11, 22)
