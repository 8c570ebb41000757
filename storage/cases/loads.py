"""How much is each of the staff's: accounts, contacts they have alone, open cases, promises, what they are to mend."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa

from nps.values import PromiseState, StaffId
from storage.cases.cases import UNDER_WAY
from storage.engine.conn import Conn
from storage.schema import accounts, cases, contacts, fixes, promises, staff


@dataclass(frozen=True, slots=True)
class Load:
    """`contacts`: those whom somebody has alone, for good or for one case; `promises` stand on the open cases."""

    accounts: int = 0
    contacts: int = 0
    cases: int = 0
    promises: int = 0
    fixes: int = 0

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, field.name) for field in fields(self))


def _count(table: sa.Table, *of_member: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
    return sa.select(sa.func.count()).select_from(table).where(*of_member).correlate(staff).scalar_subquery()


_HAVE_CASE = sa.and_(UNDER_WAY, sa.or_(cases.c.manager_id == staff.c.id, cases.c.taken_by == staff.c.id))
_LOADS = sa.select(
    staff.c.id,
    _count(accounts, accounts.c.manager_id == staff.c.id),
    _count(contacts, sa.or_(contacts.c.manager_id == staff.c.id, contacts.c.lent_to == staff.c.id)),
    _count(cases, _HAVE_CASE),
    _count(
        promises,
        promises.c.state == PromiseState.OPEN,
        promises.c.case_id.in_(sa.select(cases.c.id).where(_HAVE_CASE).correlate(staff)),
    ),
    _count(fixes, fixes.c.staff_id == staff.c.id, fixes.c.done_at.is_(None)),
)


async def read_loads(conn: Conn) -> dict[StaffId, Load]:
    """Of everybody who is on the staff."""
    rows = await conn.execute(_LOADS.where(staff.c.retired_at.is_(None)))
    return {StaffId(number): Load(*counts) for number, *counts in rows}


async def read_load(conn: Conn, staff_id: StaffId) -> Load:
    row = (await conn.execute(_LOADS.where(staff.c.id == staff_id))).one()
    return Load(*row[1:])


async def list_taken(conn: Conn, staff_id: StaffId) -> list[int]:
    """The open cases this person is on."""
    query = sa.select(cases.c.id).where(UNDER_WAY, cases.c.taken_by == staff_id).order_by(cases.c.id)
    return list((await conn.execute(query)).scalars())
