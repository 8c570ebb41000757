"""What is held about one human: every row of theirs, table by table, for them to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from nps.values import ContactState, Role
from storage.engine.conn import Conn
from storage.privacy import whose
from storage.schema import accounts, contacts, metadata, staff
from storage.schema.privacy import Belongs, personal_tables, privacy_of

Row = Mapping[str, Any]
Rows = Mapping[str, list[Row]]
"""By table, oldest first."""


@dataclass(frozen=True, slots=True)
class ContactData:
    """One contact of the human, with everything that hangs on it."""

    contact: Row
    account: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class PersonalData:
    """`staff` tells the role and name behind a staff id; `rows` are the human's, whichever contact they are."""

    rows: Rows
    contacts: list[ContactData]
    staff: dict[int, tuple[Role, str]]


async def collect(conn: Conn, telegram_id: int) -> PersonalData:
    """Everything of this human; contacts who left their company are still theirs, erased ones are nobody's."""
    not_erased = (contacts.c.telegram_id == telegram_id, contacts.c.state != ContactState.ERASED)
    own = {
        row.id: row.state for row in await conn.execute(sa.select(contacts.c.id, contacts.c.state).where(*not_erased))
    }
    also_listed = sa.and_(contacts.c.merged_into.in_(own), contacts.c.name != "")  # as the same human
    query = sa.select(contacts, accounts.c.name.label("account_name"))
    query = query.join(accounts, accounts.c.id == contacts.c.account_id)
    query = query.where(sa.or_(contacts.c.id.in_(own), also_listed)).order_by(contacts.c.id)
    everybody = await conn.execute(sa.select(staff.c.id, staff.c.role, staff.c.name))
    return PersonalData(
        rows=await _rows_of_human(conn, telegram_id),
        contacts=[
            ContactData(
                dict(row) | {"state": own[row["merged_into"] or row["id"]]},
                row["account_name"],
                await _rows_of_contact(conn, row["id"], telegram_id),
            )
            for row in (await conn.execute(query)).mappings().all()
        ],
        staff={staff_id: (Role(role), name) for staff_id, role, name in everybody},
    )


async def collect_listed(conn: Conn, contact_id: int) -> Row | None:
    """What the client list says of a contact who may not have agreed yet; None when there is no such contact."""
    here = (contacts.c.id == contact_id, contacts.c.state != ContactState.ERASED)
    row = (await conn.execute(sa.select(contacts).where(*here))).mappings().first()
    return dict(row) if row is not None else None


async def _rows_of_human(conn: Conn, telegram_id: int) -> Rows:
    return {
        table.name: await _rows(conn, table, of_human)
        for table, _ in personal_tables(metadata.tables.values())
        if whose.of_contact(table, 0) is None and (of_human := whose.of_human(table, telegram_id)) is not None
    }


async def _rows_of_contact(conn: Conn, contact_id: int, telegram_id: int) -> Rows:
    """Where several humans may have come to one contact, who the others are is not theirs to know."""
    return {
        table.name: await _rows(conn, table, of_contact, whose.of_human(table, telegram_id))
        for table, _ in personal_tables(metadata.tables.values())
        if table is not contacts and (of_contact := whose.of_contact(table, contact_id)) is not None
    }


async def _rows(conn: Conn, table: sa.Table, *conditions: whose.Condition | None) -> list[Row]:
    query = sa.select(table).where(*(condition for condition in conditions if condition is not None))
    if (about := privacy_of(table)) and isinstance(about, Belongs) and about.shown is not None:
        column, codes = about.shown
        query = query.where(table.c[column].in_(sorted(codes)))
    query = query.order_by(*table.primary_key.columns)
    return [dict(row) for row in (await conn.execute(query)).mappings()]
