"""Connections to an SQLite file: statements run in the thread that each has, or the caller runs them itself.

A trip to the thread costs more than a statement that finds its row by an index: waking it up and being woken up by it.
So a statement is one trip or none, and so is the beginning and the end of a transaction.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import cached_property, partial
from itertools import islice
from typing import Any, TypeVar

import aiosqlite
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

T = TypeVar("T")


class _Cursor(sqlite3.Cursor):
    """Has all rows when it has executed: else whoever asks for them steps through the statement, in another thread."""

    _left: Iterator[Any] = iter(())

    def execute(self, sql: str, parameters: Any = ()) -> _Cursor:
        super().execute(sql, parameters)
        self._left = iter(super().fetchall() if self.description else ())
        return self

    def fetchone(self) -> Any:
        return next(self._left, None)

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        return list(islice(self._left, size))

    def fetchall(self) -> list[Any]:
        return list(self._left)


class _Raw(sqlite3.Connection):
    """The connection that lives in the thread."""

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


def _known_to_sqlalchemy(connect: Callable[[], sqlite3.Connection]) -> sa.Connection:
    engine = sa.create_engine(
        "sqlite://", creator=connect, poolclass=StaticPool, pool_reset_on_return=None, hide_parameters=True
    )
    return sa.Connection(engine)


class Connection(aiosqlite.Connection):
    _last: asyncio.Future[Any] | None = None  # that the thread was given
    _changes_before = 0

    @cached_property
    def here(self) -> sa.Connection:
        """The same connection as SQLAlchemy has it, in the transaction that was begun in the thread.

        As SQLAlchemy sees it, it is in one transaction for ever: it neither begins nor ends any.
        """
        return _known_to_sqlalchemy(lambda: self._conn)

    def run(self, work: Callable[..., T], *args: Any) -> asyncio.Future[T]:
        """Do this in the thread, after what was to be done there before; it is done whether or not anybody waits."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((done, partial(work, *args)))
        self._last = done
        return done

    async def begins(self, statement: str) -> None:
        """BEGIN, of which kind ever; what waits for another program waits in the thread."""
        if not self._runs_at_once("PRAGMA busy_timeout = 0", statement):
            await self.run(self.here.exec_driver_sql, statement)
        self._changes_before = self._conn.total_changes

    async def ends(self, statement: str) -> None:
        """COMMIT or ROLLBACK; where something was written it is the disk that is waited for."""
        is_unchanged = self._conn.total_changes == self._changes_before
        if not (is_unchanged and self._runs_at_once(statement)):
            await self.ends_in_thread(statement)

    def ends_in_thread(self, statement: str) -> asyncio.Future[None]:
        """After all that was to be done there; where nothing is open there is nothing to end."""

        def end() -> None:
            if self._conn.in_transaction:
                self.here.exec_driver_sql(statement)

        return self.run(end)

    def _runs_at_once(self, *statements: str) -> bool:
        """False: it has to be done in the thread, which works still, or has the patience, or tells what is wrong."""
        if self._last is not None and (not self._last.done() or self._last.cancelled()):
            return False
        try:
            (patience_ms,) = self._conn.execute("PRAGMA busy_timeout").fetchone()
            try:
                for statement in statements:
                    self._conn.execute(statement)
            finally:
                self._conn.execute(f"PRAGMA busy_timeout = {patience_ms}")
        except sqlite3.Error:
            return False
        return True

    def closes(self) -> asyncio.Future[None]:
        """And the thread ends."""
        closed = self.stop()
        if closed is None:
            raise RuntimeError("a connection is closed in the loop that it was used in")
        return closed


class AtOnce:
    """A Conn whose statements the caller runs itself.

    Only for a handful of statements that find their rows by an index: the event loop does nothing else meanwhile. What
    may wait stays in the thread: beginning (for other writers) and committing (for the disk).
    """

    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn
        self.dialect = conn.dialect

    async def execute(self, statement: Any, parameters: Any = None) -> Any:
        return self._conn.execute(statement, parameters)


class Here:
    """Connections without a thread, for short reads by the event loop itself; as many as are used at the same time."""

    def __init__(self, path: str, *, pragmas: Mapping[str, int | str]) -> None:
        self._path = path
        self._pragmas = pragmas
        self._free: list[tuple[sqlite3.Connection, sa.Connection]] = []

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that keeps nothing."""
        raw, conn = self._free.pop() if self._free else self._open()
        try:
            raw.execute("BEGIN")
            yield conn
        finally:
            try:
                if raw.in_transaction:
                    raw.execute("ROLLBACK")
            except BaseException:
                raw.close()
                raise
            self._free.append((raw, conn))

    def _open(self) -> tuple[sqlite3.Connection, sa.Connection]:
        raw = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
        try:
            for name, value in self._pragmas.items():
                raw.execute(f"PRAGMA {name} = {value}")
            conn = _known_to_sqlalchemy(lambda: raw)
        except BaseException:
            raw.close()
            raise
        return raw, conn

    def close(self) -> None:
        """All that nobody uses."""
        while self._free:
            self._free.pop()[0].close()


class InThread:
    """A Conn whose statements run in the connection's thread; it has what else is used of an AsyncConnection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.sync_connection = connection.here
        self.dialect = connection.here.dialect

    async def execute(self, statement: Any, parameters: Any = None) -> Any:
        return await self._connection.run(self.sync_connection.execute, statement, parameters)

    async def exec_driver_sql(self, statement: str, parameters: Any = None) -> Any:
        return await self._connection.run(self.sync_connection.exec_driver_sql, statement, parameters)

    async def run_sync(self, work: Callable[..., T], *args: Any) -> T:
        return await self._connection.run(work, self.sync_connection, *args)


class Connections:
    """To one file, `size` at most; each transaction starts with `begin`."""

    def __init__(self, path: str, *, begin: str, size: int, pragmas: Mapping[str, int | str]) -> None:
        self._path = path
        self._begin = begin
        self._pragmas = pragmas
        self._room = asyncio.Semaphore(size)
        self._free: list[Connection] = []

    @asynccontextmanager
    async def transaction(self, *, end: str) -> AsyncIterator[Connection]:
        """It ends so (COMMIT, ROLLBACK), and is rolled back if the block raises; errors are SQLAlchemy's."""
        async with self._room:
            connection = self._free.pop() if self._free else await self._open()
            is_over = False
            try:
                await connection.begins(self._begin)
                yield connection
                await connection.ends(end)
                is_over = True
            finally:
                if is_over:
                    self._free.append(connection)
                else:
                    await self._give_up(connection)

    async def _give_up(self, connection: Connection) -> None:
        """Rolled back before anybody else has it, even if whoever had it is cancelled once more meanwhile."""
        rollback = connection.ends_in_thread("ROLLBACK")
        is_cancelled = await _is_cancelled_until(rollback)
        if not rollback.cancelled() and rollback.exception() is None:
            self._free.append(connection)
        else:  # nobody knows what is open in it
            is_cancelled |= await _is_cancelled_until(connection.closes())
        if is_cancelled:
            raise asyncio.CancelledError

    async def _open(self) -> Connection:
        connection = Connection(lambda: sqlite3.connect(self._path, factory=_Raw, check_same_thread=False), 64)
        connection._thread.daemon = True  # as SQLAlchemy does: a process that fails must not hang on this thread
        await connection
        try:
            await connection.run(self._set_up, connection)
        except BaseException:
            await _is_cancelled_until(connection.closes())
            raise
        return connection

    def _set_up(self, connection: Connection) -> None:
        """In the thread. SQLAlchemy tries a new connection out here, and not in anybody's transaction."""
        connection._conn.isolation_level = None  # no BEGIN but ours
        for name, value in self._pragmas.items():
            connection.here.exec_driver_sql(f"PRAGMA {name} = {value}")

    async def close(self) -> None:
        """All that nobody uses: whoever has one is to be done before."""
        while self._free:
            await self._free.pop().closes()


async def _is_cancelled_until(done: asyncio.Future[Any]) -> bool:
    """Wait for this, however it ends; tells whether the caller was cancelled meanwhile."""
    is_cancelled = False
    while not done.done():
        try:
            await asyncio.wait([done])
        except asyncio.CancelledError:
            is_cancelled = True
    return is_cancelled
