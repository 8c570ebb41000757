"""Asking: which contact is asked when, and what became of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.values import ContactId, ContactState, InvitationId, InvitationState, SurveyId, Wording
from storage.people import STAFF, Staff
from storage.schema import (
    accounts,
    client_messages,
    consents,
    contacts,
    deliveries,
    invitations,
    people,
    responses,
    staff,
    surveys,
)
from storage.writing import begins, fields_of, insert, insert_row

REGULAR = "regular"
OPEN = (InvitationState.PLANNED, InvitationState.SENT)


@dataclass(frozen=True, slots=True)
class Invitation:
    id: InvitationId
    survey_id: SurveyId
    contact_id: ContactId
    occasion: str
    state: InvitationState
    planned_at: datetime
    sent_at: datetime | None
    remind_at: datetime | None
    reminded_at: datetime | None
    closes_at: datetime

    def is_open(self, now: datetime) -> bool:
        """May a score still be given or changed?"""
        return now < self.closes_at and self.state in (*OPEN, InvitationState.ANSWERED)


INVITATION = fields_of(invitations, tuple(f.name for f in fields(Invitation)))
_SENT = (
    sa.update(invitations)
    .where(invitations.c.id == sa.bindparam("invitation"), invitations.c.sent_at.is_(None))
    .values(
        sent_at=sa.bindparam("now"),
        remind_at=sa.bindparam("remind"),
        closes_at=sa.bindparam("closes"),
        state=sa.case(
            (invitations.c.state == InvitationState.PLANNED, InvitationState.SENT), else_=invitations.c.state
        ),
    )
)
_BY_ID = sa.select(*INVITATION).where(invitations.c.id == sa.bindparam("invitation"))
_OWNED = (
    sa.select(*INVITATION)
    .join(contacts, contacts.c.id == invitations.c.contact_id)
    .where(invitations.c.id == sa.bindparam("invitation"), contacts.c.telegram_id == sa.bindparam("human"))
)
_WORDING = sa.select(surveys.c.wording).where(surveys.c.id == sa.bindparam("survey"))
_SHOWN_AGAIN = sa.exists().where(
    deliveries.c.chat_id == sa.bindparam("human"),
    begins(deliveries.c.card_key, sa.bindparam("cards")),
    deliveries.c.card_key != sa.bindparam("first"),
)
_WROTE_EARLY = sa.exists().where(
    client_messages.c.invitation_id == sa.bindparam("invitation"), client_messages.c.pass_on_at.is_not(None)
)
_AGREED = (
    sa.select(consents.c.version)
    .where(consents.c.contact_id == contacts.c.id)
    .order_by(consents.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_TAPPED = (
    _OWNED.join(accounts, accounts.c.id == contacts.c.account_id)
    .outerjoin(staff, sa.and_(staff.c.id == accounts.c.manager_id, staff.c.retired_at.is_(None)))
    .add_columns(_SHOWN_AGAIN, _WROTE_EARLY, _AGREED, *STAFF)
)


async def ensure_regular_survey(conn: AsyncConnection, *, now: datetime) -> SurveyId:
    """The one regular survey, made at the first start."""
    found = (await conn.execute(sa.select(surveys.c.id).where(surveys.c.kind == REGULAR))).scalar_one_or_none()
    if found is not None:
        return SurveyId(found)
    values = {"kind": REGULAR, "wording": Wording.RECOMMEND, "enabled": True, "created_at": now}
    return SurveyId(await insert_row(conn, surveys, **values))


async def find_wording(conn: AsyncConnection, survey_id: SurveyId) -> Wording:
    return Wording((await conn.execute(_WORDING, {"survey": survey_id})).scalar_one())


async def plan(
    conn: AsyncConnection, contact_id: ContactId, occasion: str, *, now: datetime, closes_after: timedelta
) -> Invitation | None:
    """Ask this contact for this occasion; None when it was planned before or the survey is off."""
    survey = await ensure_regular_survey(conn, now=now)
    enabled = sa.select(surveys.c.id).where(surveys.c.id == survey, surveys.c.enabled == True)  # noqa: E712 - SQL
    if (await conn.execute(enabled)).first() is None:
        return None
    values = {
        "survey_id": survey,
        "contact_id": contact_id,
        "occasion": occasion,
        "state": InvitationState.PLANNED,
        "planned_at": now,
        "closes_at": now + closes_after,
    }
    statement = insert(conn, invitations).values(**values).on_conflict_do_nothing().returning(*INVITATION)
    row = (await conn.execute(statement)).first()
    if row is None:
        return None
    await conn.execute(sa.update(contacts).where(contacts.c.id == contact_id).values(asked_at=now))
    return Invitation(*row)


async def find(conn: AsyncConnection, invitation_id: int) -> Invitation | None:
    row = (await conn.execute(_BY_ID, {"invitation": invitation_id})).first()
    return Invitation(*row) if row else None


async def find_owned(conn: AsyncConnection, invitation_id: int, telegram_id: int) -> Invitation | None:
    """The invitation, if it belongs to this human."""
    row = (await conn.execute(_OWNED, {"invitation": invitation_id, "human": telegram_id})).first()
    return Invitation(*row) if row else None


@dataclass(frozen=True, slots=True)
class Tapped:
    """The invitation a score was given for, and what follows from the score depends on.

    Is its question in the chat more than once? Is there a comment already? Who is the account's manager?
    `agreed` is the version of the consent the contact agreed to last; None: to none that is known.
    """

    invitation: Invitation
    shown_again: bool
    wrote_early: bool
    agreed: str | None
    manager: Staff | None


async def find_tapped(conn: AsyncConnection, invitation_id: int, telegram_id: int) -> Tapped | None:
    """The invitation, if it belongs to this human, with what giving a score has to look after besides."""
    cards = f"ask:{invitation_id}:"
    given = {"invitation": invitation_id, "human": telegram_id, "cards": cards, "first": f"{cards}1"}
    row = (await conn.execute(_TAPPED, given)).first()
    if row is None:
        return None
    flags = len(INVITATION)
    invitation, (shown_again, wrote_early, agreed, *manager) = Invitation(*row[:flags]), row[flags:]
    its_manager = Staff(*manager) if manager[0] is not None else None
    return Tapped(invitation, bool(shown_again), bool(wrote_early), agreed, its_manager)


async def find_open_unanswered(conn: AsyncConnection, telegram_id: int, *, now: datetime) -> Invitation | None:
    """The newest question this human has not answered yet."""
    query = (
        sa.select(*INVITATION)
        .join(contacts, contacts.c.id == invitations.c.contact_id)
        .where(
            contacts.c.telegram_id == telegram_id,
            invitations.c.state.in_(OPEN),
            invitations.c.closes_at > now,
        )
        .order_by(invitations.c.id.desc())
        .limit(1)
    )
    row = (await conn.execute(query)).first()
    return Invitation(*row) if row else None


async def find_latest_contact(conn: AsyncConnection, telegram_id: int) -> ContactId | None:
    """Which of this human's contacts was asked last: whom a free message most likely comes from."""
    query = sa.select(invitations.c.contact_id).join(contacts, contacts.c.id == invitations.c.contact_id)
    query = query.where(contacts.c.telegram_id == telegram_id).order_by(invitations.c.id.desc()).limit(1)
    found: ContactId | None = (await conn.execute(query)).scalar_one_or_none()
    return found


async def record_sent(
    conn: AsyncConnection, invitation_id: int, *, now: datetime, remind_after: timedelta, closes_after: timedelta
) -> None:
    """Telegram has delivered the question: from here run the reminder and the closing."""
    times = {"now": now, "remind": now + remind_after, "closes": now + closes_after}
    await conn.execute(_SENT, {"invitation": invitation_id, **times})


async def record_undeliverable(conn: AsyncConnection, invitation_id: int, reason: str, *, now: datetime) -> None:
    """The question will never reach the contact: it was not asked."""
    unsent = (invitations.c.id == invitation_id, invitations.c.state == InvitationState.PLANNED)
    ended = {"state": InvitationState.SKIPPED, "skipped_reason": reason, "ended_at": now}
    await conn.execute(sa.update(invitations).where(*unsent).values(**ended))


async def expect_change(conn: AsyncConnection, invitation_id: InvitationId, until: datetime | None) -> None:
    """The person wants to change the score: until then a typed number is one. None: done."""
    this = invitations.c.id == invitation_id
    await conn.execute(sa.update(invitations).where(this).values(change_until=until))


async def find_changing(conn: AsyncConnection, telegram_id: int, *, now: datetime) -> Invitation | None:
    """The question whose score this human is about to change."""
    query = (
        sa.select(*INVITATION)
        .join(contacts, contacts.c.id == invitations.c.contact_id)
        .where(contacts.c.telegram_id == telegram_id, invitations.c.change_until > now, invitations.c.closes_at > now)
        .order_by(invitations.c.change_until.desc())
        .limit(1)
    )
    row = (await conn.execute(query)).first()
    return Invitation(*row) if row else None


async def put_off(conn: AsyncConnection, invitation_id: InvitationId, until: datetime) -> None:
    """The contact chose «later»: the question comes once more then, if it is still open."""
    mine = (invitations.c.id == invitation_id, invitations.c.state.in_(OPEN))
    await conn.execute(sa.update(invitations).where(*mine).values(remind_at=until, reminded_at=None))


async def decline_open(conn: AsyncConnection, telegram_id: int, *, now: datetime) -> list[Invitation]:
    """The human opted out: what was open for them is declined."""
    theirs = sa.select(contacts.c.id).where(contacts.c.telegram_id == telegram_id)
    statement = (
        sa.update(invitations)
        .where(invitations.c.contact_id.in_(theirs), invitations.c.state.in_(OPEN))
        .values(state=InvitationState.DECLINED, ended_at=now)
        .returning(*INVITATION)
    )
    return sorted((Invitation(*row) for row in await conn.execute(statement)), key=lambda found: found.id)


async def reopen_declined(conn: AsyncConnection, telegram_id: int, *, now: datetime) -> list[Invitation]:
    """The human has returned: what they had been asked before they opted out is open again, if its time is not up.

    Its reminder is over: they are shown the question now.
    """
    theirs = sa.select(contacts.c.id).where(contacts.c.telegram_id == telegram_id)
    statement = (
        sa.update(invitations)
        .where(invitations.c.contact_id.in_(theirs), invitations.c.state == InvitationState.DECLINED)
        .where(invitations.c.sent_at.is_not(None), invitations.c.closes_at > now)
        .values(state=InvitationState.SENT, ended_at=None, reminded_at=now)
        .returning(*INVITATION)
    )
    return sorted((Invitation(*row) for row in await conn.execute(statement)), key=lambda found: found.id)


async def claim_expired(conn: AsyncConnection, *, now: datetime, limit: int = 1000) -> list[Invitation]:
    """Close the unanswered invitations whose time is up, the oldest `limit` of them."""
    over = sa.select(invitations.c.id).where(invitations.c.state.in_(OPEN), invitations.c.closes_at <= now)
    statement = (
        sa.update(invitations)
        .where(invitations.c.id.in_(over.order_by(invitations.c.closes_at).limit(limit)))
        .values(state=InvitationState.EXPIRED, ended_at=now)
        .returning(*INVITATION)
    )
    return sorted((Invitation(*row) for row in await conn.execute(statement)), key=lambda found: found.id)


async def list_reminders_due(conn: AsyncConnection, *, now: datetime) -> list[tuple[Invitation, str | None]]:
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


async def record_reminded(conn: AsyncConnection, invitation_id: InvitationId, *, now: datetime) -> None:
    await conn.execute(sa.update(invitations).where(invitations.c.id == invitation_id).values(reminded_at=now))


async def list_waiting_since(conn: AsyncConnection, since: datetime, *, now: datetime) -> list[tuple[Invitation, int]]:
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
    """A contact to be asked: `after` is the invitation since which the time ran out, None when never asked."""

    contact_id: ContactId
    telegram_id: int
    timezone: str | None
    after: InvitationId | None
    agreed: str | None = None  # to which version of the consent, last


async def list_due(
    conn: AsyncConnection,
    *,
    now: datetime,
    repeat_after: timedelta,
    limit: int = 1000,
    except_zones: Collection[str | None] = (),
) -> list[Due]:
    """Joined contacts whose last answer, and last question, is older than `repeat_after`; who was never asked, first.

    One contact per human, the longest not asked first: throttling counts per person, not per account, so a question
    or an answer for one account keeps this human's other contacts waiting too. Of contacts whose zone is one of
    `except_zones` nothing is said.
    """
    line = now - repeat_after
    due: dict[int, Due] = {}
    for when in (contacts.c.asked_at.is_(None), contacts.c.asked_at <= line):
        query = _due(when, line, now, except_zones).limit(limit - len(due))
        for contact_id, telegram_id, timezone, after, agreed in await conn.execute(query):
            due.setdefault(telegram_id, Due(contact_id, telegram_id, timezone, after, agreed))
    return list(due.values())


def _due(
    when: sa.ColumnElement[bool], line: datetime, now: datetime, except_zones: Collection[str | None]
) -> sa.Select[Any]:
    """`when` narrows it down by an index; what is asked of the human is asked of the few that are left."""
    theirs = contacts.alias()
    of_theirs = theirs.c.telegram_id == contacts.c.telegram_id
    too_soon = sa.or_(invitations.c.state.in_(OPEN), invitations.c.planned_at > line)
    newest = sa.select(sa.func.max(invitations.c.id)).where(invitations.c.contact_id == contacts.c.id)
    zone = contacts.c.timezone
    named = [name for name in except_zones if name is not None]
    return (
        sa.select(contacts.c.id, contacts.c.telegram_id, zone, newest.scalar_subquery(), _AGREED)
        .join(people, people.c.telegram_id == contacts.c.telegram_id)
        .where(
            contacts.c.state == ContactState.JOINED,
            when,
            zone.is_not(None) if None in except_zones else sa.true(),
            sa.or_(zone.is_(None), zone.not_in(named)) if named else sa.true(),
            people.c.opted_out_at.is_(None),
            sa.or_(people.c.quiet_until.is_(None), people.c.quiet_until <= now),
            ~sa.exists().where(of_theirs, invitations.c.contact_id == theirs.c.id, too_soon),
            ~sa.exists().where(of_theirs, responses.c.contact_id == theirs.c.id, responses.c.scored_at > line),
        )
        .order_by(contacts.c.asked_at, contacts.c.id)
    )
