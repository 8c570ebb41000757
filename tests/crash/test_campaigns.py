"""An audit in the middle of which the bot is killed, more than once: nobody is asked twice, and nobody is left out."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from nps.values import OutboxState, SurveyKind
from sandbox.server import SandboxServer
from storage.asking import campaigns
from storage.asking.planning import occasion_of
from storage.engine.database import Database
from storage.schema import invitations, outbox, surveys
from tests.crash.checks import count_sent
from tests.crash.child import Kill
from tests.crash.process import BotProcess, Spawner
from tests.filling import Filling
from tests.rounds.stage import MONDAY, OWNER_ID, TOKEN, Clock, Telegram

CLIENTS, PATIENCE_S = 20, 120
QUESTION = "По шкале от 0 до 10"
SENT = "sendMessage Здравствуйте"  # they have answered before


async def begun(database: Database, telegram: Telegram) -> list[int]:
    """An audit that reminds nobody has just been started, for clients whose last answer is old enough; their ids."""
    async with database.write() as conn:
        filling = Filling(conn, now=MONDAY)
        audit = await filling.survey(SurveyKind.AUDIT)
        await conn.execute(sa.update(surveys).where(surveys.c.id == audit.id).values(reminders=0))
        owner = await filling.owner("Павел Громов", telegram_id=OWNER_ID)
        company = await filling.account("Завод")
        asked = [await filling.contact(account=company, telegram_id=9_000 + number) for number in range(CLIENTS)]
        for contact in asked:
            await filling.answered(contact, 9, at=MONDAY - timedelta(days=91))
        await campaigns.start(conn, audit.id, owner.id, "", [contact.id for contact in asked], now=MONDAY)
    clients = [contact.telegram_id or 0 for contact in asked]
    for number in (OWNER_ID, *clients):
        telegram.world.person(number, first_name=f"Клиент {number}", bot_token=TOKEN).chat.started = True
    return clients


async def unsettled(database: Database) -> int:
    """How many questions of the audit are neither with Telegram nor given up."""
    settled = [state.value for state in (OutboxState.SENT, OutboxState.UNSURE)]
    async with database.read() as conn:
        questions = sa.select(sa.func.count()).where(outbox.c.name == "question", outbox.c.state.in_(settled))
        return CLIENTS - (await conn.execute(questions)).scalar_one()


@pytest.mark.parametrize(
    "kills",
    [
        [Kill("before call", 7, marked=SENT), Kill("after commit", 30)],
        [Kill("after call", 4, marked=SENT), Kill("before commit", 9)],
        [Kill("after commit", 12), Kill("after call", 3, marked=SENT)],
    ],
    ids=lambda kills: ", ".join(map(str, kills)),
)
async def test_a_killed_audit_asks_everybody_and_plans_nobody_twice(
    spawner: Spawner,
    sqlite_url: str,
    open_database: Callable[[str], Database],
    tmp_path: Path,
    kills: list[Kill],
) -> None:
    telegram, database, deaths = Telegram(), open_database(sqlite_url), 0
    clients = await begun(database, telegram)
    counted = partial(count_sent, telegram.world, words=QUESTION)
    async with SandboxServer(telegram.world) as server:

        def spawned() -> BotProcess:
            kill = kills[deaths] if deaths < len(kills) else None
            clock = Clock(MONDAY + timedelta(minutes=deaths))
            return spawner(tmp_path, sqlite_url, server.url, clock, kill, telegram.world.changed.ring)

        process = spawned()
        deadline = time.monotonic() + PATIENCE_S
        while deaths < len(kills) or await unsettled(database):
            assert time.monotonic() < deadline, f"{deaths} deaths"
            assert not process.complaints, process.complaints
            if process.killed:
                deaths += 1
                process.discard()
                process = spawned()
            await telegram.world.changed.wait(0.5)
        # Of what was under way to Telegram at a kill nobody knows whether it arrived: the same question goes out once
        # more. Who was under way at two kills is reminded.
        assert all(counted(client) <= 1 + deaths for client in clients)
        process.order(Clock(MONDAY + timedelta(days=7)))
        while not all(counted(client) for client in clients):
            assert time.monotonic() < deadline, "not everybody is asked"
            assert not process.complaints, process.complaints
            await telegram.world.changed.wait(0.5)
        process.discard()

    async with database.read() as conn:
        found = await campaigns.find_newest(conn)
        assert found
        made = await campaigns.count(conn, found)
    assert (made.contacts, made.unasked, made.unreachable) == (CLIENTS, 0, 0)
    async with database.read() as conn:
        occasions = (await conn.execute(sa.select(invitations.c.occasion, invitations.c.contact_id))).all()
    of_audit = [contact for occasion, contact in occasions if occasion == occasion_of(found.id)]
    assert len(of_audit) == len(set(of_audit)) == CLIENTS
