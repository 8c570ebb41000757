"""What the log says of contacts: who did what with their data and when, and that they are gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from nps.values import ContactId, StaffId
from storage.engine.conn import Conn
from storage.privacy import whose
from storage.schema import accounts, audit, contacts, erasures


@dataclass(frozen=True, slots=True)
class Logged:
    """`staff_id` None: it was the person's own doing."""

    at: datetime
    staff_id: StaffId | None
    action: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A contact that was erased: nothing is left of whom it was but the company."""

    contact_id: ContactId
    account: str
    uid: str
    at: datetime


async def list_logged(conn: Conn, contact_ids: Sequence[ContactId]) -> list[int]:
    """The numbers of the rows about these contacts; asked before an erasure, after which their cases may be gone."""
    about = [whose.of_contact(audit, contact_id) for contact_id in contact_ids]
    query = sa.select(audit.c.id).where(sa.or_(*(each for each in about if each is not None)))
    return list((await conn.execute(query.order_by(audit.c.id))).scalars())


async def read_logged(conn: Conn, numbers: Sequence[int]) -> list[Logged]:
    query = sa.select(audit.c.at, audit.c.staff_id, audit.c.action).where(audit.c.id.in_(numbers))
    return [Logged(at, staff_id, action) for at, staff_id, action in await conn.execute(query.order_by(audit.c.id))]


async def list_gone(conn: Conn, contact_ids: Sequence[ContactId]) -> list[Gone]:
    query = (
        sa.select(erasures.c.contact_id, accounts.c.name, erasures.c.uid, erasures.c.at)
        .join(contacts, contacts.c.id == erasures.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(erasures.c.contact_id.in_(contact_ids))
        .order_by(erasures.c.id)
    )
    return [Gone(*row) for row in await conn.execute(query)]
