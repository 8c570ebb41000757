"""Whom of its clients the company can hear: where each contact stands, since when, and how much revenue it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.reaching import MISSING, REACHED, SILENT_AFTER, Reach
from nps.scope import Scope
from nps.values import AccountId, Circle, ContactId, ContactState, StaffId, Unreachable
from storage.engine.conn import Conn
from storage.engine.statements import made_once
from storage.figures.scoping import contacts_of
from storage.schema import accounts, contact_manager, contacts, invitations, people, responses, staff
from storage.schema.columns import UtcTime


@dataclass(frozen=True, slots=True)
class Standing:
    """So many contacts of a circle stand so; `since` when the one of them does who does for longest."""

    circle: Circle | None
    reach: Reach
    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Stands:
    """Where one contact stands, and since when."""

    contact_id: ContactId
    account_id: AccountId
    name: str
    account: str
    circle: Circle | None
    manager_id: StaffId | None
    reach: Reach
    since: datetime


_TOLD = ("id", "account_id", "name", "account", "circle", "manager", "reach", "since")


@dataclass(frozen=True, slots=True)
class Revenue:
    """Of the accounts somebody of whom can be heard, and of all."""

    heard: int
    total: int


async def count_standings(conn: Conn, scope: Scope, *, now: datetime) -> list[Standing]:
    """By circle and fact; who has left or was erased counts no more."""
    each = _standings(scope)
    query = sa.select(each.c.circle, each.c.reach, sa.func.count(), sa.func.min(each.c.since))
    rows = (await conn.execute(query.group_by(each.c.circle, each.c.reach), _values(now))).all()
    return [Standing(circle, Reach(reach), count, since) for circle, reach, count, since in rows]


async def list_standings(
    conn: Conn, scope: Scope, of: Collection[Reach], *, now: datetime, limit: int | None, offset: int = 0
) -> list[Stands]:
    """A page of those of whom one of these facts holds: by manager, then by fact, the longest first."""
    each = _standings(scope)
    places = {reach.value: number for number, reach in enumerate(MISSING)}
    order = sa.case(places, value=each.c.reach, else_=len(MISSING))
    query = (
        sa.select(*(each.c[name] for name in _TOLD))
        .where(each.c.reach.in_([reach.value for reach in of]))
        .order_by(each.c.manager_name.is_(None), each.c.manager_name, each.c.manager, order, each.c.since, each.c.id)
        .limit(limit)
        .offset(offset)
    )
    return [
        Stands(contact, account_id, name, account, circle, manager, Reach(reach), since)
        for contact, account_id, name, account, circle, manager, reach, since in await conn.execute(query, _values(now))
    ]


async def list_of_account(conn: Conn, account_id: AccountId, *, now: datetime) -> list[Stands]:
    """Everybody who works at this account."""
    return await list_standings(conn, Scope(account=account_id), tuple(Reach), now=now, limit=None)


async def measure_revenue(conn: Conn, scope: Scope, *, now: datetime) -> Revenue:
    """An account is its manager's, as in every list of accounts, whoever looks after single contacts of it."""
    each = _standings(Scope(account=scope.account))
    heard = sa.select(each.c.account_id).where(each.c.reach.in_([reach.value for reach in REACHED]))
    narrowed = ((accounts.c.manager_id, scope.manager), (accounts.c.id, scope.account))
    of = [column == value for column, value in narrowed if value is not None]
    revenue = sa.func.coalesce(sa.func.sum(accounts.c.revenue), 0)
    query = sa.select(sa.func.coalesce(sa.func.sum(accounts.c.revenue).filter(accounts.c.id.in_(heard)), 0), revenue)
    some, total = (await conn.execute(query.where(*of), _values(now))).one()
    return Revenue(int(some), int(total))


def _values(now: datetime) -> dict[str, datetime]:
    return {"asked_before": now - SILENT_AFTER}


@made_once
def _standings(scope: Scope) -> sa.Subquery:
    """A row for each contact who works there; times are null where nothing tells them. It is told `_values`."""
    asked_at = (
        sa.select(sa.func.min(invitations.c.sent_at))
        .where(
            invitations.c.contact_id == contacts.c.id,
            ~sa.exists().where(
                responses.c.contact_id == invitations.c.contact_id, responses.c.first_tap_at >= invitations.c.sent_at
            ),
        )
        .correlate(contacts)
        .scalar_subquery()
    )
    is_lost = contacts.c.state == ContactState.UNREACHABLE
    is_blocked = contacts.c.unreachable == Unreachable.BLOCKED
    facts: list[tuple[sa.ColumnElement[bool], Reach, sa.ColumnElement[Any]]] = [
        (contacts.c.state == ContactState.INVITED, Reach.NOT_JOINED, contacts.c.created_at),
        (is_lost & is_blocked, Reach.BLOCKED, contacts.c.unreachable_at),
        (is_lost, Reach.DEACTIVATED, contacts.c.unreachable_at),
        (people.c.opted_out_at.is_not(None), Reach.OPTED_OUT, people.c.opted_out_at),
        (asked_at <= sa.bindparam("asked_before", type_=UtcTime), Reach.SILENT, asked_at),
    ]
    reach = sa.case(*((holds, sa.literal(fact.value)) for holds, fact, _ in facts), else_=sa.literal(Reach.HEARD.value))
    since = sa.case(*((holds, at) for holds, _, at in facts), else_=contacts.c.joined_at)
    return (
        sa.select(
            contacts.c.id,
            contacts.c.account_id,
            contacts.c.name,
            accounts.c.name.label("account"),
            contacts.c.circle,
            contact_manager.label("manager"),
            staff.c.name_folded.label("manager_name"),
            reach.label("reach"),
            sa.func.coalesce(since, contacts.c.created_at).label("since"),
        )
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .join(people, people.c.telegram_id == contacts.c.telegram_id, isouter=True)
        .join(staff, staff.c.id == contact_manager, isouter=True)
        .where(contacts.c.state.not_in([ContactState.LEFT, ContactState.ERASED]), contacts_of(scope))
        .subquery()
    )
