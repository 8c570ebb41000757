"""A new BOT_TOKEN: personal links are signed with it, so those not used yet are dead, and the owners hear of it."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from actions.telling import tell_owners
from actions.turn import Turn
from bot.traffic.owing import rows_of
from nps.programme import Programme
from storage import marks
from storage.people import enrolments
from storage.queues import outbox

log = logging.getLogger(__name__)


def key_print(programme: Programme) -> str:
    """A fingerprint of the key that signs the links: tells a new token from the old one, betrays neither."""
    return hashlib.sha256(programme.link_key).hexdigest()[:16]


async def links_are_dead(conn: AsyncConnection, programme: Programme) -> bool:
    """Was the database used with another token before? Then the unused links of that time are dead."""
    known = await marks.find(conn, marks.KEY_PRINT)
    return known is not None and known != key_print(programme)


async def receive_token(conn: AsyncConnection, programme: Programme, *, now: datetime) -> None:
    """Is the token a new one? Then the owners are told once how many links are to be given out again."""
    if await links_are_dead(conn, programme):
        log.warning("BOT_TOKEN is a new one: personal links sent out before and not used yet no longer work")
        if count := sum(link.joined_at is None for link in await enrolments.list_links(conn)):
            told = await tell_owners(Turn(conn, now, programme), "owner-new-token", {"count": count})
            await outbox.owe(conn, rows_of(told), now=now)
    await marks.put(conn, marks.KEY_PRINT, key_print(programme))
