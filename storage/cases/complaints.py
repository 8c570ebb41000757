"""What clients complain of: how often, on which stage of the sale, and how much revenue is behind each reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from nps.values import REASONS, AccountId, Reason, SurveyKind
from storage.cases import fixes
from storage.cases.fixes import Fix
from storage.engine.conn import Conn
from storage.figures.complaining import HAS_REASON, complaining
from storage.figures.scoping import Condition, index_of
from storage.figures.tallies import Span
from storage.schema import accounts, case_responses, cases, contacts, response_reasons, responses, surveys


@dataclass(frozen=True, slots=True)
class Costly:
    """A reason, and the accounts that named it. `revenue`: whole units of the currency a year, of `known` of them.

    `fix`: what is planned about it (nps.repeating); None: nothing is.
    """

    reason: Reason
    accounts: int
    known: int
    revenue: int
    fix: Fix | None


@dataclass(frozen=True, slots=True)
class Counted:
    """Unhappy answers, those of them that name a reason, and how often each is named: by kind of survey.

    `causes`: of cases that were closed. `own_causes`: closed with a cause in own words.
    """

    answers: int
    with_reason: int
    named: dict[tuple[SurveyKind, Reason], int]
    causes: dict[Reason, int]
    own_causes: int

    def times(self, reason: Reason) -> int:
        return sum(count for (_, named), count in self.named.items() if named is reason)


async def most_expensive(conn: Conn, bounds: Span, scope: Scope) -> list[Costly]:
    """Each reason that was named in a half-open UTC span, the most revenue first.

    An account names a reason by an unhappy answer (0 to 6) of any of its people, or by the cause with which a case of
    theirs was closed in the span. It counts once for each of its reasons, so the sums are not to be added up. Revenue
    is what the client list says of it now, a year's; of an account without one nothing is made up.
    """
    each = _naming(bounds, scope)
    revenue = (sa.func.count(accounts.c.revenue), sa.func.coalesce(sa.func.sum(accounts.c.revenue), 0))
    query = (
        sa.select(each.c.reason, sa.func.count(), *revenue)
        .join(accounts, accounts.c.id == each.c.account_id)
        .group_by(each.c.reason)
    )
    planned = {fix.reason: fix for fix in await fixes.list_open(conn)}
    found = [
        Costly(Reason(reason), count, known, int(of_them), planned.get(Reason(reason)))
        for reason, count, known, of_them in await conn.execute(query)
    ]
    return sorted(found, key=lambda each: (-each.revenue, -each.accounts, REASONS.index(each.reason)))


async def list_naming(conn: Conn, bounds: Span, scope: Scope, reason: Reason) -> list[AccountId]:
    """Which accounts `most_expensive` counts for it."""
    each = _naming(bounds, scope)
    return list((await conn.execute(sa.select(each.c.account_id).where(each.c.reason == reason))).scalars())


def _naming(bounds: Span, scope: Scope) -> sa.Subquery:
    """A row for each reason and account that named it."""
    answers = _complaining(bounds, scope, response_reasons.c.reason, responses.c.account_id)
    answers = answers.join(response_reasons, response_reasons.c.response_id == responses.c.id)
    causes = sa.select(cases.c.cause, cases.c.account_id).where(cases.c.cause.is_not(None), closed_in(bounds, scope))
    return sa.union(answers, causes).subquery()


async def count(conn: Conn, bounds: Span, scope: Scope) -> Counted:
    """How often each reason was named in a half-open UTC span; an answer may name several."""
    totals = _complaining(bounds, scope, sa.func.count(), sa.func.count().filter(HAS_REASON))
    answers, with_reason = (await conn.execute(totals)).one()
    by = (surveys.c.kind, response_reasons.c.reason)
    named = (
        _complaining(bounds, scope, *by, sa.func.count())
        .join(response_reasons, response_reasons.c.response_id == responses.c.id)
        .join(surveys, surveys.c.id == responses.c.survey_id)
        .group_by(*by)
    )
    said = (cases.c.cause, cases.c.cause_words.is_not(None))
    closed = sa.select(*said, sa.func.count()).where(closed_in(bounds, scope)).group_by(*said)
    causes = (await conn.execute(closed)).all()
    return Counted(
        answers=int(answers),
        with_reason=int(with_reason),
        named={(kind, Reason(reason)): int(often) for kind, reason, often in await conn.execute(named)},
        causes={Reason(cause): sum(often for of, _, often in causes if of == cause) for cause, *_ in causes if cause},
        own_causes=sum(often for cause, in_words, often in causes if cause is None and in_words),
    )


def _complaining(bounds: Span, scope: Scope, *columns: Any) -> sa.Select[Any]:
    return sa.select(*columns).select_from(responses).where(complaining(bounds, scope))


def closed_in(bounds: Span, scope: Scope) -> Condition:
    """Cases closed in the span, of whoever has them; segment, region and circle are those of now.

    Of what the scope has none of, they have none either.
    """
    start, end = bounds
    within: list[Condition] = [cases.c.closed_at.is_not(None), cases.c.closed_at >= start, cases.c.closed_at < end]
    if scope.manager is not None:
        within.append(cases.c.manager_id.in_((scope.manager, *scope.also_of)))
    if scope.account is not None:
        within.append(cases.c.account_id == scope.account)
    of_now = {"segment": accounts.c.segment, "region": accounts.c.region, "circle": contacts.c.circle}
    for name, column in of_now.items():
        value = getattr(scope, name)
        if value is not None or name in scope.lacks:
            of_case = cases.c.contact_id if column.table is contacts else cases.c.account_id
            within.append(of_case.in_(sa.select(column.table.c.id).where(column.is_not_distinct_from(value))))
    if "manager" in scope.lacks:
        within.append(cases.c.manager_id.is_(None))
    if scope.survey is not None:
        of_survey = sa.exists().where(
            case_responses.c.case_id == cases.c.id, responses.c.id == case_responses.c.response_id, index_of(scope)
        )
        within.append(of_survey)
    return sa.and_(*within)
