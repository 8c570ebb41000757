"""How accounts have done, by colour: what a day's look has found, what it was before, and which have changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.colours import Colour, Sign
from nps.scope import Scope
from nps.values import AccountId, StaffId
from storage.colours.known import IS_CLIENT, accounts_of
from storage.engine.conn import Conn
from storage.engine.statements import append_row
from storage.schema import account_colours, accounts
from storage.schema.columns import UtcTime


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


def _newest(until: str) -> sa.Subquery:
    """The newest row of each account, of those until the moment that is told under this name."""
    later, moment = account_colours.alias(), sa.bindparam(until, type_=UtcTime)
    newer = (
        later.c.account_id == account_colours.c.account_id,
        sa.or_(
            later.c.at > account_colours.c.at,
            sa.and_(later.c.at == account_colours.c.at, later.c.id > account_colours.c.id),
        ),
        later.c.at >= account_colours.c.at,
        later.c.at <= moment,
    )
    return sa.select(account_colours).where(account_colours.c.at <= moment, ~sa.exists().where(*newer)).subquery()


_before, _after = _newest("start"), _newest("end")
_EARLIER = sa.select(
    accounts.c.id,
    sa.select(account_colours.c.colour)
    .where(account_colours.c.account_id == accounts.c.id, account_colours.c.at <= sa.bindparam("end", type_=UtcTime))
    .order_by(account_colours.c.at.desc(), account_colours.c.id.desc())
    .limit(1)
    .scalar_subquery(),
).where(accounts.c.coloured_at > sa.bindparam("end", type_=UtcTime))
_CHANGED: sa.Select[Any] = (
    sa.select(
        accounts.c.id,
        accounts.c.name,
        accounts.c.manager_id,
        accounts.c.revenue,
        _before.c.colour,
        _after.c.colour,
        _after.c.sign,
        _after.c.at,
    )
    .join(_before, _before.c.account_id == accounts.c.id)
    .join(_after, _after.c.account_id == accounts.c.id)
    .where(_before.c.colour != _after.c.colour, IS_CLIENT)
    .order_by(sa.func.coalesce(accounts.c.revenue, 0).desc(), accounts.c.id)
)
_LAST = sa.select(accounts.c.colour, accounts.c.coloured_at).where(accounts.c.id == sa.bindparam("account"))


async def keep(conn: Conn, account_id: AccountId, colour: Colour, sign: Sign | None, *, now: datetime) -> None:
    """It is of this colour; a row only when the last one says another, and never before that one."""
    last = (await conn.execute(_LAST, {"account": account_id})).one()
    if last.colour is not colour:
        at = max(now, last.coloured_at or now)
        await append_row(conn, account_colours, account_id=account_id, at=at, colour=colour, sign=sign)
        this = sa.update(accounts).where(accounts.c.id == account_id)
        await conn.execute(this.values(colour=colour, coloured_at=at))


async def list_earlier(conn: Conn, at: datetime) -> dict[AccountId, Colour | None]:
    """Of which colour it was found to be at that moment, of each account that is kept as another one since."""
    rows = (await conn.execute(_EARLIER, {"end": at})).all()
    return {AccountId(account_id): colour for account_id, colour in rows}


async def list_changed(conn: Conn, start: datetime, end: datetime, scope: Scope) -> list[Changed]:
    """Accounts of the scope that are of another colour at the end than at the start, the most revenue first.

    What came and went between the two is no change; an account that was not known yet has not changed.
    """
    query = _CHANGED.where(accounts_of(scope))
    return [Changed(*row) for row in await conn.execute(query, {"start": start, "end": end})]
