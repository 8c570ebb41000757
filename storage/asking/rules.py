"""What the planner decides by: the surveys that are on, with whom each is for, and the company's settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from nps import scope_words
from nps.planner import Rules
from nps.programme import Programme
from nps.scope import EVERYTHING, Scope
from nps.values import ContactState, SurveyId
from storage.asking import surveys
from storage.asking.surveys import Survey
from storage.engine.conn import Conn
from storage.figures.scoping import contacts_of
from storage.people.directory import read_whole_directory
from storage.schema import accounts, contacts


@dataclass(frozen=True, slots=True)
class AskedBy:
    """`surveys`: those that are on, and whose audience can be told; the rules know them too."""

    surveys: Sequence[Survey]
    rules: Rules

    def get(self, number: SurveyId) -> Survey:
        return next(survey for survey in self.surveys if survey.id == number)


async def read_rules(conn: Conn, programme: Programme, *, as_if_on: SurveyId | None = None) -> AskedBy:
    """As they are now, and `as_if_on` besides.

    A survey whose audience names somebody who is there no more asks nobody (`/surveys` says so).
    """
    listed = [
        survey if survey.enabled else replace(survey, enabled=True)
        for survey in await surveys.list_surveys(conn)
        if survey.enabled or survey.id == as_if_on
    ]
    scopes: dict[SurveyId, Scope] = {}
    for survey in listed:
        scope = await read_audience(conn, survey.audience)
        if scope is not None:
            scopes[survey.id] = scope
    told = [survey for survey in listed if survey.id in scopes]
    rules = Rules(
        surveys={survey.id: survey for survey in told},
        scopes=scopes,
        series=await surveys.read_series(conn),
        quiet_for=programme.quiet_for,
        working_time=programme.working_time,
        zone_named=programme.zone_named,
        asked_one_in=programme.asked_one_in,
        asked_together=programme.asked_together,
        told_before=programme.told_before,
    )
    return AskedBy(told, rules)


async def read_audience(conn: Conn, words: str) -> Scope | None:
    """Who is meant by these words of a scope; None: nobody can be told by them."""
    if not words:
        return EVERYTHING
    try:
        return scope_words.parse(words, await read_whole_directory(conn)).scope
    except scope_words.ScopeError:
        return None


async def count_in_scope(conn: Conn, scope: Scope) -> int:
    """Contacts who are listed, whether they have joined or not."""
    here = contacts.c.state.not_in([ContactState.LEFT, ContactState.ERASED])
    query = sa.select(sa.func.count()).select_from(contacts).join(accounts, accounts.c.id == contacts.c.account_id)
    return int((await conn.execute(query.where(here, contacts_of(scope)))).scalar_one())
