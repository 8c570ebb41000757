"""The kinds of asking."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.values import SurveyId, Wording
from storage.engine.statements import insert_row
from storage.schema import (
    surveys,
)

REGULAR = "regular"

_WORDING = sa.select(surveys.c.wording).where(surveys.c.id == sa.bindparam("survey"))


async def ensure_regular_survey(conn: AsyncConnection, *, now: datetime) -> SurveyId:
    """The one regular survey, made at the first start."""
    found = (await conn.execute(sa.select(surveys.c.id).where(surveys.c.kind == REGULAR))).scalar_one_or_none()
    if found is not None:
        return SurveyId(found)
    values = {"kind": REGULAR, "wording": Wording.RECOMMEND, "enabled": True, "created_at": now}
    return SurveyId(await insert_row(conn, surveys, **values))


async def find_wording(conn: AsyncConnection, survey_id: SurveyId) -> Wording:
    return Wording((await conn.execute(_WORDING, {"survey": survey_id})).scalar_one())
