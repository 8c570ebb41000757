"""What an action works with: one transaction, one moment, one company's settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar, cast

from nps.programme import Programme
from storage.engine.conn import Conn

T = TypeVar("T")


async def _nothing() -> None:
    """Nothing else is owed in this transaction."""


@dataclass(frozen=True, slots=True)
class Turn:
    """`now` is read once for the whole turn.

    `settle` writes down what earlier turns of this transaction owe; whoever has to find everything owed awaits it
    first. Where a transaction has one turn there is nothing to settle.
    """

    conn: Conn
    now: datetime
    programme: Programme
    settle: Callable[[], Awaitable[None]] = _nothing
    _read: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def today(self) -> date:
        """The company's day."""
        return self.now.astimezone(self.programme.zone).date()

    async def once(self, read: Callable[[Conn, Programme], Awaitable[T]]) -> T:
        """What nothing in this turn changes, read the first time only: a slice does the same for many."""
        if read not in self._read:
            self._read[read] = await read(self.conn, self.programme)
        return cast("T", self._read[read])
