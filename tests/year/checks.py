"""What must hold of a year's asking, told from the questions, answers, cases and holds that it left behind."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

import sqlalchemy as sa

from nps.planner import AFTER_DECLINING, NEVER_WITHIN, week_of
from nps.programme import Programme
from nps.values import AccountId, ContactState, InvitationState, SurveyKind
from storage.asking.due import JOINED
from storage.engine.conn import Conn
from storage.schema import cases, contacts, holds, invitations, people, responses, surveys
from tests.year.year import Year

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; the first ones, as many as there are contacts, are of before the year.

    `answered_at` is the answer's latest score, `ended_at` when it was declined.
    """

    number: int
    contact: int
    account: AccountId
    timezone: str | None
    kind: SurveyKind
    state: InvitationState
    planned_at: datetime
    sent_at: datetime | None
    ended_at: datetime | None
    answered_at: datetime | None
    reminders: int
    on_joining: bool

    @property
    def counts(self) -> bool:
        """Recovery checks wait for no quiet period, and begin none."""
        return self.kind is not SurveyKind.RECOVERY


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a year in which everything held; silences in days, of who could be asked all the time."""

    people: int
    asked: int
    by_survey: Mapping[str, int]
    on_joining: int
    answered: int
    reminders: int
    per_weekday: Mapping[str, int]
    outside_hours: int
    most_per_person: int
    closest_days: float
    longest_silence_days: float
    median_silence_days: float
    longest_kept_days: float
    most_of_an_account: float
    cases: int
    open_cases: int
    holds: int


async def read_asked(conn: Conn) -> list[Asked]:
    query = (
        sa.select(
            invitations.c.id,
            invitations.c.contact_id,
            contacts.c.account_id,
            contacts.c.timezone,
            surveys.c.kind,
            invitations.c.state,
            invitations.c.planned_at,
            invitations.c.sent_at,
            invitations.c.ended_at,
            responses.c.scored_at,
            sa.func.coalesce(invitations.c.reminders_sent, 0),
            invitations.c.occasion.startswith(JOINED),
        )
        .join(contacts, contacts.c.id == invitations.c.contact_id)
        .join(surveys, surveys.c.id == invitations.c.survey_id)
        .outerjoin(responses, responses.c.invitation_id == invitations.c.id)
        .order_by(invitations.c.planned_at, invitations.c.id)
    )
    rows: list[Any] = list(await conn.execute(query))
    return [Asked(*row) for row in rows]


async def examine(year: Year) -> Figures:
    """Raises AssertionError for the first thing that is not as it must be."""
    programme, database = year.stage.programme, year.stage.database
    async with database.read() as conn:
        ever = await read_asked(conn)
        complaints = await _spans(conn, cases.c.contact_id, cases.c.opened_at, cases.c.closed_at)
        until = sa.func.min(holds.c.until, sa.func.coalesce(holds.c.lifted_at, holds.c.until))
        held = await _spans(conn, holds.c.account_id, holds.c.since, sa.type_coerce(until, holds.c.until.type))
        reachable = set((await conn.execute(_REACHABLE)).scalars())
        stopped = set((await conn.execute(_STOPPED)).scalars())
    closest = quiet_is_kept(ever, programme)
    asked = [ask for ask in ever if ask.number > year.plan.contacts]
    outside = [a for a in asked if not a.on_joining and not _is_open(programme, a, a.planned_at)]
    assert not outside, outside[:3]
    late = [a for a in asked if a.sent_at is not None and not a.on_joining and not _is_open(programme, a, a.sent_at)]
    assert not late, late[:3]
    for ask in asked:
        over = [span for span in complaints[ask.contact] if _within(span, ask.planned_at)]
        assert not over, f"{ask} over an open case {over}"
        during = [] if ask.on_joining else [span for span in held[ask.account] if _within(span, ask.planned_at)]
        assert not during, f"{ask} during a hold {during}"
    share = share_is_kept(asked, year.sizes, programme)
    silences = _silences(ever, reachable - stopped, year)
    kept = {contact for contact in silences if complaints[contact] or held[year.plan.account_of(contact)]}
    free = [span / DAY for contact, span in silences.items() if contact not in kept]
    return Figures(
        people=year.plan.contacts,
        asked=len(asked),
        by_survey=dict(Counter(a.kind.value for a in asked).most_common()),
        on_joining=sum(a.on_joining for a in asked),
        answered=sum(a.state is InvitationState.ANSWERED for a in asked),
        reminders=sum(a.reminders for a in asked),
        per_weekday=_per_weekday(asked, programme),
        outside_hours=len(outside),
        most_per_person=max(Counter(a.contact for a in asked if a.counts).values()),
        closest_days=closest / DAY,
        longest_silence_days=max(free),
        median_silence_days=median(free),
        longest_kept_days=max((silences[contact] for contact in kept), default=timedelta()) / DAY,
        most_of_an_account=share,
        cases=sum(map(len, complaints.values())),
        open_cases=sum(end is None for spans in complaints.values() for _, end in spans),
        holds=sum(map(len, held.values())),
    )


_REACHABLE = sa.select(contacts.c.id).where(contacts.c.state == ContactState.JOINED)
_STOPPED = (
    sa.select(contacts.c.id)
    .join(people, people.c.telegram_id == contacts.c.telegram_id)
    .where(sa.or_(people.c.opted_out_at.is_not(None), people.c.quiet_until.is_not(None)))
)


async def _spans(conn: Conn, of: Any, begins: Any, ends: Any) -> Mapping[int, list[tuple[datetime, datetime | None]]]:
    found: Mapping[int, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    for number, begin, end in await conn.execute(sa.select(of, begins, ends)):
        found[number].append((begin, end))
    return found


def _within(span: tuple[datetime, datetime | None], at: datetime) -> bool:
    begin, end = span
    return begin <= at and (end is None or at < end)


def _is_open(programme: Programme, ask: Asked, at: datetime) -> bool:
    """Inside the working hours of their own zone, on no holiday."""
    return programme.working_time.in_zone(programme.zone_named(ask.timezone)).is_open(at)


def quiet_is_kept(asked: Sequence[Asked], programme: Programme) -> timedelta:
    """No two questions of one human nearer than the quiet period; the nearest there were, declined ones left out."""
    closest = timedelta.max
    by_contact: dict[int, list[Asked]] = defaultdict(list)
    for ask in asked:
        by_contact[ask.contact].append(ask)
    for theirs in by_contact.values():
        for one, next_one in pairwise(theirs):
            assert next_one.planned_at - one.planned_at >= NEVER_WITHIN, (one, next_one)
        for one, next_one in pairwise([ask for ask in theirs if ask.counts]):
            if one.state is InvitationState.DECLINED:
                quiet, since = AFTER_DECLINING, one.ended_at or one.planned_at
            elif one.state is InvitationState.SKIPPED:
                continue  # it never arrived
            else:
                quiet, since = programme.quiet_for, one.answered_at or one.planned_at
                closest = min(closest, next_one.planned_at - one.planned_at)
            assert next_one.planned_at - since >= quiet, (one, next_one)
    return closest


def share_is_kept(
    asked: Sequence[Asked], sizes: Mapping[AccountId, list[tuple[datetime, int]]], programme: Programme
) -> float:
    """Of no account more than a third in a week, rounded up, audits apart; the greatest part there was."""
    weeks: Counter[tuple[AccountId, datetime]] = Counter()
    for ask in asked:
        if ask.counts and ask.kind is not SurveyKind.AUDIT and not ask.on_joining:
            weeks[ask.account, week_of(ask.planned_at, programme.working_time.zone)] += 1
    greatest = 0.0
    for (account, week), count in weeks.items():
        known = sizes[account]
        at = max(bisect_right([since for since, _ in known], week) - 1, 0)
        size = max(size for since, size in known[at:] if since < week + 7 * DAY or size == known[at][1])
        assert count <= math.ceil(size / programme.asked_one_in), (account, week, count, size)
        greatest = max(greatest, count / size)
    return greatest


def _per_weekday(asked: Sequence[Asked], programme: Programme) -> dict[str, int]:
    """By the clocks of whom was asked; who joined on a day off is asked at once, and stands apart."""
    counted: Counter[str] = Counter()
    for ask in asked:
        if not ask.on_joining:
            day = ask.planned_at.astimezone(programme.zone_named(ask.timezone)).date()
            counted[WEEKDAYS[day.weekday()]] += 1
            counted["holidays"] += programme.calendar.is_off(day)
    return {name: counted[name] for name in (*WEEKDAYS, "holidays")}


def _silences(asked: Sequence[Asked], of: set[int], year: Year) -> dict[int, timedelta]:
    by_contact: dict[int, list[Asked]] = defaultdict(list)
    for ask in asked:
        by_contact[ask.contact].append(ask)
    return {contact: longest_silence(by_contact[contact], year) for contact in of}


def longest_silence(theirs: Sequence[Asked], year: Year) -> timedelta:
    """Between two questions, or from the last one to the end of the year."""
    marks = [ask.planned_at for ask in theirs] or [year.plan.starts_at]
    return max(later - earlier for earlier, later in pairwise([*marks, year.plan.ends_at]))
