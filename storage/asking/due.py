"""Who is due to be asked, reminded or asked no more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.survey import ASKS_LOST
from nps.values import ContactState, InvitationId, InvitationState, RelationStatus, TelegramId
from storage.asking.invitations import INVITATION, IS_OPEN, REMINDER_AHEAD, Invitation
from storage.engine.conn import Conn
from storage.engine.statements import begins, find_one
from storage.people import latest
from storage.people.zones import outside
from storage.schema import accounts, contacts, invitations, people, surveys

# With EXISTS (SELECT *) SQLite reads the row, though the index has all that is asked.
_ANY: sa.ColumnElement[int] = sa.literal_column("1")
IS_LOST = sa.exists(_ANY).where(accounts.c.id == contacts.c.account_id, accounts.c.status == RelationStatus.LOST)
"""Of a contact: their account is lost, and is not asked by the programme."""
JOINED = "joined:"
"""How the occasion of a first question begins, asked of whoever has just agreed."""
_ASKS_LOST = invitations.c.survey_id.in_(sa.select(surveys.c.id).where(surveys.c.kind.in_(ASKS_LOST)))
_LEFT_MEANWHILE = (
    invitations.c.id == sa.bindparam("invitation"),
    invitations.c.state == InvitationState.PLANNED,
    ~begins(invitations.c.occasion, sa.literal(JOINED)),
    ~_ASKS_LOST,
    contacts.c.id == invitations.c.contact_id,
    IS_LOST,
)
_EXPIRED = (IS_OPEN, invitations.c.closes_at <= sa.bindparam("now"))
_CLAIM_EXPIRED = (
    sa.update(invitations)
    .where(invitations.c.id == sa.bindparam("invitation"), *_EXPIRED)
    .values(state=InvitationState.EXPIRED, ended_at=sa.bindparam("now"))
    .returning(*INVITATION)
)


async def list_expired(conn: Conn, *, now: datetime, limit: int = 1000) -> list[InvitationId]:
    """The unanswered invitations whose time is up, the oldest `limit` of them."""
    query = (
        sa.select(invitations.c.id).where(*_EXPIRED).order_by(invitations.c.closes_at, invitations.c.id).limit(limit)
    )
    return list((await conn.execute(query, {"now": now})).scalars())


async def claim_expired(conn: Conn, invitation_id: InvitationId, *, now: datetime) -> Invitation | None:
    """Close this invitation, if it is unanswered and its time is up; None: it is not."""
    expired = await find_one(conn, Invitation, _CLAIM_EXPIRED, {"invitation": invitation_id, "now": now})
    if expired is not None:
        await latest.follow_question(conn, expired.contact_id)
    return expired


async def left_meanwhile(conn: Conn, invitation_id: InvitationId) -> bool:
    """Was the account lost between planning this question and sending it?

    Whoever has just joined is asked even so, and so are the lost by the surveys that are for them too.
    """
    query = sa.select(sa.exists(_ANY).select_from(invitations).where(*_LEFT_MEANWHILE))
    return bool((await conn.execute(query, {"invitation": invitation_id})).scalar_one())


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A delivered, unanswered invitation whose reminder is due."""

    invitation: Invitation
    telegram_id: TelegramId
    timezone: str | None


_REMINDABLE = (
    sa.select(*INVITATION, contacts.c.telegram_id, contacts.c.timezone)
    .join(contacts, contacts.c.id == invitations.c.contact_id)
    .join(people, people.c.telegram_id == contacts.c.telegram_id)
    .where(
        invitations.c.state == InvitationState.SENT,
        invitations.c.closes_at > sa.bindparam("now"),
        contacts.c.state == ContactState.JOINED,
        people.c.opted_out_at.is_(None),
        sa.or_(~IS_LOST, _ASKS_LOST),
    )
)
_REMINDERS = _REMINDABLE.where(invitations.c.remind_at <= sa.bindparam("now"), REMINDER_AHEAD).order_by(
    invitations.c.id
)
_MAY_BE_REMINDED = _REMINDABLE.where(
    invitations.c.id == sa.bindparam("invitation"), invitations.c.reminded_at.is_not(None)
)
_REMINDER = _REMINDERS.where(invitations.c.id == sa.bindparam("invitation"))


async def list_reminders_due(
    conn: Conn, *, now: datetime, limit: int = 1000, except_zones: Collection[str | None] = ()
) -> list[DueReminder]:
    """The first `limit` of them; of contacts whose zone is one of `except_zones` nothing is said."""
    query = _REMINDERS.where(*outside(except_zones)).limit(limit)
    return [_due_reminder(row) for row in await conn.execute(query, {"now": now})]


async def find_reminder_due(conn: Conn, invitation_id: InvitationId, *, now: datetime) -> DueReminder | None:
    """The reminder of this invitation, if it is due."""
    row = (await conn.execute(_REMINDER, {"invitation": invitation_id, "now": now})).first()
    return _due_reminder(row) if row else None


def _due_reminder(row: Sequence[Any]) -> DueReminder:
    return DueReminder(Invitation(*row[:-2]), *row[-2:])


async def may_be_reminded(conn: Conn, invitation_id: InvitationId, *, now: datetime) -> bool:
    """Is a reminder that was on its way still to be sent? Not after a score, and not to who put the question off."""
    return (await conn.execute(_MAY_BE_REMINDED, {"invitation": invitation_id, "now": now})).first() is not None


_REMINDED = (
    sa.update(invitations)
    .where(invitations.c.id == sa.bindparam("invitation"))
    .values(reminded_at=sa.bindparam("now"), reminders_sent=sa.func.coalesce(invitations.c.reminders_sent, 0) + 1)
    .returning(invitations.c.reminders_sent)
)


async def record_reminded(conn: Conn, invitation_id: InvitationId, *, now: datetime) -> int:
    """Tells how often they were reminded by now."""
    return int((await conn.execute(_REMINDED, {"invitation": invitation_id, "now": now})).scalar_one())


async def remind_at(conn: Conn, invitation_id: InvitationId, at: datetime) -> None:
    """One more reminder is due then."""
    this = sa.update(invitations).where(invitations.c.id == invitation_id)
    await conn.execute(this.values(remind_at=at))


async def end_reminders(conn: Conn, invitation_id: InvitationId, *, now: datetime) -> None:
    """This question is reminded of no more."""
    this = sa.update(invitations).where(invitations.c.id == invitation_id)
    await conn.execute(this.values(reminded_at=now, remind_at=None))


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
