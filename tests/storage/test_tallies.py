"""Counting by group: whatever happened, every figure equals a recount of the raw responses."""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from nps.scope import EVERYTHING, Scope
from nps.score import Tally
from nps.values import AccountId, Channel, Circle, ErasedWhy, Score, StaffId, SurveyId, SurveyKind
from storage.answers import responses
from storage.answers.responses import Response
from storage.asking import invitations, surveys
from storage.asking.surveys import Survey
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.figures import measures, tallies
from storage.figures.tallies import Span
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff
from storage.privacy.erasing import Terms, erase
from storage.safety.invariants import check
from storage.safety.rules import RULES
from storage.schema import accounts
from storage.schema import responses as response_table
from tests.filling import DAY, NOW, Filling

HOUR = timedelta(hours=1)
MONTHS: list[Span] = [(NOW + n * 10 * DAY, NOW + (n + 1) * 10 * DAY) for n in range(3)]  # short ones, to be crowded
ALL: Span = (MONTHS[0][0], MONTHS[-1][1])
LONG = timedelta(days=365)
SEGMENTS, REGIONS = ("VIP", "Опт", None), ("Урал", "Центр", None, "Урал")
REWOUND = settings(max_examples=50, deadline=None, database=None)

times = st.integers(-24, 31 * 24).map(lambda hours: NOW + hours * HOUR)
scores = st.integers(0, 10)
places = st.integers(0, 99)
acts = st.one_of(
    st.tuples(st.just("answer"), places, scores, times),  # in any order: the clock may go back
    st.tuples(st.just("answer"), places, scores, times),
    st.tuples(st.just("change"), places, scores, times),
    st.tuples(st.just("hand over"), places, st.integers(0, 2), times),
    st.tuples(st.just("erase"), places, scores, times),
)
Act = tuple[str, int, int, datetime]


@dataclass(slots=True)
class Company:
    """Four contacts at a time, three managers one of whom is nobody, three surveys, and what they did."""

    conn: FullConn
    contacts: list[Contact] = field(default_factory=list)
    managers: list[Staff | None] = field(default_factory=list)
    surveys: list[Survey] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    asked: int = 0

    async def opens(self) -> None:
        filling = Filling(self.conn, now=NOW - 30 * DAY)
        regular = await surveys.ensure_regular_survey(self.conn, now=NOW)
        others = [await filling.survey(kind, closes_after=LONG) for kind in (SurveyKind.DEAL, SurveyKind.AUDIT)]
        self.surveys = [replace(regular, closes_after=LONG), *others]
        self.managers = [await filling.manager(), await filling.manager(), None]
        for place, region in enumerate(REGIONS):
            where = {"segment": SEGMENTS[place % 3], "region": region}
            account = await filling.account(manager=self.managers[place % 3], **where)
            circle = (Circle.USER, None, Circle.ADVOCATE)[place % 3]
            self.contacts.append(await filling.contact(account=account, circle=circle))

    async def act(self, what: str, place: int, number: int, at: datetime) -> None:
        contact = self.contacts[place % len(self.contacts)]
        if what == "answer":
            contact = await get_contact(self.conn, contact.id)
            self.asked += 1
            survey = self.surveys[place // len(self.contacts) % len(self.surveys)]
            asked = await invitations.plan(self.conn, survey, contact.id, f"{self.asked}", now=at)
            assert asked
            scored = await responses.record_score(self.conn, asked, contact, Score(number), Channel.BUTTON, now=at)
            assert scored
            self.responses.append(scored.response)
        elif what == "change" and self.responses:
            response = self.responses[place % len(self.responses)]
            asked = await invitations.find(self.conn, response.invitation_id)
            assert asked
            contact = await get_contact(self.conn, response.contact_id)
            await responses.record_score(self.conn, asked, contact, Score(number), Channel.BUTTON, now=at)
        elif what == "hand over":
            manager = self.managers[number]
            statement = sa.update(accounts).where(accounts.c.id == contact.account_id)
            await self.conn.execute(statement.values(manager_id=manager and manager.id))
        elif what == "erase":
            terms = Terms(key=b"a key", keeps_score=number % 2 == 0)
            await erase(self.conn, [contact.id], terms, why=ErasedWhy.REQUEST, now=at)
            self.responses = [response for response in self.responses if response.contact_id != contact.id]
            self.contacts[place % len(self.contacts)] = await Filling(self.conn, now=at).contact()

    async def recount(self, start: datetime, end: datetime, scope: Scope = EVERYTHING) -> dict[StaffId | None, Tally]:
        """By the definition, from the raw rows: each contact's latest answer to a question, as it was when given.

        An audit asks what the regular survey asks; the question about a deal is another one, in no headline.
        """
        of_deal = self.surveys[1].id
        query = sa.select(response_table, accounts.c.region).join(accounts)
        rows = sorted((await self.conn.execute(query)).all(), key=lambda row: (row.first_tap_at, row.id))
        inside = [row for row in rows if start <= row.first_tap_at < end]
        latest = {(row.survey_id == of_deal, row.contact_id): row for row in inside}
        parts: dict[StaffId | None, list[int]] = defaultdict(list)
        for row in latest.values():
            if (row.survey_id == of_deal) == (scope.survey == of_deal) and is_of(scope, row):
                parts[row.manager_id].append(row.score)
        return {manager: Tally.of(theirs) for manager, theirs in parts.items()}

    def scopes(self) -> list[Scope]:
        """Each part there is of each dimension, and two together."""
        manager = self.managers[0]
        assert manager
        return [
            EVERYTHING,
            *(Scope(manager=manager.id) for manager in self.managers if manager),
            *(Scope(survey=survey.id) for survey in self.surveys),
            *(Scope(segment=segment) for segment in SEGMENTS if segment),
            *(Scope(region=region) for region in {*REGIONS} if region),
            *(Scope(circle=circle) for circle in (Circle.USER, Circle.ADVOCATE)),
            *(Scope(account=contact.account_id) for contact in self.contacts),
            Scope(manager=manager.id, region="Урал", survey=self.surveys[1].id),
        ]


def is_of(scope: Scope, row: Any) -> bool:
    wanted = (scope.manager, scope.segment, scope.circle, scope.region, scope.account)
    it_is = (row.manager_id, row.segment, row.circle, row.region, row.account_id)
    return all(want in (None, value) for want, value in zip(wanted, it_is, strict=True))


async def expect_every_figure(company: Company, spans: Sequence[Span], scopes: Sequence[Scope]) -> None:
    conn = company.conn
    for scope in scopes:
        for start, end in spans:
            parts = await company.recount(start, end, scope)
            assert await tallies.by_manager(conn, start, end, scope) == parts
            assert await tallies.of_span(conn, start, end, scope) == whole(parts)
        months = [whole(await company.recount(*month, scope)) for month in MONTHS]
        assert await tallies.of_spans(conn, MONTHS, scope) == months
        assert (await measures.measure(conn, *ALL, scope)).tally == await tallies.of_span(conn, *ALL, scope)
    (rule,) = [rule for rule in RULES if rule.code == "next_answer_disagrees"]
    assert (await conn.execute(rule.query)).all() == []


def whole(parts: dict[StaffId | None, Tally]) -> Tally:
    return sum(parts.values(), Tally())


class RolledBack(Exception):
    """So that the next history finds an empty database."""


def test_every_figure_equals_a_recount_of_the_raw_responses(database_url: str) -> None:
    with asyncio.Runner() as runner:
        database = Database(database_url)

        @REWOUND
        @given(history=st.lists(acts, max_size=15), ends=st.tuples(times, times).map(sorted), part=places)
        def live(history: list[Act], ends: list[datetime], part: int) -> None:
            runner.run(expect_after(database, history, (ends[0], ends[1]), part))

        live()
        runner.run(database.close())


async def expect_after(database: Database, history: list[Act], span: Span, part: int) -> None:
    with contextlib.suppress(RolledBack):
        async with database.write() as conn:
            company = Company(conn)
            await company.opens()
            for act in history:
                await company.act(*act)
            scopes = company.scopes()
            await expect_every_figure(company, [span], [EVERYTHING, scopes[part % len(scopes)]])
            raise RolledBack


async def test_an_answer_to_another_survey_supersedes_nothing(conn: FullConn) -> None:
    company = Company(conn)
    await company.opens()
    regular, deal = 0, len(company.contacts)
    await company.act("answer", regular, 9, NOW)
    await company.act("answer", deal, 2, NOW + DAY)
    regular_scope, of_deals, of_audits = (Scope(survey=survey.id) for survey in company.surveys)

    assert await tallies.of_span(conn, *ALL, regular_scope) == Tally(1, 0, 0)
    assert await tallies.of_span(conn, *ALL, of_deals) == Tally(0, 0, 1)
    assert await tallies.of_span(conn, *ALL, EVERYTHING) == Tally(1, 0, 0)  # of deals there is an index of its own
    await company.act("answer", 2 * len(company.contacts), 8, NOW + 2 * DAY)  # an audit
    assert await tallies.of_span(conn, *ALL, EVERYTHING) == Tally(0, 1, 0)
    assert await tallies.of_span(conn, *ALL, of_audits) == Tally(0, 1, 0)
    assert [broken for broken in await check(conn, now=NOW + 3 * DAY) if broken.number == 6] == []


async def test_an_answer_at_the_very_end_of_a_span_belongs_to_the_next_and_replaces_nothing_in_this_one(
    conn: FullConn,
) -> None:
    company = Company(conn)
    await company.opens()
    await company.act("answer", 0, 9, NOW)
    await company.act("answer", 0, 2, NOW + DAY)

    assert await tallies.of_span(conn, NOW, NOW + DAY, EVERYTHING) == Tally(1, 0, 0)
    assert await tallies.of_span(conn, NOW + DAY, NOW + 2 * DAY, EVERYTHING) == Tally(0, 0, 1)
    assert await tallies.of_span(conn, NOW, NOW + 2 * DAY, EVERYTHING) == Tally(0, 0, 1)


async def test_no_spans_have_no_tallies(conn: FullConn) -> None:
    assert await tallies.of_spans(conn, [], EVERYTHING) == []


async def test_a_response_that_knows_a_wrong_next_one_is_found(conn: FullConn) -> None:
    company = Company(conn)
    await company.opens()
    for day in range(2):
        await company.act("answer", 0, 9, NOW + day * DAY)
    await conn.execute(sa.update(response_table).values(next_tap_at=NOW + 2 * DAY))

    counts = {broken.code: broken.count for broken in await check(conn, now=NOW)}
    assert counts == {"next_answer_disagrees": 2}


# --- how they are counted ------------------------------------------------------------------------------------------


CROWD = """
    INSERT INTO responses
        (id, invitation_id, survey_id, contact_id, account_id, manager_id, score, channel, first_tap_at, scored_at)
    SELECT n, n, n % 3, n % 500, n % 200, n % 9, n % 11, 'button', day, day
    FROM generate_series(1, 5000) AS n, LATERAL (SELECT TIMESTAMPTZ '{first}' + n % 60 * INTERVAL '1 day') AS of (day)
"""


async def crowded(conn: FullConn) -> None:
    """5,000 answers, half of them in the span: in an empty table every index costs PostgreSQL the same."""
    if conn.dialect.name == "postgresql":
        await conn.exec_driver_sql(
            "SET LOCAL session_replication_role = replica"
        )  # the answers alone, nothing about them
        await conn.exec_driver_sql(CROWD.format(first=NOW.isoformat()))
        await conn.exec_driver_sql("ANALYZE responses")


async def plan_of(conn: FullConn, query: sa.Select[*tuple[Any, ...]]) -> str:
    sql = str(query.compile(dialect=conn.dialect, compile_kwargs={"literal_binds": True}))
    if conn.dialect.name == "sqlite":
        return "\n".join(row[-1] for row in await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}"))
    for way in ("seqscan", "bitmapscan"):  # the table of a test is too small to deserve an index
        await conn.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    return "\n".join(row[0] for row in await conn.exec_driver_sql(f"EXPLAIN {sql}"))


PARTS = [
    EVERYTHING,
    Scope(survey=SurveyId(1)),
    Scope(manager=StaffId(1)),
    Scope(segment="VIP"),
    Scope(circle=Circle.USER),
    Scope(region="Урал"),
    Scope(account=AccountId(1)),
]


@pytest.mark.parametrize("scope", PARTS, ids=["all", "survey", "manager", "segment", "circle", "region", "account"])
async def test_a_span_is_counted_in_one_index_without_touching_the_table(conn: FullConn, scope: Scope) -> None:
    await crowded(conn)

    for query in (sa.select(*tallies.COUNTS).where(tallies.latest_in(*ALL, scope)), tallies.each_manager(*ALL, scope)):
        plan = await plan_of(conn, query)

        assert "Index Only Scan" in plan or "responses USING COVERING INDEX" in plan, plan
        assert "Scan on responses" not in plan
        assert "SCAN responses" not in plan


async def test_one_managers_answers_are_found_together(conn: FullConn) -> None:
    plan = await plan_of(conn, sa.select(*tallies.COUNTS).where(tallies.latest_in(*ALL, Scope(manager=StaffId(1)))))

    assert "ix_responses_manager_id" in plan or conn.dialect.name == "postgresql", plan
