"""How many of those who complained are content again: a figure of its own, in no index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import MOST_DETRACTOR, AccountId, CaseState, ResponseId
from storage.engine.conn import Conn
from storage.figures.scoping import said_in
from storage.schema import case_responses, cases, responses
from storage.schema.surveys import HEADLINE_IDS, RECOVERY_ID

AT_MOST = timedelta(days=180)
"""After the closing a check has been answered, if it ever is."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """`recovered` of `answered`: detractors whose case was closed, and who have answered since."""

    recovered: int
    answered: int


async def measure(conn: Conn, start: datetime, end: datetime, scope: Scope, *, within: timedelta) -> Recovered:
    """Detractors by their first answer after the closing, of those in a half-open UTC span.

    That answer is the recovery check's, or a regular one not later than `within` after the closing; 7 or more is
    recovered. It is the manager's, segment's … whose it was when asked; the scope's survey says nothing here.
    One answer after several closings counts once.
    """
    scores = [score for score, *_ in (await _list_answers(conn, start, end, scope, within)).values()]
    return Recovered(sum(score > MOST_DETRACTOR for score in scores), len(scores))


async def list_recovered(
    conn: Conn, start: datetime, end: datetime, scope: Scope, *, within: timedelta
) -> list[tuple[AccountId, datetime]]:
    """Whose people are those that `measure` calls recovered, and when they said so: one for each of them."""
    found = await _list_answers(conn, start, end, scope, within)
    return [(account_id, at) for score, account_id, at in found.values() if score > MOST_DETRACTOR]


async def list_responses(
    conn: Conn, start: datetime, end: datetime, scope: Scope, *, within: timedelta, content: bool
) -> list[ResponseId]:
    """The answers that `measure` counts: of all, or of those who are content again alone."""
    found = await _list_answers(conn, start, end, scope, within)
    return [number for number, (score, *_) in found.items() if score > MOST_DETRACTOR or not content]


async def _list_answers(
    conn: Conn, start: datetime, end: datetime, scope: Scope, within: timedelta
) -> dict[ResponseId, tuple[int, AccountId, datetime]]:
    closed, answered = _closed(start, end), _answered(scope)
    regular = closed.where(cases.c.closed_at >= start - within, responses.c.survey_id.in_(HEADLINE_IDS), *answered)
    # Whom to look at is found first: nearly everybody's case was closed without a check that is answered in the span.
    checked = sa.select(responses.c.contact_id).where(_in_span(start, end), responses.c.survey_id.in_(RECOVERY_ID))
    check = closed.where(
        cases.c.closed_at >= start - AT_MOST,
        cases.c.contact_id.in_(checked),
        responses.c.survey_id.in_(RECOVERY_ID),
        *answered,
    )
    found: dict[ResponseId, tuple[int, AccountId, datetime]] = {}
    if (await conn.execute(checked.limit(1))).first() is not None:  # in many a company nobody is asked so
        found = {number: (score, account, at) for number, score, account, at, _ in (await conn.execute(check)).all()}
    for number, score, account, at, closed_at in (await conn.execute(regular)).all():
        if at - closed_at <= within:
            found[number] = (score, account, at)
    return found


def _closed(start: datetime, end: datetime) -> sa.Select[Any]:
    """Closed cases of detractors, with what the same contact answered later."""
    of_case = responses.alias("of_case")
    complained = sa.exists().where(
        case_responses.c.case_id == cases.c.id,
        of_case.c.id == case_responses.c.response_id,
        of_case.c.score <= MOST_DETRACTOR,
    )
    told = (responses.c.id, responses.c.score, responses.c.account_id, responses.c.first_tap_at)
    query = sa.select(*told, cases.c.closed_at)
    return query.join(cases, cases.c.contact_id == responses.c.contact_id).where(
        cases.c.closed_at.is_not(None),
        cases.c.closed_at < end,
        cases.c.state.in_([CaseState.CONFIRMED, CaseState.UNCONFIRMED]),
        complained,
        responses.c.first_tap_at > cases.c.closed_at,
        _in_span(start, end),
    )


def _answered(scope: Scope) -> tuple[sa.ColumnElement[bool], ...]:
    """Of the scope when asked, and the first one after the closing."""
    between = responses.alias("between")
    earlier = sa.exists().where(
        between.c.contact_id == cases.c.contact_id,
        sa.or_(between.c.survey_id.in_(RECOVERY_ID), between.c.survey_id.in_(HEADLINE_IDS)),
        between.c.first_tap_at > cases.c.closed_at,
        between.c.first_tap_at < responses.c.first_tap_at,
    )
    return said_in(replace(scope, survey=None)), ~earlier


def _in_span(start: datetime, end: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(responses.c.first_tap_at >= start, responses.c.first_tap_at < end)
