"""How many people there are, and how many of them have joined."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from nps.values import ContactState, Role
from storage.engine.conn import Conn
from storage.schema import contacts, staff


@dataclass(frozen=True, slots=True)
class Headcount:
    """Whoever may be here; those who have left the company or were erased count no more."""

    owners: int
    owners_in: int
    managers: int
    managers_in: int
    contacts: int
    contacts_in: int


async def count_invited(conn: Conn) -> int:
    """Contacts who are listed and have not joined."""
    query = sa.select(sa.func.count()).where(contacts.c.state == ContactState.INVITED)
    return int((await conn.execute(query)).scalar_one())


async def count_people(conn: Conn) -> Headcount:
    """A joined contact stays one while messages do not reach them."""
    team = sa.select(staff.c.role, sa.func.count(), sa.func.count(staff.c.joined_at))
    query = team.where(staff.c.retired_at.is_(None)).group_by(staff.c.role)
    of_role = {role: (total, joined) for role, total, joined in await conn.execute(query)}
    here = contacts.c.state.not_in([ContactState.LEFT, ContactState.ERASED])
    clients = sa.select(sa.func.count(), sa.func.count(contacts.c.joined_at)).where(here)
    total, joined = (await conn.execute(clients)).one()
    return Headcount(*of_role.get(Role.OWNER, (0, 0)), *of_role.get(Role.MANAGER, (0, 0)), total, joined)
