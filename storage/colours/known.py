"""All that is known of accounts and makes their colour, read at once: a row for each, whatever there is of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.colours import FELL_BY, HALF_A_YEAR, MAKER_LEFT_WITHIN, PURCHASES, Known
from nps.scope import Scope
from nps.standing import COUNTS_FOR
from nps.values import (
    FALL,
    MOST_DETRACTOR,
    CaseEvent,
    Circle,
    ContactState,
    EventKind,
    InvitationState,
    PromiseState,
    RelationStatus,
)
from storage.cases.cases import UNDER_WAY, is_overdue
from storage.engine.conn import Conn
from storage.people.clients import STILL_HERE
from storage.schema import (
    account_facts,
    accounts,
    case_events,
    cases,
    contacts,
    events,
    invitations,
    promises,
    responses,
)

_IS_MAKER = contacts.c.circle == Circle.DECISION_MAKER
_IS_NO_MAKER = contacts.c.circle.is_distinct_from(Circle.DECISION_MAKER)
_YEAR = timedelta(days=365)
MOST = 10
_OPEN_IT_AGAIN = (CaseEvent.NOT_CONFIRMED, CaseEvent.OPENED_AGAIN)
_NOBODY = (0, 0, None, 0, None, None, None, 0, 0, None, None, None, None, None)
_NOTHING = (None,) * 4
_LACKING = {"manager": accounts.c.manager_id, "segment": accounts.c.segment, "region": accounts.c.region}
IS_CLIENT = accounts.c.status.is_distinct_from(RelationStatus.LOST)
"""Who was lost is no client any more, and has no colour."""


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
    columns = ("id", "manager_id", "revenue", "debt", "status", "last_purchase")
    query = sa.select(*(accounts.c[name] for name in columns)).where(accounts_of(scope), IS_CLIENT)
    rows = (await conn.execute(query.order_by(accounts.c.id))).all()
    if not rows:
        return []
    of = _Of(scope, now, today)
    said, followed = await _by_account(conn, of.answers()), await _by_account(conn, of.cases())
    left, bought = await _by_account(conn, of.makers_who_left()), await _by_account(conn, of.purchases())
    earned, owes = await _by_account(conn, of.revenue()), await _by_account(conn, of.debt())
    return [
        Known(
            *row,
            *said.get(row[0], _NOBODY),
            *followed.get(row[0], _NOTHING),
            *left.get(row[0], _NOTHING[:1]),
            *bought.get(row[0], (0, 0)),
            *earned.get(row[0], _NOTHING[:2]),
            *owes.get(row[0], _NOTHING[:1]),
        )
        for row in rows
    ]


async def _by_account(conn: Conn, query: sa.Select[Any]) -> dict[int, Sequence[Any]]:
    """What stands behind the account's number in its row."""
    return {row[0]: row[1:] for row in await conn.execute(query)}


class _Of:
    """The parts of what is known, each with a row for the accounts that have any of it."""

    def __init__(self, scope: Scope, now: datetime, today: date) -> None:
        self._now, self._today = now, today
        narrowed = scope != Scope(survey=scope.survey, circle=scope.circle)
        self._accounts = sa.select(accounts.c.id).where(accounts_of(scope)) if narrowed else None

    def _within(self, account: sa.Column[Any]) -> sa.ColumnElement[bool]:
        return sa.true() if self._accounts is None else account.in_(self._accounts)

    def _of_contacts(self, contact: sa.Column[Any]) -> sa.ColumnElement[bool]:
        if self._accounts is None:
            return sa.true()
        return contact.in_(sa.select(contacts.c.id).where(contacts.c.account_id.in_(self._accounts)))

    def answers(self) -> sa.Select[Any]:
        """Of whoever still works there: their latest answers, and the newest question that closed since."""
        latest, closed = self._latest(), self._closed()
        score, at = latest.c.score, latest.c.first_tap_at
        said, low = score.is_not(None), score <= MOST_DETRACTOR
        makers, others = sa.and_(said, _IS_MAKER), sa.and_(said, _IS_NO_MAKER)
        count, least, most, newest = sa.func.count(), sa.func.min(score), sa.func.max(score), sa.func.max(at)
        return (
            sa.select(
                contacts.c.account_id,
                count.filter(contacts.c.joined_at.is_not(None)),
                count.filter(_IS_MAKER),
                newest,
                count.filter(makers),
                least.filter(makers),
                most.filter(makers),
                newest.filter(makers, low),
                count.filter(others),
                count.filter(others, low),
                least.filter(others),
                most.filter(others),
                newest.filter(others, low),
                newest.filter(latest.c.before - score >= FALL),
                sa.func.max(closed.c.sent_at).filter(closed.c.sent_at > at),
            )
            .outerjoin(latest, latest.c.contact_id == contacts.c.id)
            .outerjoin(closed, closed.c.contact_id == contacts.c.id)
            .where(STILL_HERE, self._within(contacts.c.account_id))
            .group_by(contacts.c.account_id)
        )

    def _latest(self) -> sa.Subquery:
        """The latest answer of each contact within a year; of one that may have fallen, the score before it.

        A window would say it shorter, and takes twice as long.
        """
        later, earlier = responses.alias(), responses.alias()
        is_latest = ~sa.exists().where(
            later.c.contact_id == responses.c.contact_id,
            later.c.replaced_at.is_(None),
            later.c.first_tap_at >= responses.c.first_tap_at,
            sa.or_(later.c.first_tap_at > responses.c.first_tap_at, later.c.id > responses.c.id),
        )
        before = (
            sa.select(earlier.c.score)
            .where(
                earlier.c.contact_id == responses.c.contact_id,
                earlier.c.replaced_at.is_(None),
                earlier.c.first_tap_at > self._now - COUNTS_FOR,
                earlier.c.first_tap_at <= responses.c.first_tap_at,
                sa.or_(earlier.c.first_tap_at < responses.c.first_tap_at, earlier.c.id < responses.c.id),
            )
            .order_by(earlier.c.first_tap_at.desc(), earlier.c.id.desc())
            .limit(1)
            .correlate(responses)
            .scalar_subquery()
        )
        return (
            sa.select(
                responses.c.contact_id,
                responses.c.score,
                responses.c.first_tap_at,
                sa.case((responses.c.score <= MOST - FALL, before)).label("before"),
            )
            .where(
                responses.c.first_tap_at > self._now - COUNTS_FOR,
                responses.c.replaced_at.is_(None),
                is_latest,
                self._of_contacts(responses.c.contact_id),
            )
            .subquery()
        )

    def _closed(self) -> sa.Subquery:
        """The newest question of each contact that nobody answered in time."""
        return (
            sa.select(invitations.c.contact_id, sa.func.max(invitations.c.sent_at).label("sent_at"))
            .where(
                invitations.c.sent_at > self._now - COUNTS_FOR,
                invitations.c.state == InvitationState.EXPIRED,
                self._of_contacts(invitations.c.contact_id),
            )
            .group_by(invitations.c.contact_id)
            .subquery()
        )

    def cases(self) -> sa.Select[Any]:
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
            sa.case((is_overdue(self._now), cases.c.deadline_at)).label("late"),
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

    def makers_who_left(self) -> sa.Select[Any]:
        gone = (contacts.c.state == ContactState.LEFT, contacts.c.updated_at > self._now - MAKER_LEFT_WITHIN)
        return (
            sa.select(contacts.c.account_id, sa.func.max(contacts.c.updated_at))
            .where(*gone, _IS_MAKER, self._within(contacts.c.account_id))
            .group_by(contacts.c.account_id)
        )

    def purchases(self) -> sa.Select[Any]:
        """Of the accounts that bought half a year before the last one and more."""
        between = self._today - HALF_A_YEAR
        lately = sa.func.count().filter(events.c.happened_on > between)
        before = sa.func.count().filter(events.c.happened_on <= between)
        return (
            sa.select(events.c.account_id, lately, before)
            .where(
                events.c.kind == EventKind.PURCHASE,
                events.c.happened_on > between - HALF_A_YEAR,
                events.c.happened_on <= self._today,
                self._within(events.c.account_id),
            )
            .group_by(events.c.account_id)
            .having(sa.and_(before >= PURCHASES, lately * 2 <= before))
        )

    def revenue(self) -> sa.Select[Any]:
        """Of the accounts whose revenue is so much lower than it was by some list of the last year."""
        most = sa.func.max(account_facts.c.revenue)
        return (
            sa.select(account_facts.c.account_id, most, sa.func.max(account_facts.c.day))
            .join(accounts, accounts.c.id == account_facts.c.account_id)
            .where(account_facts.c.day > self._today - _YEAR, self._within(account_facts.c.account_id))
            .group_by(account_facts.c.account_id, accounts.c.revenue)
            .having(accounts.c.revenue * 100 <= most * (100 - FELL_BY))
        )

    def debt(self) -> sa.Select[Any]:
        """Since which list there has been a debt in every one, of those who owe too much."""
        later = account_facts.alias()
        ended = sa.exists().where(
            later.c.account_id == account_facts.c.account_id,
            later.c.day > account_facts.c.day,
            sa.func.coalesce(later.c.debt, 0) <= 0,
        )
        owes = accounts.c.debt * 12 > sa.func.coalesce(accounts.c.revenue, 0)
        return (
            sa.select(account_facts.c.account_id, sa.func.min(account_facts.c.day))
            .join(accounts, accounts.c.id == account_facts.c.account_id)
            .where(owes, account_facts.c.debt > 0, ~ended, self._within(account_facts.c.account_id))
            .group_by(account_facts.c.account_id)
        )
