"""When something is due next: the instants from which the time machine lets nothing be skipped."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from actions import absences as absences_actions
from actions import erasing, exporting, newcomers, passing_on, recording, relay_outcomes
from nps.programme import Programme
from nps.sending import SENT
from nps.timings import RARELY
from nps.values import (
    LEAST_PROMOTER,
    CaseDue,
    ContactState,
    ExportState,
    PromiseState,
    RecordingState,
    RelayState,
)
from scheduler import (
    asking,
    campaigning,
    climbing,
    closing,
    colouring,
    fixing,
    mornings,
    promising,
    rechecking,
    safety,
    storytelling,
    summaries,
    weeks_ahead,
)
from scheduler.jobs import Job
from storage.asking import campaigns, surveys
from storage.asking.invitations import OPEN, REMINDER_AHEAD
from storage.engine.conn import Conn
from storage.exports.kept import WAITS_FOR
from storage.figures.sending import read_sending
from storage.people.newcomers import FORGOTTEN_AFTER
from storage.privacy.erasures import HAND_TIME
from storage.queues import inbox, outbox
from storage.schema import (
    absences,
    accounts,
    cases,
    client_messages,
    contacts,
    enrolment_openings,
    erasures,
    exports,
    fix_news,
    fixes,
    invitations,
    people,
    promises,
    recordings,
    relays,
    responses,
    staff,
)
from storage.schema import newcomers as newcomers_table

NextDue = Callable[[Conn, datetime, Programme], Awaitable[datetime | None]]
"""The first instant after the given one at which the job may find something; None when nothing is foreseen.

Rather one too many than one too few: an instant at which nothing happens costs one tick.
"""

DAILY = "0 0 * * *"


async def find_next_due(conn: Conn, *, now: datetime, programme: Programme) -> datetime | None:
    """The first instant after `now` at which a job may find something, or a waiting row may go on."""
    instants = [await next_due(conn, now, programme) for next_due in NEXT_DUE.values()]
    rows = (await outbox.find_next_due(conn, now=now), await inbox.find_next_retry(conn))
    return _earliest(at for at in (*instants, *rows) if at is not None and at > now)


async def _message_without_a_score(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return await _first(conn, client_messages.c.pass_on_at, now)


async def _absence(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return await _first(conn, absences.c.ends_at, now, absences.c.ended_at.is_(None))


async def _ring(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return await _first(conn, cases.c.ring_at, now, cases.c.closed_at.is_(None))


async def _silence(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return await _first(conn, cases.c.deadline_at, now, cases.c.closed_at.is_(None), cases.c.due == CaseDue.ANSWER)


async def _morning(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """While anything is due: the next morning of everybody who may have to call somebody."""
    due = sa.select(cases.c.id).where(cases.c.closed_at.is_(None), cases.c.due != CaseDue.ANSWER).limit(1)
    if (await conn.execute(due)).first() is None:
        return None
    zones = (await conn.execute(sa.select(staff.c.timezone).where(staff.c.retired_at.is_(None)).distinct())).scalars()
    return _earliest([mornings.next_morning(programme, zone, now) for zone in zones])


async def _week(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """The next morning of everybody of the staff."""
    zones = (await conn.execute(sa.select(staff.c.timezone).where(staff.c.retired_at.is_(None)).distinct())).scalars()
    return _earliest([mornings.next_morning(programme, zone, now) for zone in zones])


async def _story(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """While there is a promoter: the next working day, on which somebody may be fit to be suggested."""
    promoted = sa.select(responses.c.id).where(responses.c.score >= LEAST_PROMOTER).limit(1)
    if (await conn.execute(promoted)).first() is None:
        return None
    return mornings.next_morning(programme, None, now)


async def _undecided_words(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    wait = programme.relay_asked_for
    asked_at = await _first(conn, relays.c.created_at, now - wait, relays.c.state == RelayState.ASKED)
    return asked_at and asked_at + wait


async def _promise(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    is_open = promises.c.state == PromiseState.OPEN
    asks_at = await _first(conn, promises.c.ask_at, now, is_open, promises.c.silent_at.is_(None))
    wait, is_draft = programme.relay_asked_for, promises.c.state == PromiseState.DRAFT
    written_at = await _first(conn, promises.c.made_at, now - wait, is_draft)
    silent_at = await _first(conn, promises.c.silent_at, now, is_open)
    return _earliest((asks_at, silent_at, written_at and written_at + wait))


async def _unsaved_answer(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    wait, is_draft = programme.relay_asked_for, recordings.c.state == RecordingState.DRAFT
    touched_at = await _first(conn, recordings.c.touched_at, now - wait, is_draft)
    return touched_at and touched_at + wait


async def _newcomer(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    opened_at = await _first(conn, newcomers_table.c.opened_at, now - FORGOTTEN_AFTER)
    return opened_at and opened_at + FORGOTTEN_AFTER


async def _date_of_fix(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return await _first(conn, fixes.c.ring_at, now, fixes.c.done_at.is_(None))


async def _news_of_fix(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    waits = sa.select(fix_news.c.fix_id).where(fix_news.c.settled_at.is_(None)).limit(1)
    return await _opening(conn, now, programme) if (await conn.execute(waits)).first() is not None else None


async def _stale_export(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    made_at = await _first(conn, exports.c.made_at, now - WAITS_FOR, exports.c.state == ExportState.MADE)
    return made_at and made_at + WAITS_FOR


async def _expiry(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return await _first(conn, invitations.c.closes_at, now, invitations.c.state.in_(OPEN))


async def _summary(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    sending = await read_sending(conn, programme)
    return _earliest(summaries.first_fire(sending.cron(kind), programme.zone, now) for kind in SENT)


async def _reminder(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    waiting = (invitations.c.state.in_(OPEN), REMINDER_AHEAD)
    at = await _first(conn, invitations.c.remind_at, now, *waiting)
    return _earliest((at, await _opening(conn, now, programme)))


async def _consent_reminder(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    at = await _first(conn, enrolment_openings.c.remind_at, now, enrolment_openings.c.reminded_at.is_(None))
    return _earliest((at, await _opening(conn, now, programme)))


async def _question(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """A repeat is due so long after the latest question or answer of a contact, and not in anybody's quiet period."""
    survey = await surveys.find_regular_survey(conn)
    latest = []
    for wait in {programme.quiet_for, RARELY, *((survey.repeat_after,) if survey else ())}:
        for column in (invitations.c.planned_at, responses.c.scored_at):
            at = await _first(conn, column, now - wait)
            latest.append(at and at + wait)
    latest.append(await _first(conn, people.c.quiet_until, now))
    opens = await _opening(conn, now, programme)
    told = await _opening(conn, now - programme.told_before, programme)
    return _earliest((*latest, opens, told and told + programme.told_before))


async def _campaign(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """Its cards are brought up to date, and it ends."""
    newest = await campaigns.find_newest(conn)
    if newest is None:
        return None
    told_at = newest.told_at or newest.started_at
    ends_at = None
    if not newest.is_over:
        survey = await surveys.get_survey(conn, newest.survey_id)
        ends_at = campaigns.ends_at(newest, survey)
    return _earliest(at for at in (told_at + campaigning.TOLD_EVERY, ends_at) if at is not None and at > now)


async def _recheck(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return _earliest((await _first(conn, cases.c.recheck_at, now), await _opening(conn, now, programme)))


async def _sweeping_up(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    erased_at = await _first(conn, erasures.c.at, now - HAND_TIME, erasures.c.finished_at.is_(None))
    return erased_at and erased_at + HAND_TIME


async def _retention(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    return summaries.first_fire(DAILY, programme.zone, now) if programme.retention_months is not None else None


async def _new_day(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """While there are any accounts."""
    if (await conn.execute(sa.select(accounts.c.id).limit(1))).first() is None:
        return None
    return summaries.first_fire(DAILY, programme.zone, now)


async def _backup(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """A new local day; after a failure, the next hour."""
    return now + timedelta(hours=1) if programme.backs_up else None


# Jobs that are set off by what somebody did, or clear away, are not here: the next tick finds it, and nobody waits.
NEXT_DUE: dict[Job, NextDue] = {
    absences_actions.end_due: _absence,
    passing_on.pass_on_early: _message_without_a_score,
    closing.close_unanswered: _silence,
    relay_outcomes.settle_relays: _undecided_words,
    promising.follow_promises: _promise,
    recording.forget_drafts: _unsaved_answer,
    newcomers.forget_old: _newcomer,
    climbing.ring_due: _ring,
    fixing.ring_fixes: _date_of_fix,
    mornings.owe_mornings: _morning,
    asking.close_expired: _expiry,
    colouring.keep_colours: _new_day,
    summaries.owe_summaries: _summary,
    weeks_ahead.owe_weeks_ahead: _week,
    asking.remind_silent: _reminder,
    asking.remind_undecided: _consent_reminder,
    fixing.tell_mended: _news_of_fix,
    storytelling.suggest_stories: _story,
    rechecking.ask_recovered: _recheck,
    campaigning.follow_campaigns: _campaign,
    asking.ask_due: _question,
    erasing.finish_erasures: _sweeping_up,
    erasing.keep_no_longer: _retention,
    safety.owe_backup: _backup,
    safety.owe_rehearsal: _backup,
    exporting.drop_stale: _stale_export,
}


async def _opening(conn: Conn, now: datetime, programme: Programme) -> datetime | None:
    """What became due at night waits for the morning of the contact's own zone."""
    zones = sa.select(contacts.c.timezone).where(contacts.c.state != ContactState.ERASED).distinct()
    names = (await conn.execute(zones)).scalars()
    working_time = programme.working_time
    mornings = [working_time.in_zone(programme.zone_named(name)).next_open(now) for name in names]
    return _earliest(at for at in mornings if at > now)


async def _first(
    conn: Conn, column: sa.Column[Any], after: datetime, *conditions: sa.ColumnElement[bool]
) -> datetime | None:
    query = sa.select(sa.func.min(column)).where(column > after, *conditions)
    at: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return at


def _earliest(instants: Iterable[datetime | None]) -> datetime | None:
    return min((at for at in instants if at is not None), default=None)
