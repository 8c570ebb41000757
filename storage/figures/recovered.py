"""How many of those who complained are content again: a figure of its own, in no index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import MOST_DETRACTOR, AccountId, ResponseId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, made_once, select_of
from storage.figures.scoping import said_in
from storage.schema import responses
from storage.schema.columns import UtcTime
from storage.schema.surveys import RECOVERY_ID

AT_MOST = timedelta(days=180)
"""So long before the span the case was closed, of a recovery check that counts in it."""


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
    scores = [score for _, score, *_ in await _list_answers(conn, start, end, scope, within)]
    return Recovered(sum(score > MOST_DETRACTOR for score in scores), len(scores))


async def list_recovered(
    conn: Conn, start: datetime, end: datetime, scope: Scope, *, within: timedelta
) -> list[tuple[AccountId, datetime]]:
    """Whose people are those that `measure` calls recovered, and when they said so: one for each of them."""
    found = await _list_answers(conn, start, end, scope, within, content=True)
    return [(account_id, at) for _, _, account_id, at in found]


async def list_responses(
    conn: Conn, start: datetime, end: datetime, scope: Scope, *, within: timedelta, content: bool
) -> list[ResponseId]:
    """The answers that `measure` counts: of all, or of those who are content again alone."""
    return [number for number, *_ in await _list_answers(conn, start, end, scope, within, content=content)]


async def _list_answers(
    conn: Conn, start: datetime, end: datetime, scope: Scope, within: timedelta, *, content: bool = False
) -> list[tuple[ResponseId, int, AccountId, datetime]]:
    checks = set((await conn.execute(RECOVERY_ID)).scalars())
    rows = await conn.execute(_first_after(replace(scope, survey=None), content), {"start": start, "end": end})
    return [
        (number, score, account, at)
        for number, score, account, at, closed_at, survey in rows.all()
        if at - closed_at <= within or (survey in checks and closed_at >= start - AT_MOST)
    ]


_ANSWER = ("id", "score", "account_id", "first_tap_at", "case_closed_at", "survey_id")


@made_once
def _first_after(scope: Scope, content: bool) -> sa.Select[Any]:
    """What was answered first after a detractor's case was closed; of the scope when asked."""
    return select_of(fields_of(responses, _ANSWER)).where(
        responses.c.case_closed_at.is_not(None),
        responses.c.first_tap_at >= sa.bindparam("start", type_=UtcTime),
        responses.c.first_tap_at < sa.bindparam("end", type_=UtcTime),
        responses.c.score > (MOST_DETRACTOR if content else -1),
        said_in(scope),
    )
