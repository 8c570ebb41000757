"""What a query needs of a connection: the one in the thread has it, and so has the one without (see sqlite)."""

from __future__ import annotations

from typing import Any, Protocol, TypeVarTuple, overload

import sqlalchemy as sa
from sqlalchemy.sql.selectable import TypedReturnsRows

Columns = TypeVarTuple("Columns")


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
