"""What each contact said last and before that, and what they left unanswered, kept beside the contact.

Lists of all companies read it at once.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from nps.values import InvitationState
from storage.engine.conn import Conn
from storage.people import answered
from storage.schema import contacts, invitations, responses

_AT_ONCE = 500


def _said(column: sa.Column[Any], *, before: bool = False) -> sa.ScalarSelect[Any]:
    """Of a contact's newest answer, or of the next older one; not of what was recorded, once they have corrected it."""
    stands = (responses.c.contact_id == contacts.c.id, responses.c.replaced_at.is_(None))
    newest_first = (responses.c.first_tap_at.desc(), responses.c.id.desc())
    query = sa.select(column).where(*stands).order_by(*newest_first).limit(1)
    return query.offset(1 if before else None).correlate(contacts).scalar_subquery()


KEPT: dict[str, sa.ScalarSelect[Any]] = {
    "latest_score": _said(responses.c.score),
    "latest_at": _said(responses.c.first_tap_at),
    "score_before": _said(responses.c.score, before=True),
    "before_at": _said(responses.c.first_tap_at, before=True),
    "unanswered_at": (
        sa.select(sa.func.max(invitations.c.sent_at))
        .where(invitations.c.contact_id == contacts.c.id, invitations.c.state == InvitationState.EXPIRED)
        .correlate(contacts)
        .scalar_subquery()
    ),
}
"""What has to stand in these columns of a contact, looked up among all their answers and questions."""
_FOLLOW = sa.update(contacts).where(contacts.c.id == sa.bindparam("contact")).values(**KEPT)
_FOLLOW_ALL = sa.update(contacts).values(**KEPT)


async def follow_question(conn: Conn, contact_id: int) -> None:
    """A question to this contact has closed unanswered."""
    await conn.execute(_FOLLOW, {"contact": contact_id})


async def follow(conn: Conn, contact_id: int) -> None:
    """An answer of this contact is new or gone, has another score, or counts no more."""
    await follow_question(conn, contact_id)
    await answered.follow_answer(conn, contact_id)


async def follow_each(conn: Conn, contact_ids: Collection[int]) -> None:
    """The same of several."""
    ids = sorted(set(contact_ids))
    for at in range(0, len(ids), _AT_ONCE):
        await conn.execute(_FOLLOW_ALL.where(contacts.c.id.in_(ids[at : at + _AT_ONCE])))
    await answered.follow_each(conn, ids)


async def follow_all(conn: Conn) -> None:
    """The same of everybody, after answers and questions were written in bulk."""
    await conn.execute(_FOLLOW_ALL)
    await answered.follow_all(conn)
