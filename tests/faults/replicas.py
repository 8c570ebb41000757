"""More processes beside the one of the stage: each with doors to a database and a Bot API client of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.app import App
from bot.leader import Leadership, OnlyLeading
from bot.run import lead_until
from bot.start import prepare
from bot.traffic.intake import Intake
from bot.traffic.pace import Pace
from bot.traffic.retry import Backoff
from storage.engine.database import Database
from tests.rounds.stage import TOKEN, Stage
from tests.telegram import sandbox_bot


@dataclass(frozen=True, slots=True)
class Replica:
    """`leading` ends when the process would."""

    app: App
    leading: asyncio.Task[None]


@asynccontextmanager
async def replica(stage: Stage, url: str | None = None, **intake: Any) -> AsyncIterator[Replica]:
    """What `run` does, on the stage's database unless a `url` names another; stopped in good order in the end."""
    database = Database(url or stage.database.url)
    bot = sandbox_bot(TOKEN, stage.server.url)
    stopped = asyncio.Event()
    try:
        async with Leadership(database) as leadership:
            await leadership.try_to_lead()
            bot.session.middleware(OnlyLeading(leadership))
            await prepare(database, stage.programme, stage.clock)
            ear = Intake(database, bot, stage.clock, poll_timeout_s=1, backoff=Backoff((0.02,)), **intake)
            pace = Pace(overall=None, burst=None)
            app = App(database, bot, stage.programme, clock=stage.clock, pace=pace, intake=ear)
            leading = asyncio.create_task(lead_until(app, leadership, stopped))
            try:
                yield Replica(app, leading)
            finally:
                stopped.set()
                await asyncio.wait([leading])
                if not leading.done() or leading.exception() is None:
                    await leading
    finally:
        await bot.session.close()
        await database.close()
