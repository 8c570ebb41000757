"""Who does the work: the holder of the instance lock (SQLite) or of an advisory lock (PostgreSQL)."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from types import TracebackType
from typing import Any

import sqlalchemy as sa
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import Response, TelegramMethod
from filelock import FileLock
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import NullPool

from bot.traffic.verdict import Unsent
from storage.engine.database import Database
from storage.engine.engines import postgres_engine
from storage.engine.instance import take_instance_lock

log = logging.getLogger(__name__)
LEADER_LOCK = 0x6F746B6C696B03
LEADER_LOCK_HALVES = {"high": LEADER_LOCK >> 32, "low": LEADER_LOCK & 0xFFFFFFFF}  # as pg_locks shows it
ANSWERS_WITHIN_S = 5.0
LOOKS_EVERY_S = 1.0
TRUSTED_S = 5.0  # how long after a look at the lock requests to Telegram may still leave
FROZEN_AFTER_S = 8.0  # a leader that has not looked for so long is deposed

TAKE = sa.text("SELECT CASE WHEN pg_try_advisory_lock(:key) THEN pg_backend_pid() END")
LOCK = """
FROM pg_locks AS lock
WHERE lock.locktype = 'advisory' AND lock.classid = :high AND lock.objid = :low AND lock.objsubid = 1 AND lock.granted
  AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
PROVE = sa.text(f"SELECT count(*) {LOCK} AND lock.pid = :pid")
# All sessions of the frozen process: one of them may stand in the middle of a transaction and block every writer.
DEPOSE = sa.text(
    "SELECT count(pg_terminate_backend(session.pid))"  # noqa: S608 - no words from outside
    " FROM pg_stat_activity AS holder JOIN pg_stat_activity AS session USING (datname, application_name)"
    f" WHERE holder.pid = (SELECT lock.pid {LOCK}) AND session.application_name LIKE 'otklik %'"
    " AND holder.query_start < clock_timestamp() - make_interval(secs => :frozen_after)"
)


class LeadLost(Exception):
    """Another process leads by now: nothing may be written here."""


class Leadership:
    """On SQLite one process may run at all; on PostgreSQL any number, of which one leads.

    The advisory lock lives as long as its connection. A leader that dies loses it at once; one whose machine is gone
    when PostgreSQL notices (keepalive and time-outs, set to seconds); one that is frozen is deposed by who stands by,
    which ends all its sessions. A leader that wakes up deposed can do no harm: each of its write transactions first
    proves that the lock is still held, and its requests to Telegram leave only for `trusted_s` after its last look.
    """

    def __init__(
        self, database: Database, *, trusted_s: float = TRUSTED_S, frozen_after_s: float = FROZEN_AFTER_S
    ) -> None:
        self._database = database
        self._trusted_s = trusted_s
        self._frozen_after_s = frozen_after_s
        self._file: FileLock | None = None
        self._engine = None if database.path else postgres_engine(database.url, database.name, poolclass=NullPool)
        self._conn: AsyncConnection | None = None  # while it stands by as well
        self._pid: int | None = None  # of the session that holds the lock
        self._trusted_until = 0.0  # monotonic

    @property
    def shared(self) -> bool:
        """May other processes stand by on this database?"""
        return self._database.path is None

    async def try_to_lead(self) -> bool:
        """Take the lead if it is free. Raises AlreadyRunning on SQLite when another process has the file."""
        if self._database.path is not None:
            self._file = self._file or take_instance_lock(self._database.path)
            return True
        if self._pid is not None:
            return True
        began = time.monotonic()
        try:
            async with asyncio.timeout(ANSWERS_WITHIN_S):
                conn = await self._connection()
                self._pid = (await conn.execute(TAKE, {"key": LEADER_LOCK})).scalar_one()
                if self._pid is None:
                    parameters = LEADER_LOCK_HALVES | {"frozen_after": self._frozen_after_s}
                    if (await conn.execute(DEPOSE, parameters)).scalar_one():
                        log.warning("the leader has been silent for %s s: it is deposed", self._frozen_after_s)
                    return False
        except BaseException:
            await self._disconnect()
            raise
        self._trusted_until = began + self._trusted_s
        self._database.fence = self._prove
        return True

    async def _connection(self) -> AsyncConnection:
        if self._conn is None:
            assert self._engine is not None  # noqa: S101 - only SQLite has none
            conn = await self._engine.connect()
            self._conn = await conn.execution_options(isolation_level="AUTOCOMMIT")
        return self._conn

    async def _disconnect(self) -> None:
        conn, self._conn, self._pid = self._conn, None, None
        if conn is not None:
            with suppress(SQLAlchemyError, OSError):
                await conn.invalidate()
                await conn.close()

    async def _prove(self, conn: AsyncConnection) -> None:
        """In each write transaction, after its turn has come. Raises LeadLost."""
        parameters = LEADER_LOCK_HALVES | {"pid": self._pid or 0}
        if not (await conn.execute(PROVE, parameters)).scalar_one():
            raise LeadLost("another process leads by now")

    def surely_leads(self) -> bool:
        """Was the lock there a moment ago? A process that has just been woken up does not know."""
        return self._file is not None or (self._pid is not None and time.monotonic() < self._trusted_until)

    async def still_leads(self) -> bool:
        """Does the lock's connection still answer?"""
        if self._database.path is not None:
            return self._file is not None
        if self._conn is None or self._pid is None:
            return False
        began = time.monotonic()
        try:
            async with asyncio.timeout(ANSWERS_WITHIN_S):
                await self._conn.execute(sa.text("SELECT 1"))
        except (SQLAlchemyError, OSError) as error:  # TimeoutError is an OSError
            log.warning("the leader's connection is lost: %s", type(error).__name__)
            await self._disconnect()
            return False
        self._trusted_until = began + self._trusted_s
        return True

    async def watch(self) -> None:
        """Until the lead is lost."""
        while await self.still_leads():  # noqa: ASYNC110 - PostgreSQL does not call us
            await asyncio.sleep(LOOKS_EVERY_S)

    async def hand_over(self) -> None:
        """All work has ended: where others stand by, one of them may go on at once."""
        if self.shared:
            await self._disconnect()
            self._database.fence = None

    async def release(self) -> None:
        """Give up the lead, and the file."""
        await self.hand_over()
        if self._file is not None:
            self._file.release()
            self._file = None
        if self._engine is not None:
            await self._engine.dispose()

    async def __aenter__(self) -> Leadership:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.release()


class OnlyLeading(BaseRequestMiddleware):
    """No request to Telegram leaves a process that is not sure to lead."""

    def __init__(self, leadership: Leadership) -> None:
        self._leadership = leadership

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Response[Any]:
        if not self._leadership.surely_leads():
            raise Unsent("this process does not lead")
        return await make_request(bot, method)
