"""Revenue and purchases by group, at risk and of who came back equal a recomputation from raw rows."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, timedelta, tzinfo
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nps.behind import Counted, Part
from nps.colours import Colour, colour_of, signals
from nps.money import AtRisk, Bought, Trade
from nps.scope import EVERYTHING, Scope
from nps.standing import Voice, standing_of
from nps.values import CaseState, EventKind, EventSource, SurveyKind
from storage.colours.at_risk import measure_at_risk
from storage.colours.known import list_known
from storage.engine.conn import FullConn
from storage.engine.statements import insert_row
from storage.figures import behind, money, recovered
from storage.schema import cases, events
from tests.filling import DAY, NOW, Filling
from tests.storage.complaining import END, START, Rows, fill, raw_rows

SPAN = (START, END)
WITHIN = timedelta(days=90)


def latest(raw: Rows, scope: Scope) -> dict[int, list[Any]]:
    """Of each account, the latest answer to the regular question that each of its people gave in the span."""
    regular = {row.id for row in raw["surveys"] if row.kind == SurveyKind.REGULAR}
    headline = {row.id for row in raw["surveys"] if row.id in regular or row.series in regular}
    regions = {row.id: row.region for row in raw["accounts"]}
    newest: dict[int, Any] = {}
    for row in sorted(raw["responses"], key=lambda row: (row.first_tap_at, row.id)):
        if START <= row.first_tap_at < END and row.survey_id in headline:
            newest[row.contact_id] = row
    of: dict[int, list[Any]] = {}
    for row in newest.values():
        same = scope.manager in (None, row.manager_id) and scope.segment in (None, row.segment)
        if same and scope.circle in (None, row.circle) and scope.region in (None, regions[row.account_id]):
            of.setdefault(row.account_id, []).append(row)
    return of


def expected_trade(raw: Rows, account_id: int, said: list[Any], zone: tzinfo) -> Trade:
    account = next(row for row in raw["accounts"] if row.id == account_id)
    standing = standing_of([Voice(row.circle, row.score) for row in said])
    assert standing is not None
    day = max(row.first_tap_at for row in said).astimezone(zone).date()
    facts = [row for row in raw["account_facts"] if row.account_id == account_id and row.revenue is not None]
    then = max((row for row in facts if row.day <= day), key=lambda row: row.day, default=None)
    return Trade(standing.group, day, account.revenue, then.revenue if then else None, account.last_purchase)


@pytest.mark.parametrize("seed", range(12))
async def test_the_trade_of_every_account_that_answered(
    conn: FullConn, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(money, "MANY", seed % 2 * money.MANY)  # as of a few accounts and of many
    for scope in await fill(conn, Random(seed)):
        raw = await raw_rows(conn)
        for zone in (UTC, ZoneInfo("Asia/Vladivostok")):
            expected = [expected_trade(raw, account, said, zone) for account, said in latest(raw, scope).items()]

            trades = await money.list_trades(conn, SPAN, scope, zone=zone)
            assert Counter(trades.values()) == Counter(expected)


@pytest.mark.parametrize("seed", range(6))
async def test_what_is_at_risk_is_what_the_list_of_accounts_shows_red(conn: FullConn, seed: int) -> None:
    today = NOW.date()
    for scope in await fill(conn, Random(seed)):
        known = await list_known(conn, scope, now=NOW, today=today)
        red = [each for each in known if colour_of(next(signals(each, now=NOW, today=today), None)) is Colour.AT_RISK]
        revenues = [each.revenue for each in red if each.revenue is not None]
        total = sum(each.revenue or 0 for each in known)

        found = await measure_at_risk(conn, scope, now=NOW, today=NOW.date())
        assert found == AtRisk(len(red), len(revenues), sum(revenues), total)


@pytest.mark.parametrize("many", [0, money.MANY])
@pytest.mark.parametrize("seed", range(6))
async def test_what_those_bought_since_who_are_content_again(
    conn: FullConn, seed: int, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(money, "MANY", many)
    chance, filling = Random(seed), Filling(conn, now=NOW - 300 * DAY)
    since: dict[int, Any] = {}
    contacts = 0
    for _ in range(4):
        account = await filling.account()
        for number in range(3):
            day = NOW - chance.randrange(-2, 60) * DAY
            event: dict[str, Any] = {"kind": chance.choice([EventKind.PURCHASE, EventKind.DELIVERY])}
            event |= {"source": EventSource.FILE, "moved": False, "created_at": NOW, "key": f"{account}:{number}"}
            event |= {"happened_on": day.date(), "amount": chance.choice([None, 70])}
            await insert_row(conn, events, account_id=account, **event)
        for _ in range(2):
            contact = await filling.contact(account=account)
            case = await filling.complaint(contact, at=NOW - 80 * DAY)
            closed = NOW - 60 * DAY
            await conn.execute(
                cases.update().where(cases.c.id == case.id).values(closed_at=closed, state=CaseState.CONFIRMED)
            )
            at, score = NOW - chance.randrange(2, 40) * DAY, chance.choice([3, 7, 10])
            await filling.answered(contact, score, at=at)
            if score >= 7:
                contacts += 1
                since[account] = min(at.date(), since.get(account, at.date()))
    raw = await raw_rows(conn)
    made = [
        row
        for row in raw["events"]
        if row.kind == EventKind.PURCHASE and row.account_id in since
        if since[row.account_id] < row.happened_on <= NOW.date()
    ]
    amounts = [row.amount for row in made if row.amount is not None]
    expected = Bought(
        contacts, len(since), len({row.account_id for row in made}), len(made), len(amounts), sum(amounts)
    )

    found = await money.bought_since(conn, SPAN, EVERYTHING, within=WITHIN, today=NOW.date(), zone=UTC)
    assert found == expected
    counted = await recovered.measure(conn, START, END, EVERYTHING, within=WITHIN)
    assert counted.recovered == found.contacts
    for content, count in ((False, counted.answered), (True, counted.recovered)):
        part = Part(otherwise=Counted.RECOVERED if content else Counted.AFTER_CLOSING)
        listed = await behind.answers_behind(conn, *SPAN, EVERYTHING, part, limit=100, within=WITHIN)
        assert len(listed) == count == await behind.count(conn, *SPAN, EVERYTHING, part, within=WITHIN)
        assert all(each.score >= 7 for each in listed if content)
    for buyers, accounts in ((False, set(since)), (True, {row.account_id for row in made})):
        of_these = await money.list_content(
            conn, SPAN, EVERYTHING, within=WITHIN, today=NOW.date(), buyers=buyers, zone=UTC
        )
        assert of_these == accounts
