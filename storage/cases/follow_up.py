"""How each manager follows cases up: what is open, how fast clients are reached, what they confirm."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from nps.values import CaseState, StaffId
from storage.cases.cases import UNDER_WAY, is_overdue
from storage.engine.conn import Conn
from storage.schema import accounts, cases, contact_manager, contacts


@dataclass(slots=True)
class FollowUp:
    """Of one manager. `open` and `overdue` are of now, by whose the account is; all else is of a span.

    `reached`: when each case was opened and when its client was reached. `closed` ones were settled, and the client
    `confirmed` so many of them.
    """

    open: int = 0
    overdue: int = 0
    reached: list[tuple[datetime, datetime]] = field(default_factory=list)
    closed: int = 0
    confirmed: int = 0


async def by_manager(
    conn: Conn, start: datetime, end: datetime, *, of: StaffId | None, now: datetime
) -> dict[StaffId, FollowUp]:
    """Of those who have anything; `of` one manager alone. A case counts for whose it was when it was closed."""
    figures: dict[StaffId, FollowUp] = {}
    overdue = sa.func.sum(sa.case((is_overdue(now), 1), else_=0))
    query = sa.select(contact_manager, sa.func.count(), overdue).select_from(cases)
    query = query.join(contacts, contacts.c.id == cases.c.contact_id)
    query = query.join(accounts, accounts.c.id == contacts.c.account_id).where(UNDER_WAY, _is(contact_manager, of))
    for manager, total, late in await conn.execute(query.group_by(contact_manager)):
        figures[manager] = FollowUp(open=int(total), overdue=int(late))
    reached = sa.select(cases.c.manager_id, cases.c.opened_at, cases.c.contacted_at)
    reached = reached.where(reached_in(start, end, of=of))
    for manager, opened_at, contacted_at in await conn.execute(reached):
        figures.setdefault(manager, FollowUp()).reached.append((opened_at, contacted_at))
    confirmed = sa.func.sum(sa.case((cases.c.state == CaseState.CONFIRMED, 1), else_=0))
    closed = sa.select(cases.c.manager_id, sa.func.count(), confirmed).where(ended_in(start, end, of=of))
    for manager, total, sure in await conn.execute(closed.group_by(cases.c.manager_id)):
        of_manager = figures.setdefault(manager, FollowUp())
        of_manager.closed, of_manager.confirmed = int(total), int(sure)
    return figures


def reached_in(start: datetime, end: datetime, *, of: StaffId | None) -> sa.ColumnElement[bool]:
    """Whose client was reached in a half-open span."""
    return sa.and_(cases.c.contacted_at >= start, cases.c.contacted_at < end, _is(cases.c.manager_id, of))


def ended_in(start: datetime, end: datetime, *, of: StaffId | None) -> sa.ColumnElement[bool]:
    """Which were settled and closed in it, whether or not the client has confirmed that."""
    ended = cases.c.state.in_((CaseState.CONFIRMED, CaseState.UNCONFIRMED))
    return sa.and_(ended, cases.c.closed_at >= start, cases.c.closed_at < end, _is(cases.c.manager_id, of))


def is_theirs(of: StaffId | None) -> sa.ColumnElement[bool]:
    """Of a client whom they look after now."""
    of_case = (contacts.c.id == cases.c.contact_id, accounts.c.id == contacts.c.account_id)
    return sa.select(sa.literal(1)).where(*of_case, _is(contact_manager, of)).correlate(cases).exists()


def _is(manager: sa.ColumnElement[int], of: StaffId | None) -> sa.ColumnElement[bool]:
    return manager.is_not(None) if of is None else manager == of
