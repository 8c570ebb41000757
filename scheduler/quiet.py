"""The quiet day after a restore: nobody is asked or reminded of what may have happened before it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import wraps
from typing import TypeVar

from actions.turn import Turn
from storage.queues import holding

T = TypeVar("T")


def after_the_quiet_day(look: Callable[[Turn], Awaitable[Sequence[T]]]) -> Callable[[Turn], Awaitable[Sequence[T]]]:
    """The look, which finds nothing due on that day; what is due then waits for its end."""

    @wraps(look)
    async def waiting(turn: Turn) -> Sequence[T]:
        return [] if await holding.is_quiet(turn.conn, now=turn.now) else await look(turn)

    return waiting
