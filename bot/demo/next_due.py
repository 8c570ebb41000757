"""When something is due next: the instants from which the time machine lets nothing be skipped."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from messages.dates import zone_named
from nps.programme import Programme
from nps.values import ContactState
from scheduler.summaries import first_fire
from storage.asking.invitations import OPEN
from storage.asking.surveys import find_regular_survey
from storage.queues import inbox, outbox
from storage.schema import client_messages, contacts, enrolment_openings, invitations, people, responses


async def find_next_due(conn: AsyncConnection, *, now: datetime, programme: Programme) -> datetime | None:
    """The first instant after `now` at which a job may find something, or a waiting row may go on.

    Rather one too many than one too few: an instant at which nothing happens costs one tick.
    """
    found = [at async for at in _instants(conn, now, programme) if at is not None and at > now]
    return min(found, default=None)


async def _instants(conn: AsyncConnection, now: datetime, programme: Programme) -> AsyncIterator[datetime | None]:
    yield await outbox.find_next_due(conn, now=now)
    yield await inbox.find_next_retry(conn)
    unanswered = invitations.c.state.in_(OPEN)
    yield await _first(conn, invitations.c.remind_at, now, unanswered, invitations.c.reminded_at.is_(None))
    yield await _first(conn, invitations.c.closes_at, now, unanswered)
    yield await _first(conn, enrolment_openings.c.remind_at, now, enrolment_openings.c.reminded_at.is_(None))
    yield await _first(conn, client_messages.c.pass_on_at, now)
    yield await _first(conn, people.c.quiet_until, now)
    regular = await find_regular_survey(conn)
    for wait in {programme.quiet_for, regular.repeat_after if regular else programme.quiet_for}:
        for asked_or_answered in (invitations.c.planned_at, responses.c.scored_at):
            last = await _first(conn, asked_or_answered, now - wait)
            yield last + wait if last is not None else None
    for expression in (programme.weekly_summary, programme.monthly_summary):
        yield first_fire(expression, programme.zone, now)
    joined = sa.select(contacts.c.timezone).where(contacts.c.state == ContactState.JOINED).distinct()
    for name in (await conn.execute(joined)).scalars():  # what became due at night waits for the morning there
        yield programme.working_hours.next_open(now, zone_named(name, programme))


async def _first(
    conn: AsyncConnection, column: sa.Column[Any], after: datetime, *conditions: sa.ColumnElement[bool]
) -> datetime | None:
    query = sa.select(sa.func.min(column)).where(column > after, *conditions)
    at: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return at
