"""How many accounts are red, and the revenue at risk with them: the first rule of `nps.colours` alone, in one look."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.money import AtRisk, group_of
from nps.scope import Scope
from nps.standing import COUNTS_FOR
from nps.values import LEAST_PROMOTER, MOST_DETRACTOR, AccountId, Circle, Group, PromiseState
from storage.cases.cases import UNDER_WAY, is_overdue
from storage.colours.known import IS_CLIENT, accounts_of
from storage.engine.conn import Conn
from storage.people.clients import STILL_HERE
from storage.schema import accounts, cases, contacts, promises


async def measure_at_risk(conn: Conn, scope: Scope, *, now: datetime) -> AtRisk:
    """The red ones of those that `known.list_known` finds."""
    clients, red = await _clients(conn, scope), await _list_red(conn, scope, now)
    revenues = [revenue for account_id, revenue in clients if account_id in red]
    known = [revenue for revenue in revenues if revenue is not None]
    return AtRisk(len(revenues), len(known), sum(known), total=sum(revenue or 0 for _, revenue in clients))


async def list_at_risk(conn: Conn, scope: Scope, *, now: datetime) -> list[AccountId]:
    """Those that `measure_at_risk` counts."""
    red = await _list_red(conn, scope, now)
    return [account_id for account_id, _ in await _clients(conn, scope) if account_id in red]


async def _clients(conn: Conn, scope: Scope) -> list[tuple[AccountId, int | None]]:
    query = sa.select(accounts.c.id, accounts.c.revenue).where(accounts_of(scope), IS_CLIENT)
    return [(AccountId(account_id), revenue) for account_id, revenue in await conn.execute(query)]


async def _list_red(conn: Conn, scope: Scope, now: datetime) -> set[int]:
    """By what their people said last, as the standing is that of a detractor, by a late case or a broken promise."""
    red = {account_id for query in (_late(now), _BROKEN) for account_id in (await conn.execute(query)).scalars()}
    red |= {
        account_id
        for account_id, least, others, low, high in await conn.execute(_said(scope, now))
        if (least is not None or others) and group_of(least, others, low, high) is Group.DETRACTOR
    }
    return red


def _late(now: datetime) -> sa.Select[Any]:
    return sa.select(cases.c.account_id).where(UNDER_WAY, is_overdue(now))


_kept = promises.alias()
_MADE_GOOD = sa.exists().where(
    _kept.c.case_id == promises.c.case_id, _kept.c.state == PromiseState.KEPT, _kept.c.id > promises.c.id
)
_BROKEN = (
    sa.select(cases.c.account_id)
    .join(promises, promises.c.case_id == cases.c.id)
    .where(UNDER_WAY, promises.c.state == PromiseState.BROKEN, ~_MADE_GOOD)
)
"""Until another promise on the case is kept."""


def _said(scope: Scope, now: datetime) -> sa.Select[Any]:
    """Of the latest answers within a year of whoever still works there: by account."""
    c, count = contacts.c, sa.func.count()
    is_other = c.circle.is_distinct_from(Circle.DECISION_MAKER)
    query = sa.select(
        c.account_id,
        sa.func.min(c.latest_score).filter(c.circle == Circle.DECISION_MAKER),
        count.filter(is_other),
        count.filter(is_other, c.latest_score <= MOST_DETRACTOR),
        count.filter(is_other, c.latest_score >= LEAST_PROMOTER),
    ).where(STILL_HERE, c.latest_at > now - COUNTS_FOR)
    if scope != Scope(survey=scope.survey, circle=scope.circle):
        query = query.where(c.account_id.in_(sa.select(accounts.c.id).where(accounts_of(scope))))
    return query.group_by(c.account_id)
