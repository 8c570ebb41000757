"""Internal rows of the inbox: what the program itself has noticed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from messages.notices import notice
from messages.owed import Lane, Letter, Owed
from nps.programme import Programme
from storage.asking import due
from storage.people.staff import list_owners
from storage.queues import holding

ASKED_WITHIN = timedelta(days=3)


async def on_gap(conn: AsyncConnection, payload: dict[str, Any], *, now: datetime, programme: Programme) -> Owed:
    """Intake was away for longer than taps live: who was asked lately and has not answered is asked to tap again."""
    if await holding.is_quiet(conn, now=now):  # a restored copy knows neither who has answered since nor of any gap
        return []
    waiting = await due.list_waiting_since(conn, now - ASKED_WITHIN, now=now)
    return [
        Letter(
            name="gap_nudge",
            chat_id=telegram_id,
            arguments={"invitation": invitation.id},
            dedup_key=f"gap:{invitation.id}",
            lane=Lane.ASK,
        )
        for invitation, telegram_id in waiting
    ]


async def on_conflict(conn: AsyncConnection, payload: dict[str, Any], *, now: datetime, programme: Programme) -> Owed:
    """Another program polls with our token: the owners are told, at most once an hour."""
    dedup = f"conflict:{now:%Y-%m-%dT%H}"
    return [letter for owner in await list_owners(conn) for letter in notice(owner, "conflict-owner", dedup_key=dedup)]
