"""Who came by the link for everybody: a row for each human until they are a contact."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import sqlalchemy as sa

from nps.text import fold
from nps.values import (
    AccountId,
    ConsentMode,
    ContactId,
    ContactState,
    NewcomerId,
    NewcomerState,
    ReferralId,
    TelegramId,
)
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row, select_of
from storage.schema import contacts, newcomers

FORGOTTEN_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """`version`, `mode` and `agreed_at` are of the consent they have given; None: not yet.

    `referral_id`: by which promoter's link they came, and then they say how they are `called` and of which `company`.
    """

    id: NewcomerId
    telegram_id: TelegramId
    state: NewcomerState
    phone: str | None
    version: str | None
    mode: ConsentMode | None
    opened_at: datetime
    agreed_at: datetime | None
    referral_id: ReferralId | None = None
    called: str | None = None
    company: str | None = None


NEWCOMER = fields_of(newcomers, tuple(field.name for field in fields(Newcomer)))


async def find(conn: Conn, newcomer_id: int) -> Newcomer | None:
    return await find_one(conn, Newcomer, select_of(NEWCOMER).where(newcomers.c.id == newcomer_id))


async def find_of_human(conn: Conn, telegram_id: int) -> Newcomer | None:
    return await find_one(conn, Newcomer, select_of(NEWCOMER).where(newcomers.c.telegram_id == telegram_id))


async def add(conn: Conn, telegram_id: TelegramId, *, now: datetime) -> None:
    """They read the consent."""
    await insert_row(conn, newcomers, telegram_id=telegram_id, state=NewcomerState.OPENED, opened_at=now)


async def record_agreed(conn: Conn, newcomer_id: NewcomerId, version: str, mode: ConsentMode, *, now: datetime) -> None:
    this = (newcomers.c.id == newcomer_id, newcomers.c.state == NewcomerState.OPENED)
    agreed = {"state": NewcomerState.AGREED, "version": version, "mode": mode, "agreed_at": now}
    await conn.execute(sa.update(newcomers).where(*this).values(**agreed))


async def record_waiting(conn: Conn, newcomer_id: NewcomerId, phone: str, *, now: datetime) -> None:
    """The list does not tell who has this phone."""
    waits = {"state": NewcomerState.WAITING, "phone": phone, "shared_at": now}
    await conn.execute(sa.update(newcomers).where(newcomers.c.id == newcomer_id).values(**waits))


async def record_sent(conn: Conn, newcomer_id: NewcomerId, referral_id: ReferralId) -> None:
    """They came by a promoter's link as well, before it was known who they are."""
    await conn.execute(sa.update(newcomers).where(newcomers.c.id == newcomer_id).values(referral_id=referral_id))


async def record_called(conn: Conn, newcomer_id: NewcomerId, called: str) -> None:
    await conn.execute(sa.update(newcomers).where(newcomers.c.id == newcomer_id).values(called=called))


async def record_company(conn: Conn, newcomer_id: NewcomerId, company: str, *, now: datetime) -> None:
    """Now all is said that was asked, and an owner decides."""
    waits = {"state": NewcomerState.WAITING, "company": company, "shared_at": now}
    await conn.execute(sa.update(newcomers).where(newcomers.c.id == newcomer_id).values(**waits))


async def record_rejected(conn: Conn, newcomer_id: NewcomerId) -> None:
    """The number goes at once; that they were rejected is known for as long as a newcomer is."""
    rejected = {"state": NewcomerState.REJECTED, "phone": None}
    await conn.execute(sa.update(newcomers).where(newcomers.c.id == newcomer_id).values(**rejected))


async def forget(conn: Conn, telegram_id: int) -> None:
    await conn.execute(sa.delete(newcomers).where(newcomers.c.telegram_id == telegram_id))


async def list_old(conn: Conn, *, now: datetime) -> list[Newcomer]:
    """Whoever came so long ago that they are to be forgotten."""
    query = select_of(NEWCOMER).where(newcomers.c.opened_at <= now - FORGOTTEN_AFTER).order_by(newcomers.c.id)
    return [Newcomer(*row) for row in await conn.execute(query)]


async def count_shared(conn: Conn, *, since: datetime) -> int:
    """How many have shared a phone of which the list says too little, and wait or were rejected."""
    query = sa.select(sa.func.count()).select_from(newcomers).where(newcomers.c.shared_at > since)
    return int((await conn.execute(query)).scalar_one())


async def add_contact(conn: Conn, account_id: AccountId, name: str, phone: str, *, now: datetime) -> ContactId:
    """A new person of this account, as Telegram names them; not in the bot yet."""
    values = {"name": name, "name_folded": fold(name), "phone": phone, "state": ContactState.INVITED}
    return ContactId(await insert_row(conn, contacts, account_id=account_id, created_at=now, updated_at=now, **values))
