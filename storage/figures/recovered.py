"""How many of those who complained are content again: a figure of its own, in no index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import MOST_DETRACTOR, CaseState
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


def _asks_again(answers: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.or_(answers.c.survey_id.in_(RECOVERY_ID), answers.c.survey_id.in_(HEADLINE_IDS))


async def measure(conn: Conn, start: datetime, end: datetime, scope: Scope, *, within: timedelta) -> Recovered:
    """Detractors by their first answer after the closing, of those in a half-open UTC span.

    That answer is the recovery check's, or a regular one not later than `within` after the closing; 7 or more is
    recovered. It is the manager's, segment's … whose it was when it was given; the scope's survey says nothing here.
    One answer after several closings counts once.
    """
    between, of_case = responses.alias("between"), responses.alias("of_case")
    complained = sa.exists().where(
        case_responses.c.case_id == cases.c.id,
        of_case.c.id == case_responses.c.response_id,
        of_case.c.score <= MOST_DETRACTOR,
    )
    earlier = sa.exists().where(
        between.c.contact_id == cases.c.contact_id,
        _asks_again(between),
        between.c.first_tap_at > cases.c.closed_at,
        between.c.first_tap_at < responses.c.first_tap_at,
    )
    query = (
        sa.select(
            *(responses.c.id, responses.c.score, responses.c.first_tap_at, cases.c.closed_at),
            responses.c.survey_id.in_(RECOVERY_ID),
        )
        .join(cases, cases.c.contact_id == responses.c.contact_id)
        .where(
            cases.c.closed_at.is_not(None),
            cases.c.closed_at >= start - AT_MOST,
            cases.c.closed_at < end,
            cases.c.state.in_([CaseState.CONFIRMED, CaseState.UNCONFIRMED]),
            responses.c.first_tap_at > cases.c.closed_at,
            responses.c.first_tap_at >= start,
            responses.c.first_tap_at < end,
            said_in(replace(scope, survey=None)),
            _asks_again(responses),
            complained,
            ~earlier,
        )
    )
    scores = {
        number: score
        for number, score, at, closed_at, is_check in await conn.execute(query)
        if is_check or at - closed_at <= within
    }
    return Recovered(sum(score > MOST_DETRACTOR for score in scores.values()), len(scores))
