"""Cases that a number counts: opened in a span, open or late still, closed by cause, or followed up by a manager."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.behind import OWN, Kind, Rows
from nps.scope import EVERYTHING, Scope
from nps.values import CaseId, CaseState, ContactId, StaffId
from storage.cases import follow_up
from storage.cases.cases import UNDER_WAY, is_overdue
from storage.cases.complaints import closed_in
from storage.engine.conn import Conn
from storage.figures.scoping import Condition, contacts_of
from storage.figures.tallies import Span
from storage.schema import accounts, cases, contact_manager, contacts, staff

KINDS = frozenset({Kind.CASES, Kind.OPEN, Kind.OVERDUE, Kind.CAUSES, Kind.OWN_CAUSES, *OWN})


@dataclass(frozen=True, slots=True)
class Opened:
    """A case. `contact` is empty of somebody erased; `manager_id` looks after the contact now."""

    id: CaseId
    state: CaseState
    opened_at: datetime
    closed_at: datetime | None
    is_late: bool
    contact_id: ContactId
    contact: str
    account: str
    manager_id: StaffId | None
    manager: str | None


async def count(conn: Conn, span: Span, scope: Scope, *, now: datetime) -> tuple[int, int, int]:
    """The cases that were opened in a half-open UTC span, how many are still open, how many of those are overdue.

    Of clients who are of the scope now; a survey says nothing here.
    """
    still, overdue = (sa.func.count().filter(each) for each in (UNDER_WAY, is_overdue(now)))
    query = sa.select(sa.func.count(), still, overdue).select_from(cases).where(_opened_in(span, scope))
    total, left, late = (await conn.execute(query)).one()
    return int(total), int(left), int(late)


async def count_behind(conn: Conn, span: Span, scope: Scope, rows: Rows, *, now: datetime) -> int:
    query = sa.select(sa.func.count()).select_from(cases).where(_counted(span, scope, rows, now))
    return int((await conn.execute(query)).scalar_one())


async def list_behind(
    conn: Conn, span: Span, scope: Scope, rows: Rows, *, now: datetime, limit: int, offset: int = 0
) -> list[Opened]:
    """Those that the number counts: what is late first, then what is open, each the newest first."""
    order = (sa.case((is_overdue(now), 0), (UNDER_WAY, 1), else_=2), cases.c.opened_at.desc(), cases.c.id.desc())
    query = _opened(now).where(_counted(span, scope, rows, now)).order_by(*order)
    return [Opened(*row) for row in await conn.execute(query.limit(limit).offset(offset))]


async def list_cases(conn: Conn, ids: Sequence[CaseId], *, now: datetime) -> dict[CaseId, Opened]:
    rows = await conn.execute(_opened(now).where(cases.c.id.in_(sorted(set(ids)))))
    return {each.id: each for each in (Opened(*row) for row in rows)}


def _opened(now: datetime) -> sa.Select[Any]:
    return (
        sa.select(
            cases.c.id,
            cases.c.state,
            cases.c.opened_at,
            cases.c.closed_at,
            is_overdue(now),
            contacts.c.id,
            contacts.c.name,
            accounts.c.name,
            contact_manager,
            staff.c.name,
        )
        .join(contacts, contacts.c.id == cases.c.contact_id)
        .join(accounts, accounts.c.id == cases.c.account_id)
        .outerjoin(staff, staff.c.id == contact_manager)
    )


def _counted(span: Span, scope: Scope, rows: Rows, now: datetime) -> Condition:
    match rows.kind:
        case Kind.CASES:
            return _opened_in(span, scope)
        case Kind.OPEN:
            return _opened_in(span, scope) & UNDER_WAY
        case Kind.OVERDUE:
            return _opened_in(span, scope) & is_overdue(now)
        case Kind.CAUSES:
            return closed_in(span, scope) & (cases.c.cause == rows.reason)
        case Kind.OWN_CAUSES:
            return closed_in(span, scope) & cases.c.cause.is_(None) & cases.c.cause_words.is_not(None)
        case Kind.OPEN_NOW:
            return UNDER_WAY & follow_up.is_theirs(scope.manager)
        case Kind.OVERDUE_NOW:
            return is_overdue(now) & follow_up.is_theirs(scope.manager)
        case Kind.REACHED:
            return follow_up.reached_in(*span, of=scope.manager)
        case Kind.ENDED:
            return follow_up.ended_in(*span, of=scope.manager)
        case Kind.ENDED_WELL:
            return follow_up.ended_in(*span, of=scope.manager) & (cases.c.state == CaseState.CONFIRMED)
        case _:
            raise ValueError(f"no cases: {rows.kind}")


def _opened_in(span: Span, scope: Scope) -> Condition:
    start, end = span
    within = sa.and_(cases.c.opened_at >= start, cases.c.opened_at < end)
    if scope == EVERYTHING:
        return within
    of_case = (contacts.c.id == cases.c.contact_id, accounts.c.id == cases.c.account_id)
    return within & sa.select(sa.literal(1)).where(*of_case, contacts_of(scope)).correlate(cases).exists()
