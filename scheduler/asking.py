"""Asking by the calendar: the regular question, one reminder, the end of the wait.

A campaign makes thousands due in the same minute: each of these is done in slices (`scheduler/slices.py`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
from typing import Protocol, TypeVar

from actions import asking
from actions.turn import Turn
from messages.owed import Owed
from nps.planner import Ask, plan
from nps.values import ContactId, InvitationId, TelegramId
from scheduler.quiet import after_the_quiet_day
from scheduler.slices import AT_A_LOOK, Sliced
from storage.asking import due, planning
from storage.asking.due import DueReminder
from storage.asking.planning import Known
from storage.asking.rules import AskedBy, read_rules
from storage.people import enrolments
from storage.people.enrolments import DueOpening
from storage.people.zones import list_zones


class InAZone(Protocol):
    @property
    def timezone(self) -> str | None: ...


T = TypeVar("T", bound=InAZone)
PLANNED_AT_ONCE = 300


def is_open(turn: Turn, timezone: str | None) -> bool:
    return turn.programme.working_time.in_zone(turn.programme.zone_named(timezone)).is_open(turn.now)


async def awake(turn: Turn, list_due: Callable[[set[str | None]], Awaitable[Sequence[T]]]) -> Sequence[T]:
    """Those inside the working hours of their own zone.

    Those whose day has not begun must not keep the others waiting: their zones are left out, and it is looked again.
    """
    asleep: set[str | None] = set()
    while True:
        waiting = await list_due(asleep)
        closed = {contact.timezone for contact in waiting if not is_open(turn, contact.timezone)}
        if not closed:
            return waiting
        asleep |= closed


# --- the question --------------------------------------------------------------------------------------------------


@after_the_quiet_day
async def look_for_due(turn: Turn) -> Sequence[Known]:
    """Everybody who is to be asked now, by any survey; one contact of each human, what cannot wait before the rest.

    Whom the surveys may concern is found in the database, where it is working time now; each is told by the planner.
    """
    zones = await list_zones(turn.conn)
    asleep = {zone for zone in zones if not is_open(turn, zone)}
    if asleep == zones:
        return []
    asked_by = await read_rules(turn.conn, turn.programme)
    listed: dict[TelegramId, Known] = {}
    for candidates in batched(await _list_candidates(turn, asked_by, asleep), PLANNED_AT_ONCE):
        for known in await planning.read_known(turn.conn, asked_by.rules, candidates, now=turn.now):
            human = known.client.human
            if human is not None and isinstance(plan(known.client, known.history, asked_by.rules, turn.now), Ask):
                listed.setdefault(human, known)
        if len(listed) >= AT_A_LOOK:
            break
    return list(listed.values())[:AT_A_LOOK]


def batched(contact_ids: Sequence[ContactId], size: int) -> Iterator[Sequence[ContactId]]:
    return (contact_ids[at : at + size] for at in range(0, len(contact_ids), size))


async def _list_candidates(turn: Turn, asked_by: AskedBy, asleep: Collection[str | None]) -> list[ContactId]:
    found: dict[ContactId, None] = {}
    for survey in sorted(asked_by.surveys, key=lambda survey: not survey.is_transactional):
        scope, rules = asked_by.rules.scopes[survey.id], asked_by.rules
        listed = await planning.list_candidates(turn.conn, survey, scope, rules, now=turn.now, except_zones=asleep)
        found |= dict.fromkeys(listed)
    return list(found)


async def ask_one(turn: Turn, listed: Known) -> Owed:
    asked_by = await turn.once(read_rules)
    known = await planning.read_known(turn.conn, asked_by.rules, [listed.client.contact], now=turn.now)
    return await asking.ask(turn, asked_by, known[0]) if known else []


# --- its reminder --------------------------------------------------------------------------------------------------


@after_the_quiet_day
async def look_for_silent(turn: Turn) -> Sequence[DueReminder]:
    """Each question that has stayed unanswered, inside the person's working hours."""

    async def list_due(asleep: set[str | None]) -> Sequence[DueReminder]:
        return await due.list_reminders_due(turn.conn, now=turn.now, limit=AT_A_LOOK, except_zones=asleep)

    return await awake(turn, list_due)


async def remind_one(turn: Turn, listed: DueReminder) -> Owed:
    waiting = await due.find_reminder_due(turn.conn, listed.invitation.id, now=turn.now)
    if waiting is None or not is_open(turn, waiting.timezone):
        return []
    return await asking.remind(turn, waiting.invitation, waiting.telegram_id)


# --- its end -------------------------------------------------------------------------------------------------------


@after_the_quiet_day
async def look_for_expired(turn: Turn) -> Sequence[InvitationId]:
    """Questions nobody answered in time."""
    return await due.list_expired(turn.conn, now=turn.now, limit=AT_A_LOOK)


async def close_one(turn: Turn, listed: InvitationId) -> Owed:
    """It closes, and says so where it stands."""
    expired = await due.claim_expired(turn.conn, listed, now=turn.now)
    return await asking.close(turn, expired) if expired else []


# --- the reminder of a link ----------------------------------------------------------------------------------------


@after_the_quiet_day
async def look_for_undecided(turn: Turn) -> Sequence[DueOpening]:
    """Whoever opened the link and said «not now»."""

    async def list_due(asleep: set[str | None]) -> Sequence[DueOpening]:
        return await enrolments.list_due_reminders(turn.conn, now=turn.now, limit=AT_A_LOOK, except_zones=asleep)

    return await awake(turn, list_due)


async def remind_one_undecided(turn: Turn, listed: DueOpening) -> Owed:
    """Once; then nothing."""
    waiting = await enrolments.find_due_reminder(turn.conn, listed.opening, now=turn.now)
    if waiting is None or not is_open(turn, waiting.timezone):
        return []
    return await asking.remind_undecided(turn, waiting.opening)


ask_due = Sliced("ask_due", look_for_due, ask_one)
remind_silent = Sliced("remind_silent", look_for_silent, remind_one)
close_expired = Sliced("close_expired", look_for_expired, close_one)
remind_undecided = Sliced("remind_undecided", look_for_undecided, remind_one_undecided)
