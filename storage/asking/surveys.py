"""The kinds of asking, each with the times it keeps."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta

import sqlalchemy as sa

from nps import timings
from nps.values import SurveyId, Wording
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row
from storage.schema import invitations, surveys
from storage.schema.surveys import RECORDED, RECOVERY

REGULAR = "regular"


@dataclass(frozen=True, slots=True)
class Survey(timings.Timings):
    """One kind of asking, with the times it keeps. One that is not enabled asks nobody."""

    id: SurveyId
    kind: str
    wording: Wording
    enabled: bool


SURVEY = fields_of(surveys, tuple(field.name for field in fields(Survey)))


_REGULAR = sa.select(*SURVEY).where(surveys.c.kind == REGULAR)


async def find_regular_survey(conn: Conn) -> Survey | None:
    """The one regular survey; None before the first start."""
    return await find_one(conn, Survey, _REGULAR)


async def get_regular_survey(conn: Conn) -> Survey:
    return Survey(*(await conn.execute(_REGULAR)).one())


async def ensure_recovery_survey(conn: Conn, *, now: datetime) -> Survey:
    """The survey of recovery checks: the regular one's question and times, as they are when the first is asked."""
    of_recovery = sa.select(*SURVEY).where(surveys.c.kind == RECOVERY)
    survey = await find_one(conn, Survey, of_recovery)
    if survey is None:
        regular = await get_regular_survey(conn)
        times = {field.name: getattr(regular, field.name) for field in fields(timings.Timings)}
        values = {"kind": RECOVERY, "wording": regular.wording, "enabled": True, "created_at": now}
        await insert_row(conn, surveys, **values, **times)
        survey = Survey(*(await conn.execute(of_recovery)).one())
    return survey


async def ensure_regular_survey(conn: Conn, *, now: datetime) -> Survey:
    """The one regular survey, made at the first start with the times of `nps.timings.REGULAR`."""
    survey = await find_regular_survey(conn)
    if survey is None:
        values = {"kind": REGULAR, "wording": Wording.RECOMMEND, "enabled": True, "created_at": now}
        await insert_row(conn, surveys, **values, **asdict(timings.REGULAR))
        survey = await get_regular_survey(conn)
    return survey


_RECORDED = sa.select(*SURVEY).where(surveys.c.kind == RECORDED)


async def ensure_recorded_survey(conn: Conn, *, now: datetime) -> Survey:
    """The survey of what the staff record, made with the first of it."""
    survey = await find_one(conn, Survey, _RECORDED)
    if survey is None:
        values = {"kind": RECORDED, "wording": Wording.RECOMMEND, "enabled": False, "created_at": now}
        await insert_row(conn, surveys, **values, **asdict(timings.REGULAR))
        survey = Survey(*(await conn.execute(_RECORDED)).one())
    return survey


_BY_ID = sa.select(*SURVEY).where(surveys.c.id == sa.bindparam("survey"))


async def get_survey(conn: Conn, survey_id: SurveyId) -> Survey:
    return Survey(*(await conn.execute(_BY_ID, {"survey": survey_id})).one())


_ASKED_BY = (
    sa.select(*SURVEY)
    .join(invitations, invitations.c.survey_id == surveys.c.id)
    .where(invitations.c.id == sa.bindparam("invitation"))
)


async def find_survey_of(conn: Conn, invitation_id: int) -> Survey | None:
    """The survey that asked this question; None when the question is gone."""
    return await find_one(conn, Survey, _ASKED_BY, {"invitation": invitation_id})


async def find_longest_open(conn: Conn) -> timedelta:
    """How long after its delivery a question of any survey may still be answered, or its answer changed."""
    longest: timedelta | None = (await conn.execute(sa.select(sa.func.max(surveys.c.closes_after)))).scalar_one()
    return longest or timedelta()
