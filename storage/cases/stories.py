"""Who could tell a story of success, and who has been suggested."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from nps.stories import Candidate
from nps.values import LEAST_PROMOTER, Channel, Circle, ContactId, ContactState
from storage.answers import quotes as stored_quotes
from storage.answers import responses as stored
from storage.cases.cases import UNDER_WAY
from storage.engine.conn import Conn
from storage.engine.statements import insert_once
from storage.schema import accounts, cases, contacts, people, quotes, responses, stories


async def list_candidates(conn: Conn, *, since: datetime) -> list[Candidate]:
    """Decision makers who are here, and whose latest answer since then is a promoter's with words of their own.

    Not whoever has an open case, wishes no messages, was suggested before, or has been asked for these words.
    """
    latest = responses.alias()
    is_latest = responses.c.id == (
        sa.select(latest.c.id)
        .where(latest.c.contact_id == contacts.c.id, latest.c.replaced_at.is_(None))
        .where(latest.c.recorded_by.is_(None), latest.c.channel != Channel.IMPORTED)
        .order_by(latest.c.first_tap_at.desc(), latest.c.id.desc())
        .limit(1)
        .correlate(contacts)
        .scalar_subquery()
    )
    query = (
        sa.select(
            contacts.c.id,
            responses.c.id,
            accounts.c.segment,
            accounts.c.abc,
            accounts.c.revenue,
            responses.c.score,
            responses.c.first_tap_at,
        )
        .select_from(contacts)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .join(people, people.c.telegram_id == contacts.c.telegram_id)
        .join(responses, responses.c.contact_id == contacts.c.id)
        .where(contacts.c.state == ContactState.JOINED, contacts.c.circle == Circle.DECISION_MAKER)
        .where(people.c.opted_out_at.is_(None), is_latest)
        .where(responses.c.score >= LEAST_PROMOTER, responses.c.first_tap_at >= since)
        .where(~sa.exists().where(cases.c.contact_id == contacts.c.id, UNDER_WAY))
        .where(~sa.exists().where(stories.c.contact_id == contacts.c.id))
        .where(~sa.exists().where(quotes.c.response_id == responses.c.id))
        .order_by(contacts.c.id)
    )
    found = [Candidate(*row) for row in await conn.execute(query)]
    return [each for each in found if await _has_words(conn, each)]


async def _has_words(conn: Conn, candidate: Candidate) -> bool:
    return await stored_quotes.find_words(conn, await stored.get(conn, candidate.response)) is not None


async def record_suggested(conn: Conn, contact_id: ContactId, *, now: datetime) -> bool:
    """Once for each person; False when they were suggested before."""
    return await insert_once(conn, stories, contact_id=contact_id, suggested_at=now)
