"""The names a company uses, of which a member of staff may speak: of others' clients they learn nothing."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from nps.scope_words import Directory
from nps.values import AccountId, Role, StaffId
from storage.engine.conn import Conn
from storage.people.staff import Staff
from storage.schema import accounts, responses, staff


async def read_directory(conn: Conn, reader: Staff) -> Directory:
    """Everybody's for an owner; for a manager their own, and of whom they stand in for."""
    return await _read(conn, None if reader.role is Role.OWNER else reader.managers)


async def read_whole_directory(conn: Conn) -> Directory:
    """All the names there are: for what the owners have set, whoever reads it."""
    return await _read(conn, None)


async def list_segments_of_answers(conn: Conn, reader: Staff) -> list[str]:
    """The segments that the reader's clients had when they were asked, whatever they are called now."""
    query = sa.select(responses.c.segment).where(responses.c.segment.is_not(None)).distinct()
    if reader.role is not Role.OWNER:
        query = query.where(responses.c.manager_id.in_(reader.managers))
    return sorted((await conn.execute(query)).scalars())


async def _read(conn: Conn, own: Sequence[StaffId] | None) -> Directory:
    query = sa.select(accounts.c.id, accounts.c.name, accounts.c.segment, accounts.c.region)
    query = query.where(accounts.c.merged_into.is_(None))
    people = sa.select(staff.c.id, staff.c.name).where(staff.c.retired_at.is_(None), staff.c.name != "")
    if own is not None:
        query, people = query.where(accounts.c.manager_id.in_(own)), people.where(staff.c.id.in_(own))
    rows = (await conn.execute(query.order_by(accounts.c.id))).all()
    return Directory(
        managers=[(StaffId(number), name) for number, name in await conn.execute(people.order_by(staff.c.id))],
        accounts=[(AccountId(row.id), row.name) for row in rows],
        segments=sorted({row.segment for row in rows if row.segment}),
        regions=sorted({row.region for row in rows if row.region}),
    )
