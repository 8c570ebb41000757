"""Once a day the database counts its rows, by which it chooses how to find them."""

from __future__ import annotations

from actions.turn import Turn
from messages.owed import Owed
from storage import marks
from storage.engine import statistics
from storage.migrations import HEAD


async def count_rows(turn: Turn) -> Owed:
    """On each local day, and at once after a migration: a new index is known by what was counted of it."""
    counted = f"{turn.today}:{HEAD}"
    if await marks.find(turn.conn, marks.COUNTED) != counted:
        await statistics.gather(turn.conn)
        await marks.put(turn.conn, marks.COUNTED, counted)
    return []
