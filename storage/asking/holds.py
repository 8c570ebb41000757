"""Accounts and people that are not to be asked for a while, and why; how long managers have kept them so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import sqlalchemy as sa

from nps.values import AccountId, ContactId, HoldId, Role, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row, select_of
from storage.schema import accounts, contacts, holds, staff
from storage.schema.columns import UtcTime

HALF_YEAR = timedelta(days=183)
Span = tuple[datetime, datetime]
_now = sa.bindparam("now", type_=UtcTime)
IS_HELD = sa.exists(sa.literal_column("1")).where(
    holds.c.account_id == contacts.c.account_id,
    sa.or_(holds.c.contact_id.is_(None), holds.c.contact_id == contacts.c.id),
    holds.c.until > _now,
    holds.c.lifted_at.is_(None),
)
"""Of a contact: nobody is to ask them now."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Nobody of the account, or not this contact of it, is asked before `until`; then asking goes on by itself."""

    id: HoldId
    account_id: AccountId
    contact_id: ContactId | None
    set_by: StaffId
    reason: str
    since: datetime
    until: datetime
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    """The same with names, for whoever reads of many. `contact` None: all of the account."""

    hold: Hold
    account: str
    contact: str | None
    by: str


HOLD = fields_of(holds, tuple(field.name for field in fields(Hold)))


def _of(account_id: AccountId, contact_id: ContactId | None) -> tuple[sa.ColumnElement[bool], ...]:
    whom = holds.c.contact_id.is_(None) if contact_id is None else holds.c.contact_id == contact_id
    return (holds.c.account_id == account_id, whom)


def _current(now: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    return (holds.c.until > now, holds.c.lifted_at.is_(None))


async def find_current(
    conn: Conn, account_id: AccountId, contact_id: ContactId | None = None, *, now: datetime
) -> Hold | None:
    """The one of the account, or of the contact alone, that lasts longest."""
    query = select_of(HOLD).where(*_of(account_id, contact_id), *_current(now))
    return await find_one(conn, Hold, query.order_by(holds.c.until.desc()).limit(1))


async def keep(
    conn: Conn,
    account_id: AccountId,
    contact_id: ContactId | None = None,
    *,
    by: StaffId,
    reason: str,
    until: datetime,
    now: datetime,
) -> HoldId:
    """In place of the one there is."""
    await lift(conn, account_id, contact_id, now=now)
    values = {"account_id": account_id, "contact_id": contact_id, "set_by": by, "reason": reason}
    return HoldId(await insert_row(conn, holds, **values, since=now, until=until))


async def lift(conn: Conn, account_id: AccountId, contact_id: ContactId | None = None, *, now: datetime) -> bool:
    """Asking goes on from now; tells whether it had stopped."""
    lifted = sa.update(holds).where(*_of(account_id, contact_id), *_current(now)).values(lifted_at=now)
    return bool((await conn.execute(lifted.returning(holds.c.id))).all())


async def held_by_managers(
    conn: Conn, account_id: AccountId, contact_id: ContactId | None = None, *, now: datetime
) -> timedelta:
    """For how long within half a year managers have kept this contact from being asked, alone or with their account.

    Of an account: the one of its people who was kept so for longest.
    """
    since = now - HALF_YEAR
    by_manager = sa.exists().where(staff.c.id == holds.c.set_by, staff.c.role == Role.MANAGER)
    query = sa.select(holds.c.contact_id, holds.c.since, holds.c.until, holds.c.lifted_at).where(
        holds.c.account_id == account_id, holds.c.until > since, by_manager
    )
    if contact_id is not None:
        query = query.where(sa.or_(holds.c.contact_id.is_(None), holds.c.contact_id == contact_id))
    spans: dict[ContactId | None, list[Span]] = {None: []}
    for whom, began, until, lifted_at in await conn.execute(query):
        spans.setdefault(whom, []).append((max(began, since), min(until, lifted_at or now, now)))
    return max(_together([*spans[None], *its]) for its in spans.values())


def _together(spans: Iterable[Span]) -> timedelta:
    """How long these are, what they have in common counted once."""
    total, covered = timedelta(), None
    for start, end in sorted(spans):
        start = start if covered is None else max(start, covered)
        if end > start:
            total += end - start
            covered = end
    return total


async def list_lately(conn: Conn, *, now: datetime, current: bool = False) -> Sequence[Held]:
    """All of half a year, or those that still last; the newest first."""
    query = (
        sa.select(*HOLD, accounts.c.name, contacts.c.name, staff.c.name)
        .join(accounts, accounts.c.id == holds.c.account_id)
        .join(staff, staff.c.id == holds.c.set_by)
        .outerjoin(contacts, contacts.c.id == holds.c.contact_id)
        .where(*(_current(now) if current else (holds.c.since > now - HALF_YEAR,)))
        .order_by(holds.c.since.desc(), holds.c.id.desc())
    )
    return [Held(Hold(*row[:-3]), *row[-3:]) for row in await conn.execute(query)]


async def list_current_of(conn: Conn, account_id: AccountId, *, now: datetime) -> dict[ContactId, Hold]:
    """Of whom alone it is kept, at this account."""
    query = select_of(HOLD).where(holds.c.account_id == account_id, holds.c.contact_id.is_not(None), *_current(now))
    found = [Hold(*row) for row in await conn.execute(query.order_by(holds.c.until))]
    return {hold.contact_id: hold for hold in found if hold.contact_id is not None}
