"""The index of a span taken apart: by manager, segment, circle, region, survey, or what was asked about."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from nps.scope import Scope
from nps.score import Tally
from nps.survey import HEADLINE, PRESETS
from nps.values import SurveyKind, Wording
from storage.engine.conn import Conn
from storage.figures.tallies import COUNTS, latest_in, latest_of_any, tally_of
from storage.schema import accounts, responses, surveys

By = Literal["managers", "segments", "circles", "regions"]
_COLUMNS: dict[By, sa.ColumnElement[Any]] = {
    "managers": responses.c.manager_id,
    "segments": responses.c.segment,
    "circles": responses.c.circle,
    "regions": accounts.c.region,
}
Asked = tuple[SurveyKind | None, Wording, str | None]
"""Of which survey, with which question, about what; the kind is None where surveys are taken together."""


async def of_each(conn: Conn, start: datetime, end: datetime, scope: Scope, by: By) -> dict[Any, Tally]:
    """Those that have answers in the headline index; the region is the account's of now, all else the answer's own."""
    column = _COLUMNS[by]
    query = sa.select(column, *COUNTS).select_from(responses)
    if by == "regions":
        query = query.join(accounts, accounts.c.id == responses.c.account_id)
    rows = await conn.execute(query.where(latest_in(start, end, scope)).group_by(column))
    return {part: tally_of(*counts) for part, *counts in rows}


async def of_surveys(conn: Conn, start: datetime, end: datetime, scope: Scope) -> dict[Asked, Tally]:
    """Each survey that clients answered, by what it asks: whatever was asked otherwise is another line."""
    columns = (surveys.c.kind, surveys.c.wording, surveys.c.about)
    kinds = [preset.kind for preset in PRESETS]
    return {
        (kind, wording, about): tally
        for (kind, wording, about), tally in await _of(conn, start, end, scope, columns, kinds)
    }


async def of_objects(conn: Conn, start: datetime, end: datetime, scope: Scope) -> dict[Asked, Tally]:
    """What the headline's surveys ask about: the company, and each product or service."""
    columns = (surveys.c.wording, surveys.c.about)
    found = await _of(conn, start, end, scope, columns, list(HEADLINE))
    return {(None, wording, about): tally for (wording, about), tally in found}


async def _of(
    conn: Conn,
    start: datetime,
    end: datetime,
    scope: Scope,
    columns: tuple[sa.Column[Any], ...],
    kinds: list[SurveyKind],
) -> list[tuple[tuple[Any, ...], Tally]]:
    query = (
        sa.select(*columns, *COUNTS)
        .select_from(responses)
        .join(surveys, surveys.c.id == responses.c.survey_id)
        .where(latest_of_any(start, end, scope), surveys.c.kind.in_(kinds))
        .group_by(*columns)
    )
    width = len(columns)
    return [(tuple(row[:width]), tally_of(*row[width:])) for row in await conn.execute(query)]
