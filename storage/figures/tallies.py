"""Counting answers by group: of a span, of several, and of each manager in one.

A contact counts in a span with the latest answer they gave to a survey (or another that asks the same) in it, for the
manager, segment and circle that they had when asked; so the parts of a breakdown sum to the whole. Which answer is
the latest needs no search: each one knows when the contact answered that survey next, and is the latest of every span
that begins before it and ends before the next. All of it stands in one index (see `docs/trust.md` for how long a look
takes).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from nps.score import Tally
from nps.values import Group, StaffId, Wording
from storage.engine.conn import Conn
from storage.engine.statements import select_of
from storage.figures.scoping import IN_GROUP, Condition, heard_in, index_of, said_in
from storage.schema import responses, surveys
from storage.schema.surveys import IMPORTED_ID, OF_RECORDED

Span = tuple[datetime, datetime]
"""From the first moment to the second one, which no longer belongs to it."""
Instant = datetime | sa.BindParameter[datetime]
"""Told now, or to a statement that is made once for all spans."""
Parts = dict[StaffId | None, Tally]
"""What each manager has of a tally; of None those who had no manager."""

COUNTS = (
    sa.func.count(),
    sa.func.count().filter(IN_GROUP[Group.PROMOTER]),
    sa.func.count().filter(IN_GROUP[Group.DETRACTOR]),
)


def latest_in(start: Instant, end: Instant, scope: Scope) -> Condition:
    """Is this response of the scope's index, and the latest its contact gave to what it asks in the span?

    Or any of the span, where every answer of the scope counts.
    """
    return sa.and_(latest_of_any(start, end, scope), index_of(scope))


def latest_of_any(start: Instant, end: Instant, scope: Scope) -> Condition:
    """The same of every survey, whatever it asks."""
    return _counted(start, end, scope) & said_in(scope)


def latest_heard(start: datetime, end: datetime, scope: Scope) -> Condition:
    """The same of every survey, where it is told who said it: of whoever had the contact at the answer."""
    return _counted(start, end, scope) & heard_in(scope)


def _counted(start: Instant, end: Instant, scope: Scope) -> Condition:
    """The latest of the span, or any in it where every answer counts.

    What the staff recorded and what was brought in a file is nobody's latest: it was followed at the moment it was
    given (`storage.answers.recorded`, `storage.answers.imported`).
    """
    if scope.every:
        return _within(start, end)
    return _within(start, end) & sa.or_(responses.c.next_tap_at.is_(None), responses.c.next_tap_at >= end)


def tally_of(count: int, promoters: int, detractors: int) -> Tally:
    return Tally(promoters, count - promoters - detractors, detractors)


async def of_span(conn: Conn, start: datetime, end: datetime, scope: Scope) -> Tally:
    query = select_of(COUNTS).select_from(responses).where(latest_in(start, end, scope))
    return tally_of(*(await conn.execute(query)).one())


async def of_spans(conn: Conn, spans: Sequence[Span], scope: Scope) -> list[Tally]:
    """The tally of each of these spans, in one statement."""
    if not spans:
        return []
    each = [
        sa.select(sa.literal(place), *COUNTS).select_from(responses).where(latest_in(start, end, scope))
        for place, (start, end) in enumerate(spans)
    ]
    rows = sorted((await conn.execute(sa.union_all(*each))).all(), key=lambda row: row[0])
    return [tally_of(*counts) for _, *counts in rows]


async def with_recorded(conn: Conn, start: datetime, end: datetime, scope: Scope) -> tuple[Tally, int] | None:
    """Each contact's latest answer in the span, whether they gave it here or one of the staff recorded it; or all.

    Tells how many of them were recorded; None where none was. What a client's own answer has replaced is none.
    """
    recorded = responses.c.survey_id == OF_RECORDED
    in_span = (
        responses.c.first_tap_at >= start,
        responses.c.first_tap_at < end,
        responses.c.replaced_at.is_(None),
        sa.or_(recorded, index_of(scope)),
    )
    any_recorded = sa.select(responses.c.id).where(*in_span, recorded, said_in(scope)).limit(1)
    if (await conn.execute(any_recorded)).first() is None:
        return None
    newest_first = (responses.c.first_tap_at.desc(), responses.c.id.desc())
    rank = sa.func.row_number().over(partition_by=responses.c.contact_id, order_by=newest_first).label("rank")
    ranked = sa.select(responses.c.id, rank).where(*in_span).subquery()
    query = (
        sa.select(*COUNTS, sa.func.count().filter(recorded))
        .select_from(responses)
        .join(ranked, ranked.c.id == responses.c.id)
        .where(of_rank(ranked, scope), said_in(scope))
    )
    *counts, of_recorded = (await conn.execute(query)).one()
    return (tally_of(*counts), int(of_recorded)) if of_recorded else None


async def of_imported(conn: Conn, spans: Sequence[Span], scope: Scope) -> dict[int, dict[Wording, Tally]]:
    """Of answers that were given elsewhere before: each contact's latest to each question, by the place of the span."""
    if not spans or (await conn.execute(IMPORTED_ID.limit(1))).first() is None:  # in most companies there are none
        return {}
    imported = responses.c.survey_id.in_(IMPORTED_ID) & said_in(scope)
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    any_of_them = sa.select(responses.c.id).where(_within(first, last), imported).limit(1)
    if (await conn.execute(any_of_them)).first() is None:
        return {}
    newest_first = (responses.c.first_tap_at.desc(), responses.c.id.desc())
    of_one = (responses.c.survey_id, responses.c.contact_id)
    rank = sa.func.row_number().over(partition_by=of_one, order_by=newest_first).label("rank")
    found: dict[int, dict[Wording, Tally]] = {}
    for place, (start, end) in enumerate(spans):
        ranked = sa.select(responses.c.id, rank).where(_within(start, end), imported).subquery()
        query = (
            sa.select(surveys.c.wording, *COUNTS)
            .select_from(responses)
            .join(ranked, ranked.c.id == responses.c.id)
            .join(surveys, surveys.c.id == responses.c.survey_id)
            .where(of_rank(ranked, scope))
            .group_by(surveys.c.wording)
            .order_by(surveys.c.wording)
        )
        if tallied := {wording: tally_of(*counts) for wording, *counts in await conn.execute(query)}:
            found[place] = tallied
    return found


def of_rank(ranked: sa.Subquery, scope: Scope) -> Condition:
    """The newest of those that are ranked, or all where every answer counts."""
    return sa.true() if scope.every else ranked.c["rank"] == 1


def _within(start: Instant, end: Instant) -> Condition:
    return sa.and_(responses.c.first_tap_at >= start, responses.c.first_tap_at < end)


async def by_manager(conn: Conn, start: datetime, end: datetime, scope: Scope) -> Parts:
    """The parts of the managers, of those who have any."""
    query = each_manager(start, end, scope)
    return {manager: tally_of(*counts) for manager, *counts in await conn.execute(query)}


def each_manager(start: datetime, end: datetime, scope: Scope) -> sa.Select[Any]:
    manager = responses.c.manager_id
    return sa.select(manager, *COUNTS).where(latest_in(start, end, scope)).group_by(manager)
