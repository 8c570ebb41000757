"""Answers that one of the staff has recorded, and what their clients say of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from nps.values import Channel, ContactId, InvitationState, Reason, RecordingId, ResponseId, Score, StaffId
from storage.answers import responses
from storage.answers.responses import RESPONSE, Response
from storage.asking.invitations import INVITATION, ON_RECORD, Invitation, find_open_of, plan
from storage.asking.surveys import Survey, ensure_recorded_survey
from storage.engine.conn import Conn
from storage.engine.statements import append_row, find_one, insert_row, list_by_id, select_of
from storage.people import latest
from storage.people.clients import Contact
from storage.schema import contacts, invitations, response_reasons
from storage.schema import responses as response_table

_STANDS = (response_table.c.recorded_by.is_not(None), response_table.c.replaced_at.is_(None))


async def add(
    conn: Conn,
    recording_id: RecordingId,
    contact: Contact,
    score: Score,
    channel: Channel,
    reasons: Iterable[Reason],
    *,
    by: StaffId,
    now: datetime,
) -> Response:
    """What a client told one of the staff, as an answer of the survey that asks nobody.

    Its question is over from the beginning: nothing the client taps or types is taken for a change of it. And it counts
    as followed at that very moment: so it is nobody's latest answer, and in no figure, at no cost to any.
    """
    survey = await ensure_recorded_survey(conn, now=now)
    values = {
        "invitation_id": await _question(conn, survey, contact.id, recording_id, now=now),
        "survey_id": survey.id,
        "contact_id": contact.id,
        "account_id": contact.account_id,
        "manager_id": contact.manager_id,
        "segment": contact.segment,
        "circle": contact.circle,
        "heard_by": contact.manager_id,
        "score": int(score),
        "channel": channel,
        "first_tap_at": now,
        "scored_at": now,
    }
    added = await responses.add(conn, values, now=now)
    for reason in reasons:
        await append_row(conn, response_reasons, response_id=added.id, reason=reason)
    return await _change(conn, added.id, recorded_by=by, next_tap_at=now)


async def _question(
    conn: Conn, survey: Survey, contact_id: ContactId, recording_id: RecordingId, *, now: datetime
) -> int:
    values = {"survey_id": survey.id, "contact_id": contact_id, "occasion": f"recording:{recording_id}"}
    at = {"planned_at": now, "closes_at": now, "ended_at": now}
    return await insert_row(conn, invitations, **values, **at, state=InvitationState.ANSWERED)


async def _change(conn: Conn, response_id: ResponseId, **values: object) -> Response:
    this = sa.update(response_table).where(response_table.c.id == response_id).values(**values)
    return Response(*(await conn.execute(this.returning(*RESPONSE))).one())


async def find_latest(conn: Conn, contact_id: ContactId, *, since: datetime) -> Response | None:
    """The newest recorded answer of this contact, if it was recorded after `since` and nothing has replaced it."""
    lately = (response_table.c.contact_id == contact_id, response_table.c.first_tap_at > since, *_STANDS)
    query = select_of(RESPONSE).where(*lately).order_by(response_table.c.id.desc()).limit(1)
    return await find_one(conn, Response, query)


async def find_owned(conn: Conn, response_id: int, telegram_id: int) -> Response | None:
    """The recorded answer, if it is about this human."""
    query = select_of(RESPONSE).join(contacts, contacts.c.id == response_table.c.contact_id)
    owned = (response_table.c.id == response_id, contacts.c.telegram_id == telegram_id)
    return await find_one(conn, Response, query.where(*owned, response_table.c.recorded_by.is_not(None)))


async def confirm(conn: Conn, response: Response, *, now: datetime) -> Response:
    """The client says that it is right."""
    return await _change(conn, response.id, confirmed_at=response.confirmed_at or now)


def may_replace(invitation: Invitation) -> bool:
    """May an answer to this question stand in the place of a recorded one?

    It was asked for to that end, or it was open when one was recorded: such a question is reminded of no more.
    """
    return invitation.occasion.startswith(ON_RECORD) or invitation.reminded_at is not None


async def replace(conn: Conn, own: Response, invitation: Invitation, *, now: datetime) -> list[Response]:
    """The client's own answer takes the place of what was recorded since its question was asked; the newest last.

    A question by which a recorded answer is corrected is about that one, however late it comes.
    """
    meant = response_table.c.first_tap_at >= invitation.planned_at
    if invitation.occasion.startswith(ON_RECORD):
        number = invitation.occasion.removeprefix(ON_RECORD).split(":")[0]
        meant = sa.or_(meant, response_table.c.id == int(number))
    replaced = sa.update(response_table).where(response_table.c.contact_id == own.contact_id, meant, *_STANDS)
    found = await list_by_id(conn, Response, replaced.values(replaced_at=now).returning(*RESPONSE))
    if found:
        await latest.follow(conn, own.contact_id)
    return found


async def find_own(conn: Conn, response: Response) -> Response | None:
    """The client's own answer that has taken the place of this one."""
    own = (response_table.c.contact_id == response.contact_id, response_table.c.recorded_by.is_(None))
    query = select_of(RESPONSE).where(*own, response_table.c.first_tap_at == response.replaced_at)
    return await find_one(conn, Response, query)


async def ask_own(conn: Conn, response: Response, survey: Survey, *, now: datetime) -> Invitation | None:
    """The question by which the client corrects it: the one that is open, else one of their own.

    Theirs is of a survey that counts. Nobody has asked them: it is never delivered, as far as a response rate knows.
    None when that survey asks nobody.
    """
    asked = await find_open_of(conn, response.contact_id, now=now)
    if asked is not None:
        return asked
    occasion = f"{ON_RECORD}{response.id}:{now.date().isoformat()}"
    planned = await plan(conn, survey, response.contact_id, occasion, now=now)
    if planned is None:
        return None
    opened = sa.update(invitations).where(invitations.c.id == planned.id).values(state=InvitationState.SENT)
    return await find_one(conn, Invitation, opened.returning(*INVITATION))
