"""How accounts do now is what a look at all their rows finds, at any time and whatever has been written meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator
from datetime import date, datetime, timedelta
from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.sql import visitors

from nps.colours import Colour, Current
from nps.scope import EVERYTHING, Scope
from nps.values import AccountId, CaseDue, CaseState, CaseWhy, Circle, ContactState, RelationStatus
from storage.colours import current, known
from storage.colours.known import list_known
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.engine.statements import insert_row
from storage.people import latest
from storage.schema import accounts, cases, contacts, current_colours, surveys
from storage.schema.triggers import SEEN
from tests.databases import on_both
from tests.filling import DAY, NOW, Filling
from tests.storage.test_account_signs import RolledBack, fill, fill_case, fill_contact

TODAY = NOW.date()
SOON, MOMENT = NOW + timedelta(minutes=30), timedelta(microseconds=1)
NOT_OF_THE_COLOUR = {"id", "manager_id", "colour", "coloured_at"}
"""Columns of accounts that are read beside it, and never kept with it."""
COPIED = {
    "accounts": ("revenue", "debt", "status", "last_purchase"),
    "contacts": ("account_id", "state", "circle", "joined_at", "updated_at", "latest_score", "latest_at", "before_at"),
    "cases": ("account_id", "due", "deadline_at", "reopened", "opened_at"),
    "case_events": ("case_id", "event", "at"),
    "promises": ("case_id", "state", "settled_at"),
    "events": ("account_id", "kind", "happened_on"),
    "account_facts": ("revenue", "debt"),
}
DELETED = ("case_events", "promises", "events", "account_facts")


async def worked_out(conn: FullConn, scope: Scope, now: datetime, today: date) -> list[Current]:
    found = await list_known(conn, scope, now=now, today=today)
    each = [current.current_of(one, now=now, today=today) for one in found]
    return sorted(each, key=lambda one: (-(one.revenue or 0), one.account))


async def expect_same(conn: FullConn, now: datetime, today: date) -> None:
    assert await current.list_current(conn, EVERYTHING, now=now, today=today) == await worked_out(
        conn, EVERYTHING, now, today
    )


async def keep_all(conn: FullConn, now: datetime = NOW, today: date = TODAY) -> None:
    unknown = await current.list_unknown(conn, now=now, today=today, most=100)
    await current.keep_current(conn, unknown, now=now, today=today)


@on_both
def test_as_time_goes_by_and_whatever_is_written(database_url: str) -> None:
    with asyncio.Runner() as runner:
        database = Database(database_url)

        @settings(max_examples=40, deadline=None, database=None)
        @given(seed=st.integers(0, 2**32))
        def live(seed: int) -> None:
            runner.run(live_through(database, Random(seed)))

        live()
        runner.run(database.close())


async def live_through(database: Database, chance: Random) -> None:
    with contextlib.suppress(RolledBack):
        async with database.write() as conn:
            filling = await fill(conn, chance)
            await latest.follow_all(conn)
            await expect_same(conn, NOW, TODAY)
            await keep_all(conn)
            assert await current.list_unknown(conn, now=NOW, today=TODAY, most=100) == []
            for minutes in sorted(chance.choices((-60, -1, 0, 1, 2, 60, 1439, 1440, 1441), k=4)):
                later = NOW + timedelta(minutes=minutes)
                await expect_same(conn, later, later.date())
            for _ in range(8):
                await keep_all(conn)
                await write_something(conn, filling, chance)
                await expect_same(conn, NOW, TODAY)
            raise RolledBack


async def write_something(conn: FullConn, filling: Filling, chance: Random) -> None:
    """A row is another one, is new or is gone."""
    kind = chance.randrange(4)
    account = chance.choice((await conn.execute(sa.select(accounts.c.id))).scalars().all())
    if kind == 0:
        survey = (await conn.execute(sa.select(surveys.c.id).limit(1))).scalar_one()
        await fill_contact(conn, filling, chance, account, survey)
        await latest.follow_all(conn)
        return
    if kind == 1:
        contact = await filling.contact(account=account)
        await fill_case(conn, chance, account, contact.id)
        return
    name = chance.choice(DELETED if kind == 2 else tuple(COPIED))
    table = accounts.metadata.tables[name]
    rows = (await conn.execute(sa.select(*table.primary_key.columns))).all()
    if not rows:
        return
    this, other = ([c == v for c, v in zip(table.primary_key.columns, chance.choice(rows), strict=True)] for _ in "ab")
    if kind == 2:
        await conn.execute(sa.delete(table).where(*this))
    else:
        column = table.c[chance.choice(COPIED[name])]
        value = (await conn.execute(sa.select(column).where(*other))).scalar_one()
        await conn.execute(sa.update(table).where(*this).values({column.name: value}))


async def whose_answer_is_a_year_old(conn: FullConn, filling: Filling) -> None:
    await filling.answered(await filling.contact(), 9, at=SOON - 365 * DAY)


async def whose_earlier_score_is_a_year_old(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    await filling.answered(contact, 10, at=SOON - 365 * DAY)
    await filling.answered(contact, 7, at=NOW - DAY)


async def who_has_been_silent_long(conn: FullConn, filling: Filling) -> None:
    await filling.answered(await filling.contact(), 9, at=SOON - 180 * DAY)


async def whose_decision_maker_left_long_ago(conn: FullConn, filling: Filling) -> None:
    account = await filling.account()
    await filling.answered(await filling.contact(account=account), 9, at=NOW - DAY)
    gone = await filling.contact(account=account, circle=Circle.DECISION_MAKER)
    this = sa.update(contacts).where(contacts.c.id == gone.id)
    await conn.execute(this.values(state=ContactState.LEFT, updated_at=SOON - 180 * DAY))


async def whose_case_is_late(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    await filling.answered(contact, 9, at=NOW - DAY)
    told = {"state": CaseState.IN_WORK, "why": CaseWhy.DETRACTOR, "due": CaseDue.CONTACT, "deadline_at": SOON}
    told |= {"contact_id": contact.id, "account_id": contact.account_id, "opened_at": NOW - DAY}
    await insert_row(conn, cases, **told, deadline_version=1, ring_level=0, retries=0, reopened=0)


@pytest.mark.parametrize(
    "somebody",
    [
        *(whose_answer_is_a_year_old, whose_earlier_score_is_a_year_old, who_has_been_silent_long),
        *(whose_decision_maker_left_long_ago, whose_case_is_late),
    ],
)
async def test_who_becomes_another_by_time_alone(
    conn: FullConn, filling: Filling, somebody: Callable[[FullConn, Filling], Awaitable[None]]
) -> None:
    await somebody(conn, filling)
    await latest.follow_all(conn)
    await keep_all(conn)
    before = await current.list_current(conn, EVERYTHING, now=NOW, today=TODAY)

    for now in (SOON - MOMENT, SOON, SOON + MOMENT):
        await expect_same(conn, now, TODAY)
        await keep_all(conn, now)
        assert await current.list_unknown(conn, now=now, today=TODAY, most=9) == []  # or the clock never came to an end
        await expect_same(conn, now, TODAY)
    await expect_same(conn, SOON + 2 * MOMENT, TODAY)
    assert await current.list_current(conn, EVERYTHING, now=SOON + MOMENT, today=TODAY) != before


async def test_what_is_kept_is_what_is_read(conn: FullConn, filling: Filling) -> None:
    account = AccountId(await filling.account())
    await keep_all(conn)
    assert await current.list_unknown(conn, now=NOW, today=TODAY, most=9) == []
    await conn.execute(sa.update(current_colours).values(colour=Colour.WATCH, makers=7))

    (kept,) = await current.list_current(conn, EVERYTHING, now=NOW, today=TODAY)
    assert (kept.account, kept.colour, kept.makers) == (account, Colour.WATCH, 7)
    for now, today in ((NOW, TODAY + DAY), (NOW + DAY, TODAY), (NOW - timedelta(seconds=1), TODAY)):
        (anew,) = await current.list_current(conn, EVERYTHING, now=now, today=today)
        assert (anew.colour, anew.makers) == (Colour.UNHEARD, 0)
        assert await current.list_unknown(conn, now=now, today=today, most=9) == [account]


async def test_whoever_is_lost_or_another_one_is_nobody_to_look_at(conn: FullConn, filling: Filling) -> None:
    stays, lost, other = [await filling.account() for _ in range(3)]
    await keep_all(conn)
    await conn.execute(sa.update(accounts).where(accounts.c.id == lost).values(status=RelationStatus.LOST))
    await conn.execute(sa.update(accounts).where(accounts.c.id == other).values(merged_into=stays))

    assert await current.list_unknown(conn, now=NOW, today=TODAY, most=9) == []
    assert [each.account for each in await current.list_current(conn, EVERYTHING, now=NOW, today=TODAY)] == [stays]
    assert list((await conn.execute(sa.select(current_colours.c.account_id))).scalars()) == [stays]


async def test_when_most_are_unknown_all_are_read_at_once(
    conn: FullConn, filling: Filling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "AT_ONCE", 1)
    for revenue in (1, 2, 3):
        await filling.account(revenue=revenue)
    await current.keep_current(conn, [AccountId(1)], now=NOW, today=TODAY)

    await expect_same(conn, NOW, TODAY)


def test_whatever_makes_a_colour_is_seen_when_it_changes() -> None:
    read = {column for statement in known._statements(EVERYTHING) for column in columns_of(statement)}
    assert {column.table for column in read} == set(SEEN)
    for table, (_, columns) in SEEN.items():
        if columns:
            own = {column.name for column in read if column.table is table}
            assert own - set(columns) == own & NOT_OF_THE_COLOUR
            assert set(columns) <= own


def columns_of(statement: sa.Select[object]) -> Iterator[sa.Column[object]]:
    """Of the tables themselves, under whatever name they are read."""
    for element in visitors.iterate(statement):
        if isinstance(element, sa.ColumnElement):
            yield from (base for base in element.base_columns if isinstance(base, sa.Column))
