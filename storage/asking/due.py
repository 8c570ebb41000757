"""Who is due to be asked, reminded or asked no more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.timings import RARELY
from nps.values import ContactId, ContactState, InvitationId, InvitationState, RelationStatus, TelegramId
from storage.asking.invitations import AGREED, INVITATION, IS_OPEN, Invitation
from storage.asking.surveys import Survey
from storage.engine.conn import Conn
from storage.engine.statements import begins, find_one
from storage.people.zones import outside
from storage.schema import accounts, contacts, invitations, people, responses
from storage.schema.columns import UtcTime
from storage.schema.surveys import RECOVERY_ID

# With EXISTS (SELECT *) SQLite reads the row, though the index has all that is asked.
_ANY: sa.ColumnElement[int] = sa.literal_column("1")
IS_LOST = sa.exists(_ANY).where(accounts.c.id == contacts.c.account_id, accounts.c.status == RelationStatus.LOST)
"""Of a contact: their account is lost, and is not asked by the programme."""
JOINED = "joined:"
"""How the occasion of a first question begins, asked of whoever has just agreed."""
_LEFT_MEANWHILE = (
    invitations.c.id == sa.bindparam("invitation"),
    invitations.c.state == InvitationState.PLANNED,
    ~begins(invitations.c.occasion, sa.literal(JOINED)),
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
    return await find_one(conn, Invitation, _CLAIM_EXPIRED, {"invitation": invitation_id, "now": now})


async def left_meanwhile(conn: Conn, invitation_id: InvitationId) -> bool:
    """Was the account lost between planning this question and sending it? Whoever has just joined is asked even so."""
    query = sa.select(sa.exists(_ANY).select_from(invitations).where(*_LEFT_MEANWHILE))
    return bool((await conn.execute(query, {"invitation": invitation_id})).scalar_one())


async def is_lost(conn: Conn, invitation_id: InvitationId) -> bool:
    """Is the account of this question lost now? Nobody there is reminded of it."""
    of_it = (invitations.c.id == invitation_id, contacts.c.id == invitations.c.contact_id)
    query = sa.select(sa.exists(_ANY).select_from(invitations).where(*of_it, IS_LOST))
    return bool((await conn.execute(query)).scalar_one())


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A delivered, unanswered invitation whose reminder is due."""

    invitation: Invitation
    telegram_id: TelegramId
    timezone: str | None


_REMINDERS = (
    sa.select(*INVITATION, contacts.c.telegram_id, contacts.c.timezone)
    .join(contacts, contacts.c.id == invitations.c.contact_id)
    .join(people, people.c.telegram_id == contacts.c.telegram_id)
    .where(
        invitations.c.state == InvitationState.SENT,
        invitations.c.remind_at <= sa.bindparam("now"),
        invitations.c.reminded_at.is_(None),
        invitations.c.closes_at > sa.bindparam("now"),
        contacts.c.state == ContactState.JOINED,
        people.c.opted_out_at.is_(None),
        ~IS_LOST,
    )
    .order_by(invitations.c.id)
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


_REMINDED = (
    sa.update(invitations).where(invitations.c.id == sa.bindparam("invitation")).values(reminded_at=sa.bindparam("now"))
)


async def record_reminded(conn: Conn, invitation_id: InvitationId, *, now: datetime) -> None:
    await conn.execute(_REMINDED, {"invitation": invitation_id, "now": now})


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


@dataclass(frozen=True, slots=True)
class Due:
    """A contact to be asked: `after` is the survey's invitation since which the time ran out, None when never asked."""

    contact_id: ContactId
    telegram_id: int
    timezone: str | None
    after: InvitationId | None
    agreed: str | None = None  # to which version of the consent, last


# Most contacts fall at their first look into an index: they were asked in this survey lately.
_line, _quiet_since = sa.bindparam("line", type_=UtcTime), sa.bindparam("quiet_since", type_=UtcTime)
_now, _rarely_since = sa.bindparam("now", type_=UtcTime), sa.bindparam("rarely_since", type_=UtcTime)
_asked = (invitations.c.survey_id == sa.bindparam("survey"), invitations.c.contact_id == contacts.c.id)
_answered = (responses.c.survey_id == sa.bindparam("survey"), responses.c.contact_id == contacts.c.id)
_newest = sa.select(sa.func.max(invitations.c.id)).where(*_asked).scalar_subquery()
_last_asked = sa.select(sa.func.max(invitations.c.planned_at)).where(*_asked).scalar_subquery()
_of_human = contacts.alias()
_same_human = _of_human.c.telegram_id == contacts.c.telegram_id
_asked_this_half_year = sa.exists(_ANY).where(
    _same_human, invitations.c.contact_id == _of_human.c.id, invitations.c.planned_at > _rarely_since
)
_wants_to_be_asked = sa.or_(
    people.c.quiet_until.is_(None), sa.and_(people.c.quiet_until <= _now, ~_asked_this_half_year)
)
# A recovery check starts no quiet period; while it is open nobody is asked anything else.
_is_regular = invitations.c.survey_id.not_in(RECOVERY_ID)
_too_soon = sa.or_(IS_OPEN, sa.and_(invitations.c.planned_at > _quiet_since, _is_regular))
_ALL_DUE = (
    sa.select(contacts.c.id, contacts.c.telegram_id, contacts.c.timezone, _newest, AGREED)
    .join(people, people.c.telegram_id == contacts.c.telegram_id)
    .where(
        contacts.c.state == ContactState.JOINED,
        ~sa.exists(_ANY).where(*_asked, invitations.c.planned_at > _line),
        ~sa.exists(_ANY).where(*_answered, responses.c.scored_at > _line),
        people.c.opted_out_at.is_(None),
        _wants_to_be_asked,
        ~sa.exists(_ANY).where(_same_human, invitations.c.contact_id == _of_human.c.id, _too_soon),
        ~sa.exists(_ANY).where(
            *(_same_human, responses.c.contact_id == _of_human.c.id, responses.c.scored_at > _quiet_since),
            responses.c.survey_id.not_in(RECOVERY_ID),
        ),
        ~IS_LOST,
    )
)
_DUE = _ALL_DUE.where(contacts.c.id == sa.bindparam("contact"))


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
    wants to be asked rarely is asked once in half a year, and a lost account not at all. Of contacts whose zone is one
    of `except_zones` nothing is said.
    """
    due: dict[int, Due] = {}
    query = _ALL_DUE.where(*outside(except_zones)).order_by(_last_asked.nulls_first(), contacts.c.id).limit(limit)
    for contact_id, telegram_id, timezone, after, agreed in await conn.execute(query, _times(survey, now, quiet_for)):
        due.setdefault(telegram_id, Due(contact_id, telegram_id, timezone, after, agreed))
    return list(due.values())


async def find_due(
    conn: Conn, survey: Survey, contact_id: ContactId, *, now: datetime, quiet_for: timedelta
) -> Due | None:
    """This contact, if it is due; a human's other contact may be due for longer."""
    return await find_one(conn, Due, _DUE, {"contact": contact_id, **_times(survey, now, quiet_for)})


def _times(survey: Survey, now: datetime, quiet_for: timedelta) -> dict[str, Any]:
    return {
        "survey": survey.id,
        "line": now - survey.repeat_after,
        "quiet_since": now - quiet_for,
        "now": now,
        "rarely_since": now - RARELY,
    }
