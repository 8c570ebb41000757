"""What an action works with: one transaction, one moment, one company's settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime

from nps.programme import Programme
from storage.engine.conn import Conn


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

    @property
    def today(self) -> date:
        """The company's day."""
        return self.now.astimezone(self.programme.zone).date()
