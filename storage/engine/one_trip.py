"""SQLite statements in one trip to the connection's thread instead of four (open, execute, fetch, close), or in none.

A trip costs more than a statement that finds its row by an index: waking the thread up and being woken up by it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple, Self

import aiosqlite
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import StaticPool

from storage.engine.conn import Conn


class Whole(NamedTuple):
    """Everything about an executed statement, taken over in the thread."""

    rows: list[Any]
    description: Any
    rowcount: int
    lastrowid: int | None


class _Executed:
    """What `execute` returns in the thread: aiosqlite's execute_fetchall asks it for the rows and gets the whole."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    def fetchall(self) -> Whole:
        cursor = self._cursor
        rows = cursor.fetchall() if cursor.description else []
        whole = Whole(rows, cursor.description, cursor.rowcount, cursor.lastrowid)
        cursor.close()
        return whole


class _Thread(sqlite3.Connection):
    """The connection that lives in the thread."""

    def execute(self, sql: str, parameters: Any = ()) -> Any:
        return _Executed(super().execute(sql, parameters))


class Cursor:
    """What SQLAlchemy's adapter sees: results are there as soon as `execute` has returned."""

    arraysize = 1

    def __init__(self, connection: DirectConnection) -> None:
        self._connection = connection
        self._whole = Whole([], None, -1, None)

    async def __aenter__(self) -> Self:
        return self

    @property
    def description(self) -> Any:
        return self._whole.description

    @property
    def rowcount(self) -> int:
        return self._whole.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._whole.lastrowid

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        self._whole = await self._connection.execute_fetchall(sql, parameters)  # type: ignore[assignment]  # see _Executed
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> Self:
        cursor = await self._connection.executemany(sql, parameters)
        self._whole = Whole([], None, cursor.rowcount, cursor.lastrowid)
        await cursor.close()
        return self

    async def fetchall(self) -> list[Any]:
        return self._whole.rows

    async def close(self) -> None:
        """Nothing to do: the thread's cursor was closed when its rows were taken."""


class DirectConnection(aiosqlite.Connection):
    def cursor(self, cursor_class: Any = None) -> Any:
        return Cursor(self)

    async def rollback(self) -> None:
        """SQLAlchemy makes sure of it whenever it puts a connection back: mostly nothing is open."""
        if self.in_transaction:
            await super().rollback()

    @cached_property
    def here(self) -> sa.Connection:
        """The same connection for statements that the caller runs, in the transaction that was begun in the thread.

        As SQLAlchemy sees it, it is in one transaction for ever: it neither begins nor ends any.
        """
        engine = sa.create_engine(
            "sqlite://",
            creator=lambda: self._conn,
            poolclass=StaticPool,
            pool_reset_on_return=None,
            hide_parameters=True,
        )
        return sa.Connection(engine)


class AtOnce:
    """A Conn whose statements the caller runs itself."""

    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn
        self.dialect = conn.dialect

    async def execute(self, statement: Any, parameters: Any = None) -> Any:
        return self._conn.execute(statement, parameters)


async def at_once(conn: AsyncConnection) -> Conn:
    """A connection whose statements, in the transaction that has begun, the caller runs without a trip to the thread.

    Only for a handful of statements that find their rows by an index: the event loop does nothing else meanwhile.
    What may wait stays in the thread: beginning (for other writers) and committing (for the disk).
    """
    raw: Any = (await conn.get_raw_connection()).driver_connection
    return AtOnce(raw.here) if isinstance(raw, DirectConnection) else conn  # PostgreSQL as it is


def connector(path: str) -> Callable[[], Awaitable[aiosqlite.Connection]]:
    """What create_async_engine takes as `async_creator`."""

    async def connect() -> aiosqlite.Connection:
        connection = DirectConnection(lambda: sqlite3.connect(path, factory=_Thread, check_same_thread=False), 64)
        connection._thread.daemon = True  # as SQLAlchemy does: a process that fails must not hang on this thread
        await connection
        _ = connection.here  # SQLAlchemy tries a new connection out: not in anybody's transaction
        return connection

    return connect
