"""Who of the staff is away until when, and who stands in for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

import sqlalchemy as sa

from nps.absence import falls_to, stood_in_for
from nps.values import StaffId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row, select_of
from storage.schema import absences, staff


@dataclass(frozen=True, slots=True)
class Absence:
    """`deputy_id` is None when the owners stand in; `last_day` is by the calendar of whoever is away."""

    id: int
    staff_id: StaffId
    deputy_id: StaffId | None
    since: datetime
    last_day: date
    ends_at: datetime


ABSENCE = fields_of(absences, tuple(field.name for field in fields(Absence)))
_UNDER_WAY = absences.c.ended_at.is_(None)
_QUERY = select_of(ABSENCE).where(_UNDER_WAY).order_by(absences.c.last_day, absences.c.id)


async def list_under_way(conn: Conn) -> list[Absence]:
    """Whoever is back first comes first."""
    return [Absence(*row) for row in await conn.execute(_QUERY)]


async def read_standing(conn: Conn) -> dict[StaffId, StaffId | None]:
    """Everybody who is away, and who stands in for them."""
    query = sa.select(absences.c.staff_id, absences.c.deputy_id).where(_UNDER_WAY)
    return {StaffId(row.staff_id): row.deputy_id for row in await conn.execute(query)}


async def find_responsible(conn: Conn, staff_id: StaffId) -> StaffId | None:
    """Who has what is theirs now: they, whoever stands in for them in the end, or None: the owners."""
    return falls_to(staff_id, await read_standing(conn))


async def find_of(conn: Conn, staff_id: StaffId) -> Absence | None:
    return await find_one(conn, Absence, _QUERY.where(absences.c.staff_id == staff_id))


async def list_due(conn: Conn, *, now: datetime) -> Sequence[Absence]:
    """Those that are over by now."""
    return [Absence(*row) for row in await conn.execute(_QUERY.where(absences.c.ends_at <= now))]


async def begin(
    conn: Conn,
    staff_id: StaffId,
    deputy_id: StaffId | None,
    *,
    by: StaffId,
    last_day: date,
    ends_at: datetime,
    now: datetime,
) -> None:
    """In place of the one there was, if they were away already."""
    await _end(conn, absences.c.staff_id == staff_id, now=now)
    days = {"since": now, "last_day": last_day, "ends_at": ends_at}
    await insert_row(conn, absences, staff_id=staff_id, deputy_id=deputy_id, set_by=by, **days)
    await settle(conn, now=now)


async def end(conn: Conn, absence: Absence, *, now: datetime) -> bool:
    """Tells whether it was still under way."""
    ended = await _end(conn, absences.c.id == absence.id, now=now)
    await settle(conn, now=now)
    return ended


async def forget(conn: Conn, staff_id: StaffId, *, now: datetime) -> None:
    """This person has left the staff: they are away no more, and whoever counted on them falls to the owners."""
    await _end(conn, absences.c.staff_id == staff_id, now=now)
    of_deputy = sa.update(absences).where(absences.c.deputy_id == staff_id, _UNDER_WAY)
    await conn.execute(of_deputy.values(deputy_id=None))
    await settle(conn, now=now)


async def _end(conn: Conn, which: sa.ColumnElement[bool], *, now: datetime) -> bool:
    ended = sa.update(absences).where(which, _UNDER_WAY).values(ended_at=now).returning(absences.c.id)
    return (await conn.execute(ended)).first() is not None


async def settle(conn: Conn, *, now: datetime) -> None:
    """What is known of each of the staff by these absences, kept beside them: it is asked at every step."""
    standing = await read_standing(conn)
    of = stood_in_for(standing)
    known = sa.or_(staff.c.away_since.is_not(None), staff.c.stands_in_for.is_not(None))
    query = sa.select(staff.c.id, staff.c.away_since, staff.c.stands_in_for).where(
        sa.or_(known, staff.c.id.in_({*standing, *of}))
    )
    for row in (await conn.execute(query)).all():
        away_since = (row.away_since or now) if row.id in standing else None
        if (away_since, of.get(row.id, ())) != (row.away_since, row.stands_in_for):
            change = sa.update(staff).where(staff.c.id == row.id)
            await conn.execute(change.values(away_since=away_since, stands_in_for=of.get(row.id, ())))
