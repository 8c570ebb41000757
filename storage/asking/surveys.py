"""The surveys of a company: the presets of the method, as their owner has set them, and those nobody is asked by."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.survey import HEADLINE, PRESETS, REGULAR_PRESET, Rule
from nps.values import Occasion, SurveyId, SurveyKind, Wording
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row, select_of
from storage.people import answered
from storage.schema import invitations, surveys
from storage.schema.columns import Flag


@dataclass(frozen=True, slots=True)
class Survey(Rule):
    """One survey with its number. `series`: as which other it asks the same. One that is not enabled asks nobody."""

    id: SurveyId
    series: SurveyId | None


_FIELDS = tuple(field.name for field in fields(Survey))
SURVEY = fields_of(surveys, _FIELDS)
_STANDS = surveys.c.replaced_at.is_(None)


_REGULAR = select_of(SURVEY).where(surveys.c.kind == SurveyKind.REGULAR, _STANDS)


async def find_regular_survey(conn: Conn) -> Survey | None:
    """The one regular survey; None before the first start."""
    return await find_one(conn, Survey, _REGULAR)


async def get_regular_survey(conn: Conn) -> Survey:
    return Survey(*(await conn.execute(_REGULAR)).one())


_OF_KIND = select_of(SURVEY).where(surveys.c.kind == sa.bindparam("kind"), _STANDS)


async def find_of_kind(conn: Conn, kind: SurveyKind) -> Survey | None:
    return await find_one(conn, Survey, _OF_KIND, {"kind": kind})


async def list_surveys(conn: Conn) -> list[Survey]:
    """Those of the method, in its order; not what was recorded, imported, or asked to see who has recovered."""
    rows = {row[_FIELDS.index("kind")]: Survey(*row) for row in await conn.execute(select_of(SURVEY).where(_STANDS))}
    return [rows[preset.kind] for preset in PRESETS if preset.kind in rows]


async def find_asked(conn: Conn, survey_id: SurveyId | None) -> Survey | None:
    """The survey of a scope, whether or not it stands; of none the regular one."""
    if survey_id is None:
        return await find_regular_survey(conn)
    return await find_one(conn, Survey, select_of(SURVEY).where(surveys.c.id == survey_id))


async def list_ever(conn: Conn) -> list[Survey]:
    """Those of the method together with the ones they have replaced, the newest of each kind first."""
    kinds = [preset.kind for preset in PRESETS]
    query = select_of(SURVEY).where(surveys.c.kind.in_(kinds)).order_by(surveys.c.id.desc())
    rows = [Survey(*row) for row in await conn.execute(query)]
    return sorted(rows, key=lambda survey: kinds.index(survey.kind))


async def _ensure(conn: Conn, rule: Rule, *, now: datetime, series: SurveyId | None = None) -> Survey:
    survey = await find_of_kind(conn, rule.kind)
    if survey is None:
        await _add(conn, rule, series, now=now)
        survey = Survey(*(await conn.execute(_OF_KIND, {"kind": rule.kind})).one())
    return survey


async def _add(conn: Conn, rule: Rule, series: SurveyId | None, *, now: datetime) -> SurveyId:
    values: dict[str, Any] = {field.name: getattr(rule, field.name) for field in fields(Rule)}
    return SurveyId(await insert_row(conn, surveys, **values, series=series, created_at=now))


async def ensure_recovery_survey(conn: Conn, *, now: datetime) -> Survey:
    """The survey of recovery checks: the regular one's question and times, as they are when the first is asked."""
    asks_as = replace(await get_regular_survey(conn), kind=SurveyKind.RECOVERY, occasion=Occasion.BY_HAND, enabled=True)
    return await _ensure(conn, asks_as, now=now)


async def ensure_regular_survey(conn: Conn, *, now: datetime) -> Survey:
    """The one regular survey, made at the first start as `nps.survey.PRESETS` has it."""
    return await _ensure(conn, REGULAR_PRESET, now=now)


async def ensure_surveys(conn: Conn, *, now: datetime) -> None:
    """All of the method's, made at the first start; those that ask what the regular one asks are of its series."""
    regular = await ensure_regular_survey(conn, now=now)
    for preset in PRESETS:
        if preset.kind is not SurveyKind.REGULAR:
            asks_as = replace(preset, wording=regular.wording, about=regular.about)
            its = (regular.series or regular.id) if preset.kind in HEADLINE else None
            await _ensure(conn, asks_as, now=now, series=its)


async def ensure_recorded_survey(conn: Conn, *, now: datetime) -> Survey:
    """The survey of what the staff record, made with the first of it."""
    rule = replace(REGULAR_PRESET, kind=SurveyKind.RECORDED, occasion=Occasion.BY_HAND, enabled=False)
    return await _ensure(conn, rule, now=now)


async def change(conn: Conn, survey: Survey, **values: Any) -> None:
    """Its schedule, audience or reminders, or whether it is on; what it asks is changed by `ask_otherwise`."""
    await conn.execute(sa.update(surveys).where(surveys.c.id == survey.id).values(**values))


async def ask_otherwise(conn: Conn, survey: Survey, wording: Wording, about: str | None, *, now: datetime) -> SurveyId:
    """From now on it asks this: a new one of its kind, so that every answer tells what was asked.

    An earlier one that asked the same, of this kind or another of the headline, is of one series with it.
    """
    await conn.execute(sa.update(surveys).where(surveys.c.id == survey.id).values(replaced_at=now, enabled=False))
    kinds = HEADLINE if survey.kind in HEADLINE else (survey.kind,)
    its = (surveys.c.kind.in_(kinds), surveys.c.wording == wording, surveys.c.about.is_not_distinct_from(about))
    series = sa.select(sa.func.min(sa.func.coalesce(surveys.c.series, surveys.c.id))).where(*its)
    same = (await conn.execute(series)).scalar_one_or_none()
    added = await _add(conn, replace(survey, wording=wording, about=about), same, now=now)
    await answered.follow_all(conn)
    return added


async def ensure_imported_survey(conn: Conn, wording: Wording, *, now: datetime) -> Survey:
    """The survey of answers of before to this question, made with the first of them; it asks nobody."""
    of_wording = select_of(SURVEY).where(surveys.c.kind == SurveyKind.IMPORTED, surveys.c.wording == wording)
    survey = await find_one(conn, Survey, of_wording)
    if survey is None:
        rule = replace(REGULAR_PRESET, kind=SurveyKind.IMPORTED, occasion=Occasion.BY_HAND, enabled=False)
        await _add(conn, replace(rule, wording=wording), None, now=now)
        survey = Survey(*(await conn.execute(of_wording)).one())
    return survey


_BY_ID = select_of(SURVEY).where(surveys.c.id == sa.bindparam("survey"))


async def get_survey(conn: Conn, survey_id: SurveyId) -> Survey:
    return Survey(*(await conn.execute(_BY_ID, {"survey": survey_id})).one())


async def find_survey(conn: Conn, survey_id: int) -> Survey | None:
    """One that stands; None: there is none of this number, or another has taken its place."""
    return await find_one(conn, Survey, _BY_ID.where(_STANDS), {"survey": survey_id})


_ASKED_BY = (
    select_of(SURVEY)
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


_QUESTIONS = (
    sa.select(surveys.c.wording, surveys.c.about)
    .where(
        surveys.c.kind != SurveyKind.RECORDED,  # what was told to the staff is beside the index, whatever was asked
        sa.or_(
            sa.and_(surveys.c.enabled == sa.literal(True, Flag), _STANDS),
            sa.exists(sa.literal_column("1")).where(invitations.c.survey_id == surveys.c.id),
        ),
    )
    .distinct()
)


async def list_questions(conn: Conn) -> list[tuple[Wording, str | None]]:
    """What is asked now, or ever was: each wording about each thing once; None is the company itself."""
    return [(wording, about) for wording, about in await conn.execute(_QUESTIONS)]


_SERIES = sa.select(surveys.c.id, sa.func.coalesce(surveys.c.series, surveys.c.id))


async def read_series(conn: Conn) -> dict[SurveyId, frozenset[SurveyId]]:
    """Of each survey those that ask the same, itself among them; replaced ones as well."""
    rows = (await conn.execute(_SERIES)).all()
    return {survey: frozenset(other for other, its in rows if its == series) for survey, series in rows}
