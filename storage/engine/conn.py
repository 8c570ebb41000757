"""What a query needs of a connection: the one in the thread has it, and so has the one without (see sqlite)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, TypeVarTuple, overload

import sqlalchemy as sa
from sqlalchemy.sql.selectable import TypedReturnsRows

Columns = TypeVarTuple("Columns")
T = TypeVar("T")


class Conn(Protocol):
    """A connection inside a transaction. What more an AsyncConnection can do, queries do without."""

    @property
    def dialect(self) -> sa.Dialect: ...

    @overload
    async def execute(
        self, statement: TypedReturnsRows[*Columns], parameters: Any = None
    ) -> sa.CursorResult[*Columns]: ...

    @overload
    async def execute(self, statement: sa.Executable, parameters: Any = None) -> sa.CursorResult[*tuple[Any, ...]]: ...


class FullConn(Conn, Protocol):
    """What the checks of the whole database need besides; short transactions have none of it."""

    @property
    def sync_connection(self) -> sa.Connection | None: ...

    async def exec_driver_sql(self, statement: str, parameters: Any = None) -> sa.CursorResult[Any]: ...

    async def run_sync(self, fn: Callable[[sa.Connection], T]) -> T: ...
