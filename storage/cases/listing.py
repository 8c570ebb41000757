"""Cases as lines of a list: who, of which company, what is next and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.case_words import CaseKind
from nps.climbing import Level
from nps.scope import Scope
from nps.values import CaseDue, CaseId, CaseState, ContactId, Role, StaffId
from storage.cases.cases import UNDER_WAY, is_overdue
from storage.cases.promises import IS_OPEN
from storage.engine.conn import Conn
from storage.figures.scoping import contacts_of
from storage.schema import accounts, case_rings, cases, contact_manager, contacts, promises, staff


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in a list; `manager` is the contact's, None when there is none. `promised`: what is due."""

    id: CaseId
    state: CaseState
    due: CaseDue | None
    deadline_at: datetime | None
    contact_id: ContactId
    contact: str
    phone: str | None
    account: str
    segment: str | None
    revenue: int | None
    manager_id: StaffId | None
    manager: str | None
    promised: str | None = None


_LISTED: sa.Select[Any] = (
    sa.select(
        cases.c.id,
        cases.c.state,
        cases.c.due,
        cases.c.deadline_at,
        contacts.c.id,
        contacts.c.name,
        contacts.c.phone,
        accounts.c.name,
        accounts.c.segment,
        accounts.c.revenue,
        contact_manager,
        staff.c.name,
        promises.c.what,
    )
    .join(contacts, contacts.c.id == cases.c.contact_id)
    .join(accounts, accounts.c.id == cases.c.account_id)
    .outerjoin(staff, staff.c.id == contact_manager)
    .outerjoin(promises, sa.and_(promises.c.case_id == cases.c.id, IS_OPEN, cases.c.due == CaseDue.PROMISE))
)


_ORDER = (
    cases.c.deadline_at.is_(None),
    cases.c.deadline_at,
    sa.func.coalesce(accounts.c.revenue, 0).desc(),
    cases.c.id,
)


_ANY: frozenset[CaseKind] = frozenset()
_STATES = {
    CaseKind.NEW: CaseState.NEW,
    CaseKind.IN_WORK: CaseState.IN_WORK,
    CaseKind.WAITING: CaseState.WAITING,
    CaseKind.PROMISED: CaseState.PROMISED,
    CaseKind.SETTLED: CaseState.SETTLED,
    CaseKind.REOPENED: CaseState.REOPENED,
}


def _of_kinds(kinds: frozenset[CaseKind], now: datetime) -> sa.ColumnElement[bool]:
    """Of several states any will do; late they must be besides, if that is asked for."""
    states = [_STATES[kind] for kind in kinds if kind in _STATES]
    of_state = cases.c.state.in_(states) if states else sa.true()
    return sa.and_(of_state, is_overdue(now) if CaseKind.LATE in kinds else sa.true())


async def list_open(
    conn: Conn, scope: Scope, *, now: datetime, limit: int, offset: int = 0, kinds: frozenset[CaseKind] = _ANY
) -> list[Listed]:
    """Open cases of the scope: what is due first, and of equal dates the account that spends more."""
    query = (
        _LISTED.where(UNDER_WAY, contacts_of(scope), _of_kinds(kinds, now))
        .order_by(*_ORDER)
        .limit(limit)
        .offset(offset)
    )
    return [Listed(*row) for row in await conn.execute(query)]


async def count_of(conn: Conn, scope: Scope, kinds: frozenset[CaseKind] = _ANY, *, now: datetime) -> tuple[int, int]:
    """How many open cases there are in the scope, and how many of them are late."""
    late = sa.func.coalesce(sa.func.sum(sa.case((is_overdue(now), 1), else_=0)), 0)
    query = sa.select(sa.func.count(), late).select_from(cases)
    query = query.join(contacts, contacts.c.id == cases.c.contact_id)
    query = query.join(accounts, accounts.c.id == cases.c.account_id)
    total, overdue = (await conn.execute(query.where(UNDER_WAY, contacts_of(scope), _of_kinds(kinds, now)))).one()
    return int(total), int(overdue)


@dataclass(frozen=True, slots=True)
class DueFor:
    """What one of the staff has to do, or see done, `before` some moment."""

    managers: tuple[StaffId, ...]
    role: Role
    anonymous: bool
    before: datetime


_climbed = sa.exists().where(
    case_rings.c.case_id == cases.c.id,
    case_rings.c.deadline_version == cases.c.deadline_version,
    case_rings.c.level == int(Level.OWNERS),
)
_deputies = staff.alias("deputies")
_their_number = sa.literal("%,").concat(sa.cast(contact_manager, sa.Text)).concat(",%")
_somebody_stands_in = sa.exists().where(
    sa.literal(",").concat(sa.type_coerce(_deputies.c.stands_in_for, sa.Text)).concat(",").like(_their_number),
    _deputies.c.away_since.is_(None),
    _deputies.c.retired_at.is_(None),
    _deputies.c.joined_at.is_not(None),
    _deputies.c.unreachable.is_(None),
    _deputies.c.telegram_id.is_not(None),
)
_nobody_reached = sa.or_(
    contact_manager.is_(None),
    staff.c.retired_at.is_not(None),
    staff.c.joined_at.is_(None),
    staff.c.unreachable.is_not(None),
    staff.c.telegram_id.is_(None),
    sa.and_(staff.c.away_since.is_not(None), ~_somebody_stands_in),
)


def _is_due(due: DueFor) -> sa.ColumnElement[bool]:
    """Open cases whose deadline comes before that moment, or has passed; whether it is settled is the client's to say.

    1. Where answers are anonymous they are the owners' alone.
    2. A manager's are those of their accounts, and of whom they stand in for.
    3. An owner's are such ones too, those whose manager cannot be reached or is away with nobody to stand in, and what
       has climbed up.
    """
    waits = sa.and_(UNDER_WAY, cases.c.due != CaseDue.ANSWER, cases.c.deadline_at < due.before)
    if due.anonymous:
        return sa.and_(waits, sa.true() if due.role is Role.OWNER else sa.false())
    of_theirs = contact_manager.in_(due.managers)
    return sa.and_(waits, sa.or_(of_theirs, _nobody_reached, _climbed) if due.role is Role.OWNER else of_theirs)


async def list_due(conn: Conn, due: DueFor, *, limit: int) -> list[Listed]:
    """By deadline, and of equal ones the account that spends more first."""
    return [Listed(*row) for row in await conn.execute(_LISTED.where(_is_due(due)).order_by(*_ORDER).limit(limit))]


async def count_due(conn: Conn, due: DueFor) -> int:
    query = sa.select(sa.func.count()).select_from(cases).join(contacts, contacts.c.id == cases.c.contact_id)
    query = query.join(accounts, accounts.c.id == cases.c.account_id)
    query = query.outerjoin(staff, staff.c.id == contact_manager).where(_is_due(due))
    return int((await conn.execute(query)).scalar_one())
