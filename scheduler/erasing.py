"""After an erasure: what was in hand at that moment is swept up, and then nothing tells whose chat it was."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from messages import erasing
from messages.owed import Owed
from nps.programme import Programme
from storage.cases import cases
from storage.privacy import erasures, traces


async def finish_erasures(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    """A ring or a file that left in the very second of the erasure is taken back as well."""
    owed: Owed = []
    for chat_id, contacts in (await erasures.list_unfinished(conn, before=now - erasures.HAND_TIME)).items():
        if not await traces.sweep_up(conn, chat_id, contacts):
            continue
        of_contacts = [case for one in contacts for case in await cases.list_of_contact(conn, one)]
        owed += await erasing.quotes_owed(conn, contacts, of_contacts)
        await erasures.finish(conn, chat_id, now=now)
    return owed
