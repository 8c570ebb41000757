"""Whose complaint was closed so long ago that they are asked once more, and what they were asked and said meanwhile."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from nps.values import CaseId, CaseState, ContactId, ContactState, Score, SurveyId, TelegramId
from storage.asking.due import IS_LOST
from storage.asking.holds import IS_HELD
from storage.asking.invitations import AGREED, IS_OPEN
from storage.engine.conn import Conn
from storage.engine.statements import find_one
from storage.people.zones import outside
from storage.schema import case_responses, cases, contacts, invitations, people, responses
from storage.schema.surveys import RECOVERY_ID


@dataclass(frozen=True, slots=True)
class Recheck:
    """A case whose client may be asked anew. `agreed`: to which version of the consent, last."""

    case_id: CaseId
    contact_id: ContactId
    telegram_id: TelegramId
    timezone: str | None
    agreed: str | None
    is_lost: bool
    is_asked_rarely: bool


_of_human = contacts.alias()
_is_asked = sa.exists().where(
    _of_human.c.telegram_id == contacts.c.telegram_id, invitations.c.contact_id == _of_human.c.id, IS_OPEN
)
_WAITING = (
    sa.select(
        cases.c.id, contacts.c.id, contacts.c.telegram_id, contacts.c.timezone, AGREED, IS_LOST,
        sa.func.coalesce(people.c.quiet_until > sa.bindparam("now"), sa.false()),
    )
    .join(contacts, contacts.c.id == cases.c.contact_id)
    .join(people, people.c.telegram_id == contacts.c.telegram_id)
    .where(
        cases.c.recheck_at.is_not(None),
        cases.c.recheck_at <= sa.bindparam("now"),
        cases.c.recheck_at > sa.bindparam("since"),
        cases.c.state.in_([CaseState.CONFIRMED, CaseState.UNCONFIRMED]),
        contacts.c.state == ContactState.JOINED,
        people.c.opted_out_at.is_(None),
        ~_is_asked,
        ~IS_HELD,
    )
    .order_by(cases.c.recheck_at, cases.c.id)
)  # fmt: skip
_ONE = _WAITING.where(cases.c.id == sa.bindparam("case"))


async def list_due(
    conn: Conn, *, now: datetime, since: datetime, limit: int, except_zones: Collection[str | None] = ()
) -> list[Recheck]:
    """The first `limit` of those that became due after `since`, whose clients can be asked and have no open question.

    Of contacts whose zone is one of `except_zones` nothing is said.
    """
    query = _WAITING.where(*outside(except_zones)).limit(limit)
    return [Recheck(*row) for row in await conn.execute(query, {"now": now, "since": since})]


async def find_due(conn: Conn, case_id: CaseId, *, now: datetime, since: datetime) -> Recheck | None:
    return await find_one(conn, Recheck, _ONE, {"case": case_id, "now": now, "since": since})


async def decide(conn: Conn, case_id: CaseId) -> None:
    """It is not due any more, whatever was decided."""
    await conn.execute(sa.update(cases).where(cases.c.id == case_id).values(recheck_at=None))


async def list_scores(conn: Conn, case_id: CaseId) -> list[Score]:
    """Of the answers that are on this case."""
    query = sa.select(responses.c.score).join(case_responses, case_responses.c.response_id == responses.c.id)
    return [Score(score) for score in (await conn.execute(query.where(case_responses.c.case_id == case_id))).scalars()]


async def find_latest(conn: Conn, contact_id: ContactId, survey_id: SurveyId) -> datetime | None:
    """When this contact was last asked by this survey, or last answered it; None when never."""
    asked = (invitations.c.contact_id == contact_id, invitations.c.survey_id == survey_id)
    answered = (responses.c.contact_id == contact_id, responses.c.survey_id == survey_id)
    return await _latest(conn, asked, answered)


async def find_latest_of_human(conn: Conn, telegram_id: TelegramId) -> datetime | None:
    """When this human was last asked, or last answered, as any of their contacts, but for recovery checks."""
    theirs = sa.select(contacts.c.id).where(contacts.c.telegram_id == telegram_id)
    asked = (invitations.c.contact_id.in_(theirs), invitations.c.survey_id.not_in(RECOVERY_ID))
    answered = (responses.c.contact_id.in_(theirs), responses.c.survey_id.not_in(RECOVERY_ID))
    return await _latest(conn, asked, answered)


async def _latest(
    conn: Conn, asked: tuple[sa.ColumnElement[bool], ...], answered: tuple[sa.ColumnElement[bool], ...]
) -> datetime | None:
    planned = (await conn.execute(sa.select(sa.func.max(invitations.c.planned_at)).where(*asked))).scalar_one_or_none()
    scored = (await conn.execute(sa.select(sa.func.max(responses.c.scored_at)).where(*answered))).scalar_one_or_none()
    return max((at for at in (planned, scored) if at is not None), default=None)
