"""What recommendations have brought: companies that came by a client's word, and what they buy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from nps.reaching import share
from nps.scope import Scope
from nps.values import AccountId, RelationStatus
from storage.colours.known import accounts_of
from storage.engine.conn import Conn
from storage.schema import accounts, recommendations
from storage.schema.columns import Flag

_IS_NEW = recommendations.c.is_new == sa.literal(True, Flag())
_NO_CLIENT = (RelationStatus.POTENTIAL, RelationStatus.LOST)


@dataclass(frozen=True, slots=True)
class Earned:
    """`came`: new companies; `became`: those of them that are clients now, and `known` of these have a `revenue`.

    `all_revenue`: of every client in the scope, of whom `all_known` have one.
    """

    came: int
    became: int
    known: int
    revenue: int
    all_known: int
    all_revenue: int

    @property
    def share(self) -> int | None:
        """Percent of the clients' revenue that recommendations of the span have earned; None: nobody knows."""
        return share(self.revenue, self.all_revenue) if self.known else None


async def measure(conn: Conn, start: datetime, end: datetime, scope: Scope) -> Earned:
    """Of companies that were taken in by a recommendation in a half-open UTC span; as the client list has them now.

    Earned growth rate = net revenue retention + earned new customers − 100 %, where the latter are the share of
    revenue from new customers who came by a recommendation (F. Reichheld, D. Darnell, M. Burns, "Net Promoter 3.0",
    Harvard Business Review, November 2021). Retention needs the revenue of each client a year ago, which no list
    tells; what is told here is the other part, with its n: revenue of who came ÷ revenue of all clients. A client
    is whose status says so: potential, lost and unknown ones are none among those who came.
    """
    buys = sa.and_(accounts.c.status.is_not(None), accounts.c.status.not_in(_NO_CLIENT))
    came = sa.select(accounts.c.revenue, buys).where(_came(start, end), accounts_of(scope))
    rows = await conn.execute(came)
    earned = [(revenue, bool(is_client)) for revenue, is_client in rows]
    told = [revenue for revenue, is_client in earned if is_client and revenue is not None]
    known = sa.select(sa.func.count(accounts.c.revenue), sa.func.coalesce(sa.func.sum(accounts.c.revenue), 0))
    is_client = accounts.c.status.is_distinct_from(RelationStatus.POTENTIAL)
    is_lost = accounts.c.status.is_not_distinct_from(RelationStatus.LOST)
    count, total = (await conn.execute(known.where(is_client, ~is_lost, accounts_of(scope)))).one()
    return Earned(
        came=len(earned),
        became=sum(is_client for _, is_client in earned),
        known=len(told),
        revenue=sum(told),
        all_known=int(count),
        all_revenue=int(total),
    )


async def list_came(conn: Conn, start: datetime, end: datetime, scope: Scope) -> list[AccountId]:
    """The companies that `measure` counts as `came`."""
    return list((await conn.execute(sa.select(accounts.c.id).where(_came(start, end), accounts_of(scope)))).scalars())


def _came(start: datetime, end: datetime) -> sa.ColumnElement[bool]:
    of_span = (_IS_NEW, recommendations.c.at >= start, recommendations.c.at < end)
    return accounts.c.id.in_(sa.select(recommendations.c.account_id).where(*of_span))
