"""What happened with accounts, by whoever told it: written down once, and what follows for the account."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

import sqlalchemy as sa

from nps.values import AccountId, ContactId, EventId, EventKind, EventSource, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_into, select_of
from storage.schema import accounts, event_prompts, events


@dataclass(frozen=True, slots=True)
class NewEvent:
    """`key`: another telling of the same event has the same. `amount` is in whole units of the currency."""

    account_id: AccountId
    kind: EventKind
    happened_on: date
    key: str
    source: EventSource
    contact_id: ContactId | None = None
    amount: int | None = None
    note: str | None = None
    recorded_by: StaffId | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """`contact_id` None: nobody of the account was named. `note` is gone once it is older than words are kept."""

    id: EventId
    account_id: AccountId
    contact_id: ContactId | None
    kind: EventKind
    happened_on: date
    amount: int | None
    note: str | None
    source: EventSource
    recorded_by: StaffId | None
    created_at: datetime


EVENT = fields_of(events, tuple(field.name for field in fields(Event)))
_NEW = tuple(field.name for field in fields(NewEvent))
_NEWEST = (events.c.happened_on.desc(), events.c.id.desc())
_DATES = {EventKind.PURCHASE: accounts.c.last_purchase, EventKind.DELIVERY: accounts.c.first_delivery}
"""What an event of this kind may move."""
_AT_ONCE = 500
"""Rows of one statement: both databases count parameters."""


async def record(conn: Conn, told: Sequence[NewEvent], *, now: datetime, today: date) -> list[Event]:
    """Write down what is not known yet, and what follows for the accounts; returns the new ones, by id.

    What is written down already stays as it is. `today` is the company's: what is planned for later moves nothing yet.
    """
    new: list[Event] = []
    for at in range(0, len(told), _AT_ONCE):
        rows = [
            {**{name: getattr(each, name) for name in _NEW}, "created_at": now, "moved": False}
            for each in told[at : at + _AT_ONCE]
        ]
        insert = insert_into(conn.dialect.name, events).values(rows)
        insert = insert.on_conflict_do_nothing(index_elements=["key"]).returning(*EVENT)
        new += [Event(*row) for row in await conn.execute(insert)]
    await follow(conn, {each.account_id for each in told}, now=now, today=today)
    return sorted(new, key=lambda event: event.id)


async def follow(conn: Conn, of_accounts: Collection[AccountId], *, now: datetime, today: date) -> None:
    """A purchase newer than the last one known moves it; the first delivery is known with the first one told."""
    for some in _slices(sorted(of_accounts)):
        these = accounts.c.id.in_(some)
        bought = _of_account(sa.func.max(events.c.happened_on), EventKind.PURCHASE, today)
        newer = sa.or_(accounts.c.last_purchase.is_(None), accounts.c.last_purchase < bought)
        moved = sa.update(accounts).where(these, bought.is_not(None), newer)
        await conn.execute(moved.values(last_purchase=bought, updated_at=now))
        delivered = _of_account(sa.func.min(events.c.happened_on), EventKind.DELIVERY, today)
        filled = sa.update(accounts).where(these, accounts.c.first_delivery.is_(None), delivered.is_not(None))
        await conn.execute(filled.values(first_delivery=delivered, updated_at=now))


def _of_account(what: sa.ColumnElement[date], kind: EventKind, today: date) -> sa.ScalarSelect[date]:
    of_this = (events.c.account_id == accounts.c.id, events.c.kind == kind, events.c.happened_on <= today)
    return sa.select(what).where(*of_this).correlate(accounts).scalar_subquery()


def _slices(numbers: list[AccountId]) -> Iterable[list[AccountId]]:
    return (numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE))


async def list_known(conn: Conn, keys: Collection[str]) -> set[str]:
    """Those of these keys whose events are written down already."""
    known: set[str] = set()
    wanted = sorted(keys)
    for at in range(0, len(wanted), _AT_ONCE):
        query = sa.select(events.c.key).where(events.c.key.in_(wanted[at : at + _AT_ONCE]))
        known.update((await conn.execute(query)).scalars())
    return known


async def list_latest(
    conn: Conn, kinds: Collection[EventKind], since: date, *, until: date | None = None
) -> list[Event]:
    """The newest event of each of these kinds of each account, of those since that day; by account and kind.

    `until`: without what is told to happen after that day.
    """
    place = sa.func.row_number().over(partition_by=(events.c.account_id, events.c.kind), order_by=_NEWEST)
    among = [events.c.kind.in_(list(kinds)), events.c.happened_on >= since]
    if until is not None:
        among.append(events.c.happened_on <= until)
    placed = sa.select(*EVENT, place.label("place")).where(*among).subquery()
    query = sa.select(*(placed.c[column.name] for column in EVENT)).where(placed.c.place == 1)
    query = query.order_by(placed.c.account_id, placed.c.kind)
    return [Event(*row) for row in await conn.execute(query)]


async def list_of_account(conn: Conn, account_id: AccountId, *, limit: int, offset: int = 0) -> list[Event]:
    """Newest first."""
    query = select_of(EVENT).where(events.c.account_id == account_id).order_by(*_NEWEST)
    return [Event(*row) for row in await conn.execute(query.limit(limit).offset(offset))]


async def count_of_account(conn: Conn, account_id: AccountId) -> int:
    query = sa.select(sa.func.count()).select_from(events).where(events.c.account_id == account_id)
    return (await conn.execute(query)).scalar_one()


async def find(conn: Conn, event_id: int) -> Event | None:
    return await find_one(conn, Event, select_of(EVENT).where(events.c.id == event_id))


async def record_one(conn: Conn, told: NewEvent, *, now: datetime, today: date) -> Event | None:
    """The same of one, which can be taken back; None when it is written down already."""
    date_of = _DATES.get(told.kind)
    before = await _date(conn, told.account_id, date_of)
    written = await record(conn, [told], now=now, today=today)
    if written and await _date(conn, told.account_id, date_of) != before:
        this = sa.update(events).where(events.c.id == written[0].id)
        await conn.execute(this.values(moved=True, moved_from=before))
    return written[0] if written else None


async def _date(conn: Conn, account_id: AccountId, column: sa.Column[date] | None) -> date | None:
    if column is None:
        return None
    return (await conn.execute(sa.select(column).where(accounts.c.id == account_id))).scalar_one()


async def take_back(conn: Conn, event: Event, *, now: datetime, today: date) -> None:
    """It was a mistake: the date of the account that it has moved is put back, unless it was moved on since."""
    moves = sa.select(events.c.moved, events.c.moved_from).where(events.c.id == event.id)
    moved, moved_from = (await conn.execute(moves)).one()
    await conn.execute(sa.delete(event_prompts).where(event_prompts.c.event_id == event.id))
    await conn.execute(sa.delete(events).where(events.c.id == event.id))
    date_of = _DATES.get(event.kind)
    if moved and date_of is not None:
        this = sa.update(accounts).where(accounts.c.id == event.account_id, date_of == event.happened_on)
        await conn.execute(this.values({date_of.name: moved_from, "updated_at": now}))
    await follow(conn, [event.account_id], now=now, today=today)


async def set_note(conn: Conn, event_id: EventId, note: str) -> None:
    await conn.execute(sa.update(events).where(events.c.id == event_id).values(note=note))
