"""The answers behind a number: as many as it says, the very ones, whatever happened."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from nps.behind import PARTS, WHOLE, Part
from nps.scope import EVERYTHING, Lacking, Scope
from nps.values import Group, Reason, Score, SurveyKind
from storage.answers import responses
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.figures import behind, measures, parts, tallies
from storage.figures.behind import Behind
from storage.figures.tallies import Span
from storage.schema import accounts
from storage.schema import responses as response_table
from tests.storage.test_tallies import ALL, REWOUND, Act, Company, RolledBack, acts, places, times

PAGE = 3
GROUPS = {Group.PROMOTER: "promoters", Group.PASSIVE: "passives", Group.DETRACTOR: "detractors"}


async def pages(conn: FullConn, span: Span, scope: Scope, part: Part) -> list[Behind]:
    """All of them, a few at a time."""
    found: list[Behind] = []
    while page := await behind.answers_behind(conn, *span, scope, part, limit=PAGE, offset=len(found)):
        found += page
    return found


async def expect_the_answers_of_every_number(conn: FullConn, span: Span, scope: Scope) -> None:
    figures = await measures.measure(conn, *span, scope)
    everyone = await pages(conn, span, scope, WHOLE)
    assert len(everyone) == figures.tally.count == await behind.count(conn, *span, scope)
    assert [each.at for each in everyone] == sorted((each.at for each in everyone), reverse=True)
    named = Counter[Reason]()
    for group, counted in GROUPS.items():
        of_group = await pages(conn, span, scope, Part(group=group))
        assert len(of_group) == getattr(figures.tally, counted)
        assert of_group == [each for each in everyone if Score(each.score).group is group]
        named.update(reason for each in of_group for reason in each.reasons if group is Group.DETRACTOR)
    assert dict(figures.reasons) == dict(named)
    for reason in Reason:
        unhappy = Part(group=Group.DETRACTOR, reason=reason)
        assert len(await pages(conn, span, scope, unhappy)) == named[reason]
    await expect_the_rows(conn, span, scope, everyone)


async def expect_the_rows(conn: FullConn, span: Span, scope: Scope, everyone: list[Behind]) -> None:
    """By the definition, from the raw rows: each contact's latest answer to what the scope's survey asks."""
    start, end = span
    rows = (await conn.execute(sa.select(response_table, accounts.c.region).join(accounts))).all()
    headline = await tallies_of_headline(conn)
    latest = {}
    for row in sorted(rows, key=lambda row: (row.first_tap_at, row.id)):
        asks_it = (row.survey_id in headline) if scope.survey in (None, *headline) else row.survey_id == scope.survey
        if start <= row.first_tap_at < end and asks_it:
            latest[row.contact_id] = row
    wanted = {
        row.id: row.score
        for row in latest.values()
        if all(
            getattr(scope, name) in (None, getattr(row, column)) and not (name in scope.lacks and getattr(row, column))
            for name, column in (
                ("manager", "manager_id"),
                ("segment", "segment"),
                ("circle", "circle"),
                ("region", "region"),
            )
        )
        and scope.account in (None, row.account_id)
    }
    assert {each.response_id: each.score for each in everyone} == wanted


async def tallies_of_headline(conn: FullConn) -> set[int]:
    query = sa.text("SELECT id FROM surveys WHERE kind IN ('regular', 'audit', 'first_delivery')")
    return set((await conn.execute(query)).scalars())


def test_a_number_and_the_list_behind_it_agree_for_whatever_happened(database_url: str) -> None:
    with asyncio.Runner() as runner:
        database = Database(database_url)

        @REWOUND
        @given(
            history=st.lists(acts, min_size=3, max_size=15),
            ends=st.tuples(times, times).map(sorted),
            part=places,
            reasons=st.lists(st.tuples(places, st.sampled_from(Reason)), max_size=8),
        )
        def live(history: list[Act], ends: list[datetime], part: int, reasons: list[tuple[int, Reason]]) -> None:
            runner.run(expect_after(database, history, (ends[0], ends[1]), part, reasons))

        live()
        runner.run(database.close())


async def expect_after(
    database: Database, history: list[Act], span: Span, part: int, reasons: list[tuple[int, Reason]]
) -> None:
    with contextlib.suppress(RolledBack):
        async with database.write() as conn:
            company = Company(conn)
            await company.opens()
            for act in history:
                await company.act(*act)
            for place, reason in reasons:
                if company.responses:
                    response = company.responses[place % len(company.responses)]
                    await responses.toggle_reason(conn, response.id, reason)
            lacking: list[Lacking] = ["manager", "segment", "circle", "region"]
            scopes = [*company.scopes(), *(Scope(lacks=frozenset({name})) for name in lacking)]
            for scope in (EVERYTHING, scopes[part % len(scopes)]):
                for each in (span, ALL):
                    await expect_the_answers_of_every_number(conn, each, scope)
            raise RolledBack


async def test_a_bar_of_each_kind_of_survey_is_the_scope_it_opens(conn: FullConn) -> None:
    """An audit asks what the regular survey asks: its bar is of the audit's answers alone, and so is its list."""
    company = Company(conn)
    await company.opens()
    for place, score in ((0, 9), (1, 3), (8, 8), (9, 10), (4, 1)):  # two regular, two of an audit, one of a deal
        await company.act(
            "answer",
            place,
            score,
            company.responses[-1].first_tap_at + timedelta(hours=1) if company.responses else ALL[0],
        )

    by_survey = await parts.of_surveys(conn, *ALL, EVERYTHING)
    of = {
        SurveyKind.REGULAR: company.surveys[0],
        SurveyKind.DEAL: company.surveys[1],
        SurveyKind.AUDIT: company.surveys[2],
    }
    assert {kind for kind, *_ in by_survey} <= set(of)
    for (kind, *_), tally in by_survey.items():
        assert kind
        scope = Scope(survey=of[kind].id, kind=kind)
        assert await tallies.of_span(conn, *ALL, scope) == tally
        assert await behind.count(conn, *ALL, scope) == tally.count
    everything = await behind.count(conn, *ALL, Scope(survey=company.surveys[2].id))
    assert everything == await behind.count(conn, *ALL, EVERYTHING)


def test_a_button_has_a_letter_for_every_part() -> None:
    assert len(set(PARTS.values())) == len(PARTS)
    assert replace(WHOLE) in PARTS.values()
