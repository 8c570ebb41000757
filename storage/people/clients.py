"""Client accounts and the people at them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

import sqlalchemy as sa

from nps.values import AccountId, Circle, ContactId, ContactState, RelationStatus, StaffId, TelegramId, Unreachable
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, select_of
from storage.schema import accounts, contact_manager, contacts
from storage.schema.columns import UtcTime


@dataclass(frozen=True, slots=True)
class Account:
    id: AccountId
    name: str
    manager_id: StaffId | None
    segment: str | None
    abc: str | None
    status: RelationStatus | None
    region: str | None
    revenue: int | None
    first_delivery: date | None
    last_purchase: date | None
    type: str | None = None
    xyz: str | None = None
    debt: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at an account, with the account's name beside it; `manager_id`: whoever looks after them now."""

    id: ContactId
    account_id: AccountId
    name: str
    greeting: str | None
    circle: Circle | None
    position: str | None
    language: str | None
    timezone: str | None
    telegram_id: TelegramId | None
    state: ContactState
    unreachable: Unreachable | None
    joined_at: datetime | None
    phone: str | None
    email: str | None
    account: str
    manager_id: StaffId | None
    segment: str | None


ACCOUNT = fields_of(accounts, tuple(field.name for field in fields(Account)))

CONTACT = (
    *fields_of(contacts, tuple(field.name for field in fields(Contact))[:-3]),
    accounts.c.name,
    contact_manager,
    accounts.c.segment,
)

CONTACT_QUERY = select_of(CONTACT).join(accounts, accounts.c.id == contacts.c.account_id)
_CONTACT_BY_ID = CONTACT_QUERY.where(contacts.c.id == sa.bindparam("contact"))

STILL_HERE = sa.and_(contacts.c.state != ContactState.LEFT, contacts.c.state != ContactState.ERASED)


async def get_account(conn: Conn, account_id: int) -> Account:
    return Account(*(await conn.execute(select_of(ACCOUNT).where(accounts.c.id == account_id))).one())


async def find_account(conn: Conn, account_id: int) -> Account | None:
    """Of one that turned out to be another one, that other one."""
    same = sa.select(accounts.c.merged_into).where(accounts.c.id == account_id).scalar_subquery()
    this = accounts.c.id == sa.func.coalesce(same, account_id)
    return await find_one(conn, Account, select_of(ACCOUNT).where(this))


async def list_accounts(conn: Conn, ids: Collection[AccountId]) -> list[Account]:
    query = select_of(ACCOUNT).where(accounts.c.id.in_(sorted(ids)))
    return [Account(*row) for row in await conn.execute(query)]


async def list_contact_names(conn: Conn, ids: Iterable[ContactId | None]) -> dict[int, str]:
    """Of these contacts; "" of whoever is erased."""
    wanted = sorted({contact_id for contact_id in ids if contact_id is not None})
    query = sa.select(contacts.c.id, contacts.c.name).where(contacts.c.id.in_(wanted))
    return {number: name for number, name in await conn.execute(query)}


async def count_accounts_of(conn: Conn, staff_id: StaffId) -> int:
    query = sa.select(sa.func.count()).select_from(accounts).where(accounts.c.manager_id == staff_id)
    return (await conn.execute(query)).scalar_one()


async def list_managers_of_accounts(conn: Conn) -> list[StaffId]:
    """Who looks after any."""
    query = sa.select(accounts.c.manager_id).where(accounts.c.manager_id.is_not(None)).distinct()
    return [StaffId(number) for number in (await conn.execute(query.order_by(accounts.c.manager_id))).scalars()]


async def get_contact(conn: Conn, contact_id: int) -> Contact:
    return Contact(*(await conn.execute(_CONTACT_BY_ID, {"contact": contact_id})).one())


async def find_contact(conn: Conn, contact_id: int) -> Contact | None:
    return await find_one(conn, Contact, _CONTACT_BY_ID, {"contact": contact_id})


async def list_contacts(conn: Conn) -> list[Contact]:
    """Everybody who may be invited or has joined."""
    return [Contact(*row) for row in await conn.execute(CONTACT_QUERY.where(STILL_HERE))]


async def list_not_erased(conn: Conn, account_id: int) -> list[Contact]:
    """Of whom of this account something is held: who has left, and who never joined, as well."""
    held = (contacts.c.account_id == account_id, contacts.c.state != ContactState.ERASED)
    query = CONTACT_QUERY.where(*held).order_by(contacts.c.name_folded, contacts.c.id)
    return [Contact(*row) for row in await conn.execute(query)]


async def list_not_joined(conn: Conn, account_id: int, *, limit: int) -> list[Contact]:
    """Who of this account is listed and has not joined."""
    invited = (contacts.c.account_id == account_id, contacts.c.state == ContactState.INVITED)
    query = CONTACT_QUERY.where(*invited).order_by(contacts.c.name_folded).limit(limit)
    return [Contact(*row) for row in await conn.execute(query)]


async def bind_contact(conn: Conn, contact_id: ContactId, telegram_id: TelegramId, *, now: datetime) -> bool:
    """Join a contact to a human; False when that human is already another contact of the same account."""
    account = sa.select(contacts.c.account_id).where(contacts.c.id == contact_id).scalar_subquery()
    other = sa.select(contacts.c.id).where(
        contacts.c.account_id == account, contacts.c.telegram_id == telegram_id, contacts.c.id != contact_id
    )
    if (await conn.execute(other)).first():
        return False
    since = sa.func.coalesce(
        contacts.c.joined_at, sa.literal(now, UtcTime)
    )  # in a new Telegram account: since they first agreed
    values = {"telegram_id": telegram_id, "state": ContactState.JOINED, "joined_at": since}
    values |= {"unreachable": None, "unreachable_at": None}
    await conn.execute(sa.update(contacts).where(contacts.c.id == contact_id).values(**values, updated_at=now))
    return True
