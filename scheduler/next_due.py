"""When each job may find something next: whoever moves the clock stops there, and nothing is jumped over."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from actions.alerting import hand_over_cases
from actions.erasing import finish_erasures, keep_no_longer
from actions.passing_on import pass_on_early
from nps.programme import Programme
from nps.values import ContactState
from scheduler.asking import ask_due, close_expired, remind_silent, remind_undecided
from scheduler.jobs import JOBS, Job
from scheduler.pruning import forget_done
from scheduler.safety import owe_backup, owe_rehearsal
from scheduler.summaries import first_fire, owe_summaries
from storage.asking import surveys
from storage.asking.invitations import OPEN
from storage.engine.conn import Conn
from storage.privacy.erasures import HAND_TIME
from storage.schema import client_messages, contacts, enrolment_openings, erasures, invitations, responses

NextDue = Callable[[Conn, datetime, Programme], Awaitable[datetime | None]]
"""The first instant after the given one at which the job may find something; None when nothing is foreseen.

Rather one too many than one too few: an instant at which nothing happens costs one tick.
"""

DAILY = "0 0 * * *"


async def find_next_due(conn: Conn, *, now: datetime, programme: Programme) -> datetime | None:
    """The first instant after `now` at which one of the jobs may find something."""
    instants = [await NEXT_DUE[job](conn, now, programme) for job in JOBS]
    return min((at for at in instants if at is not None and at > now), default=None)


async def _message_without_a_score(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return await _first(conn, client_messages.c.pass_on_at, now)


async def _expiry(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return await _first(conn, invitations.c.closes_at, now, invitations.c.state.in_(OPEN))


async def _summary(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    schedules = (programme.weekly_summary, programme.monthly_summary)
    return _earliest(first_fire(expression, programme.zone, now) for expression in schedules)


async def _reminder(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    waiting = (invitations.c.state.in_(OPEN), invitations.c.reminded_at.is_(None))
    at = await _first(conn, invitations.c.remind_at, now, *waiting)
    return _earliest((at, await _opening(conn, now, programme)))


async def _consent_reminder(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    at = await _first(conn, enrolment_openings.c.remind_at, now, enrolment_openings.c.reminded_at.is_(None))
    return _earliest((at, await _opening(conn, now, programme)))


async def _question(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """A repeat is due so long after the latest question or answer of a contact, and not in anybody's quiet period."""
    survey = await surveys.find_regular_survey(conn)
    latest = []
    for wait in {programme.quiet_for, *((survey.repeat_after,) if survey else ())}:
        for column in (invitations.c.planned_at, responses.c.scored_at):
            at = await _first(conn, column, now - wait)
            latest.append(at and at + wait)
    return _earliest((*latest, await _opening(conn, now, programme)))


async def _sweeping_up(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    erased_at = await _first(conn, erasures.c.at, now - HAND_TIME, erasures.c.finished_at.is_(None))
    return erased_at and erased_at + HAND_TIME


async def _retention(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return first_fire(DAILY, programme.zone, now) if programme.retention_months is not None else None


async def _backup(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """A new local day; after a failure, the next hour."""
    return now + timedelta(hours=1) if programme.backs_up else None


async def _not_by_time(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """Set off by what somebody did, found at the next tick; or it clears away, and nobody waits for it."""
    return None


NEXT_DUE: dict[Job, NextDue] = {
    pass_on_early: _message_without_a_score,
    hand_over_cases: _not_by_time,
    close_expired: _expiry,
    owe_summaries: _summary,
    remind_silent: _reminder,
    remind_undecided: _consent_reminder,
    ask_due: _question,
    finish_erasures: _sweeping_up,
    keep_no_longer: _retention,
    owe_backup: _backup,
    owe_rehearsal: _backup,
    forget_done: _not_by_time,
}


async def _opening(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """What became due at night waits for the morning of the contact's own zone."""
    zones = sa.select(contacts.c.timezone).where(contacts.c.state != ContactState.ERASED).distinct()
    names = (await conn.execute(zones)).scalars()
    mornings = [programme.working_hours.next_open(now, programme.zone_named(name)) for name in names]
    return _earliest(at for at in mornings if at > now)


async def _first(
    conn: Conn, column: sa.Column[Any], after: datetime, *conditions: sa.ColumnElement[bool]
) -> datetime | None:
    query = sa.select(sa.func.min(column)).where(column > after, *conditions)
    at: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return at


def _earliest(instants: Iterable[datetime | None]) -> datetime | None:
    return min((at for at in instants if at is not None), default=None)
