"""What is behind a number that is not of answers: as many rows as it says, the very ones, whatever happened."""

from __future__ import annotations

from datetime import UTC
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from nps.behind import Counted, Kind, Part, Rows
from nps.money import by_group
from nps.reasons import STAGES, SaleStage
from nps.scope import Scope
from nps.standing import StandingWhy, Voice, standing_of
from nps.values import REASONS, CaseDue, Reason
from storage.cases import complaints, opened
from storage.colours.at_risk import list_at_risk, measure_at_risk
from storage.engine.conn import FullConn
from storage.figures import behind, money
from storage.figures.by_account import is_by_maker, is_in_conflict, list_standings, of_accounts
from storage.schema import accounts, cases, contacts
from tests.filling import DAY, NOW
from tests.storage.complaining import END, START, fill, raw_rows
from tests.storage.complaining import Rows as Raw
from tests.storage.test_complaints import closed, reasons_of, unhappy
from tests.storage.test_money import latest

SPAN = (START, END)
seeds = pytest.mark.parametrize("seed", range(8))
PAGE = 3


async def answers(conn: FullConn, scope: Scope, part: Part) -> set[int]:
    """All of them, a few at a time; each once."""
    found: list[int] = []
    while page := await behind.answers_behind(conn, *SPAN, scope, part, limit=PAGE, offset=len(found)):
        found += [each.response_id for each in page]
    assert len(found) == len(set(found)) == await behind.count(conn, *SPAN, scope, part)
    return set(found)


async def listed_cases(conn: FullConn, scope: Scope, kind: Kind, reason: Reason | None = None) -> set[int]:
    rows, found = Rows(kind, reason=reason), list[int]()
    while page := await opened.list_behind(conn, SPAN, scope, rows, now=NOW, limit=PAGE, offset=len(found)):
        found += [each.id for each in page]
    assert len(found) == len(set(found)) == await opened.count_behind(conn, SPAN, scope, rows, now=NOW)
    return set(found)


@seeds
async def test_complaints_by_reason_by_stage_and_what_was_closed_for_them(conn: FullConn, seed: int) -> None:
    for scope in await fill(conn, Random(seed)):
        raw = await raw_rows(conn)
        counted = await complaints.count(conn, SPAN, scope)
        kinds = {row.id: row.kind for row in raw["surveys"]}
        named = {row.id: reasons_of(raw, row.id) for row in unhappy(raw, scope)}
        surveys = {row.id: row.survey_id for row in raw["responses"]}
        assert await answers(conn, scope, Part(otherwise=Counted.COMPLAINTS)) == set(named)
        assert len(named) == counted.answers
        explained = {number for number, reasons in named.items() if reasons}
        assert await answers(conn, scope, Part(otherwise=Counted.EXPLAINED)) == explained
        assert len(explained) == counted.with_reason
        for stage in SaleStage:
            of_stage = {number for number in explained if STAGES[kinds[surveys[number]]] is stage}
            assert await answers(conn, scope, Part(otherwise=Counted.EXPLAINED, stage=stage)) == of_stage
        costly = {each.reason: each.accounts for each in await complaints.most_expensive(conn, SPAN, scope)}
        for reason in REASONS:
            of_reason = await answers(conn, scope, Part(otherwise=Counted.EXPLAINED, reason=reason))
            assert of_reason == {number for number, reasons in named.items() if reason in reasons}
            assert len(of_reason) == counted.times(reason)
            of_cause = await listed_cases(conn, scope, Kind.CAUSES, reason)
            assert of_cause == {row.id for row in closed(raw, scope) if row.cause == reason}
            assert len(of_cause) == counted.causes.get(reason, 0)
            naming = await complaints.list_naming(conn, SPAN, scope, reason)
            assert len(naming) == len(set(naming)) == costly.get(reason, 0)
        in_words = await listed_cases(conn, scope, Kind.OWN_CAUSES)
        assert in_words == {row.id for row in closed(raw, scope) if row.cause_words is not None}
        assert len(in_words) == counted.own_causes


@seeds
async def test_cases_that_were_opened_are_open_and_are_late(conn: FullConn, seed: int) -> None:
    chance = Random(seed)
    scopes = await fill(conn, chance)
    for number in list((await conn.execute(sa.select(cases.c.id))).scalars()):
        told: dict[str, Any] = {"opened_at": NOW - chance.choice([0, 1, 30, 90, 91]) * DAY}
        told |= {"due": chance.choice([CaseDue.CONTACT, CaseDue.ANSWER])}
        told |= {"deadline_at": NOW + chance.choice([-1, 0, 1]) * DAY}
        await conn.execute(sa.update(cases).where(cases.c.id == number).values(**told))
    for scope in scopes:
        columns = (
            cases,
            accounts.c.segment,
            accounts.c.region,
            accounts.c.manager_id.label("whose"),
            contacts.c.circle,
        )
        joined = sa.select(*columns).join(accounts, accounts.c.id == cases.c.account_id)
        rows = (await conn.execute(joined.join(contacts, contacts.c.id == cases.c.contact_id))).all()
        whole = {
            row.id: row
            for row in rows
            if START <= row.opened_at < END
            and scope.manager in (None, row.whose)
            and scope.segment in (None, row.segment)
            and scope.region in (None, row.region)
            and scope.circle in (None, row.circle)
        }
        still = {number for number, row in whole.items() if row.closed_at is None}
        late = {n for n in still if whole[n].due == CaseDue.CONTACT and whole[n].deadline_at < NOW}

        assert await listed_cases(conn, scope, Kind.CASES) == set(whole)
        assert await listed_cases(conn, scope, Kind.OPEN) == still
        assert await listed_cases(conn, scope, Kind.OVERDUE) == late
        assert await opened.count(conn, SPAN, scope, now=NOW) == (len(whole), len(still), len(late))


@seeds
async def test_accounts_by_how_they_stand_what_they_buy_and_who_is_at_risk(conn: FullConn, seed: int) -> None:
    for scope in await fill(conn, Random(seed)):
        raw: Raw = await raw_rows(conn)
        index, standings = await of_accounts(conn, *SPAN, scope), await list_standings(conn, *SPAN, scope)
        expected = {
            account: standing_of([Voice(row.circle, row.score) for row in said])
            for account, said in latest(raw, scope).items()
        }
        assert standings == expected
        assert index.tally.count == len(standings)
        makers = [each for each in standings.values() if each.why is StandingWhy.DECISION_MAKER]
        assert index.by_makers == len(makers) == sum(map(is_by_maker, standings.values()))
        assert index.conflict == sum(map(is_in_conflict, standings.values()))
        trades = await money.list_trades(conn, SPAN, scope, zone=UTC)
        assert {account: each.group for account, each in trades.items()} == {
            account: each.group for account, each in standings.items()
        }
        assert sum(each.accounts for each in by_group(trades.values()).values()) == len(trades)
        red = await list_at_risk(conn, scope, now=NOW, today=NOW.date())
        assert len(red) == len(set(red)) == (await measure_at_risk(conn, scope, now=NOW, today=NOW.date())).count
