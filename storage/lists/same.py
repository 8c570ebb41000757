"""Names by which a list may call somebody who turned out to be another one: they go on finding that other one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from nps.text import fold
from nps.values import ContactState
from storage.engine.conn import Conn
from storage.schema import accounts, contacts, staff


@dataclass(frozen=True, slots=True)
class Alias:
    """The number of the one who is meant, and how a list calls them."""

    id: int
    name: str
    code: str | None = None


async def list_accounts(conn: Conn) -> list[Alias]:
    query = sa.select(accounts.c.merged_into, accounts.c.name, accounts.c.external_id)
    return [Alias(*row) for row in await conn.execute(query.where(accounts.c.merged_into.is_not(None)))]


async def list_contacts(conn: Conn) -> list[Alias]:
    """Of contacts who are not erased."""
    kept = contacts.alias()
    query = sa.select(contacts.c.merged_into, contacts.c.name, contacts.c.external_id)
    query = query.join(kept, kept.c.id == contacts.c.merged_into)
    query = query.where(kept.c.state != ContactState.ERASED, contacts.c.name != "")
    return [Alias(*row) for row in await conn.execute(query)]


async def list_people(conn: Conn) -> list[tuple[Any, ...]]:
    """Everybody by each of their names at each name of their company; of several rows the number is the same.

    Number, code, e-mail, phone, name; the account's name and code; its number.
    """
    kept = contacts.alias()
    called = (contacts.c.external_id, contacts.c.email, contacts.c.phone, contacts.c.name)
    query = (
        sa.select(kept.c.id, *called, accounts.c.name, accounts.c.external_id, kept.c.account_id)
        .join(kept, kept.c.id == sa.func.coalesce(contacts.c.merged_into, contacts.c.id))
        .join(accounts, kept.c.account_id == sa.func.coalesce(accounts.c.merged_into, accounts.c.id))
        .where(kept.c.state != ContactState.ERASED, sa.or_(contacts.c.merged_into.is_(None), contacts.c.name != ""))
        .order_by(kept.c.id, contacts.c.id, accounts.c.id)
    )
    return [tuple(row) for row in await conn.execute(query)]


async def list_staff(conn: Conn) -> list[tuple[int, str, str]]:
    """Numbers and present names of who is on the staff, and the folded name of who turned out to be them."""
    kept = staff.alias()
    query = sa.select(kept.c.id, kept.c.name, staff.c.name).join(kept, kept.c.id == staff.c.merged_into)
    rows = await conn.execute(query.where(kept.c.retired_at.is_(None)))
    return [(number, name, fold(known_as)) for number, name, known_as in rows]


class Companies:
    """Every name and code of a company, by any of them."""

    def __init__(self, rows: list[tuple[int, str, str | None]]) -> None:
        self._of: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
        self._by: dict[str, int] = {}
        for number, name, code in rows:
            self._of[number].append((name, code))
            self._by.setdefault(f"name:{fold(name)}", number)
            if code:
                self._by[f"code:{code}"] = number

    def others(self, name: str, code: str | None) -> list[tuple[str, str | None]]:
        number = self._by.get(f"code:{code}") or self._by.get(f"name:{fold(name)}")
        return self._of[number] if number is not None else []


async def read_companies(conn: Conn) -> Companies:
    """Of those that have more than one name alone."""
    kept = sa.func.coalesce(accounts.c.merged_into, accounts.c.id)
    several = sa.select(accounts.c.merged_into).where(accounts.c.merged_into.is_not(None))
    query = sa.select(kept, accounts.c.name, accounts.c.external_id).where(kept.in_(several))
    return Companies([(number, name, code) for number, name, code in await conn.execute(query)])
