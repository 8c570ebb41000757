"""Which answer is a client's first one after their case was closed, kept beside the answer."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from nps.values import MOST_DETRACTOR, CaseState
from storage.engine.conn import Conn
from storage.schema import case_responses, cases, responses
from storage.schema.surveys import HEADLINE_IDS, RECOVERY_ID

_AT_ONCE = 500
_earlier, _complaint = responses.alias("earlier"), responses.alias("complaint")


def _asks_again(survey: sa.Column[int]) -> sa.ColumnElement[bool]:
    """What the index asks, or a recovery check."""
    return sa.or_(survey.in_(RECOVERY_ID), survey.in_(HEADLINE_IDS))


CASE_CLOSED_AT = (
    sa.select(sa.func.max(cases.c.closed_at))
    .where(
        cases.c.contact_id == responses.c.contact_id,
        cases.c.closed_at < responses.c.first_tap_at,
        sa.or_(cases.c.state == CaseState.CONFIRMED, cases.c.state == CaseState.UNCONFIRMED),
        _asks_again(responses.c.survey_id),
        sa.exists().where(
            case_responses.c.case_id == cases.c.id,
            _complaint.c.id == case_responses.c.response_id,
            _complaint.c.score <= MOST_DETRACTOR,
        ),
        ~sa.exists()
        .where(
            _earlier.c.contact_id == cases.c.contact_id,
            _asks_again(_earlier.c.survey_id),
            _earlier.c.first_tap_at > cases.c.closed_at,
            _earlier.c.first_tap_at < responses.c.first_tap_at,
        )
        .correlate(cases, responses),
    )
    .correlate(responses)
    .scalar_subquery()
)
"""What has to stand there: the latest closing of a detractor's case since which the contact had not answered yet."""
_FOLLOW_ALL = (
    sa.update(responses)
    .where(responses.c.case_closed_at.is_distinct_from(CASE_CLOSED_AT))
    .values(case_closed_at=CASE_CLOSED_AT)
)
_FOLLOW = _FOLLOW_ALL.where(responses.c.contact_id == sa.bindparam("contact"))


_HAS_CLOSED = (
    sa.select(cases.c.id).where(cases.c.contact_id == sa.bindparam("contact"), cases.c.closed_at.is_not(None)).limit(1)
)


async def follow(conn: Conn, contact_id: int) -> None:
    """A case of this contact was closed or opened again."""
    await conn.execute(_FOLLOW, {"contact": contact_id})


async def follow_answer(conn: Conn, contact_id: int) -> None:
    """An answer of this contact is new, another one or gone; most have no case that was ever closed."""
    if (await conn.execute(_HAS_CLOSED, {"contact": contact_id})).first() is not None:
        await follow(conn, contact_id)


async def follow_each(conn: Conn, contact_ids: Collection[int]) -> None:
    """The same of several."""
    ids = sorted(set(contact_ids))
    for at in range(0, len(ids), _AT_ONCE):
        await conn.execute(_FOLLOW_ALL.where(responses.c.contact_id.in_(ids[at : at + _AT_ONCE])))


async def follow_all(conn: Conn) -> None:
    """The same of everybody: which question the index asks has changed, or answers were written in bulk."""
    await conn.execute(_FOLLOW_ALL)
