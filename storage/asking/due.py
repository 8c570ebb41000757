"""Who is due to be asked, reminded or asked no more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.timings import RARELY
from nps.values import ContactId, ContactState, InvitationId, InvitationState
from storage.asking.invitations import AGREED, INVITATION, OPEN, Invitation
from storage.asking.surveys import Survey
from storage.engine.conn import Conn
from storage.engine.statements import list_by_id
from storage.schema import contacts, invitations, people, responses


async def claim_expired(conn: Conn, *, now: datetime, limit: int = 1000) -> list[Invitation]:
    """Close the unanswered invitations whose time is up, the oldest `limit` of them."""
    over = sa.select(invitations.c.id).where(invitations.c.state.in_(OPEN), invitations.c.closes_at <= now)
    statement = (
        sa.update(invitations)
        .where(invitations.c.id.in_(over.order_by(invitations.c.closes_at).limit(limit)))
        .values(state=InvitationState.EXPIRED, ended_at=now)
        .returning(*INVITATION)
    )
    return await list_by_id(conn, Invitation, statement)


async def list_reminders_due(conn: Conn, *, now: datetime) -> list[tuple[Invitation, str | None]]:
    """Delivered, unanswered invitations whose reminder is due, with the contact's zone."""
    query = (
        sa.select(*INVITATION, contacts.c.timezone)
        .join(contacts, contacts.c.id == invitations.c.contact_id)
        .join(people, people.c.telegram_id == contacts.c.telegram_id)
        .where(
            invitations.c.state == InvitationState.SENT,
            invitations.c.remind_at <= now,
            invitations.c.reminded_at.is_(None),
            invitations.c.closes_at > now,
            contacts.c.state == ContactState.JOINED,
            people.c.opted_out_at.is_(None),
        )
        .order_by(invitations.c.id)
    )
    return [(Invitation(*row[:-1]), row[-1]) for row in await conn.execute(query)]


async def record_reminded(conn: Conn, invitation_id: InvitationId, *, now: datetime) -> None:
    await conn.execute(sa.update(invitations).where(invitations.c.id == invitation_id).values(reminded_at=now))


async def list_waiting_since(conn: Conn, since: datetime, *, now: datetime) -> list[tuple[Invitation, int]]:
    """Delivered after `since` and still unanswered, with the human's Telegram id."""
    query = (
        sa.select(*INVITATION, contacts.c.telegram_id)
        .join(contacts, contacts.c.id == invitations.c.contact_id)
        .where(
            invitations.c.state == InvitationState.SENT,
            sa.or_(invitations.c.sent_at >= since, invitations.c.reminded_at >= since),
            invitations.c.closes_at > now,
            contacts.c.state == ContactState.JOINED,
        )
        .order_by(invitations.c.id)
    )
    return [(Invitation(*row[:-1]), row[-1]) for row in await conn.execute(query)]


# With EXISTS (SELECT *) SQLite reads the row, though the index has all that is asked.
_ANY: sa.ColumnElement[int] = sa.literal_column("1")


@dataclass(frozen=True, slots=True)
class Due:
    """A contact to be asked: `after` is the survey's invitation since which the time ran out, None when never asked."""

    contact_id: ContactId
    telegram_id: int
    timezone: str | None
    after: InvitationId | None
    agreed: str | None = None  # to which version of the consent, last


async def list_due(
    conn: Conn,
    survey: Survey,
    *,
    now: datetime,
    quiet_for: timedelta,
    limit: int = 1000,
    except_zones: Collection[str | None] = (),
) -> list[Due]:
    """Joined contacts whose last question and last answer of this survey are older than it repeats; the longest first.

    Who was never asked in it comes before all others. One contact per human: a question or an answer less than
    `quiet_for` old keeps the human's other contacts, and other surveys, waiting too, and so does an open question. Who
    wants to be asked rarely is asked once in half a year. Of contacts whose zone is one of `except_zones` nothing is
    said.
    """
    due: dict[int, Due] = {}
    query = _due(survey, now, quiet_for, except_zones).limit(limit)
    for contact_id, telegram_id, timezone, after, agreed in await conn.execute(query):
        due.setdefault(telegram_id, Due(contact_id, telegram_id, timezone, after, agreed))
    return list(due.values())


def _due(survey: Survey, now: datetime, quiet_for: timedelta, except_zones: Collection[str | None]) -> sa.Select[Any]:
    """Most contacts fall at their first look into an index: they were asked in this survey lately."""
    line, quiet_since = now - survey.repeat_after, now - quiet_for
    asked = (invitations.c.survey_id == survey.id, invitations.c.contact_id == contacts.c.id)
    answered = (responses.c.survey_id == survey.id, responses.c.contact_id == contacts.c.id)
    newest = sa.select(sa.func.max(invitations.c.id)).where(*asked).scalar_subquery()
    last_asked = sa.select(sa.func.max(invitations.c.planned_at)).where(*asked).scalar_subquery()
    of_human = contacts.alias()
    same_human = of_human.c.telegram_id == contacts.c.telegram_id
    too_soon = sa.or_(invitations.c.state.in_(OPEN), invitations.c.planned_at > quiet_since)
    asked_this_half_year = sa.exists(_ANY).where(
        same_human, invitations.c.contact_id == of_human.c.id, invitations.c.planned_at > now - RARELY
    )
    zone = contacts.c.timezone
    named = [name for name in except_zones if name is not None]
    return (
        sa.select(contacts.c.id, contacts.c.telegram_id, zone, newest, AGREED)
        .join(people, people.c.telegram_id == contacts.c.telegram_id)
        .where(
            contacts.c.state == ContactState.JOINED,
            ~sa.exists(_ANY).where(*asked, invitations.c.planned_at > line),
            ~sa.exists(_ANY).where(*answered, responses.c.scored_at > line),
            zone.is_not(None) if None in except_zones else sa.true(),
            sa.or_(zone.is_(None), zone.not_in(named)) if named else sa.true(),
            people.c.opted_out_at.is_(None),
            sa.or_(people.c.quiet_until.is_(None), sa.and_(people.c.quiet_until <= now, ~asked_this_half_year)),
            ~sa.exists(_ANY).where(same_human, invitations.c.contact_id == of_human.c.id, too_soon),
            ~sa.exists(_ANY).where(
                same_human, responses.c.contact_id == of_human.c.id, responses.c.scored_at > quiet_since
            ),
        )
        .order_by(last_asked.nulls_first(), contacts.c.id)
    )
