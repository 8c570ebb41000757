"""Answers: the score, its changes and the reasons."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.values import (
    REASONS,
    AccountId,
    Channel,
    Circle,
    ContactId,
    Group,
    InvitationId,
    InvitationState,
    Reason,
    ResponseId,
    Score,
    StaffId,
    SurveyId,
    SurveyKind,
)
from storage.asking.invitations import INVITATION, Invitation
from storage.asking.surveys import Survey
from storage.engine.conn import Conn
from storage.engine.statements import append_row, fields_of, find_one, insert_once, select_of
from storage.people import latest
from storage.people.clients import STILL_HERE, Contact
from storage.schema import contacts, invitations, response_reasons, responses, score_changes, surveys
from storage.schema.columns import UtcTime
from storage.schema.surveys import in_series_of, of_kind


@dataclass(frozen=True, slots=True)
class Response:
    id: ResponseId
    invitation_id: InvitationId
    survey_id: SurveyId
    contact_id: ContactId
    account_id: AccountId
    manager_id: StaffId | None
    segment: str | None
    circle: Circle | None
    score: int
    channel: Channel
    first_tap_at: datetime
    scored_at: datetime
    commented_at: datetime | None
    thanked_at: datetime | None
    recorded_by: StaffId | None = None  # one of the staff, to whom it was told by phone or in person
    confirmed_at: datetime | None = None  # then the client said that it was recorded rightly
    replaced_at: datetime | None = None  # since then the client's own answer stands in its place
    heard_by: StaffId | None = None  # who looked after the contact at the answer; the manager is its question's

    @property
    def group(self) -> Group:
        return Score(self.score).group


@dataclass(frozen=True, slots=True)
class Scored:
    """What a tap did: `before` is the earlier score when the person changed their mind, None at the first tap."""

    response: Response
    before: Score | None


RESPONSE = fields_of(responses, tuple(field.name for field in fields(Response)))
_BY_ID = select_of(RESPONSE).where(responses.c.id == sa.bindparam("response"))
_BY_INVITATION = select_of(RESPONSE).where(responses.c.invitation_id == sa.bindparam("invitation"))

_NEW_COLUMNS = (
    *("invitation_id", "survey_id", "contact_id", "account_id", "manager_id", "segment", "circle"),
    *("heard_by", "score", "channel", "first_tap_at", "scored_at"),
)


def _new() -> Any:
    """Inserts a response; tells besides whether the contact has earlier ones to what asks the same."""
    values = {name: sa.bindparam(f"its_{name}", type_=responses.c[name].type) for name in _NEW_COLUMNS}
    other, now = responses.alias(), values["first_tap_at"]
    of_contact = (
        other.c.contact_id == values["contact_id"],
        other.c.survey_id.in_(in_series_of(values["survey_id"])),
        other.c.invitation_id != values["invitation_id"],
    )
    later = (
        sa.select(sa.func.min(other.c.first_tap_at)).where(*of_contact, other.c.first_tap_at > now).scalar_subquery()
    )
    earlier = sa.exists().where(*of_contact, other.c.first_tap_at <= now)
    return sa.insert(responses).values(**values, next_tap_at=later).returning(responses.c.id, earlier)


_NEW = _new()
_NOW = sa.bindparam("now", type_=UtcTime)
_SUPERSEDED = (
    sa.update(responses)
    .where(
        responses.c.contact_id == sa.bindparam("contact"),
        responses.c.survey_id.in_(in_series_of(sa.bindparam("survey"))),
        responses.c.id != sa.bindparam("by"),
        responses.c.first_tap_at <= _NOW,
        sa.or_(responses.c.next_tap_at.is_(None), responses.c.next_tap_at > _NOW),
    )
    .values(next_tap_at=_NOW)
)

_ANSWERED = (
    sa.update(invitations)
    .where(invitations.c.id == sa.bindparam("invitation"))
    .values(
        state=InvitationState.ANSWERED,
        ended_at=sa.bindparam("now"),
        change_until=None,
        manager_id=sa.bindparam("manager"),
        segment=sa.bindparam("its_segment"),
        circle=sa.bindparam("its_circle"),
    )
)


async def record_score(
    conn: Conn, invitation: Invitation, contact: Contact, score: Score, channel: Channel, *, now: datetime
) -> Scored | None:
    """Keep the score at the first tap; a later one is a change of mind. None when the survey has closed.

    `invitation` as it stands in this very transaction: its state tells whether there is an answer.
    The same score again changes nothing and comes back with `before` equal to it.
    """
    if not invitation.is_open(now):
        return None
    answered = invitation.state is InvitationState.ANSWERED
    before = await find_by_invitation(conn, invitation.id) if answered else None
    if before is None:
        delivered = invitation if invitation.sent_at is not None else contact
        values = {
            "invitation_id": invitation.id,
            "survey_id": invitation.survey_id,
            "contact_id": contact.id,
            "account_id": contact.account_id,
            "manager_id": delivered.manager_id,
            "segment": delivered.segment,
            "circle": delivered.circle,
            "heard_by": contact.manager_id,
            "score": int(score),
            "channel": channel,
            "first_tap_at": now,
            "scored_at": now,
        }
        response = await add(conn, values, now=now)
        then = {"manager": response.manager_id, "its_segment": response.segment, "its_circle": response.circle}
        await conn.execute(_ANSWERED, {"invitation": invitation.id, "now": now, **then})
        return Scored(response, None)
    if before.score != score:
        change = {"response_id": before.id, "old_score": before.score, "new_score": int(score), "changed_at": now}
        await append_row(conn, score_changes, **change)
        statement = sa.update(responses).where(responses.c.id == before.id).values(score=int(score), scored_at=now)
        row = (await conn.execute(statement.returning(*RESPONSE))).one()
        await latest.follow(conn, contact.id)
        return Scored(Response(*row), Score(before.score))
    return Scored(before, Score(before.score))


async def add(conn: Conn, values: dict[str, Any], *, now: datetime) -> Response:
    """Insert the response between the contact's earlier and later ones to surveys that ask the same.

    Later ones exist only if the clock went back. The insert itself tells whether there are earlier ones.
    """
    inserted = await conn.execute(_NEW, {f"its_{name}": values[name] for name in _NEW_COLUMNS})
    number, has_earlier = inserted.one()
    response = Response(id=number, **values, commented_at=None, thanked_at=None)
    if has_earlier:
        await conn.execute(
            _SUPERSEDED,
            {"contact": response.contact_id, "survey": response.survey_id, "by": response.id, "now": now},
        )
    await latest.follow(conn, response.contact_id)
    return response


async def find_by_invitation(conn: Conn, invitation_id: int) -> Response | None:
    return await find_one(conn, Response, _BY_INVITATION, {"invitation": invitation_id})


async def get_by_invitation(conn: Conn, invitation_id: int) -> Response:
    return Response(*(await conn.execute(_BY_INVITATION, {"invitation": invitation_id})).one())


async def get(conn: Conn, response_id: int) -> Response:
    return Response(*(await conn.execute(_BY_ID, {"response": response_id})).one())


async def find(conn: Conn, response_id: int) -> Response | None:
    return await find_one(conn, Response, _BY_ID, {"response": response_id})


async def find_owned(conn: Conn, response_id: int, telegram_id: int) -> tuple[Response, Invitation] | None:
    """The response and its invitation, if they belong to this human."""
    query = (
        sa.select(*RESPONSE, *INVITATION)
        .join(invitations, invitations.c.id == responses.c.invitation_id)
        .join(contacts, contacts.c.id == responses.c.contact_id)
        .where(responses.c.id == response_id, contacts.c.telegram_id == telegram_id)
    )
    row = (await conn.execute(query)).first()
    return (Response(*row[: len(RESPONSE)]), Invitation(*row[len(RESPONSE) :])) if row else None


async def find_latest_open(conn: Conn, telegram_id: int, *, now: datetime) -> tuple[Response, Invitation] | None:
    """The newest answer of this human whose score may still be changed, and its invitation."""
    query = (
        sa.select(*RESPONSE, *INVITATION)
        .join(invitations, invitations.c.id == responses.c.invitation_id)
        .join(contacts, contacts.c.id == responses.c.contact_id)
        .where(contacts.c.telegram_id == telegram_id, STILL_HERE, invitations.c.closes_at > now)
        .order_by(responses.c.scored_at.desc(), responses.c.id.desc())
        .limit(1)
    )
    row = (await conn.execute(query)).first()
    return (Response(*row[: len(RESPONSE)]), Invitation(*row[len(RESPONSE) :])) if row else None


async def toggle_reason(conn: Conn, response_id: ResponseId, reason: Reason) -> bool:
    """Mark or unmark a reason; tells whether it is marked now."""
    this = (response_reasons.c.response_id == response_id, response_reasons.c.reason == reason)
    removed = await conn.execute(sa.delete(response_reasons).where(*this).returning(response_reasons.c.reason))
    if removed.first():
        return False
    await insert_once(conn, response_reasons, response_id=response_id, reason=reason)
    return True


_REASONS = sa.select(response_reasons.c.reason).where(response_reasons.c.response_id == sa.bindparam("response"))


async def list_reasons(conn: Conn, response_id: ResponseId) -> list[Reason]:
    """The marked reasons, in the order they are shown to people."""
    return sorted((await conn.execute(_REASONS, {"response": response_id})).scalars(), key=REASONS.index)


async def claim_thanks(conn: Conn, response_id: ResponseId, *, now: datetime) -> bool:
    """Thank once: tells whether this call is the one that does."""
    unthanked = (responses.c.id == response_id, responses.c.thanked_at.is_(None))
    statement = sa.update(responses).where(*unthanked).values(thanked_at=now).returning(responses.c.id)
    return (await conn.execute(statement)).first() is not None


async def thank_again(conn: Conn, response_id: ResponseId) -> None:
    """The thanks said so far do not fit the score any more."""
    await conn.execute(sa.update(responses).where(responses.c.id == response_id).values(thanked_at=None))


_FIRST_SCORE = (
    sa.select(score_changes.c.old_score)
    .where(score_changes.c.response_id == sa.bindparam("response"))
    .order_by(score_changes.c.id)
    .limit(1)
)


async def find_first_score(conn: Conn, response_id: ResponseId) -> int | None:
    """The score before the first change of mind; None when there was none."""
    score: int | None = (await conn.execute(_FIRST_SCORE, {"response": response_id})).scalar_one_or_none()
    return score


_EARLIER = (
    select_of(RESPONSE)
    .where(
        responses.c.contact_id == sa.bindparam("contact"),
        responses.c.first_tap_at < sa.bindparam("before"),
        responses.c.replaced_at.is_(None),
    )
    .order_by(responses.c.first_tap_at.desc())
    .limit(sa.bindparam("most"))
)


async def list_earlier(conn: Conn, response: Response, limit: int = 3) -> list[Response]:
    """What the same contact answered before, newest first; not what their own answer has replaced."""
    values = {"contact": response.contact_id, "before": response.first_tap_at, "most": limit}
    return [Response(*row) for row in await conn.execute(_EARLIER, values)]


_PREVIOUS = (
    select_of(RESPONSE)
    .where(
        responses.c.contact_id == sa.bindparam("contact"),
        responses.c.first_tap_at < sa.bindparam("before", type_=UtcTime),
        responses.c.replaced_at.is_(None),
    )
    .order_by(responses.c.first_tap_at.desc(), responses.c.id.desc())
    .limit(1)
)
_PREVIOUS_TO_THE_SAME = _PREVIOUS.where(
    sa.or_(responses.c.survey_id.in_(in_series_of(sa.bindparam("survey"))), responses.c.recorded_by.is_not(None))
)


async def find_previous(conn: Conn, response: Response) -> Response | None:
    """What the same contact answered to the same question the time before, or told one of the staff instead."""
    values = {"contact": response.contact_id, "before": response.first_tap_at}
    if response.recorded_by is not None:
        return await find_one(conn, Response, _PREVIOUS, values)
    return await find_one(conn, Response, _PREVIOUS_TO_THE_SAME, values | {"survey": response.survey_id})


_AS_RECORDED = sa.select(surveys.c.id).where(
    surveys.c.kind == SurveyKind.RECORDED,
    surveys.c.wording == sa.bindparam("wording"),
    surveys.c.about.is_not_distinct_from(sa.bindparam("about", type_=sa.Text)),
)
_ANSWERED_BEFORE = (
    select_of(RESPONSE)
    .where(
        responses.c.contact_id == sa.bindparam("contact"),
        responses.c.invitation_id != sa.bindparam("asked"),
        sa.or_(
            responses.c.survey_id.in_(in_series_of(sa.bindparam("survey"))), responses.c.survey_id.in_(_AS_RECORDED)
        ),
        sa.or_(
            sa.and_(responses.c.recorded_by.is_(None), responses.c.survey_id.not_in(of_kind(SurveyKind.IMPORTED))),
            responses.c.confirmed_at.is_not(None),
        ),
        responses.c.replaced_at.is_(None),
        responses.c.scored_at > sa.bindparam("since"),
    )
    .order_by(responses.c.first_tap_at.desc(), responses.c.id.desc())
    .limit(1)
)


async def find_answered_before(conn: Conn, asked: Invitation, survey: Survey, *, since: datetime) -> Response | None:
    """What the same contact answered last to what this question asks, after `since`.

    What one of the staff recorded, or a file of before said, is theirs only once they have confirmed it.
    """
    values = {"contact": asked.contact_id, "asked": asked.id, "survey": survey.id, "since": since}
    values |= {"wording": survey.wording, "about": survey.about}
    return await find_one(conn, Response, _ANSWERED_BEFORE, values)


async def list_of_contact(conn: Conn, contact_id: ContactId) -> list[Response]:
    """The newest first, with what was replaced."""
    query = select_of(RESPONSE).where(responses.c.contact_id == contact_id).order_by(responses.c.first_tap_at.desc())
    return [Response(*row) for row in await conn.execute(query)]


async def find_latest_scored_at(conn: Conn, contact_ids: list[ContactId]) -> datetime | None:
    """When any of these contacts last gave a score here, or another one."""
    is_given_here = (responses.c.recorded_by.is_(None), responses.c.channel != Channel.IMPORTED)
    own = (responses.c.contact_id.in_(contact_ids), *is_given_here)
    query = sa.select(sa.func.max(responses.c.scored_at)).where(*own)
    latest: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return latest
