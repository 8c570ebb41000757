"""What complaints cost and how often each reason is named equals a recomputation from raw rows, whatever they are."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest

from nps.repeating import Repeated
from nps.scope import EVERYTHING, Scope
from nps.values import REASONS, Reason
from storage.cases import complaints, fixes
from storage.engine.conn import FullConn
from storage.schema import response_reasons
from tests.filling import DAY, NOW, Filling
from tests.storage.complaining import END, START, Rows, fill, insert_row_of, raw_rows

SPAN = (START, END)


def belongs(raw: Rows, scope: Scope, row: Any, of: Any) -> bool:
    """`of`: where the manager, the segment and the circle of this row are to be looked up."""
    account = next(each for each in raw["accounts"] if each.id == row.account_id)
    of = of or {"segment": account.segment, "circle": next(c.circle for c in raw["contacts"] if c.id == row.contact_id)}
    return (
        scope.manager in (None, row.manager_id)
        and scope.segment in (None, of["segment"])
        and scope.circle in (None, of["circle"])
        and scope.region in (None, account.region)
    )


def unhappy(raw: Rows, scope: Scope) -> list[Any]:
    return [
        row
        for row in raw["responses"]
        if START <= row.first_tap_at < END and row.score <= 6 and row.replaced_at is None
        if belongs(raw, scope, row, {"segment": row.segment, "circle": row.circle})
    ]


def closed(raw: Rows, scope: Scope) -> list[Any]:
    within = [row for row in raw["cases"] if row.closed_at is not None and START <= row.closed_at < END]
    return [row for row in within if belongs(raw, scope, row, None)]


def reasons_of(raw: Rows, number: int) -> list[Reason]:
    return [row.reason for row in raw["response_reasons"] if row.response_id == number]


@pytest.mark.parametrize("seed", range(12))
async def test_everything_equals_a_recomputation_from_raw_rows(conn: FullConn, seed: int) -> None:
    for scope in await fill(conn, Random(seed)):
        raw = await raw_rows(conn)
        answers, causes = unhappy(raw, scope), closed(raw, scope)
        revenue = {row.id: row.revenue for row in raw["accounts"]}
        named: dict[Reason, set[int]] = {reason: set() for reason in REASONS}
        for row in answers:
            for reason in reasons_of(raw, row.id):
                named[reason].add(row.account_id)
        for row in causes:
            if row.cause:
                named[row.cause].add(row.account_id)
        expected = []
        for reason in REASONS:
            known = [revenue[number] for number in named[reason] if revenue[number] is not None]
            if named[reason]:
                expected.append(complaints.Costly(reason, len(named[reason]), len(known), sum(known), None))
        expected.sort(key=lambda each: (-each.revenue, -each.accounts))

        assert await complaints.most_expensive(conn, SPAN, scope) == expected

        counted = await complaints.count(conn, SPAN, scope)
        kinds = {row.id: row.kind for row in raw["surveys"]}
        assert (counted.answers, counted.with_reason) == (
            len(answers),
            sum(bool(reasons_of(raw, row.id)) for row in answers),
        )
        assert counted.named == Counter(
            (kinds[row.survey_id], reason) for row in answers for reason in reasons_of(raw, row.id)
        )
        assert counted.causes == Counter(row.cause for row in causes if row.cause)
        assert counted.own_causes == sum(row.cause_words is not None for row in causes)


async def test_beside_what_costs_most_stands_what_is_planned(conn: FullConn, filling: Filling) -> None:
    for reason, revenue in ((Reason.QUALITY, 1_000), (Reason.TIMELINESS, 9_000)):
        contact = await filling.contact(account=await filling.account(revenue=revenue))
        answer = await filling.answered(contact, 2, at=NOW - DAY)
        await insert_row_of(conn, response_reasons, response_id=answer.id, reason=reason)
    fix = await fixes.open_new(conn, Repeated(Reason.QUALITY, 3, 1), now=NOW)

    assert await complaints.most_expensive(conn, SPAN, EVERYTHING) == [
        complaints.Costly(Reason.TIMELINESS, 1, 1, 9_000, None),
        complaints.Costly(Reason.QUALITY, 1, 1, 1_000, fix),
    ]
