"""Upkeep: messages that waited for a score go to the manager; what is done long ago is forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from messages import case_card
from messages.owed import Owed
from nps.programme import Programme
from storage import client_messages, inbox, outbox


async def pass_on_early(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    """A message that came before a score which never followed is a message to the manager."""
    owed: Owed = []
    for kept in await client_messages.claim_due(conn, now=now):
        owed += case_card.passed_on(kept, await client_messages.pass_on(conn, kept))
    return owed


async def forget_done(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    await inbox.prune(conn, now=now)
    await outbox.clear_old(conn, now=now)
    return []
