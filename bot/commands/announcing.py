"""Who hears in the chat of a list that was applied at the command line. It loads aiogram, which takes a second."""

from __future__ import annotations

from actions import lists
from actions.turn import Turn
from bot.traffic.owing import rows_of
from storage.lists.imports import Applied
from storage.queues import outbox


async def announce(turn: Turn, applied: Applied) -> None:
    """The running bot delivers it, or the next one that starts."""
    await outbox.owe(turn.conn, rows_of(await lists.announce(turn, applied)), now=turn.now)
