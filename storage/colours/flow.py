"""Accounts that were lost and won in a span, why, and how many clients there were when it began."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from nps.churn import Flow, WonWhy
from nps.scope import Scope
from nps.values import AccountId, RelationStatus, StaffId
from storage.colours.known import accounts_of
from storage.engine.conn import Conn
from storage.engine.statements import made_once
from storage.people.losses import LOSS, Loss
from storage.schema import account_facts, accounts, losses
from storage.schema.columns import Day, Id, UtcTime

_IS_NO_CLIENT_YET = RelationStatus.POTENTIAL
_START, _END = (sa.bindparam(name, type_=UtcTime) for name in ("start", "end"))
_FIRST, _LAST = (sa.bindparam(name, type_=Day) for name in ("first", "last"))


async def measure(conn: Conn, start: datetime, end: datetime, days: tuple[date, date], scope: Scope) -> Flow:
    """Of a half-open span, whose days are those, both included; accounts are of the scope as they are now."""
    gone = await list_lost(conn, start, end, scope)
    reasons = {loss.reason: sum(other.reason is loss.reason for other, *_ in gone) for loss, *_ in gone}
    back = await _list_back(conn, start, end, scope)
    new = await _list_new(conn, days, scope) - back
    lost = {loss.account_id for loss, *_ in gone}
    clients, left = await _count_clients(conn, start, days[0], scope, lost)
    return Flow(
        clients=clients,
        left=left,
        lost=len(lost),
        lost_revenue=sum({loss.account_id: revenue or 0 for loss, _, _, revenue in gone}.values()),
        won={WonWhy.NEW: len(new), WonWhy.BACK: len(back)},
        reasons=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0] is None, item[0] or ""))),
    )


async def list_lost(
    conn: Conn, start: datetime, end: datetime, scope: Scope
) -> list[tuple[Loss, str, StaffId | None, int | None]]:
    """The losses that began in the span, the newest first, each with the account's name, manager and revenue."""
    rows = await conn.execute(_lost(scope), {"start": start, "end": end})
    return [(Loss(*row[:-3]), *row[-3:]) for row in rows]


@made_once
def _lost(scope: Scope) -> sa.Select[Any]:
    return (
        sa.select(*LOSS, accounts.c.name, accounts.c.manager_id, accounts.c.revenue)
        .join(accounts, accounts.c.id == losses.c.account_id)
        .where(losses.c.lost_at >= _START, losses.c.lost_at < _END, accounts_of(scope))
        .order_by(losses.c.lost_at.desc(), losses.c.id.desc())
    )


async def _list_back(conn: Conn, start: datetime, end: datetime, scope: Scope) -> set[AccountId]:
    return set((await conn.execute(_back(scope), {"start": start, "end": end})).scalars())


@made_once
def _back(scope: Scope) -> sa.Select[Any]:
    query = sa.select(losses.c.account_id).join(accounts, accounts.c.id == losses.c.account_id)
    return query.where(losses.c.back_at >= _START, losses.c.back_at < _END, accounts_of(scope))


_before = account_facts.alias()
_WAS_POTENTIAL = (
    sa.select(_before.c.status)
    .where(_before.c.account_id == account_facts.c.account_id, _before.c.day < account_facts.c.day)
    .order_by(_before.c.day.desc())
    .limit(1)
    .scalar_subquery()
) == _IS_NO_CLIENT_YET


async def _list_new(conn: Conn, days: tuple[date, date], scope: Scope) -> set[AccountId]:
    """Whose first delivery it was, or whom the client list called potential before and a client then."""
    return set((await conn.execute(_new(scope), {"first": days[0], "last": days[1]})).scalars())


@made_once
def _new(scope: Scope) -> sa.Select[Any]:
    first_delivered = accounts.c.first_delivery.between(_FIRST, _LAST)
    became = sa.exists().where(
        account_facts.c.account_id == accounts.c.id,
        account_facts.c.day.between(_FIRST, _LAST),
        account_facts.c.status.not_in([_IS_NO_CLIENT_YET, RelationStatus.LOST]),
        _WAS_POTENTIAL,
        sa.or_(accounts.c.first_delivery.is_(None), accounts.c.first_delivery >= _FIRST),
    )
    return sa.select(accounts.c.id).where(sa.or_(first_delivered, became), accounts_of(scope))


async def list_won(conn: Conn, start: datetime, end: datetime, days: tuple[date, date], scope: Scope) -> set[AccountId]:
    """New accounts of the span, and those that came back in it."""
    return await _list_new(conn, days, scope) | await _list_back(conn, start, end, scope)


async def list_left(conn: Conn, start: datetime, end: datetime, first: date, scope: Scope) -> list[AccountId]:
    """The accounts that `measure` counts as left: lost in the span, and clients when it began on this day."""
    gone = {loss.account_id for loss, *_ in await list_lost(conn, start, end, scope)}
    were = sa.select(accounts.c.id).where(accounts_of(scope), _WERE_CLIENTS, accounts.c.id.in_(gone))
    return list((await conn.execute(were, {"start": start, "first": first})).scalars())


async def _count_clients(
    conn: Conn, start: datetime, day: date, scope: Scope, gone: Collection[AccountId]
) -> tuple[int, int]:
    """Who was a client when it began, and how many of them are among these who are `gone` since."""
    values = {"start": start, "first": day, "gone": sorted(gone)}
    count, of_them = (await conn.execute(_clients(scope), values)).one()
    return int(count), int(of_them)


@made_once
def _clients(scope: Scope) -> sa.Select[int, int]:
    left = sa.func.count().filter(accounts.c.id.in_(sa.bindparam("gone", expanding=True, type_=Id)))
    return sa.select(sa.func.count(), left).select_from(accounts).where(accounts_of(scope), _WERE_CLIENTS)


def _were_clients() -> sa.ColumnElement[bool]:
    """When the first day began: known by then or delivered to before, not potential, and not lost."""
    lost = sa.exists().where(
        losses.c.account_id == accounts.c.id,
        losses.c.lost_at < _START,
        sa.or_(losses.c.back_at.is_(None), losses.c.back_at >= _START),
    )
    status_then = (
        sa.select(account_facts.c.status)
        .where(account_facts.c.account_id == accounts.c.id, account_facts.c.day < _FIRST)
        .order_by(account_facts.c.day.desc())
        .limit(1)
        .scalar_subquery()
    )
    is_known = sa.or_(accounts.c.created_at < _START, accounts.c.first_delivery < _FIRST)
    is_later = sa.and_(accounts.c.first_delivery.is_not(None), accounts.c.first_delivery >= _FIRST)
    was_client = sa.func.coalesce(status_then, accounts.c.status).is_distinct_from(_IS_NO_CLIENT_YET)
    return sa.and_(is_known, ~is_later, was_client, ~lost)


_WERE_CLIENTS = _were_clients()
