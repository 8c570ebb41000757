"""All that is known of accounts and makes their colour, read at once: a row for each, whatever there is of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from nps.colours import (
    FELL_BY,
    HALF_A_YEAR,
    LEAST_PURCHASES,
    MAKER_LEFT_WITHIN,
    Known,
    OpenCases,
    Purchases,
    Revenues,
)
from nps.scope import EVERYTHING, Scope
from nps.standing import COUNTS_FOR
from nps.values import (
    FALL,
    MOST_DETRACTOR,
    AccountId,
    CaseEvent,
    Circle,
    ContactState,
    EventKind,
    PromiseState,
    RelationStatus,
)
from storage.cases.cases import UNDER_WAY, is_overdue
from storage.engine.conn import Conn
from storage.engine.statements import made_once
from storage.people.clients import STILL_HERE
from storage.schema import (
    account_facts,
    accounts,
    case_events,
    cases,
    contacts,
    events,
    promises,
)
from storage.schema.columns import Day, Id, UtcTime

_IS_MAKER = contacts.c.circle == Circle.DECISION_MAKER
_IS_NO_MAKER = contacts.c.circle.is_distinct_from(Circle.DECISION_MAKER)
_YEAR = timedelta(days=365)
_OPEN_IT_AGAIN = (CaseEvent.NOT_CONFIRMED, CaseEvent.OPENED_AGAIN)
_OF_ACCOUNT = ("id", "manager_id", "revenue", "debt", "status", "last_purchase", "colour", "coloured_at")
_LACKING = {"manager": accounts.c.manager_id, "segment": accounts.c.segment, "region": accounts.c.region}
IS_CLIENT = accounts.c.status.is_distinct_from(RelationStatus.LOST)
"""Who was lost is no client any more, and has no colour."""


@made_once
def accounts_of(scope: Scope) -> sa.ColumnElement[bool]:
    """Accounts of the scope as they are now, by their own manager; its circle and its survey say nothing.

    One that turned out to be another one is none: all that was its own stands with that other one.
    """
    conditions: list[sa.ColumnElement[bool]] = [
        accounts.c.merged_into.is_(None),
        *(column.is_(None) for lacking, column in _LACKING.items() if lacking in scope.lacks),
    ]
    conditions += [
        column == value
        for column, value in (
            (accounts.c.segment, scope.segment),
            (accounts.c.region, scope.region),
            (accounts.c.id, scope.account),
        )
        if value is not None
    ]
    if scope.manager is not None:
        conditions.append(accounts.c.manager_id.in_((scope.manager, *scope.also_of)))
    return sa.and_(*conditions)


async def list_known(conn: Conn, scope: Scope, *, now: datetime, today: date) -> list[Known]:
    """Of every account of the scope that is not lost, by number."""
    return await _read(conn, _statements(scope), _values(now, today))


async def list_known_of(conn: Conn, account_ids: Collection[AccountId], *, now: datetime, today: date) -> list[Known]:
    """The same of these accounts: some hundreds of them at the most."""
    return await _read(conn, _of_some(), {**_values(now, today), "accounts": sorted(account_ids)})


async def _read(conn: Conn, found: _Found, values: dict[str, Any]) -> list[Known]:
    async def rows(query: sa.Select[Any]) -> Sequence[Any]:
        told: Sequence[Any] = (await conn.execute(query, values)).all()
        return told

    answers = await rows(found.answers)
    if not answers:
        return []
    open_cases = {account: OpenCases(*told) for account, *told in await rows(found.open_cases)}
    makers_left = {account: at for account, at in await rows(found.makers_left)}
    purchases = {account: Purchases(*counts) for account, *counts in await rows(found.purchases)}
    revenues = {account: Revenues(*told) for account, *told in await rows(found.revenues)}
    debts = {account: day for account, day in await rows(found.debts)}

    beside: Sequence[dict[int, Any]] = (open_cases, makers_left, purchases, revenues, debts)
    return [Known._make((*row, *[part.get(row[0]) for part in beside])) for row in answers]


_lists, _later = account_facts.alias(), events.alias()
# When is told to the statements, which are the same ones at every look.
_NOW, _SINCE, _LEFT_SINCE = (sa.bindparam(name, type_=UtcTime) for name in ("now", "since", "left_since"))
_TODAY, _HALF_AGO, _YEAR_AGO = (sa.bindparam(name, type_=Day) for name in ("today", "half_ago", "year_ago"))
_LISTED_SINCE = sa.bindparam("listed_since", type_=Day)


def _values(now: datetime, today: date) -> dict[str, Any]:
    return {
        "now": now,
        "since": now - COUNTS_FOR,
        "left_since": now - MAKER_LEFT_WITHIN,
        "today": today,
        "half_ago": today - HALF_A_YEAR,
        "year_ago": today - 2 * HALF_A_YEAR,
        "listed_since": today - _YEAR,
    }


class _Found(NamedTuple):
    """A row for each account, and by account what only some have."""

    answers: sa.Select[Any]
    open_cases: sa.Select[Any]
    makers_left: sa.Select[Any]
    purchases: sa.Select[Any]
    revenues: sa.Select[Any]
    debts: sa.Select[Any]


@made_once
def _statements(scope: Scope) -> _Found:
    these = accounts_of(scope)
    narrowed = scope != Scope(survey=scope.survey, circle=scope.circle)
    return _Of(these, sa.select(accounts.c.id).where(these) if narrowed else None).all()


@cache
def _of_some() -> _Found:
    numbers: sa.BindParameter[int] = sa.bindparam("accounts", expanding=True, type_=Id)
    return _Of(sa.and_(accounts_of(EVERYTHING), accounts.c.id.in_(numbers)), numbers).all()


class _Of:
    """The statements of these accounts; `numbers`: of which, None when it is all."""

    def __init__(self, these: sa.ColumnElement[bool], numbers: sa.Select[Any] | sa.BindParameter[Any] | None) -> None:
        self._these, self._accounts = these, numbers

    def all(self) -> _Found:
        return _Found(
            *(self.answers(), self.open_cases(), self.makers_left()),
            *(self.purchases(), self.revenues(), self.debts()),
        )

    def _within(self, account: sa.Column[Any]) -> sa.ColumnElement[bool]:
        return sa.true() if self._accounts is None else account.in_(self._accounts)

    def answers(self) -> sa.Select[Any]:
        """Each account, with what whoever still works there said last within a year, as the contacts keep it.

        Numbers are compared first: that most scores are high spares most rows the comparing of texts.
        """
        c = contacts.c
        lately, low = c.latest_at > _SINCE, c.latest_score <= MOST_DETRACTOR
        count, most, newest = sa.func.count(), sa.func.max(c.latest_score), sa.func.max(c.latest_at)
        return (
            sa.select(
                *(accounts.c[name] for name in _OF_ACCOUNT),
                sa.func.count(c.joined_at),
                count.filter(_IS_MAKER),
                sa.case((newest > _SINCE, newest)),
                count.filter(_IS_MAKER, lately),
                sa.func.min(c.latest_score).filter(low, _IS_MAKER, lately),
                most.filter(_IS_MAKER, lately),
                newest.filter(low, _IS_MAKER, lately),
                count.filter(_IS_NO_MAKER, lately),
                count.filter(low, _IS_NO_MAKER, lately),
                most.filter(_IS_NO_MAKER, lately),
                newest.filter(low, _IS_NO_MAKER, lately),
                newest.filter(c.score_before - c.latest_score >= FALL, lately, c.before_at > _SINCE),
                sa.func.max(c.unanswered_at).filter(c.unanswered_at > c.latest_at, lately),
            )
            .outerjoin(contacts, sa.and_(c.account_id == accounts.c.id, STILL_HERE))
            .where(self._these, IS_CLIENT)
            .group_by(accounts.c.id)
            .order_by(accounts.c.id)
        )

    def open_cases(self) -> sa.Select[Any]:
        """Those under way; a promise is broken until another one on the case is kept."""
        kept = promises.alias()
        broken_at = (
            sa.select(sa.func.max(promises.c.settled_at))
            .where(
                promises.c.case_id == cases.c.id,
                promises.c.state == PromiseState.BROKEN,
                ~sa.exists().where(
                    kept.c.case_id == promises.c.case_id, kept.c.state == PromiseState.KEPT, kept.c.id > promises.c.id
                ),
            )
            .scalar_subquery()
        )
        reopened_at = (
            sa.select(sa.func.max(case_events.c.at))
            .where(case_events.c.case_id == cases.c.id, case_events.c.event.in_(_OPEN_IT_AGAIN))
            .scalar_subquery()
        )
        each = sa.select(
            cases.c.account_id,
            sa.case((is_overdue(_NOW), cases.c.deadline_at)).label("late"),
            broken_at.label("broken"),
            sa.case((cases.c.reopened > 0, reopened_at)).label("reopened"),
            cases.c.opened_at,
        ).where(UNDER_WAY, self._within(cases.c.account_id))
        one = each.subquery()
        return sa.select(
            one.c.account_id,
            sa.func.min(one.c.late),
            sa.func.max(one.c.broken),
            sa.func.max(one.c.reopened),
            sa.func.min(one.c.opened_at),
        ).group_by(one.c.account_id)

    def makers_left(self) -> sa.Select[Any]:
        gone = (contacts.c.state == ContactState.LEFT, contacts.c.updated_at > _LEFT_SINCE)
        return (
            sa.select(contacts.c.account_id, sa.func.max(contacts.c.updated_at))
            .where(*gone, _IS_MAKER, self._within(contacts.c.account_id))
            .group_by(contacts.c.account_id)
        )

    def purchases(self) -> sa.Select[Any]:
        """Of the accounts that bought often in the half a year before the last one, and half as often in the last."""
        lately = (
            sa.select(sa.func.count())
            .where(
                _later.c.account_id == events.c.account_id,
                _later.c.happened_on > _HALF_AGO,
                _later.c.happened_on <= _TODAY,
                _later.c.kind == EventKind.PURCHASE,
            )
            .scalar_subquery()
        )
        before = sa.func.count()
        return (
            sa.select(events.c.account_id, lately, before)
            .where(
                events.c.kind == EventKind.PURCHASE,
                events.c.happened_on > _YEAR_AGO,
                events.c.happened_on <= _HALF_AGO,
                self._within(events.c.account_id),
            )
            .group_by(events.c.account_id)
            .having(sa.and_(before >= LEAST_PURCHASES, lately * 2 <= before))
        )

    def revenues(self) -> sa.Select[Any]:
        """Of the accounts whose revenue is so much lower than it was by some list of the last year."""
        facts, lists = account_facts.c, _lists.c
        newest = sa.select(sa.func.max(lists.day)).where(
            lists.account_id == facts.account_id, lists.day > _LISTED_SINCE
        )
        return (
            sa.select(facts.account_id, sa.func.max(facts.revenue), newest.scalar_subquery())
            .join(accounts, accounts.c.id == facts.account_id)
            .where(
                facts.day > _LISTED_SINCE,
                accounts.c.revenue * 100 <= facts.revenue * (100 - FELL_BY),
                self._within(facts.account_id),
            )
            .group_by(facts.account_id)
        )

    def debts(self) -> sa.Select[Any]:
        """Since which list there has been a debt in every one, of those who owe too much."""
        later = account_facts.alias()
        ended = sa.exists().where(
            later.c.account_id == account_facts.c.account_id,
            later.c.day > account_facts.c.day,
            sa.func.coalesce(later.c.debt, 0) <= 0,
        )
        since = (
            sa.select(sa.func.min(account_facts.c.day))
            .where(account_facts.c.account_id == accounts.c.id, account_facts.c.debt > 0, ~ended)
            .scalar_subquery()
        )
        owes = accounts.c.debt * 12 > sa.func.coalesce(accounts.c.revenue, 0)
        return sa.select(accounts.c.id, since).where(owes, self._within(accounts.c.id))
