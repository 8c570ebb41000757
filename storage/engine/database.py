"""The two doors to the database: `write` (one writer at a time, in any process) and `read`."""

from __future__ import annotations

import secrets
import socket
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Literal, overload

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine.conn import Conn, FullConn
from storage.engine.engines import PRAGMAS, postgres_engine, sqlite_connections, sqlite_here
from storage.engine.file_turns import FileTurns
from storage.engine.sqlite import AtOnce, InThread
from storage.engine.turns import Turns

Fence = Callable[[AsyncConnection], Awaitable[None]]
WRITER_LOCK = 0x6F746B6C696B01  # PostgreSQL advisory lock: the writers of all processes
SQLITE_FAILS = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
POSTGRES_FAILS = ("08", "40", "53", "57", "58")  # connection, rollback, resources, operator, system


class DatabaseError(Exception):
    """The database cannot be used as it is; the text says what to do."""


class Damaged(DatabaseError):
    """The file is no whole SQLite database: only a backup helps."""


class WriterBusy(DatabaseError):
    """Another process writes, for too long."""


def is_outage(error: BaseException) -> bool:
    """Is it the database that fails (full, locked, away) rather than what was asked of it? Then later it will work."""
    away = (WriterBusy, ConnectionError, TimeoutError, socket.gaierror, sa.exc.InterfaceError, sa.exc.TimeoutError)
    if isinstance(error, away):
        return True
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in SQLITE_FAILS
    return str(getattr(cause, "sqlstate", "")).startswith(POSTGRES_FAILS)


def parse_url(text: str) -> URL:
    """The database's address with the async driver filled in. Raises DatabaseError for any other database."""
    try:
        url = make_url(text)
    except sa.exc.ArgumentError:
        raise DatabaseError("DATABASE_URL is not an address like sqlite+aiosqlite:///otklik.db") from None
    kind = url.get_backend_name()
    if kind == "sqlite":
        if not url.database or url.database == ":memory:":
            raise DatabaseError("DATABASE_URL must name a file: an SQLite database in memory forgets everything")
        return url.set(drivername="sqlite+aiosqlite")
    if kind == "postgresql":
        if "@" in f"{url.host}{url.database}":  # the rest of a password: it must not be shown as a part of the address
            raise DatabaseError(
                "DATABASE_URL has an @ too many: in its password write @ as %40, : as %3A, / as %2F, % as %25"
            )
        return url.set(drivername="postgresql+asyncpg")
    raise DatabaseError(f"DATABASE_URL names {kind}; Otklik works with sqlite and postgresql")


class Database:
    """Connections to one database; `path` is the file on SQLite, None on PostgreSQL."""

    def __init__(self, url: str | URL) -> None:
        self.url = parse_url(url) if isinstance(url, str) else url
        self.path = Path(self.url.database or "") if self.url.get_backend_name() == "sqlite" else None
        self.name = f"otklik {secrets.token_hex(8)}"  # what PostgreSQL calls all sessions of this process
        self.fence: Fence | None = None  # on PostgreSQL: called in each write transaction; raises when we may not write
        self._turns = Turns()
        self._file_turns = FileTurns(f"{self.path}.lock") if self.path else None
        if self.path:
            self._writing = sqlite_connections(self.url, begin="BEGIN IMMEDIATE", size=1)
            self._reading = sqlite_connections(self.url, begin="BEGIN", size=3)
            self._here = sqlite_here(self.url)
        else:
            self._writer = postgres_engine(self.url, self.name, pool_size=5, max_overflow=5, pool_pre_ping=True)
            self._reader = self._writer.execution_options(isolation_level="REPEATABLE READ")

    @overload
    def write(
        self, *, short: Literal[False] = False, urgent: bool = False
    ) -> AbstractAsyncContextManager[FullConn]: ...

    @overload
    def write(self, *, short: bool, urgent: bool = False) -> AbstractAsyncContextManager[Conn]: ...

    @asynccontextmanager
    async def write(self, *, short: bool = False, urgent: bool = False) -> AsyncIterator[Any]:
        """One write transaction: committed at the end, rolled back if the block raises.

        `short`: it runs statements that find their rows by an index and nothing else (see sqlite.AtOnce).
        `urgent`: somebody waits for it in the chat, and it goes before what only time or a campaign has to write.

        Writers take turns across processes: SQLite before 3.51.3 may corrupt its WAL when two connections write or
        checkpoint at once, and on PostgreSQL it spares us every race between worker, postman and clock.
        """
        async with self._turn(urgent=urgent):
            if self.path:
                async with self._writing.transaction(end="COMMIT") as connection:
                    yield AtOnce(connection.here) if short else InThread(connection)
                return
            async with self._writer.begin() as conn:
                await conn.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
                if self.fence is not None:
                    await self.fence(conn)
                yield conn

    @overload
    def read(self, *, short: Literal[False] = False) -> AbstractAsyncContextManager[FullConn]: ...

    @overload
    def read(self, *, short: bool) -> AbstractAsyncContextManager[Conn]: ...

    @asynccontextmanager
    async def read(self, *, short: bool = False) -> AsyncIterator[Any]:
        """A consistent view for reading; nothing is kept. `short` as for `write`."""
        if not self.path:
            async with self._reader.connect() as conn:
                yield conn
        elif short:
            with self._here.reading() as here:
                yield AtOnce(here)
        else:
            async with self._reading.transaction(end="ROLLBACK") as connection:
                yield InThread(connection)

    @asynccontextmanager
    async def _turn(self, *, urgent: bool = False) -> AsyncIterator[None]:
        """Among the tasks of this process, then among processes."""
        async with self._turns.turn(urgent=urgent), AsyncExitStack() as stack:
            if self._file_turns is not None:
                try:
                    await stack.enter_async_context(self._file_turns.turn())
                except TimeoutError as error:
                    raise WriterBusy(str(error)) from None
            yield

    @asynccontextmanager
    async def exclusive(self) -> AsyncIterator[None]:
        """The writer's turn without a transaction of ours: for migrations and for closing."""
        async with self._turn():
            yield

    async def close(self) -> None:
        """Close all connections; the last one checkpoints, so it happens in turn like a write."""
        async with self.exclusive():
            if self.path:
                self._here.close()
                await self._reading.close()
                await self._writing.close()
            else:
                await self._reader.dispose()
                await self._writer.dispose()
        if self._file_turns is not None:
            self._file_turns.close()


def is_damage(error: BaseException) -> bool:
    """Does SQLite say of the file that it is none, or broken?"""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


async def reach(database: Database) -> None:
    """Raises DatabaseError with a sentence when the server is away, or the file is none of SQLite's."""
    try:
        async with database.exclusive(), database.read() as conn:
            await conn.execute(sa.text("SELECT 1"))
    except DatabaseError:
        raise
    except Exception as error:  # asyncpg's errors at connecting have no base in common
        reason = getattr(error, "orig", None) or error
        if is_damage(reason):
            raise Damaged(f"{database.path} is damaged ({reason})") from None
        where = database.path or database.url.render_as_string(hide_password=True)
        raise DatabaseError(f"the database {where} cannot be opened: {reason}") from None


async def size_of(database: Database) -> int:
    """Bytes of the database: the file and its write-ahead log, or what the PostgreSQL server says."""
    if database.path is not None:
        files = (database.path, database.path.with_name(database.path.name + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())
    async with database.read() as conn:
        return int((await conn.execute(sa.text("SELECT pg_database_size(current_database())"))).scalar_one())


async def check_file(database: Database) -> None:
    """The cheap checks of a start: the SQLite file is whole, and the PRAGMAs hold when read back.

    Raises DatabaseError: a driver that silently ignores a PRAGMA, or a damaged file, must not go unnoticed.
    """
    if not database.path:
        return
    async with database.read() as conn:
        try:
            whole = (await conn.exec_driver_sql("PRAGMA quick_check(1)")).scalar_one()
        except sa.exc.DatabaseError as error:
            whole = str(error.orig)
        if whole != "ok":
            problem = whole.splitlines()[-1]
            raise Damaged(f"{database.path} is damaged ({problem})")
        for name, wanted in PRAGMAS.items():
            value = (await conn.exec_driver_sql(f"PRAGMA {name}")).scalar_one_or_none()
            if value is not None and str(value) != str(wanted):
                raise DatabaseError(f"SQLite did not accept PRAGMA {name}: {value} instead of {wanted}")
