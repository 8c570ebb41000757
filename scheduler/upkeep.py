"""Upkeep: messages without a score go to the manager, cases follow their account, what is long done is forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from messages import case_card
from messages.owed import Owed
from nps.programme import Programme
from storage.answers import client_messages, comments
from storage.cases import alerts, cases
from storage.lists import imports
from storage.people import link_attempts
from storage.queues import inbox, pruning


async def pass_on_early(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    """A message that came before a score which never followed is a message to the manager."""
    owed: Owed = []
    for kept in await client_messages.claim_due(conn, now=now):
        receivers = await client_messages.pass_on(conn, kept, anonymous=programme.anonymous)
        owed += case_card.passed_on(kept, receivers)
    return owed


async def hand_over_cases(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    """An account got another manager: its open cases go along, with their cards."""
    owed: Owed = []
    for case in await alerts.claim_handovers(conn, now=now, anonymous=programme.anonymous):
        response = await cases.get_latest_response(conn, case.id)
        owed += await case_card.withdrawn_owed(conn, case.id)
        owed += await case_card.cards_owed(conn, case.id)
        owed += await case_card.parts_owed(conn, case.id, await comments.list_parts(conn, response.id))
    return owed


async def forget_done(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    """What is long done is forgotten, a slice at each tick: the writer is wanted by others."""
    await inbox.prune(conn, now=now)
    await imports.prune(conn, now=now)
    await link_attempts.prune(conn, now=now)
    await pruning.clear_payloads(conn, now=now)
    await pruning.prune_outbox(conn, now=now)
    await pruning.prune_rest(conn, now=now, today=now.astimezone(programme.zone).date())
    return []
