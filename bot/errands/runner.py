"""Errands: slow work outside any transaction; the result enters the inbox as an internal row."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from aiogram import Bot

from bot.errands.backups import back_up, rehearse_restore
from bot.errands.erasure_log import log_erasures
from bot.errands.export_files import drop_export
from bot.errands.exporting import export
from bot.errands.list_reading import read_list
from bot.traffic import retry
from bot.traffic.retry import Backoff
from bot.traffic.verdict import is_passing
from nps.programme import Programme
from nps.values import ErrandName, OutboxState
from storage.engine.conn import Conn
from storage.engine.database import Database, is_outage
from storage.queues import claiming, inbox, outbox
from storage.queues.inbox import Incoming
from storage.queues.outbox import OutboxRow

log = logging.getLogger(__name__)

Run = Callable[[Bot, Database, dict[str, Any], datetime, Programme], Awaitable[Incoming]]
ERRANDS: dict[str, Run] = {
    ErrandName.READ_LIST: read_list,
    ErrandName.BACK_UP: back_up,
    ErrandName.REHEARSE_RESTORE: rehearse_restore,
    ErrandName.LOG_ERASURES: log_erasures,
    ErrandName.EXPORT: export,
    ErrandName.DROP_EXPORT: drop_export,
}


class Runner:
    """Runs one errand at a time; a failed one is retried with growing delay."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        clock: Callable[[], datetime],
        programme: Programme,
        *,
        errands: Mapping[str, Run] = ERRANDS,
        recording: Backoff = retry.ERRAND_RESULT,
    ) -> None:
        self._database = database
        self._errands = errands
        self._recording = recording
        self._bot = bot
        self._clock = clock
        self._programme = programme
        self._failures: Counter[int] = Counter()  # by row, since the start

    async def step(self) -> bool:
        """Run the next errand that is due; tells whether there was one. Nearly always there is none: one look."""
        async with self._database.read(short=True) as conn:
            if not await claiming.has_errands(conn, now=self._clock()):
                return False
        async with self._database.write(short=True) as conn:
            rows = await claiming.claim_errands(conn, now=self._clock(), limit=1)
        for row in rows:
            await self._run(row)
        return bool(rows)

    async def _run(self, row: OutboxRow) -> None:
        try:
            result = await self._errands[row.name](
                self._bot, self._database, row.arguments, self._clock(), self._programme
            )
        except Exception as error:
            log.warning("errand %s (%s) failed: %s", row.id, row.name, type(error).__name__)
            await self._write(partial(self._put_off, row, error))
        else:
            await self._write(partial(self._hand_in, row, result))

    async def _write(self, work: Callable[[Conn, datetime], Awaitable[None]]) -> None:
        """What became of an errand only this task knows: while the database fails, it is tried again."""
        for failures in itertools.count(1):
            try:
                async with self._database.write() as conn:
                    await work(conn, self._clock())
                return
            except Exception as error:
                if not is_outage(error):
                    raise
                log.warning("the outcome of an errand could not be recorded: %s", type(error).__name__)
            await asyncio.sleep(self._recording.pause_s(failures))

    async def _hand_in(self, row: OutboxRow, result: Incoming, conn: Conn, now: datetime) -> None:
        await inbox.keep(conn, [result], now=now)
        await outbox.record_done(conn, row.id, OutboxState.DONE, now=now)

    async def _put_off(self, row: OutboxRow, error: Exception, conn: Conn, now: datetime) -> None:
        """Later again, or never, which is a result too."""
        if is_passing(error) or is_outage(error):
            hopeless = now - row.created_at > retry.ERRAND_WORTH_IT_FOR
        else:
            self._failures[row.id] += 1
            hopeless = retry.ERRAND.is_over(self._failures[row.id])
        if hopeless:
            await outbox.record_done(conn, row.id, OutboxState.NEVER, now=now, error=type(error).__name__)
            await inbox.keep(conn, [Incoming(kind=f"{row.name}_failed", payload=row.arguments)], now=now)
        else:
            retry_at = now + timedelta(seconds=retry.ERRAND.pause_s(row.attempts))
            await outbox.release(conn, row, retry_at=retry_at, error=type(error).__name__)
