"""How accounts stood by each client list: what they bought for, when last, what they owe, what they are."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

import sqlalchemy as sa

from nps.values import AccountId, RelationStatus
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, insert, select_of
from storage.schema import account_facts, accounts


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one account, from that day until the day of the next ones."""

    account_id: AccountId
    day: date
    revenue: int | None
    last_purchase: date | None
    debt: int | None
    status: RelationStatus | None


FACTS = fields_of(account_facts, tuple(field.name for field in fields(Facts)))
_KEPT = ("revenue", "last_purchase", "debt", "status")


async def keep(conn: Conn, *, day: date) -> None:
    """A list has been applied on this day: a row for each account of which something differs from its last one."""
    newest = account_facts.alias()
    of_this = newest.c.account_id == accounts.c.id
    last = sa.select(sa.func.max(newest.c.day)).where(of_this).correlate(accounts).scalar_subquery()
    same = [account_facts.c[name].is_not_distinct_from(accounts.c[name]) for name in _KEPT]
    known = sa.exists().where(account_facts.c.account_id == accounts.c.id, account_facts.c.day == last, *same)
    nothing = sa.and_(last.is_(None), *(accounts.c[name].is_(None) for name in _KEPT))
    differing = sa.select(accounts.c.id, sa.literal(day, account_facts.c.day.type), *(accounts.c[n] for n in _KEPT))
    new = insert(conn, account_facts).from_select(
        ["account_id", "day", *_KEPT], differing.where(~known, sa.not_(nothing), accounts.c.merged_into.is_(None))
    )
    again = {name: new.excluded[name] for name in _KEPT}  # two lists on one day
    await conn.execute(new.on_conflict_do_update(index_elements=["account_id", "day"], set_=again))


async def list_of(conn: Conn, account_id: AccountId) -> list[Facts]:
    """Of one account, oldest first."""
    query = select_of(FACTS).where(account_facts.c.account_id == account_id).order_by(account_facts.c.day)
    return [Facts(*row) for row in await conn.execute(query)]
