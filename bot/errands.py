"""Errands: slow work outside any transaction; the result enters the inbox as an internal row."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot

from bot.forgetting import log_erasures
from bot.reading import read_list
from bot.safekeeping import back_up, rehearse_restore
from nps.programme import Programme
from storage import inbox, outbox
from storage.database import Database
from storage.inbox import Incoming
from storage.outbox import OutboxRow

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 5

Errand = Callable[[Bot, Database, dict[str, Any], datetime, Programme], Awaitable[Incoming]]
ERRANDS: dict[str, Errand] = {
    "read_list": read_list,
    "back_up": back_up,
    "rehearse_restore": rehearse_restore,
    "log_erasures": log_erasures,
}


class Runner:
    """Runs one errand at a time; a failed one is retried with growing delay."""

    def __init__(self, database: Database, bot: Bot, clock: Callable[[], datetime], programme: Programme) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._programme = programme

    async def step(self) -> bool:
        """Run the next errand that is due; tells whether there was one."""
        async with self._database.write() as conn:
            rows = await outbox.claim_errands(conn, now=self._clock(), limit=1)
        for row in rows:
            await self._run(row)
        return bool(rows)

    async def _run(self, row: OutboxRow) -> None:
        try:
            result = await ERRANDS[row.name](self._bot, self._database, row.arguments, self._clock(), self._programme)
        except Exception as error:
            log.warning("errand %s (%s) failed: %s", row.id, row.name, type(error).__name__)
            async with self._database.write() as conn:
                now = self._clock()
                if row.attempts >= MOST_ATTEMPTS:
                    await outbox.record_done(conn, row.id, "never", now=now, error=type(error).__name__)
                    failed = Incoming(kind=f"{row.name}_failed", payload=row.arguments)
                    await inbox.keep(conn, [failed], now=now)
                else:
                    retry_at = now + timedelta(seconds=2**row.attempts)
                    await outbox.release(conn, row, retry_at=retry_at, error=type(error).__name__)
            return
        async with self._database.write() as conn:
            now = self._clock()
            await inbox.keep(conn, [result], now=now)
            await outbox.record_done(conn, row.id, "done", now=now)
