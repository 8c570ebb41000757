"""Contacts by the zone their day is counted in."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from nps.values import ContactState
from storage.engine.conn import Conn
from storage.schema import contacts


def outside(zones: Collection[str | None]) -> list[sa.ColumnElement[bool]]:
    """Contacts whose zone is none of these; None is the company's own."""
    zone, named = contacts.c.timezone, [name for name in zones if name is not None]
    of_named = [sa.or_(zone.is_(None), zone.not_in(named))] if named else []
    return [*of_named, *([zone.is_not(None)] if None in zones else [])]


async def list_zones(conn: Conn) -> set[str | None]:
    """All zones of those who have joined."""
    query = sa.select(contacts.c.timezone).where(contacts.c.state == ContactState.JOINED).distinct()
    return set((await conn.execute(query)).scalars())
