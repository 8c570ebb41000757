"""`accounts_ms`: the whole answer to /accounts of 5,000 client companies, on both databases."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import sqlalchemy as sa

from bench.figure import Figure
from bench.filling import PROGRAMME, follow_colours, telegram_id, utc_now
from bot.start import prepare
from messages.composing import compose
from messages.owed import Envelope
from messages.writing import Context
from nps.colours import Colour
from nps.text import fold
from nps.values import (
    CaseDue,
    CaseState,
    CaseWhy,
    Channel,
    Circle,
    ContactState,
    EventKind,
    EventSource,
    InvitationState,
    Role,
    TelegramId,
)
from storage.asking import surveys
from storage.engine import statistics
from storage.engine.conn import Conn
from storage.engine.database import Database
from storage.people import latest
from storage.people.who import meet
from storage.schema import (
    account_colours,
    account_facts,
    accounts,
    cases,
    contacts,
    events,
    invitations,
    people,
    responses,
    staff,
)
from tests.databases import KINDS, Databases, Kind

ACCOUNTS, PER_ACCOUNT, MANAGERS = 5_000, 3, 20
ASKED = 2
"""Times within a year; two of three questions are answered."""
PURCHASES = 4
TOUCHED = 50
"""So many have changed since it was last looked how they do: of these it is worked out for the reader."""
CHANGES = 0.1
"""This share of all accounts has changed its colour within the week that the list is about."""
OWNER = TelegramId(1)
ROUNDS = 9
AT_ONCE = 5_000
CIRCLES = (Circle.DECISION_MAKER, Circle.USER, None)
COLOURS = tuple(Colour)
SCORES = (10, 10, 9, 9, 9, 8, 8, 7, 6, 3)
WANTED = "at most 100"
WITHOUT = "sending it, whoever writes or answers meanwhile, a cold disk"

Row = dict[str, Any]


async def accounts_ms(folder: Path) -> list[Figure]:
    databases, figures = Databases(folder), []
    try:
        for kind in KINDS:
            url = databases.fresh(kind, folder)
            took, anew, floor = await _measure(kind, url)
            answers = ACCOUNTS * PER_ACCOUNT * ASKED * 2 // 3
            note = (
                f"{ACCOUNTS:,} accounts, {ACCOUNTS * PER_ACCOUNT:,} contacts, some {answers:,} answers within a year, "
                f"{kind}, {TOUCHED} of them not looked at since they changed, median of {ROUNDS}; wanted: {WANTED}. "
                f"{anew:.0f} ms when nobody has been looked at. Floor: their rows alone"
            )
            figures.append(Figure("accounts_ms", took, "ms", floor, note, WITHOUT))
            databases.drop(url)
    finally:
        databases.close()
    return figures


async def _measure(kind: Kind, url: str) -> tuple[float, float, float]:
    """With colours kept, with none kept, and the floor."""
    database, now = Database(url), utc_now()
    args = {"wanted": "-", "page": 0, "edit": None, "since": now.toordinal() - 7}

    async def list_accounts() -> float:
        async with database.read() as conn:
            context = Context(conn, now, PROGRAMME)
            return await _times(partial(compose, context, "account_list", Envelope(chat_id=OWNER), args))

    try:
        await prepare(database, PROGRAMME)
        async with database.write() as conn:
            await meet(conn, OWNER, name="Шеф", username=None, language="ru", now=now)
            survey = await surveys.ensure_regular_survey(conn, now=now)
            for table, rows in _rows(Random(1), now, survey.id).items():
                for at in range(0, len(rows), AT_ONCE):
                    await conn.execute(sa.insert(table), rows[at : at + AT_ONCE])
            await latest.follow_all(conn)
        async with database.write() as conn:
            await statistics.gather(conn)
            if kind == "postgresql":
                await conn.execute(sa.text("ANALYZE"))  # as autovacuum would
        anew = await list_accounts()
        async with database.write() as conn:
            await follow_colours(conn, now)
            await conn.execute(sa.update(contacts).where(contacts.c.account_id <= TOUCHED).values(updated_at=now))
        took = await list_accounts()
        async with database.read() as conn:
            return took, anew, await _times(partial(_floor, conn))
    finally:
        await database.close()


async def _floor(conn: Conn) -> None:
    (await conn.execute(sa.select(accounts.c.id, accounts.c.manager_id, accounts.c.revenue))).all()


async def _times(work: Callable[[], Awaitable[Any]]) -> float:
    """Milliseconds; the first run only warms up."""
    took = []
    for _ in range(ROUNDS + 1):
        began = perf_counter()
        await work()
        took.append((perf_counter() - began) * 1000)
    return median(took[1:])


def _rows(chance: Random, now: datetime, survey: int) -> dict[sa.Table, list[Row]]:
    """In the order in which they may be inserted."""
    made: dict[sa.Table, list[Row]] = {
        table: []
        for table in (
            *(staff, accounts, people, contacts, invitations, responses, cases, events),
            *(account_facts, account_colours),
        )
    }
    new = {"created_at": now - timedelta(days=400), "updated_at": now - timedelta(days=400)}
    for number in range(MANAGERS):
        told = {"id": 10 + number, "role": Role.MANAGER, "telegram_id": 6_000_000_000 + number, "joined_at": now}
        made[staff].append(told | _named(f"Менеджер {number}") | {"created_at": now})
    for number in range(1, ACCOUNTS + 1):
        bought = (now - timedelta(days=chance.randrange(250))).date()
        revenue = chance.randrange(50_000, 20_000_000)
        told = {"id": number, "manager_id": 10 + number % MANAGERS, "revenue": revenue, "last_purchase": bought}
        told["debt"] = chance.choice([0, 0, revenue // 100, revenue // 8])
        for ago in (200, 2) if chance.random() < CHANGES else (200,):
            found = {"colour": chance.choice(COLOURS), "at": now - timedelta(days=ago)}
            made[account_colours].append({"account_id": number, "sign": None} | found)
            told |= {"colour": found["colour"], "coloured_at": found["at"]}
        made[accounts].append(told | _named(f"ООО «Клиент {number}»") | new)
        made[account_facts] += [
            {"account_id": number, "day": (now - timedelta(days=ago)).date(), "debt": told["debt"]}
            | {"revenue": chance.choice([*[revenue] * 9, revenue * 3 // 2]), "last_purchase": bought}
            for ago in (10, 100)
        ]
        for n in range(PURCHASES):
            day = bought - timedelta(days=90 * n)
            told = {"account_id": number, "kind": EventKind.PURCHASE, "happened_on": day, "source": EventSource.FILE}
            made[events].append(told | {"key": f"{number}:{n}", "created_at": now, "moved": False})
        for n in range(PER_ACCOUNT):
            _fill_contact(made, chance, now, survey, number, (number - 1) * PER_ACCOUNT + n + 1, CIRCLES[n])
    return made


def _fill_contact(
    made: dict[sa.Table, list[Row]], chance: Random, now: datetime, survey: int, account: int, contact: int, circle: Any
) -> None:
    begun = now - timedelta(days=400)
    made[people].append({"telegram_id": telegram_id(contact), "name": "К", "created_at": begun})
    told = {"id": contact, "account_id": account, "telegram_id": telegram_id(contact), "circle": circle}
    told |= {"state": ContactState.JOINED, "joined_at": begun, "created_at": begun, "updated_at": begun}
    made[contacts].append(told | _named(f"Контакт {contact}"))
    for n in range(ASKED):
        number = contact * ASKED + n
        at = now - timedelta(days=190 - 170 * n, seconds=chance.randrange(10**7))
        answered = chance.random() < 2 / 3
        state = InvitationState.ANSWERED if answered else InvitationState.EXPIRED
        asked = {"id": number, "survey_id": survey, "contact_id": contact, "occasion": f"o{n}", "state": state}
        made[invitations].append(asked | {"planned_at": at, "sent_at": at, "closes_at": at, "ended_at": at})
        if answered:
            score = chance.choice(SCORES)
            said = {"id": number, "invitation_id": number, "survey_id": survey, "contact_id": contact}
            said |= {"account_id": account, "manager_id": 10 + account % MANAGERS, "circle": circle, "score": score}
            made[responses].append(said | {"channel": Channel.BUTTON, "first_tap_at": at, "scored_at": at})
    if contact % 30 == 0:
        case = {"contact_id": contact, "account_id": account, "state": CaseState.NEW, "opened_at": begun}
        due_at = now + timedelta(days=chance.randint(-3, 9))
        case |= {"why": CaseWhy.DETRACTOR, "due": CaseDue.CONTACT, "deadline_at": due_at}
        made[cases].append(case | {"deadline_version": 1, "ring_level": 0, "retries": 0, "reopened": 0})


def _named(name: str) -> Row:
    return {"name": name, "name_folded": fold(name)}
