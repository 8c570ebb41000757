"""What is long done is forgotten."""

from __future__ import annotations

from actions.turn import Turn
from messages.owed import Owed
from storage.lists import imports
from storage.merging import merging
from storage.people import link_attempts
from storage.queues import inbox, pruning


async def forget_done(turn: Turn) -> Owed:
    """What is long done is forgotten, a slice at each tick: the writer is wanted by others."""
    conn, now = turn.conn, turn.now
    await inbox.prune(conn, now=now)
    await imports.prune(conn, now=now)
    await link_attempts.prune(conn, now=now)
    await merging.make_final(conn, now=now)
    await pruning.clear_payloads(conn, now=now)
    await pruning.prune_outbox(conn, now=now)
    await pruning.prune_rest(conn, now=now, today=turn.today)
    return []
