"""Counting by group: whatever happened, every figure equals a recount of the raw responses."""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.score import Tally
from nps.values import Channel, ErasedWhy, Score, StaffId
from storage.answers import responses
from storage.answers.responses import Response
from storage.asking import invitations
from storage.engine.database import Database
from storage.figures import measures, tallies
from storage.figures.tallies import Span
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff
from storage.privacy.erasing import Terms, erase
from storage.safety.invariants import check
from storage.safety.rules import RULES
from storage.schema import accounts, kept_tallies
from storage.schema import responses as response_table
from tests.filling import DAY, NOW, Filling

HOUR = timedelta(hours=1)
MONTHS: list[Span] = [(NOW + n * 10 * DAY, NOW + (n + 1) * 10 * DAY) for n in range(3)]  # short ones, to be crowded
BEGINNINGS: list[Span] = [(MONTHS[0][0], end) for _, end in MONTHS[1:]]
SPANS = [*MONTHS, *BEGINNINGS]
ALL = BEGINNINGS[-1]
LONG = timedelta(days=365)
REWOUND = settings(max_examples=50, deadline=None, database=None)

times = st.integers(-24, 31 * 24).map(lambda hours: NOW + hours * HOUR)
scores = st.integers(0, 10)
places = st.integers(0, 99)
acts = st.one_of(
    st.tuples(st.just("answer"), places, scores, times),  # in any order: the clock may go back
    st.tuples(st.just("answer"), places, scores, times),
    st.tuples(st.just("change"), places, scores, times),
    st.tuples(st.just("hand over"), places, st.integers(0, 2), times),
    st.tuples(st.just("keep"), places, scores, times),
    st.tuples(st.just("erase"), places, scores, times),
)
Act = tuple[str, int, int, datetime]


@dataclass(slots=True)
class Company:
    """Four contacts at a time, three managers one of whom is nobody, and what they did."""

    conn: AsyncConnection
    contacts: list[Contact] = field(default_factory=list)
    managers: list[Staff | None] = field(default_factory=list)
    given: list[Response] = field(default_factory=list)
    asked: int = 0

    async def opens(self) -> None:
        filling = Filling(self.conn, now=NOW - 30 * DAY)
        self.managers = [await filling.manager(), await filling.manager(), None]
        self.contacts = [await filling.contact(manager=self.managers[n % 3]) for n in range(4)]

    async def act(self, what: str, place: int, number: int, at: datetime) -> None:
        contact = self.contacts[place % len(self.contacts)]
        if what == "answer":
            contact = await get_contact(self.conn, contact.id)
            self.asked += 1
            asked = await invitations.plan(self.conn, contact.id, f"{self.asked}", now=at, closes_after=LONG)
            assert asked
            scored = await responses.record_score(self.conn, asked, contact, Score(number), Channel.BUTTON, now=at)
            assert scored
            self.given.append(scored.response)
        elif what == "change" and self.given:
            response = self.given[place % len(self.given)]
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
            self.given = [response for response in self.given if response.contact_id != contact.id]
            self.contacts[place % len(self.contacts)] = await Filling(self.conn, now=at).contact()
        elif what == "keep":
            await tallies.keep_one(self.conn, SPANS[number % 5 :] + SPANS[: number % 5], now=at)

    async def recount(self, start: datetime, end: datetime) -> dict[StaffId | None, Tally]:
        """By the definition, from the raw rows: each contact's latest answer, for the manager it was given under."""
        columns = (response_table.c.first_tap_at, response_table.c.id, response_table.c.contact_id)
        query = sa.select(*columns, response_table.c.manager_id, response_table.c.score)
        latest = {
            contact: (manager, score)
            for at, _, contact, manager, score in sorted(
                (await self.conn.execute(query)).all(), key=lambda row: row[:2]
            )
            if start <= at < end
        }
        found: dict[StaffId | None, list[int]] = defaultdict(list)
        for manager, score in latest.values():
            found[manager].append(score)
        return {manager: Tally.of(theirs) for manager, theirs in found.items()}


async def expect_every_figure(company: Company, spans: Sequence[Span]) -> None:
    conn = company.conn
    ids = [manager.id for manager in company.managers if manager]

    for start, end in spans:
        parts = await company.recount(start, end)
        assert await tallies.by_manager(conn, start, end) == parts
        assert await tallies.recount_by_manager(conn, start, end) == parts
        for of in (None, *ids):
            assert await tallies.of_span(conn, start, end, of=of) == part(parts, of)
    months = [await company.recount(*month) for month in MONTHS]
    for of in (None, *ids):
        assert await tallies.of_spans(conn, MONTHS, of=of) == [part(month, of) for month in months]
    for kept, tallied in (await tallies.list_kept(conn)).items():
        assert {of: tally for of, tally in tallied.items() if tally.count} == await company.recount(*kept)
    assert (await measures.measure(conn, *ALL)).tally == await tallies.of_span(conn, *ALL)
    (rule,) = [rule for rule in RULES if rule.code == "next_answer_disagrees"]
    assert (await conn.execute(rule.query)).all() == []


def part(parts: dict[StaffId | None, Tally], of: StaffId | None) -> Tally:
    """A manager's, or everybody's together."""
    return sum(parts.values(), Tally()) if of is None else parts.get(of, Tally())


class RolledBack(Exception):
    """So that the next history finds an empty database."""


def test_every_figure_equals_a_recount_of_the_raw_responses(database_url: str) -> None:
    with asyncio.Runner() as runner:
        database = Database(database_url)

        @REWOUND
        @given(history=st.lists(acts, max_size=15), ends=st.tuples(times, times).map(sorted))
        def live(history: list[Act], ends: list[datetime]) -> None:
            runner.run(expect_after(database, history, (ends[0], ends[1])))

        live()
        runner.run(database.close())


async def expect_after(database: Database, history: list[Act], span: Span) -> None:
    with contextlib.suppress(RolledBack):
        async with database.write() as conn:
            company = Company(conn)
            await company.opens()
            for act in history:
                await company.act(*act)
            await expect_every_figure(company, [span, *MONTHS])
            while await tallies.keep_one(conn, SPANS, now=span[1]):  # as far as it has ended by then
                pass
            await expect_every_figure(company, [(MONTHS[0][0], max(span[1], NOW)), (MONTHS[1][0], ALL[1]), ALL])
            raise RolledBack


# --- spans that are kept -------------------------------------------------------------------------------------------


async def test_ended_spans_are_kept_one_at_a_time_the_first_named_first(conn: AsyncConnection) -> None:
    newest_first = MONTHS[::-1]
    kept = [await tallies.keep_one(conn, newest_first, now=MONTHS[1][1]) for _ in range(3)]

    assert kept == [True, True, False]
    assert list(await tallies.list_kept(conn)) == MONTHS[:2]


async def test_a_kept_span_is_not_counted_again_until_an_answer_of_it_changes(conn: AsyncConnection) -> None:
    company = Company(conn)
    await company.opens()
    await company.act("answer", 0, 9, MONTHS[0][0] + DAY)
    await tallies.keep_one(conn, MONTHS, now=MONTHS[0][1])
    await conn.execute(sa.update(kept_tallies).values(passives=kept_tallies.c.passives + 7))
    before = await tallies.of_spans(conn, MONTHS)
    await company.act("answer", 0, 0, MONTHS[1][0])  # of the next month
    untouched = await tallies.of_spans(conn, MONTHS)
    await company.act("change", 0, 3, MONTHS[1][0])

    assert before == [Tally(1, 7, 0), Tally(), Tally()]
    assert untouched == [Tally(1, 7, 0), Tally(0, 0, 1), Tally()]
    assert await tallies.of_spans(conn, MONTHS) == [Tally(0, 0, 1), Tally(0, 0, 1), Tally()]


async def test_of_a_running_span_the_ended_beginning_is_not_counted_again(conn: AsyncConnection) -> None:
    company = Company(conn)
    await company.opens()
    for contact, score in ((0, 9), (1, 9), (2, 8)):
        await company.act("answer", contact, score, MONTHS[0][0] + DAY)
    await company.act("answer", 0, 0, MONTHS[1][0])
    await tallies.keep_one(conn, MONTHS, now=MONTHS[0][1])
    counted = await tallies.by_manager(conn, *ALL)
    await conn.execute(sa.update(kept_tallies).values(passives=kept_tallies.c.passives + 7))

    assert await tallies.of_span(conn, *ALL) == Tally(1, 1 + 3 * 7, 1)
    kept = {of: Tally(tally.promoters, tally.passives + 7, tally.detractors) for of, tally in counted.items()}
    assert await tallies.by_manager(conn, *ALL) == kept


async def test_who_answers_again_is_taken_off_where_the_next_answer_lies_in_the_rest_and_only_there(
    conn: AsyncConnection,
) -> None:
    company = Company(conn)
    await company.opens()
    (first, _), (second, _), (third, end) = MONTHS
    twice_in_the_beginning, again_in_the_rest, again_after_it = range(3)
    for contact, score, at in (
        (twice_in_the_beginning, 3, first + DAY),
        (twice_in_the_beginning, 9, first + 2 * DAY),
        (again_in_the_rest, 0, first + DAY),
        (again_in_the_rest, 8, second + DAY),
        (again_after_it, 10, first + 3 * DAY),
        (again_after_it, 5, third + DAY),
    ):
        await company.act("answer", contact, score, at)
    while await tallies.keep_one(conn, SPANS, now=end):
        pass

    for until in (first + 1.5 * DAY, first + 5 * DAY, second, second + 5 * DAY, third, third + 5 * DAY, end + DAY):
        assert await tallies.by_manager(conn, first, until) == await company.recount(first, until)
    await tallies.forget_spans_of(conn, second)
    assert list(await tallies.list_kept(conn)) == [MONTHS[0], MONTHS[2]]
    for until in (second + 5 * DAY, third + 5 * DAY):
        assert await tallies.of_span(conn, first, until) == part(await company.recount(first, until), None)


async def test_spans_of_another_zone_are_forgotten(conn: AsyncConnection) -> None:
    await tallies.keep_one(conn, MONTHS, now=MONTHS[0][1])
    moved = [(start + HOUR, end + HOUR) for start, end in MONTHS]
    await tallies.keep_one(conn, moved, now=MONTHS[1][0] + HOUR)

    assert list(await tallies.list_kept(conn)) == moved[:1]


async def test_a_kept_span_that_disagrees_is_found(conn: AsyncConnection) -> None:
    await tallies.keep_one(conn, MONTHS, now=MONTHS[0][1])
    await conn.execute(sa.update(kept_tallies).values(detractors=1))

    assert [broken.code for broken in await check(conn, now=NOW)] == ["kept_span_disagrees"]


async def test_a_response_that_knows_a_wrong_next_one_is_found(conn: AsyncConnection) -> None:
    company = Company(conn)
    await company.opens()
    for day in range(2):
        await company.act("answer", 0, 9, NOW + day * DAY)
    await conn.execute(sa.update(response_table).values(next_tap_at=NOW + 2 * DAY))

    found = {broken.code: broken.count for broken in await check(conn, now=NOW)}
    assert found == {"next_answer_disagrees": 2}


# --- how they are counted ------------------------------------------------------------------------------------------


async def plan_of(conn: AsyncConnection, query: sa.Select[*tuple[Any, ...]]) -> str:
    sql = str(query.compile(conn.sync_engine, compile_kwargs={"literal_binds": True}))
    if conn.dialect.name == "sqlite":
        return "\n".join(row[-1] for row in await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}"))
    for way in ("seqscan", "bitmapscan"):  # the table of a test is too small to deserve an index
        await conn.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    return "\n".join(row[0] for row in await conn.exec_driver_sql(f"EXPLAIN {sql}"))


@pytest.mark.parametrize("of", [None, StaffId(1)])
async def test_a_span_is_counted_in_one_index_without_touching_the_table(
    conn: AsyncConnection, of: StaffId | None
) -> None:
    plan = await plan_of(conn, sa.select(*tallies.COUNTS).where(tallies.latest_in(*ALL, of)))

    index = "ix_responses_first_tap_at" if of is None else "ix_responses_manager_id"
    assert "Index Only Scan" in plan or "COVERING INDEX" in plan, plan
    assert index in plan or conn.dialect.name == "postgresql"


async def test_each_managers_answers_are_found_together_and_nothing_is_sorted(conn: AsyncConnection) -> None:
    plan = await plan_of(conn, tallies.each_manager(*ALL))

    if conn.dialect.name == "sqlite":  # PostgreSQL may as well sort what it found by time
        assert "COVERING INDEX ix_responses_manager_id" in plan, plan
        assert "TEMP B-TREE" not in plan
    assert "Index Only Scan" in plan or "COVERING INDEX" in plan, plan


@pytest.mark.parametrize("of", [None, StaffId(1)])
async def test_who_has_answered_again_is_found_in_one_index(conn: AsyncConnection, of: StaffId | None) -> None:
    superseded = tallies.superseded_in(ALL[0], MONTHS[1][0], ALL[1])
    theirs = sa.true() if of is None else response_table.c.manager_id == of
    plan = await plan_of(conn, sa.select(*tallies.COUNTS).where(superseded & theirs))

    index = "ix_responses_superseded" if of is None else "ix_responses_manager_id"
    assert "Index Only Scan" in plan or "COVERING INDEX" in plan, plan
    assert index in plan or conn.dialect.name == "postgresql"
    assert (
        "COVERING INDEX" in await plan_of(conn, tallies.each_superseded(*ALL, ALL[1])) or conn.dialect.name != "sqlite"
    )
