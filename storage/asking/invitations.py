"""One asking of one contact, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.subjects import Asked
from nps.values import Circle, ContactId, InvitationId, InvitationState, StaffId, SurveyId
from storage.asking.surveys import Survey, find_survey_of
from storage.engine.conn import Conn
from storage.engine.statements import begins, fields_of, find_one, in_words, inserting, list_by_id, select_of
from storage.people.clients import STILL_HERE
from storage.people.staff import STAFF, Staff
from storage.schema import (
    accounts,
    client_messages,
    consents,
    contact_manager,
    contacts,
    deliveries,
    invitations,
    staff,
)
from storage.schema.columns import UtcTime
from storage.schema.surveys import IMPORTED_ID, RECOVERY_ID

OPEN = (InvitationState.PLANNED, InvitationState.SENT)
IS_OPEN = invitations.c.state.in_([in_words(state) for state in OPEN])
REMINDER_AHEAD = sa.or_(invitations.c.reminded_at.is_(None), invitations.c.reminded_at < invitations.c.remind_at)
"""Is there one to come? Its moment is later than that of the latest."""


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
    # Whose the contact was when it was delivered; nobody's and of no circle before that.
    manager_id: StaffId | None = None
    segment: str | None = None
    circle: Circle | None = None

    def is_open(self, now: datetime) -> bool:
        """May a score still be given or changed?"""
        return now < self.closes_at and self.state in (*OPEN, InvitationState.ANSWERED)


INVITATION = fields_of(invitations, tuple(field.name for field in fields(Invitation)))
_BY_ID = select_of(INVITATION).where(invitations.c.id == sa.bindparam("invitation"))
_OWNED = (
    select_of(INVITATION)
    .join(contacts, contacts.c.id == invitations.c.contact_id)
    .where(invitations.c.id == sa.bindparam("invitation"), contacts.c.telegram_id == sa.bindparam("human"))
)

_SHOWN_AGAIN = sa.exists().where(
    deliveries.c.chat_id == sa.bindparam("human"),
    begins(deliveries.c.card_key, sa.bindparam("cards")),
    deliveries.c.card_key != sa.bindparam("first"),
)

_WROTE_EARLY = sa.exists().where(
    client_messages.c.invitation_id == sa.bindparam("invitation"), client_messages.c.pass_on_at.is_not(None)
)

AGREED = (
    sa.select(consents.c.version)
    .where(consents.c.contact_id == contacts.c.id)
    .order_by(consents.c.id.desc())
    .limit(1)
    .scalar_subquery()
)

_TAPPED = (
    _OWNED.join(accounts, accounts.c.id == contacts.c.account_id)
    .outerjoin(staff, sa.and_(staff.c.id == contact_manager, staff.c.retired_at.is_(None)))
    .add_columns(_SHOWN_AGAIN, _WROTE_EARLY, AGREED, *STAFF)
)


_PLAN = inserting(invitations, lambda new: new.on_conflict_do_nothing().returning(*INVITATION))


async def plan(conn: Conn, survey: Survey, contact_id: ContactId, occasion: str, *, now: datetime) -> Invitation | None:
    """Ask this contact for this occasion; None when it was planned before or the survey is off."""
    if not survey.enabled:
        return None
    values = {
        "survey_id": survey.id,
        "contact_id": contact_id,
        "occasion": occasion,
        "state": InvitationState.PLANNED,
        "planned_at": now,
        "closes_at": now + survey.closes_after,
    }
    return await find_one(conn, Invitation, _PLAN(conn), values)


async def find(conn: Conn, invitation_id: int) -> Invitation | None:
    return await find_one(conn, Invitation, _BY_ID, {"invitation": invitation_id})


async def find_owned(conn: Conn, invitation_id: int, telegram_id: int) -> Invitation | None:
    """The invitation, if it belongs to this human."""
    return await find_one(conn, Invitation, _OWNED, {"invitation": invitation_id, "human": telegram_id})


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


async def find_tapped(conn: Conn, invitation_id: int, telegram_id: int) -> Tapped | None:
    """The invitation, if it belongs to this human, with what giving a score has to look after besides."""
    cards, first = Asked.beginning(invitation_id), Asked(InvitationId(invitation_id)).key
    parameters = {"invitation": invitation_id, "human": telegram_id, "cards": cards, "first": first}
    row = (await conn.execute(_TAPPED, parameters)).first()
    if row is None:
        return None
    cut = len(INVITATION)
    shown_again, wrote_early, agreed, *of_manager = row[cut:]
    manager = Staff(*of_manager) if of_manager[0] is not None else None
    return Tapped(Invitation(*row[:cut]), bool(shown_again), bool(wrote_early), agreed, manager)


async def find_open_unanswered(conn: Conn, telegram_id: int, *, now: datetime) -> Invitation | None:
    """The newest question this human has not answered yet."""
    query = (
        select_of(INVITATION)
        .join(contacts, contacts.c.id == invitations.c.contact_id)
        .where(
            contacts.c.telegram_id == telegram_id,
            IS_OPEN,
            invitations.c.closes_at > now,
        )
        .order_by(invitations.c.id.desc())
        .limit(1)
    )
    return await find_one(conn, Invitation, query)


async def count_in_state(conn: Conn, state: InvitationState) -> int:
    query = sa.select(sa.func.count()).select_from(invitations).where(invitations.c.state == state)
    return int((await conn.execute(query)).scalar_one())


async def find_latest_contact(conn: Conn, telegram_id: int) -> ContactId | None:
    """Which of this human's contacts was asked last: whom a free message most likely comes from."""
    query = sa.select(invitations.c.contact_id).join(contacts, contacts.c.id == invitations.c.contact_id)
    asked_here = (contacts.c.telegram_id == telegram_id, STILL_HERE, invitations.c.survey_id.not_in(IMPORTED_ID))
    query = query.where(*asked_here).order_by(invitations.c.id.desc()).limit(1)
    return (await conn.execute(query)).scalar_one_or_none()


_LATEST_PLANNED = sa.select(sa.func.max(invitations.c.planned_at)).where(
    invitations.c.contact_id == sa.bindparam("contact"), invitations.c.survey_id.not_in(RECOVERY_ID)
)


async def find_latest_planned(conn: Conn, contact_id: ContactId) -> datetime | None:
    """When this contact was asked last, but for recovery checks; None when never."""
    latest: datetime | None = (await conn.execute(_LATEST_PLANNED, {"contact": contact_id})).scalar_one_or_none()
    return latest


ON_RECORD = "record:"
"""How the occasion begins of a question that a contact asked for, to correct what was recorded: nobody asked them."""

_PUT_OFF_EARLY = sa.and_(invitations.c.state == InvitationState.PLANNED, invitations.c.remind_at.is_not(None))
"""Whoever has the question may choose «later» before Telegram has said that it was delivered."""
_SNAPSHOT = {"manager_id": contact_manager, "segment": accounts.c.segment, "circle": contacts.c.circle}


def _when_delivered(name: str) -> sa.ColumnElement[Any]:
    """As the contact is now; as they were at the answer, where that came before Telegram had told of the delivery."""
    now = sa.select(_SNAPSHOT[name]).join(accounts, accounts.c.id == contacts.c.account_id)
    now = now.where(contacts.c.id == invitations.c.contact_id)
    is_answered = invitations.c.state == InvitationState.ANSWERED
    return sa.case((is_answered, invitations.c[name]), else_=now.correlate(invitations).scalar_subquery())


_SENT = (
    sa.update(invitations)
    .where(
        invitations.c.id == sa.bindparam("invitation"),
        invitations.c.sent_at.is_(None),
        ~invitations.c.occasion.startswith(ON_RECORD),
    )
    .values(
        sent_at=sa.bindparam("now"),
        remind_at=sa.func.coalesce(invitations.c.remind_at, sa.bindparam("remind", type_=UtcTime)),
        closes_at=sa.case((_PUT_OFF_EARLY, invitations.c.closes_at), else_=sa.bindparam("closes", type_=UtcTime)),
        state=sa.case(
            (invitations.c.state == InvitationState.PLANNED, InvitationState.SENT), else_=invitations.c.state
        ),
        **{name: _when_delivered(name) for name in _SNAPSHOT},
    )
)


async def record_sent(conn: Conn, invitation_id: int, *, is_certain: bool = True, now: datetime) -> None:
    """Telegram has delivered the question: from here run its survey's reminder and closing.

    What is not certain to have arrived is reminded of once even where the survey reminds nobody: or nobody is asked.
    """
    survey = await find_survey_of(conn, invitation_id)
    if survey is not None:
        remind = now + survey.remind_after if survey.reminders or not is_certain else None
        times = {"now": now, "remind": remind, "closes": now + survey.closes_after}
        await conn.execute(_SENT, {"invitation": invitation_id, **times})


async def record_undeliverable(conn: Conn, invitation_id: int, reason: str, *, now: datetime) -> None:
    """The question will never reach the contact: it was not asked."""
    unsent = (invitations.c.id == invitation_id, invitations.c.state == InvitationState.PLANNED)
    ended = {"state": InvitationState.SKIPPED, "skipped_reason": reason, "ended_at": now}
    await conn.execute(sa.update(invitations).where(*unsent).values(**ended))


async def expect_change(conn: Conn, invitation_id: InvitationId, until: datetime | None) -> None:
    """The person wants to change the score: until then a typed number is one. None: done."""
    this = invitations.c.id == invitation_id
    await conn.execute(sa.update(invitations).where(this).values(change_until=until))


_OPEN_OF = (
    select_of(INVITATION)
    .where(invitations.c.contact_id == sa.bindparam("contact"), IS_OPEN, invitations.c.closes_at > sa.bindparam("now"))
    .order_by(invitations.c.id.desc())
    .limit(1)
)


async def find_open_of(conn: Conn, contact_id: ContactId, *, now: datetime) -> Invitation | None:
    """The newest open question of this contact."""
    return await find_one(conn, Invitation, _OPEN_OF, {"contact": contact_id, "now": now})


async def find_changing(conn: Conn, telegram_id: int, *, now: datetime) -> Invitation | None:
    """The question whose score this human is about to change."""
    query = (
        select_of(INVITATION)
        .join(contacts, contacts.c.id == invitations.c.contact_id)
        .where(contacts.c.telegram_id == telegram_id, STILL_HERE)
        .where(invitations.c.change_until > now, invitations.c.closes_at > now)
        .order_by(invitations.c.change_until.desc())
        .limit(1)
    )
    return await find_one(conn, Invitation, query)


async def put_off(
    conn: Conn, invitation_id: InvitationId, telegram_id: int, until: datetime, *, closes_at: datetime
) -> None:
    """This human chose «later»: the question comes once more then, and is open until `closes_at` at least.

    Nor are they reminded before that of what else they were asked.
    """
    closes = sa.case(
        (invitations.c.closes_at < closes_at, sa.literal(closes_at, UtcTime)), else_=invitations.c.closes_at
    )
    unanswered = (invitations.c.id == invitation_id, IS_OPEN)
    put_off = sa.update(invitations).where(*unanswered)
    await conn.execute(put_off.values(remind_at=until, reminded_at=None, closes_at=closes))
    of_human = sa.select(contacts.c.id).where(contacts.c.telegram_id == telegram_id)
    others = (invitations.c.contact_id.in_(of_human), IS_OPEN, REMINDER_AHEAD, invitations.c.remind_at < until)
    await conn.execute(sa.update(invitations).where(*others).values(remind_at=until))


async def decline_open(conn: Conn, telegram_id: int, *, now: datetime) -> list[Invitation]:
    """The human opted out: what was open for them is declined."""
    of_human = sa.select(contacts.c.id).where(contacts.c.telegram_id == telegram_id)
    statement = (
        sa.update(invitations)
        .where(invitations.c.contact_id.in_(of_human), IS_OPEN)
        .values(state=InvitationState.DECLINED, ended_at=now)
        .returning(*INVITATION)
    )
    return await list_by_id(conn, Invitation, statement)


async def reopen_declined(conn: Conn, telegram_id: int, *, now: datetime) -> list[Invitation]:
    """The human has returned: what they had been asked before they opted out is open again, if its time is not up.

    Its reminder is over: they are shown the question now.
    """
    of_human = sa.select(contacts.c.id).where(contacts.c.telegram_id == telegram_id, STILL_HERE)
    statement = (
        sa.update(invitations)
        .where(invitations.c.contact_id.in_(of_human), invitations.c.state == InvitationState.DECLINED)
        .where(invitations.c.sent_at.is_not(None), invitations.c.closes_at > now)
        .values(state=InvitationState.SENT, ended_at=None, reminded_at=now, remind_at=None)
        .returning(*INVITATION)
    )
    return await list_by_id(conn, Invitation, statement)
