"""How many of those who complained are content again: a figure of its own, in no index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import MOST_DETRACTOR, AccountId, CaseState, ResponseId
from storage.engine.conn import Conn
from storage.engine.statements import made_once
from storage.figures.scoping import said_in
from storage.schema import case_responses, cases, responses
from storage.schema.columns import UtcTime
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
    span, (regular, check) = {"start": start, "end": end}, _statements(replace(scope, survey=None))
    found: dict[ResponseId, tuple[int, AccountId, datetime]] = {}
    if (await conn.execute(RECOVERY_ID.limit(1))).first() is not None:  # in many a company nobody is asked so
        checked = await conn.execute(check, span | {"closed_since": start - AT_MOST})
        found = {number: (score, account, at) for number, score, account, at, _ in checked.all()}
    answered = await conn.execute(regular, span | {"closed_since": start - within})
    for number, score, account, at, closed_at in answered.all():
        if at - closed_at <= within:
            found[number] = (score, account, at)
    return found


_START, _END, _CLOSED_SINCE = (sa.bindparam(name, type_=UtcTime) for name in ("start", "end", "closed_since"))
_IN_SPAN = sa.and_(responses.c.first_tap_at >= _START, responses.c.first_tap_at < _END)
# Whom to look at is found first: nearly everybody's case was closed without a check that is answered in the span.
_CHECKED = sa.select(responses.c.contact_id).where(_IN_SPAN, responses.c.survey_id.in_(RECOVERY_ID))
_of_case, _between = responses.alias("of_case"), responses.alias("between")
_COMPLAINED = sa.exists().where(
    case_responses.c.case_id == cases.c.id,
    _of_case.c.id == case_responses.c.response_id,
    _of_case.c.score <= MOST_DETRACTOR,
)
_ANSWERED_EARLIER = sa.exists().where(
    _between.c.contact_id == cases.c.contact_id,
    sa.or_(_between.c.survey_id.in_(RECOVERY_ID), _between.c.survey_id.in_(HEADLINE_IDS)),
    _between.c.first_tap_at > cases.c.closed_at,
    _between.c.first_tap_at < responses.c.first_tap_at,
)
# Closed cases of detractors, with what the same contact answered first after the closing.
_FIRST_AFTER: sa.Select[Any] = (
    sa.select(responses.c.id, responses.c.score, responses.c.account_id, responses.c.first_tap_at, cases.c.closed_at)
    .join(cases, cases.c.contact_id == responses.c.contact_id)
    .where(
        cases.c.closed_at.is_not(None),
        cases.c.closed_at >= _CLOSED_SINCE,
        cases.c.closed_at < _END,
        cases.c.state.in_([CaseState.CONFIRMED, CaseState.UNCONFIRMED]),
        _COMPLAINED,
        responses.c.first_tap_at > cases.c.closed_at,
        _IN_SPAN,
        ~_ANSWERED_EARLIER,
    )
)


@made_once
def _statements(scope: Scope) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """What was answered to the surveys of the index, and to recovery checks; of the scope when asked."""
    of_scope = _FIRST_AFTER.where(said_in(scope))
    return (
        of_scope.where(responses.c.survey_id.in_(HEADLINE_IDS)),
        of_scope.where(responses.c.survey_id.in_(RECOVERY_ID), cases.c.contact_id.in_(_CHECKED)),
    )
