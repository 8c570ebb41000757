"""Figures: always recomputable from `responses`, by the definitions of the design's fifth section."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.score import Tally
from nps.values import CaseState, ContactState, Group, InvitationState, Reason, Score, StaffId, Unreachable
from storage.schema import accounts, cases, comment_parts, contacts, invitations, response_reasons, responses


@dataclass(frozen=True, slots=True)
class Figures:
    """A period's figures. `answers` counts responses received, `tally` each contact's latest one."""

    tally: Tally
    answers: int
    asked: int
    answered_of_asked: int
    reasons: tuple[tuple[Reason, int], ...]
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A line of «what changed»: a contact and their account."""

    name: str
    account: str
    score: int | None = None
    reason: Unreachable | None = None
    words: str | None = None


def latest_in(start: datetime, end: datetime, of: StaffId | None) -> sa.Subquery:
    """Each contact's latest response of the half-open span, breakdowns by the manager at the answer."""
    order = (responses.c.first_tap_at.desc(), responses.c.id.desc())
    place = sa.func.row_number().over(partition_by=responses.c.contact_id, order_by=order)
    query = sa.select(responses.c.id, responses.c.score, responses.c.contact_id, place.label("place"))
    query = query.where(responses.c.first_tap_at >= start, responses.c.first_tap_at < end)
    if of is not None:
        query = query.where(responses.c.manager_id == of)
    ranked = query.subquery()
    return sa.select(ranked).where(ranked.c.place == 1).subquery()


async def measure(conn: AsyncConnection, start: datetime, end: datetime, *, of: StaffId | None = None) -> Figures:
    """The figures of a half-open UTC span; of one manager's accounts if `of` is given."""
    latest = latest_in(start, end, of)
    by_score = await conn.execute(
        sa.select(latest.c.score, sa.func.count()).group_by(latest.c.score).order_by(latest.c.score)
    )
    counts = {int(score): int(count) for score, count in by_score}
    tally = Tally(
        *(
            sum(count for score, count in counts.items() if Score(score).group is group)
            for group in (Group.PROMOTER, Group.PASSIVE, Group.DETRACTOR)
        )
    )
    answers = sa.select(sa.func.count()).where(responses.c.first_tap_at >= start, responses.c.first_tap_at < end)
    asked = (
        sa.select(
            sa.func.count(),
            sa.func.coalesce(sa.func.sum(sa.case((invitations.c.state == InvitationState.ANSWERED, 1), else_=0)), 0),
        )
        .select_from(invitations)
        .where(invitations.c.sent_at >= start, invitations.c.sent_at < end)
    )
    if of is not None:
        answers = answers.where(responses.c.manager_id == of)
        asked = (
            asked.join(contacts, contacts.c.id == invitations.c.contact_id)
            .join(accounts, accounts.c.id == contacts.c.account_id)
            .where(accounts.c.manager_id == of)
        )
    total, answered = (await conn.execute(asked)).one()
    often = sa.func.count().label("often")
    reasons = await conn.execute(
        sa.select(response_reasons.c.reason, often)
        .join(latest, latest.c.id == response_reasons.c.response_id)
        .where(latest.c.score <= 6)
        .group_by(response_reasons.c.reason)
        .order_by(often.desc(), response_reasons.c.reason)
    )
    return Figures(
        tally=tally,
        answers=(await conn.execute(answers)).scalar_one(),
        asked=int(total),
        answered_of_asked=int(answered),
        reasons=tuple((Reason(reason), int(count)) for reason, count in reasons),
        scores=tuple(score for score, count in counts.items() for _ in range(min(count, 5))),
    )


async def list_new_detractors(
    conn: AsyncConnection, start: datetime, end: datetime, *, of: StaffId | None, limit: int = 10
) -> list[Named]:
    latest = latest_in(start, end, of)
    query = (
        sa.select(contacts.c.name, accounts.c.name, latest.c.score)
        .join(contacts, contacts.c.id == latest.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(latest.c.score <= 6)
        .order_by(latest.c.score, accounts.c.name_folded, contacts.c.name_folded)
        .limit(limit)
    )
    return [Named(name, account, score=score) for name, account, score in await conn.execute(query)]


async def list_said(
    conn: AsyncConnection, start: datetime, end: datetime, *, of: StaffId | None, limit: int = 5
) -> list[Named]:
    """What people wrote in the period, the newest first; the first words of each comment."""
    latest = latest_in(start, end, of)
    first = sa.select(sa.func.min(comment_parts.c.id)).where(comment_parts.c.text.is_not(None))
    first = first.group_by(comment_parts.c.response_id)
    query = (
        sa.select(contacts.c.name, accounts.c.name, latest.c.score, comment_parts.c.text)
        .join(comment_parts, comment_parts.c.response_id == latest.c.id)
        .join(contacts, contacts.c.id == latest.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(comment_parts.c.id.in_(first))
        .order_by(comment_parts.c.id.desc())
        .limit(limit)
    )
    return [Named(name, account, score=score, words=words) for name, account, score, words in await conn.execute(query)]


async def list_joined(
    conn: AsyncConnection, start: datetime, end: datetime, *, of: StaffId | None, limit: int = 10
) -> list[Named]:
    query = _contacts_of(of).where(contacts.c.joined_at >= start, contacts.c.joined_at < end)
    rows = await conn.execute(query.order_by(contacts.c.joined_at).limit(limit))
    return [Named(name, account) for name, account, _ in rows]


async def list_unreachable(conn: AsyncConnection, *, of: StaffId | None, limit: int = 10) -> list[Named]:
    """Contacts who cannot be reached now, the newest first."""
    query = _contacts_of(of).where(contacts.c.state == ContactState.UNREACHABLE)
    rows = await conn.execute(query.order_by(contacts.c.unreachable_at.desc()).limit(limit))
    return [Named(name, account, reason=reason) for name, account, reason in rows]


def _contacts_of(of: StaffId | None) -> sa.Select[Any]:
    query = sa.select(contacts.c.name, accounts.c.name, contacts.c.unreachable).join(
        accounts, accounts.c.id == contacts.c.account_id
    )
    return query if of is None else query.where(accounts.c.manager_id == of)


async def list_overdue(conn: AsyncConnection, *, of: StaffId | None, now: datetime, limit: int = 10) -> list[Named]:
    """Open cases whose deadline to contact the client has passed, the oldest first."""
    query = _contacts_of(of).join(cases, cases.c.contact_id == contacts.c.id)
    query = query.where(cases.c.state == CaseState.OPEN, cases.c.deadline_at < now)
    rows = await conn.execute(query.order_by(cases.c.deadline_at).limit(limit))
    return [Named(name, account) for name, account, _ in rows]
