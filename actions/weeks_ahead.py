"""Whom the programme asks this week: told beforehand to whoever looks after these clients, once."""

from __future__ import annotations

from datetime import datetime

from actions.telling import find_receivers
from actions.turn import Turn
from messages import week_ahead
from messages.owed import Owed
from nps.values import StaffId
from storage.asking.foreseeing import list_managers
from storage.figures import summaries
from storage.people.staff import Staff

Told = dict[StaffId, set[StaffId | None]]


async def find_readers(turn: Turn) -> Told:
    """Of whose clients each of the staff is told: the manager, who stands in for them, or else the owners."""
    told: Told = {}
    for manager in await list_managers(turn.conn):
        for reader in (await find_receivers(turn, manager)).staff:
            told.setdefault(reader.id, set()).add(manager)
    return told


async def owe(turn: Turn, reader: Staff, of: set[StaffId | None], key: str, *, opens: datetime, ends: datetime) -> Owed:
    """The notice of this week, once for each reader; `of` empty: nobody is asked, and it is known as had."""
    if not await summaries.record_due(turn.conn, reader.id, key, due_at=opens, now=turn.now):
        return []
    if of:
        return [week_ahead.tell(reader, of, key, ends=ends)]
    await summaries.record_sent(turn.conn, reader.id, key, now=turn.now)
    return []


async def show_page(turn: Turn, reader: Staff, page: int, message_id: int) -> Owed:
    of = (await find_readers(turn)).get(reader.id, set())
    return [week_ahead.show(reader, of, page, message_id)]
