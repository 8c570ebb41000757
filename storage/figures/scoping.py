"""A scope as conditions of SQL: the one place that says which rows are a manager's, a segment's, a region's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import LEAST_PROMOTER, MOST_DETRACTOR, Group
from storage.engine.statements import made_once
from storage.schema import accounts, contact_manager, contacts, invitations, responses, surveys
from storage.schema.surveys import HEADLINE_IDS, in_series_of

Condition = sa.ColumnElement[bool]

IN_GROUP: dict[Group, Condition] = {
    Group.PROMOTER: responses.c.score >= LEAST_PROMOTER,
    Group.PASSIVE: responses.c.score.between(MOST_DETRACTOR + 1, LEAST_PROMOTER - 1),
    Group.DETRACTOR: responses.c.score <= MOST_DETRACTOR,
}


@made_once
def index_of(scope: Scope, survey: sa.Column[Any] = responses.c.survey_id) -> Condition:
    """Answers of which one index is made: what the scope's survey asks, else what the regular one does.

    What the staff recorded, and recovery checks, are of surveys of their own: they are in no index.
    """
    # Never what the rows are found by: most are of the one survey, and SQLite would read them all for a quarter's.
    found_otherwise = sa.func.coalesce(survey, 0)
    its = HEADLINE_IDS if scope.survey is None else in_series_of(scope.survey)
    return found_otherwise.in_(its if scope.kind is None else its.where(surveys.c.kind == scope.kind))


@made_once
def answers_of(scope: Scope) -> Condition:
    """What clients answered here themselves, counted for whose they were when the question was delivered.

    Only the region is the account's of now.
    """
    return said_in(scope) & index_of(scope)


@made_once
def said_in(scope: Scope) -> Condition:
    """The same of all surveys, together with what was recorded, which is of whose they were at the answer."""
    narrowed = _of_managers(responses.c.manager_id, scope) & _narrowed(
        (responses.c.segment, scope.segment),
        (responses.c.circle, scope.circle),
        (responses.c.account_id, scope.account),
    )
    if scope.survey is not None:
        narrowed &= index_of(scope)
    narrowed &= _none_of(scope, responses.c.manager_id, responses.c.segment, responses.c.circle)
    if scope.region is None and "region" not in scope.lacks:
        return narrowed
    region = accounts.c.region.is_(None) if scope.region is None else accounts.c.region == scope.region
    return narrowed & responses.c.account_id.in_(sa.select(accounts.c.id).where(region))


@made_once
def heard_in(scope: Scope) -> Condition:
    """What may be read by name and in words: a manager's are those of whom they looked after at the answer.

    Who hands a client to a colleague counts the answer to what was asked before, and does not read it.
    """
    return said_in(replace(scope, manager=None, also_of=())) & _of_managers(responses.c.heard_by, scope)


def _of_managers(column: sa.Column[Any], scope: Scope) -> Condition:
    """Theirs, and of those they stand in for as well."""
    if scope.manager is None:
        return sa.true()
    return column.in_((scope.manager, *scope.also_of)) if scope.also_of else column == scope.manager


@made_once
def contacts_of(scope: Scope) -> Condition:
    """Contacts, joined with their accounts, as both are now; they are of no survey, so that part says nothing."""
    of_managers: Condition = sa.true()
    if scope.manager is not None:
        of_managers = contact_manager.in_((scope.manager, *scope.also_of))
    narrowed = _narrowed(
        (accounts.c.segment, scope.segment),
        (contacts.c.circle, scope.circle),
        (accounts.c.region, scope.region),
        (accounts.c.id, scope.account),
    )
    lacks_region = accounts.c.region.is_(None) if "region" in scope.lacks else sa.true()
    none_of = _none_of(scope, contact_manager, accounts.c.segment, contacts.c.circle)
    return of_managers & narrowed & none_of & lacks_region


def _none_of(
    scope: Scope, manager: sa.ColumnElement[Any], segment: sa.ColumnElement[Any], circle: sa.ColumnElement[Any]
) -> Condition:
    """Of what the scope has none of, none stands there."""
    columns = {"manager": manager, "segment": segment, "circle": circle}
    return sa.and_(sa.true(), *(column.is_(None) for name, column in columns.items() if name in scope.lacks))


def _narrowed(*parts: tuple[sa.Column[Any], Any]) -> Condition:
    """To the values that are given; None: whatever stands there."""
    return sa.and_(sa.true(), *(column == value for column, value in parts if value is not None))


@made_once
def questions_of(scope: Scope) -> Condition:
    """Invitations of the surveys whose answers make the index, of the same ones as their answers are."""
    its = invitations.c
    narrowed = sa.and_(
        index_of(scope, its.survey_id),
        _of_managers(its.manager_id, scope),
        _narrowed((its.segment, scope.segment), (its.circle, scope.circle)),
        _none_of(scope, its.manager_id, its.segment, its.circle),
    )
    if scope.account is None and scope.region is None and "region" not in scope.lacks:
        return narrowed
    there = sa.select(contacts.c.id).join(accounts, accounts.c.id == contacts.c.account_id)
    there = there.where(_narrowed((accounts.c.id, scope.account), (accounts.c.region, scope.region)))
    if "region" in scope.lacks:
        there = there.where(accounts.c.region.is_(None))
    return narrowed & its.contact_id.in_(there)
