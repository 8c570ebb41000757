"""Whose questions the response rate counts, how many of them are answered, and who has not answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import ContactId, ContactState, InvitationState, StaffId
from storage.engine.conn import Conn
from storage.figures.scoping import Condition, questions_of
from storage.schema import accounts, contact_manager, contacts, invitations

IS_ANSWERED = invitations.c.state == InvitationState.ANSWERED


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody who was asked and has not answered. `name` is empty of somebody erased.

    `manager_id` looks after the contact now. `remind_at` is over where it is not later than `reminded_at`.
    """

    contact_id: ContactId
    name: str
    account: str
    manager_id: StaffId | None
    contact_state: ContactState
    state: InvitationState
    sent_at: datetime
    closes_at: datetime
    ended_at: datetime | None
    remind_at: datetime | None
    reminded_at: datetime | None


def asked_in(start: datetime, end: datetime, scope: Scope) -> Condition:
    """Is this question one of those the rate counts: delivered in a half-open UTC span, of the scope's index?"""
    return sa.and_(invitations.c.sent_at >= start, invitations.c.sent_at < end, questions_of(scope))


async def count_asked(conn: Conn, start: datetime, end: datetime, scope: Scope) -> tuple[int, int]:
    """How many were asked, and how many of those have answered so far."""
    counts = (sa.func.count(), sa.func.count().filter(IS_ANSWERED))
    asked, answered = (await conn.execute(sa.select(*counts).where(asked_in(start, end, scope)))).one()
    return int(asked), int(answered)


async def list_silent(
    conn: Conn, start: datetime, end: datetime, scope: Scope, *, limit: int, offset: int = 0
) -> list[Silent]:
    """Those who have not, whoever was asked last first."""
    its = invitations.c
    query = (
        sa.select(
            contacts.c.id,
            contacts.c.name,
            accounts.c.name,
            contact_manager,
            contacts.c.state,
            *(its.state, its.sent_at, its.closes_at, its.ended_at, its.remind_at, its.reminded_at),
        )
        .join(contacts, contacts.c.id == its.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(asked_in(start, end, scope), ~IS_ANSWERED)
        .order_by(its.sent_at.desc(), its.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [Silent(*row) for row in await conn.execute(query)]
