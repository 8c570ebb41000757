"""«What changed» in a span, by name: how many there are of each kind, and the first of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import CaseEvent, CaseState, ContactState, Group, InvitationState, PromiseState
from storage.cases.cases import is_overdue
from storage.engine.conn import Conn
from storage.figures import tallies
from storage.figures.measures import Named
from storage.figures.scoping import IN_GROUP, contacts_of
from storage.schema import accounts, case_events, cases, contact_manager, contacts, invitations, promises, responses

OPEN_AGAIN = (CaseEvent.NOT_CONFIRMED, CaseEvent.OPENED_AGAIN)


@dataclass(frozen=True, slots=True)
class Some:
    """So many, and the first of them by name."""

    count: int
    first: tuple[Named, ...]


NOBODY = Some(0, ())


async def _some(conn: Conn, query: sa.Select[Any], limit: int, offset: int = 0) -> Some:
    """The query is of `_PEOPLE`, with what else `Named` has as a column of that name."""
    wanted = query.add_columns(sa.func.count().over().label("total")).limit(limit).offset(offset)
    rows = [dict(row) for row in (await conn.execute(wanted)).mappings()]
    totals = [int(row.pop("total")) for row in rows]
    return Some(totals[0], tuple(Named(**row) for row in rows)) if rows else NOBODY


_PEOPLE: sa.Select[Any] = sa.select(
    contacts.c.name.label("name"),
    accounts.c.name.label("account"),
    contacts.c.id.label("contact_id"),
    contact_manager.label("manager_id"),
).select_from(contacts.join(accounts, accounts.c.id == contacts.c.account_id))


async def new_detractors(
    conn: Conn, start: datetime, end: datetime, scope: Scope, *, limit: int, offset: int = 0
) -> Some:
    """Whose latest answer in the span is a detractor's, the worst first; by name, so of whoever had them then."""
    query = (
        _PEOPLE.add_columns(responses.c.score.label("score"))
        .join(responses, responses.c.contact_id == contacts.c.id)
        .where(tallies.latest_heard(start, end, scope), IN_GROUP[Group.DETRACTOR])
        .order_by(responses.c.score, accounts.c.name_folded, contacts.c.name_folded, contacts.c.id)
    )
    return await _some(conn, query, limit, offset)


async def confirmed(conn: Conn, start: datetime, end: datetime, scope: Scope, *, limit: int) -> Some:
    """Who said that their complaint is settled."""
    return await _of_events(conn, (CaseEvent.CONFIRMED,), start, end, scope, limit)


async def reopened(conn: Conn, start: datetime, end: datetime, scope: Scope, *, limit: int) -> Some:
    """Whose complaint was open again."""
    return await _of_events(conn, OPEN_AGAIN, start, end, scope, limit)


async def _of_events(
    conn: Conn, events: tuple[CaseEvent, ...], start: datetime, end: datetime, scope: Scope, limit: int
) -> Some:
    happened = sa.select(case_events.c.case_id).where(
        case_events.c.event.in_(events), case_events.c.at >= start, case_events.c.at < end
    )
    query = (
        _PEOPLE.join(cases, cases.c.contact_id == contacts.c.id)
        .where(cases.c.id.in_(happened), contacts_of(scope))
        .order_by(cases.c.id)
    )
    return await _some(conn, query, limit)


async def broken_promises(conn: Conn, start: datetime, end: datetime, scope: Scope, *, limit: int) -> Some:
    """To whom a promise was broken."""
    query = (
        _PEOPLE.join(cases, cases.c.contact_id == contacts.c.id)
        .join(promises, promises.c.case_id == cases.c.id)
        .where(promises.c.state == PromiseState.BROKEN, contacts_of(scope))
        .where(promises.c.settled_at >= start, promises.c.settled_at < end)
        .order_by(promises.c.settled_at, promises.c.id)
    )
    return await _some(conn, query, limit)


async def fell_silent(conn: Conn, start: datetime, end: datetime, scope: Scope, *, limit: int, offset: int = 0) -> Some:
    """Who used to answer, and let a question close in the span; whoever has answered since is not silent."""
    said = sa.exists().where(
        responses.c.contact_id == invitations.c.contact_id,
        responses.c.replaced_at.is_(None),
    )
    closed = sa.select(invitations.c.contact_id).where(
        invitations.c.state == InvitationState.EXPIRED,
        invitations.c.closes_at >= start,
        invitations.c.closes_at < end,
        said.where(responses.c.first_tap_at < invitations.c.sent_at),
        ~said.where(responses.c.first_tap_at >= invitations.c.sent_at),
    )
    is_here = contacts.c.state.in_((ContactState.JOINED, ContactState.UNREACHABLE))
    query = _PEOPLE.where(is_here, contacts_of(scope), contacts.c.id.in_(closed)).order_by(
        accounts.c.name_folded, contacts.c.id
    )
    return await _some(conn, query, limit, offset)


async def joined(conn: Conn, start: datetime, end: datetime, scope: Scope, *, limit: int, offset: int = 0) -> Some:
    query = _PEOPLE.where(contacts.c.joined_at >= start, contacts.c.joined_at < end, contacts_of(scope))
    return await _some(conn, query.order_by(contacts.c.joined_at, contacts.c.id), limit, offset)


async def overdue(conn: Conn, scope: Scope, *, now: datetime, limit: int) -> Some:
    """Whose case is overdue now, the oldest first."""
    query = _PEOPLE.join(cases, cases.c.contact_id == contacts.c.id).where(is_overdue(now), contacts_of(scope))
    return await _some(conn, query.order_by(cases.c.deadline_at, cases.c.id), limit)


async def unreachable(conn: Conn, scope: Scope, *, limit: int, offset: int = 0) -> Some:
    """Who cannot be reached now, the newest first."""
    query = _PEOPLE.add_columns(contacts.c.unreachable.label("reason"), contacts.c.unreachable_at.label("since")).where(
        contacts.c.state == ContactState.UNREACHABLE, contacts_of(scope)
    )
    return await _some(conn, query.order_by(contacts.c.unreachable_at.desc(), contacts.c.id), limit, offset)


async def unasked(conn: Conn, start: datetime, end: datetime, scope: Scope, *, limit: int, offset: int = 0) -> Some:
    """Whose cases were closed in the span without asking them, because they cannot be: the newest first."""
    query = _PEOPLE.join(cases, cases.c.contact_id == contacts.c.id)
    query = query.join(case_events, case_events.c.case_id == cases.c.id)
    cannot_be = (cases.c.state == CaseState.UNCONFIRMED, case_events.c.event == CaseEvent.NOBODY_TO_ASK)
    query = query.where(*cannot_be, case_events.c.at == cases.c.closed_at, contacts_of(scope))
    query = query.where(cases.c.closed_at >= start, cases.c.closed_at < end)
    return await _some(conn, query.order_by(cases.c.closed_at.desc(), cases.c.id.desc()), limit, offset)
