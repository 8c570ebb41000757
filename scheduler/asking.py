"""Asking by the calendar: the regular question, one reminder, the end of the wait."""

from __future__ import annotations

from actions import asking
from actions.turn import Turn
from messages.owed import Owed
from scheduler.quiet import after_the_quiet_day
from storage.asking import due, surveys
from storage.people import enrolments
from storage.people.clients import get_contact

AT_A_TICK = 200  # the tick holds the only writer meanwhile; scores must not wait behind a campaign


@after_the_quiet_day
async def ask_due(turn: Turn) -> Owed:
    """Everybody whose last answer is long enough ago, inside the working hours of their own zone.

    Those whose day has not begun must not keep the others waiting: their zones are left out, and it is looked again.
    """
    regular = await surveys.get_regular_survey(turn.conn)
    asleep: set[str | None] = set()
    while True:
        waiting = await due.list_due(
            turn.conn,
            regular,
            now=turn.now,
            quiet_for=turn.programme.quiet_for,
            limit=AT_A_TICK,
            except_zones=asleep,
        )
        closed = {contact.timezone for contact in waiting if not _is_open(turn, contact.timezone)}
        if not closed:
            break
        asleep |= closed
    return [card for contact in waiting for card in await asking.ask(turn, regular, contact)]


def _is_open(turn: Turn, timezone: str | None) -> bool:
    return turn.programme.working_hours.is_open(turn.now, turn.programme.zone_named(timezone))


@after_the_quiet_day
async def remind_silent(turn: Turn) -> Owed:
    """One reminder for each question that has stayed unanswered, inside the person's working hours."""
    owed: Owed = []
    for invitation, timezone in await due.list_reminders_due(turn.conn, now=turn.now):
        contact = await get_contact(turn.conn, invitation.contact_id)
        if contact.telegram_id is None or not _is_open(turn, timezone):
            continue
        if len(owed) >= AT_A_TICK:
            break
        owed += await asking.remind(turn, invitation, contact.telegram_id)
    return owed


@after_the_quiet_day
async def close_expired(turn: Turn) -> Owed:
    """Questions nobody answered in time close, and say so where they stand."""
    expired = await due.claim_expired(turn.conn, now=turn.now, limit=AT_A_TICK)
    return [card for invitation in expired for card in await asking.close(turn, invitation)]


@after_the_quiet_day
async def remind_undecided(turn: Turn) -> Owed:
    """One reminder for whoever opened the link and said «not now»; then nothing."""
    owed: Owed = []
    for opening, timezone in await enrolments.list_due_reminders(turn.conn, now=turn.now):
        if _is_open(turn, timezone):
            owed += await asking.remind_undecided(turn, opening)
    return owed
