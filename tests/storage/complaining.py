"""A company of random answers, reasons, cases, purchases and revenue, for figures that are recomputed from raw rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from nps.scope import EVERYTHING, Scope
from nps.values import (
    CaseState,
    CaseWhy,
    Circle,
    EventKind,
    EventSource,
    Reason,
    StaffId,
    SurveyKind,
)
from storage.engine.conn import FullConn
from storage.engine.statements import insert_row
from storage.people import latest
from storage.schema import account_facts, cases, events, metadata, response_reasons, responses
from tests.filling import DAY, NOW, Filling

Rows = dict[str, Sequence[Any]]
START, END = NOW - 90 * DAY, NOW
AGES = (0, 1, 5, 30, 60, 89, 90, 91, 120)
KINDS = (SurveyKind.DEAL, SurveyKind.FIRST_DELIVERY, SurveyKind.PRE_SALE)


async def raw_rows(conn: FullConn) -> Rows:
    tables = ("accounts", "contacts", "responses", "response_reasons", "cases", "surveys", "events", "account_facts")
    return {name: (await conn.execute(sa.select(metadata.tables[name]))).all() for name in tables}


async def fill(conn: FullConn, chance: Random) -> list[Scope]:
    """Fills the database, and tells of which scopes figures are to be looked at."""
    filling = Filling(conn, now=NOW - 400 * DAY)
    others = [await filling.survey(kind) for kind in KINDS]
    managers = [await filling.manager() for _ in range(2)]
    for _ in range(chance.randint(1, 12)):
        account = await filling.account(
            manager=chance.choice([*managers, None]),
            revenue=chance.choice([None, 0, 1_000, 70_000, 2_000_000]),
            segment=chance.choice([None, "VIP"]),
            region=chance.choice([None, "Урал"]),
            last_purchase=chance.choice([None, (NOW - chance.choice(AGES) * DAY).date()]),
        )
        await fill_trade(conn, chance, account)
        for _ in range(chance.randint(0, 3)):
            circle = chance.choice([None, Circle.DECISION_MAKER, Circle.USER])
            contact = await filling.contact(account=account, circle=circle)
            for _ in range(chance.randint(0, 2)):
                at = NOW - chance.choice(AGES) * DAY - timedelta(microseconds=chance.choice([0, 1]))
                asked = await filling.asked(contact, at=at, survey=chance.choice([None, None, *others]))
                answer = await filling.answered(contact, chance.choice([0, 3, 6, 7, 9, 10]), at=at, invitation=asked)
                if chance.random() < 0.2:
                    this = sa.update(responses).where(responses.c.id == answer.id)
                    await conn.execute(this.values(replaced_at=at))
                    await latest.follow(conn, contact.id)
                for reason in chance.sample(tuple(Reason), chance.choice([0, 1, 2])):
                    await insert_row_of(conn, response_reasons, response_id=answer.id, reason=reason)
            if chance.random() < 0.4:
                await fill_case(conn, chance, account, contact.id, chance.choice([*managers, None]))
    scopes = [Scope(manager=managers[0].id), Scope(segment="VIP"), Scope(region="Урал"), Scope(circle=Circle.USER)]
    return [EVERYTHING, *scopes]


async def insert_row_of(conn: FullConn, table: sa.Table, **values: Any) -> None:
    await conn.execute(sa.insert(table).values(**values))


async def fill_case(conn: FullConn, chance: Random, account: int, contact: int, manager: Any) -> None:
    closed_at = chance.choice([None, NOW - chance.choice(AGES) * DAY])
    told: dict[str, Any] = {"contact_id": contact, "account_id": account, "closed_at": closed_at}
    told |= {"state": CaseState.IN_WORK if closed_at is None else CaseState.CONFIRMED, "why": CaseWhy.DETRACTOR}
    told |= {"opened_at": NOW - 130 * DAY, "manager_id": StaffId(manager.id) if manager else None}
    told |= {"deadline_version": 1, "ring_level": 0, "retries": 0, "reopened": 0}
    if closed_at is not None:
        told |= chance.choice([{"cause": chance.choice(tuple(Reason))}, {"cause_words": "Не довезли"}, {}])
    await insert_row(conn, cases, **told)


async def fill_trade(conn: FullConn, chance: Random, account: int) -> None:
    for day in chance.sample(AGES, chance.randint(0, 3)):
        told = {"account_id": account, "day": (NOW - day * DAY).date(), "revenue": chance.choice([None, 0, 100, 150])}
        await insert_row_of(conn, account_facts, **told)
    for number in range(chance.choice([0, 0, 2, 4])):
        event: dict[str, Any] = {"kind": chance.choice([EventKind.PURCHASE, EventKind.DELIVERY])}
        event |= {"happened_on": (NOW - (chance.choice(AGES) - 1) * DAY).date(), "key": f"{account}:{number}"}
        event |= {"source": EventSource.FILE, "moved": False, "created_at": NOW, "amount": chance.choice([None, 50])}
        await insert_row(conn, events, account_id=account, **event)
