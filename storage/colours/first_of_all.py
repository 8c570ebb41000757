"""What the first lines of an owner's list and summary are chosen from: overdue cases, and accounts that are key."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from nps.campaign import is_key
from nps.first_of_all import Late
from nps.values import AccountId
from storage.cases.cases import UNDER_WAY, is_overdue
from storage.engine.conn import Conn
from storage.schema import accounts, cases, contact_manager, contacts

_A = ("A", "a", "А", "а")


async def list_late(conn: Conn, *, now: datetime) -> list[Late]:
    """A row for each manager and account whose clients wait too long."""
    query = (
        sa.select(contact_manager, accounts.c.id, sa.func.count(), accounts.c.revenue)
        .select_from(cases)
        .join(contacts, contacts.c.id == cases.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(UNDER_WAY, is_overdue(now))
        .group_by(contact_manager, accounts.c.id, accounts.c.revenue)
    )
    return [Late(*row) for row in await conn.execute(query)]


async def list_key(conn: Conn) -> set[AccountId]:
    """The accounts that are VIP or of class A."""
    query = sa.select(accounts.c.id, accounts.c.segment, accounts.c.abc)
    maybe = (sa.func.lower(accounts.c.segment) == "vip", accounts.c.abc.in_(_A))
    query = query.where(sa.or_(*maybe))  # most of thousands stay in the database
    return {number for number, segment, abc in await conn.execute(query) if is_key(segment, abc)}
