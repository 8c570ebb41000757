"""What happened on the cases of a scope until some moment, case by case, and what was promised on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.case_counts import LOOKS_BACK, Span
from nps.scope import Scope
from nps.values import CaseEvent, CaseId, PromiseState
from storage.cases.cases import UNDER_WAY, is_overdue
from storage.engine.conn import Conn
from storage.figures.scoping import contacts_of
from storage.schema import accounts, case_events, cases, contact_manager, contacts, promises, staff


@dataclass(frozen=True, slots=True)
class CaseStory:
    """One case: the segment of its account, and its events, the oldest first."""

    id: CaseId
    segment: str | None
    events: list[tuple[CaseEvent, datetime]]


async def list_stories(conn: Conn, scope: Scope, span: Span) -> list[CaseStory]:
    """Of the cases on which anything happened in the span, or not long before it; nothing of what came later."""
    lately = sa.select(case_events.c.case_id).where(
        case_events.c.at >= span.start - LOOKS_BACK, case_events.c.at < span.end
    )
    query = (
        sa.select(cases.c.id, accounts.c.segment, case_events.c.event, case_events.c.at)
        .join(cases, cases.c.id == case_events.c.case_id)
        .join(contacts, contacts.c.id == cases.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(cases.c.id.in_(lately), case_events.c.at < span.end, contacts_of(scope))
        .order_by(cases.c.id, case_events.c.id)
    )
    stories: dict[int, CaseStory] = {}
    for case_id, segment, event, at in await conn.execute(query):
        stories.setdefault(case_id, CaseStory(CaseId(case_id), segment, [])).events.append((event, at))
    return list(stories.values())


async def count_promises(conn: Conn, scope: Scope, span: Span) -> tuple[int, int]:
    """How many promises to clients of the scope were broken in the span, and how many ended in it."""
    broken = sa.func.coalesce(sa.func.sum(sa.case((promises.c.state == PromiseState.BROKEN, 1), else_=0)), 0)
    of_these, total = (await conn.execute(_ended(sa.select(broken, sa.func.count()), scope, span))).one()
    return int(of_these), int(total)


async def list_broken(conn: Conn, scope: Scope, span: Span) -> list[CaseId]:
    """The case of each promise that was broken in the span, once for each promise."""
    broken = _ended(sa.select(promises.c.case_id), scope, span).where(promises.c.state == PromiseState.BROKEN)
    return [CaseId(number) for number in (await conn.execute(broken)).scalars()]


def _ended(columns: sa.Select[Any], scope: Scope, span: Span) -> sa.Select[Any]:
    ended = (PromiseState.KEPT, PromiseState.BROKEN, PromiseState.UNCONFIRMED)
    return (
        columns.select_from(promises)
        .join(cases, cases.c.id == promises.c.case_id)
        .join(contacts, contacts.c.id == cases.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(promises.c.state.in_(ended), contacts_of(scope))
        .where(promises.c.settled_at >= span.start, promises.c.settled_at < span.end)
    )


async def list_overdue_by_manager(conn: Conn, *, now: datetime) -> list[tuple[str | None, int]]:
    """Whose clients wait too long now, and how many cases: the most first. None: nobody's."""
    total = sa.func.count()
    query = (
        sa.select(staff.c.name, total)
        .select_from(cases)
        .join(contacts, contacts.c.id == cases.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .outerjoin(staff, staff.c.id == contact_manager)
        .where(UNDER_WAY, is_overdue(now))
        .group_by(contact_manager, staff.c.name)
        .order_by(total.desc(), staff.c.name, contact_manager)
    )
    return [(name, int(count)) for name, count in await conn.execute(query)]
