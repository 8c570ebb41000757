"""What of somebody's client companies gives an occasion to write to them: since when they buy, and what they do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import AccountId
from storage.colours.known import IS_CLIENT, accounts_of
from storage.engine.conn import Conn
from storage.schema import accounts


@dataclass(frozen=True, slots=True)
class Company:
    id: AccountId
    name: str
    first_delivery: date | None
    type: str | None
    segment: str | None


async def list_companies(conn: Conn, scope: Scope) -> list[Company]:
    """Those of the scope that are clients, whose beginning or kind is known; the most revenue first."""
    query = (
        sa.select(accounts.c.id, accounts.c.name, accounts.c.first_delivery, accounts.c.type, accounts.c.segment)
        .where(accounts_of(scope), IS_CLIENT)
        .order_by(sa.func.coalesce(accounts.c.revenue, 0).desc(), accounts.c.id)
    )
    return [Company(*row) for row in await conn.execute(query)]
