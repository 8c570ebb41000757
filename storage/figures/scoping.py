"""A scope as conditions of SQL: the one place that says which rows are a manager's, a segment's, a region's."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import LEAST_PROMOTER, MOST_DETRACTOR, Group
from storage.schema import accounts, contact_manager, contacts, invitations, responses
from storage.schema.surveys import HEADLINE_IDS, in_series_of

Condition = sa.ColumnElement[bool]

IN_GROUP: dict[Group, Condition] = {
    Group.PROMOTER: responses.c.score >= LEAST_PROMOTER,
    Group.PASSIVE: responses.c.score.between(MOST_DETRACTOR + 1, LEAST_PROMOTER - 1),
    Group.DETRACTOR: responses.c.score <= MOST_DETRACTOR,
}


def index_of(scope: Scope, survey: sa.Column[Any] = responses.c.survey_id) -> Condition:
    """Answers of which one index is made: what the scope's survey asks, else what the regular one does.

    What the staff recorded, and recovery checks, are of surveys of their own: they are in no index.
    """
    # Never what the rows are found by: most are of the one survey, and SQLite would read them all for a quarter's.
    found_otherwise = sa.func.coalesce(survey, 0)
    return found_otherwise.in_(HEADLINE_IDS if scope.survey is None else in_series_of(scope.survey))


def answers_of(scope: Scope) -> Condition:
    """What clients answered here themselves, by what it was about then; only the region is the account's of now."""
    return said_in(scope) & index_of(scope)


def said_in(scope: Scope) -> Condition:
    """The same of all surveys, together with what was recorded; only the region is the account's of now."""
    narrowed = _narrowed(
        (responses.c.manager_id, None if scope.also_of else scope.manager),
        (responses.c.segment, scope.segment),
        (responses.c.circle, scope.circle),
        (responses.c.account_id, scope.account),
    )
    if scope.manager is not None and scope.also_of:  # of those they stand in for as well
        narrowed &= responses.c.manager_id.in_((scope.manager, *scope.also_of))
    if scope.survey is not None:
        narrowed &= index_of(scope)
    if scope.region is None:
        return narrowed
    return narrowed & responses.c.account_id.in_(sa.select(accounts.c.id).where(accounts.c.region == scope.region))


def contacts_of(scope: Scope) -> Condition:
    """Contacts, joined with their accounts, as both are now; they are of no survey, so that part says nothing."""
    of_managers: Condition = sa.true()
    if scope.manager is not None:
        of_managers = contact_manager.in_((scope.manager, *scope.also_of))
    return of_managers & _narrowed(
        (accounts.c.segment, scope.segment),
        (contacts.c.circle, scope.circle),
        (accounts.c.region, scope.region),
        (accounts.c.id, scope.account),
    )


def _narrowed(*parts: tuple[sa.Column[Any], Any]) -> Condition:
    """To the values that are given; None: whatever stands there."""
    return sa.and_(sa.true(), *(column == value for column, value in parts if value is not None))


def questions_of(scope: Scope) -> Condition:
    """Invitations of the surveys whose answers make the index; to the contacts of the scope as they are now."""
    survey = index_of(scope, invitations.c.survey_id)
    if scope == Scope(survey=scope.survey):
        return survey
    in_scope = sa.select(contacts.c.id).join(accounts, accounts.c.id == contacts.c.account_id).where(contacts_of(scope))
    return sa.and_(survey, invitations.c.contact_id.in_(in_scope))
