"""What is long done is forgotten, and what has ended of months and quarters is counted once."""

from __future__ import annotations

from actions.turn import Turn
from messages.owed import Owed
from nps.period import kept_spans
from storage.figures import tallies
from storage.lists import imports
from storage.people import link_attempts
from storage.queues import inbox, pruning


async def keep_tallies(turn: Turn) -> Owed:
    """Count once what has ended of months and quarters, so that it is shown at a tap; one at a tick."""
    today = turn.now.astimezone(turn.programme.zone).date()
    await tallies.keep_one(turn.conn, kept_spans(today, turn.programme.zone), now=turn.now)
    return []


async def forget_done(turn: Turn) -> Owed:
    """What is long done is forgotten, a slice at each tick: the writer is wanted by others."""
    conn, now = turn.conn, turn.now
    await inbox.prune(conn, now=now)
    await imports.prune(conn, now=now)
    await link_attempts.prune(conn, now=now)
    await pruning.clear_payloads(conn, now=now)
    await pruning.prune_outbox(conn, now=now)
    await pruning.prune_rest(conn, now=now, today=now.astimezone(turn.programme.zone).date())
    return []
