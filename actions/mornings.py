"""What somebody has to do today, at the beginning of their working day; nothing when there is nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime

from actions.turn import Turn
from messages import morning
from messages.owed import Owed
from storage.cases import light_cards, listing
from storage.figures import summaries
from storage.people.staff import Staff

Due = Callable[[Turn, Staff, date], Awaitable[bool]]


async def _has_calls(turn: Turn, reader: Staff, day: date) -> bool:
    """Is there a client whom they have to call today?"""
    scope = morning.scope_of(turn.programme, reader, day)
    return await listing.count_due(turn.conn, scope) > 0


async def _has_unread(turn: Turn, reader: Staff, day: date) -> bool:
    """Has a client said something that nobody has read yet?"""
    return await light_cards.count_unread(turn.conn, reader.id) > 0


DUE: tuple[Due, ...] = (_has_calls, _has_unread)
"""What makes somebody read a list in the morning; `messages.morning.PARTS` has the lines for each."""


async def owe(turn: Turn, reader: Staff, day: date, *, due_at: datetime) -> Owed:
    """The list of this day, once for each reader, if anything is due."""
    if not await summaries.record_due(turn.conn, reader.id, morning.key_of(day), due_at=due_at, now=turn.now):
        return []
    for is_due in DUE:
        if await is_due(turn, reader, day):
            return [morning.tell(turn.programme, reader, day, morning.key_of(day))]
    await summaries.record_sent(turn.conn, reader.id, morning.key_of(day), now=turn.now)  # there is nothing to be sent
    return []
