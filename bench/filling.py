"""A database with as many joined contacts as a figure needs, each with one question or due for the first one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from actions.turn import Turn
from bot.start import prepare
from nps import link
from nps.programme import Programme
from nps.timetable import WorkingHours
from nps.values import ContactId, ContactState, InvitationState, Role, StaffId, SurveyKind, TelegramId
from scheduler.colouring import find_out, look_for_unknown
from storage.asking import campaigns, surveys
from storage.engine.conn import Conn
from storage.engine.database import Database
from storage.schema import accounts, contacts, invitations, people, staff

TOKEN = "100200300:AAbench-only-this-token-opens-nothing-1"  # noqa: S105 - no Telegram knows it
PROGRAMME = Programme(
    company="Стройснаб",
    zone=ZoneInfo("Europe/Moscow"),
    owner_ids=frozenset({TelegramId(1)}),
    link_key=link.derive_key(TOKEN),
    working_hours=WorkingHours.parse("mon-sun 00:00-24:00"),  # measured at any time
    told_before=timedelta(),
)
MANAGERS = 4
PER_ACCOUNT = 5


def utc_now() -> datetime:
    return datetime.now(UTC)


def telegram_id(contact: int) -> int:
    """Contacts are numbered from 1; so are their invitations."""
    return 5_000_000_000 + contact


async def follow_colours(conn: Conn, now: datetime) -> None:
    """As ticks do by and by."""
    turn = Turn(conn, now, PROGRAMME)
    while pieces := await look_for_unknown(turn):
        for account_ids in pieces:
            await find_out(turn, account_ids)


@asynccontextmanager
async def filled(file: Path, count: int, *, asked: bool, kind: type[Database] = Database) -> AsyncIterator[Database]:
    """A migrated SQLite file with the program's own settings; all have their question if `asked`.

    Else all are due at once, by an audit that has begun.
    """
    database = kind(f"sqlite+aiosqlite:///{file}")
    try:
        await prepare(database, PROGRAMME)
        await _fill(database, count, asked=asked)
        yield database
    finally:
        await database.close()


async def _fill(database: Database, count: int, *, asked: bool) -> None:
    now, numbers = utc_now(), range(1, count + 1)
    new, named = {"created_at": now, "updated_at": now}, "ООО «Клиент {}»".format
    managers = [
        {"id": 10 + n, "role": Role.MANAGER, "name": f"Менеджер {n}", "name_folded": f"менеджер {n}"}
        | {"telegram_id": 6_000_000_000 + n, "joined_at": now, "created_at": now}
        for n in range(MANAGERS)
    ]
    clients = [
        {"id": n, "name": named(n), "name_folded": named(n).casefold(), "manager_id": 10 + n % MANAGERS, **new}
        for n in range(count // PER_ACCOUNT + 1)
    ]
    humans = [
        {"telegram_id": telegram_id(n), "name": f"Контакт {n}", "telegram_language": "ru", "created_at": now}
        for n in numbers
    ] + [
        {"telegram_id": 6_000_000_000 + n, "name": f"Менеджер {n}", "telegram_language": "ru", "created_at": now}
        for n in range(MANAGERS)
    ]
    joined = [
        {"id": n, "account_id": n // PER_ACCOUNT, "name": f"Контакт {n}", "name_folded": f"контакт {n}"}
        | {"telegram_id": telegram_id(n), "state": ContactState.JOINED, "joined_at": now, **new}
        for n in numbers
    ]
    questions = [
        {"id": n, "survey_id": 1, "contact_id": n, "occasion": "joined", "state": InvitationState.SENT}
        | {"planned_at": now, "sent_at": now}
        | {"remind_at": now + timedelta(days=5), "closes_at": now + timedelta(days=30)}
        for n in (numbers if asked else ())
    ]
    rows = ((staff, managers), (accounts, clients), (people, humans), (contacts, joined), (invitations, questions))
    async with database.write() as conn:
        for table, values in rows:
            if values:
                await conn.execute(sa.insert(table), values)
        if not asked:
            audit = await surveys.find_of_kind(conn, SurveyKind.AUDIT)
            assert audit is not None
            await surveys.change(conn, audit, enabled=True)
            await campaigns.start(conn, audit.id, StaffId(10), "", [ContactId(n) for n in numbers], now=now)
