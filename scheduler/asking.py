"""Asking by the calendar: the regular question, one reminder, the end of the wait."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from messages import joining, survey
from messages.dates import zone_named
from messages.owed import Lane, Owed
from nps.programme import Programme
from nps.values import TelegramId
from scheduler.quiet import after_the_quiet_day
from storage.asking import due, invitations, surveys
from storage.people import enrolments
from storage.people.clients import get_contact

AT_A_TICK = 200  # the tick holds the only writer meanwhile; scores must not wait behind a campaign


@after_the_quiet_day
async def ask_due(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    """Everybody whose last answer is long enough ago, inside the working hours of their own zone."""
    owed: Owed = []
    regular = await surveys.get_regular_survey(conn)
    asleep: set[str | None] = set()
    while True:
        found = await due.list_due(
            conn, regular, now=now, quiet_for=programme.quiet_for, limit=AT_A_TICK, except_zones=asleep
        )
        closed = {one.timezone for one in found if not _is_open(programme, one.timezone, now)}
        if not closed:
            break
        asleep |= closed  # those whose day has not begun must not keep the others waiting
    for one in found:
        occasion = f"after:{one.after}" if one.after else "first"
        planned = await invitations.plan(conn, regular, one.contact_id, occasion, now=now)
        if planned:
            agrees = joining.is_todays(one.agreed)
            owed.append(survey.question(planned.id, one.telegram_id, lane=Lane.ASK, agrees=agrees))
    return owed


def _is_open(programme: Programme, timezone: str | None, now: datetime) -> bool:
    return programme.working_hours.is_open(now, zone_named(timezone, programme))


@after_the_quiet_day
async def remind_silent(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    """One reminder for each question that has stayed unanswered, inside the person's working hours."""
    owed: Owed = []
    for invitation, timezone in await due.list_reminders_due(conn, now=now):
        contact = await get_contact(conn, invitation.contact_id)
        if contact.telegram_id is None or not _is_open(programme, timezone, now):
            continue
        if len(owed) >= AT_A_TICK:
            break
        await due.record_reminded(conn, invitation.id, now=now)
        owed.append(survey.reminder(invitation.id, contact.telegram_id, now.date()))
    return owed


@after_the_quiet_day
async def close_expired(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    """Questions nobody answered in time close, and say so where they stand."""
    owed: Owed = []
    for invitation in await due.claim_expired(conn, now=now, limit=AT_A_TICK):
        contact = await get_contact(conn, invitation.contact_id)
        if invitation.sent_at and contact.telegram_id is not None and contact.unreachable is None:
            telegram_id = TelegramId(contact.telegram_id)
            owed += await survey.questions_shown(conn, invitation.id, telegram_id, lane=Lane.ASK)
    return owed


@after_the_quiet_day
async def remind_undecided(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    """One reminder for who opened the link and said «not now»; then nothing."""
    owed: Owed = []
    for opening, timezone in await enrolments.list_due_reminders(conn, now=now):
        if programme.working_hours.is_open(now, zone_named(timezone, programme)):
            await enrolments.record_reminded(conn, opening, now=now)
            owed.append(joining.consent(opening.enrolment, opening.telegram_id, again=True))
    return owed
