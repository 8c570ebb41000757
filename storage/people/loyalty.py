"""How loyal an account is and why it buys, as its manager sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from nps.values import AccountId, BuysFor, Loyalty
from storage.engine.conn import Conn
from storage.schema import accounts


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties an account to the company; None and none until somebody has said."""

    loyalty: Loyalty | None
    buys_for: tuple[BuysFor, ...]


async def get_ties(conn: Conn, account_id: AccountId) -> Ties:
    query = sa.select(accounts.c.loyalty, accounts.c.buys_for).where(accounts.c.id == account_id)
    loyalty, buys_for = (await conn.execute(query)).one()
    marked = set(buys_for or ())
    return Ties(loyalty, tuple(reason for reason in BuysFor if reason in marked))


async def set_loyalty(conn: Conn, account_id: AccountId, loyalty: Loyalty | None, *, now: datetime) -> None:
    this = sa.update(accounts).where(accounts.c.id == account_id)
    await conn.execute(this.values(loyalty=loyalty, updated_at=now))


async def toggle_reason(conn: Conn, account_id: AccountId, reason: BuysFor, *, now: datetime) -> None:
    """Mark or unmark why it buys."""
    marked = set((await get_ties(conn, account_id)).buys_for) ^ {reason}
    kept = [each.value for each in BuysFor if each in marked] or None
    await conn.execute(sa.update(accounts).where(accounts.c.id == account_id).values(buys_for=kept, updated_at=now))
