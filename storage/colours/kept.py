"""How accounts have done, by colour: what a day's look has found, what it was before, and which have changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from nps.colours import Colour, Sign
from nps.scope import Scope
from nps.values import AccountId, StaffId
from storage.colours.known import IS_CLIENT, accounts_of
from storage.engine.conn import Conn
from storage.engine.statements import append_row
from storage.schema import account_colours, accounts


@dataclass(frozen=True, slots=True)
class Found:
    """An account is of this colour since then; `sign` None: it is safe."""

    colour: Colour
    at: datetime
    sign: Sign | None


@dataclass(frozen=True, slots=True)
class Changed:
    """An account was of one colour, and is of another `since` then."""

    account_id: AccountId
    name: str
    manager_id: StaffId | None
    revenue: int | None
    before: Colour
    after: Colour
    sign: Sign | None
    since: datetime


def _newest(until: datetime | None) -> sa.Subquery:
    """The newest row of each account, of those until then."""
    later = account_colours.alias()
    newer = [
        later.c.account_id == account_colours.c.account_id,
        sa.or_(
            later.c.at > account_colours.c.at,
            sa.and_(later.c.at == account_colours.c.at, later.c.id > account_colours.c.id),
        ),
        later.c.at >= account_colours.c.at,
    ]
    query = sa.select(account_colours)
    if until is not None:
        newer.append(later.c.at <= until)
        query = query.where(account_colours.c.at <= until)
    return query.where(~sa.exists().where(*newer)).subquery()


_LAST = (
    sa.select(account_colours.c.colour)
    .where(account_colours.c.account_id == sa.bindparam("account"))
    .order_by(account_colours.c.at.desc(), account_colours.c.id.desc())
    .limit(1)
)


async def keep(conn: Conn, account_id: AccountId, colour: Colour, sign: Sign | None, *, now: datetime) -> None:
    """It is of this colour; a row only when the last one says another."""
    if (await conn.execute(_LAST, {"account": account_id})).scalar_one_or_none() is not colour:
        await append_row(conn, account_colours, account_id=account_id, at=now, colour=colour, sign=sign)


async def as_of(
    conn: Conn, at: datetime | None = None, *, only: Collection[AccountId] | None = None
) -> dict[AccountId, Found]:
    """What had been found at that moment, or at last, of all accounts or of these."""
    newest = _newest(at)
    query = sa.select(newest.c.account_id, newest.c.colour, newest.c.at, newest.c.sign)
    if only is not None:
        query = query.where(newest.c.account_id.in_(sorted(only)))
    return {AccountId(account_id): Found(*found) for account_id, *found in await conn.execute(query)}


async def colours_as_of(conn: Conn, at: datetime) -> dict[AccountId, Colour]:
    """The same of all accounts, without more."""
    newest = _newest(at)
    rows = (await conn.execute(sa.select(newest.c.account_id, newest.c.colour))).all()
    return {AccountId(account_id): colour for account_id, colour in rows}


async def list_changed(conn: Conn, start: datetime, end: datetime, scope: Scope) -> list[Changed]:
    """Accounts of the scope that are of another colour at the end than at the start, the most revenue first.

    What came and went between the two is no change; an account that was not known yet has not changed.
    """
    before, after = _newest(start), _newest(end)
    query = (
        sa.select(
            accounts.c.id,
            accounts.c.name,
            accounts.c.manager_id,
            accounts.c.revenue,
            before.c.colour,
            after.c.colour,
            after.c.sign,
            after.c.at,
        )
        .join(before, before.c.account_id == accounts.c.id)
        .join(after, after.c.account_id == accounts.c.id)
        .where(before.c.colour != after.c.colour, accounts_of(scope), IS_CLIENT)
        .order_by(sa.func.coalesce(accounts.c.revenue, 0).desc(), accounts.c.id)
    )
    return [Changed(*row) for row in await conn.execute(query)]
