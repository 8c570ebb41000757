"""Accounts that are not to be asked for a while, and why; how long each manager has kept one so."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import sqlalchemy as sa

from nps.values import AccountId, HoldId, Role, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row
from storage.schema import holds, staff

HALF_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Hold:
    """Nobody of the account is asked before `until`; then asking goes on by itself."""

    id: HoldId
    account_id: AccountId
    set_by: StaffId
    reason: str
    since: datetime
    until: datetime
    lifted_at: datetime | None


HOLD = fields_of(holds, tuple(field.name for field in fields(Hold)))


async def find_current(conn: Conn, account_id: AccountId, *, now: datetime) -> Hold | None:
    """The one that lasts longest."""
    its = (holds.c.account_id == account_id, holds.c.contact_id.is_(None), holds.c.until > now)
    query = sa.select(*HOLD).where(*its, holds.c.lifted_at.is_(None)).order_by(holds.c.until.desc()).limit(1)
    return await find_one(conn, Hold, query)


async def keep(
    conn: Conn, account_id: AccountId, *, by: StaffId, reason: str, until: datetime, now: datetime
) -> HoldId:
    """In place of the one there is."""
    await lift(conn, account_id, now=now)
    values = {"account_id": account_id, "set_by": by, "reason": reason, "since": now, "until": until}
    return HoldId(await insert_row(conn, holds, **values))


async def lift(conn: Conn, account_id: AccountId, *, now: datetime) -> bool:
    """Asking goes on from now; tells whether it had stopped."""
    current = (holds.c.account_id == account_id, holds.c.contact_id.is_(None), holds.c.until > now)
    lifted = sa.update(holds).where(*current, holds.c.lifted_at.is_(None)).values(lifted_at=now)
    return (await conn.execute(lifted.returning(holds.c.id))).first() is not None


async def held_by_managers(conn: Conn, account_id: AccountId, *, now: datetime) -> timedelta:
    """For how long managers have kept this account from being asked, within half a year."""
    since = now - HALF_YEAR
    by_manager = sa.exists().where(staff.c.id == holds.c.set_by, staff.c.role == Role.MANAGER)
    query = sa.select(holds.c.since, holds.c.until, holds.c.lifted_at).where(
        holds.c.account_id == account_id, holds.c.contact_id.is_(None), holds.c.until > since, by_manager
    )
    spans = [
        (max(began, since), min(until, lifted_at or now, now)) for began, until, lifted_at in await conn.execute(query)
    ]
    return sum((end - start for start, end in spans if end > start), timedelta())
