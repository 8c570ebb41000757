"""Who does the work: the holder of the instance lock (SQLite) or of an advisory lock (PostgreSQL)."""

from __future__ import annotations

import asyncio
import logging
from types import TracebackType

import sqlalchemy as sa
from filelock import FileLock
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from storage.database import Database
from storage.instance import take_instance_lock

log = logging.getLogger(__name__)
LEADER_LOCK = 0x6F746B6C696B03
ANSWERS_WITHIN_S = 5.0


class Leadership:
    """On SQLite one process may run at all; on PostgreSQL any number, of which one leads.

    The advisory lock lives as long as its connection: a leader that dies loses it at once, one that is cut off when
    PostgreSQL notices (TCP keepalive, set to seconds here).
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file: FileLock | None = None
        self._engine = None if database.path else create_async_engine(database.url, poolclass=NullPool)
        self._conn: AsyncConnection | None = None

    @property
    def shared(self) -> bool:
        """May other processes stand by on this database?"""
        return self._database.path is None

    async def try_to_lead(self) -> bool:
        """Take the lead if it is free. Raises AlreadyRunning on SQLite when another process has the file."""
        if self._database.path is not None:
            self._file = self._file or take_instance_lock(self._database.path)
            return True
        if self._conn is None and self._engine is not None:
            conn = await self._engine.connect()
            try:
                conn = await conn.execution_options(isolation_level="AUTOCOMMIT")
                for name in ("tcp_keepalives_idle = 2", "tcp_keepalives_interval = 2", "tcp_keepalives_count = 2"):
                    await conn.execute(sa.text(f"SET {name}"))
                taken = await conn.execute(sa.text("SELECT pg_try_advisory_lock(:key)"), {"key": LEADER_LOCK})
                if taken.scalar_one():
                    self._conn = conn
            finally:
                if self._conn is None:
                    await conn.close()
        return self._conn is not None

    async def still_leads(self) -> bool:
        """Does the lock's connection still answer?"""
        if self._database.path is not None:
            return self._file is not None
        if self._conn is None:
            return False
        try:
            async with asyncio.timeout(ANSWERS_WITHIN_S):
                await self._conn.execute(sa.text("SELECT 1"))
        except (SQLAlchemyError, OSError) as error:  # TimeoutError is an OSError
            log.warning("the leader's connection is lost: %s", type(error).__name__)
            await self._conn.invalidate()
            await self._conn.close()
            self._conn = None
            return False
        return True

    async def release(self) -> None:
        """Give up the lead at once, for an orderly handover."""
        if self._file is not None:
            self._file.release()
            self._file = None
        if self._conn is not None:
            await self._conn.close()
            self._conn = None
        if self._engine is not None:
            await self._engine.dispose()

    async def __aenter__(self) -> Leadership:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.release()
