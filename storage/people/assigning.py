"""Who looks after which client: the account's manager, a contact's own one, or who has the contact for one case."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from nps.values import AccountId, ContactId, StaffId
from storage.engine.conn import Conn
from storage.people.clients import Contact
from storage.schema import accounts, cases, contacts


async def assign_account(conn: Conn, account_id: AccountId, manager_id: StaffId, *, now: datetime) -> None:
    """The account with all its contacts, except for those who have somebody else of their own."""
    this = sa.update(accounts).where(accounts.c.id == account_id)
    await conn.execute(this.values(manager_id=manager_id, updated_at=now))
    for own in (contacts.c.manager_id, contacts.c.lent_to):
        theirs = sa.update(contacts).where(contacts.c.account_id == account_id, own == manager_id)
        await conn.execute(theirs.values({own.name: None}))


async def assign_contact(conn: Conn, contact: Contact, manager_id: StaffId | None) -> None:
    """This contact alone, for good; None: whoever has the account."""
    this = sa.update(contacts).where(contacts.c.id == contact.id)
    account = sa.select(accounts.c.manager_id).where(accounts.c.id == contact.account_id).scalar_subquery()
    own = sa.literal(manager_id, contacts.c.manager_id.type)  # PostgreSQL takes nobody without a type for a text
    is_same = account.is_not_distinct_from(own)
    await conn.execute(this.values(manager_id=sa.case((is_same, None), else_=own), lent_to=None))


async def lend_contact(conn: Conn, contact: Contact, manager_id: StaffId) -> None:
    """This contact for as long as their case lasts; to whoever has them for good they go back."""
    this = sa.update(contacts).where(contacts.c.id == contact.id)
    account = sa.select(accounts.c.manager_id).where(accounts.c.id == contact.account_id).scalar_subquery()
    whose = sa.func.coalesce(contacts.c.manager_id, account)
    await conn.execute(this.values(lent_to=sa.case((whose == manager_id, None), else_=manager_id)))


async def take_back_lent(conn: Conn, *, over_before: datetime) -> list[ContactId]:
    """Contacts who were lent for a case go back once none of theirs is open or was closed since then."""
    lasting = sa.exists().where(
        cases.c.contact_id == contacts.c.id, sa.or_(cases.c.closed_at.is_(None), cases.c.closed_at > over_before)
    )
    over = sa.update(contacts).where(contacts.c.lent_to.is_not(None), ~lasting).values(lent_to=None)
    return sorted((await conn.execute(over.returning(contacts.c.id))).scalars())


async def assign_all(conn: Conn, staff_id: StaffId, to: StaffId, *, now: datetime) -> None:
    """Everything of one of the staff is another one's: accounts, and the contacts they had alone."""
    theirs = sa.update(accounts).where(accounts.c.manager_id == staff_id)
    await conn.execute(theirs.values(manager_id=to, updated_at=now))
    for own in (contacts.c.manager_id, contacts.c.lent_to):
        await conn.execute(sa.update(contacts).where(own == staff_id).values({own.name: to}))
    account = sa.select(accounts.c.manager_id).where(accounts.c.id == contacts.c.account_id).scalar_subquery()
    for own, whose in (
        (contacts.c.manager_id, account),
        (contacts.c.lent_to, sa.func.coalesce(contacts.c.manager_id, account)),
    ):
        await conn.execute(sa.update(contacts).where(own == to, whose == to).values({own.name: None}))


async def give_up_contacts(conn: Conn, staff_id: StaffId) -> list[ContactId]:
    """Contacts whom somebody had alone go back to whoever has the account; their accounts stay theirs."""
    gone: set[ContactId] = set()
    for own in (contacts.c.manager_id, contacts.c.lent_to):
        back = sa.update(contacts).where(own == staff_id).values({own.name: None}).returning(contacts.c.id)
        gone.update((await conn.execute(back)).scalars())
    return sorted(gone)


async def find_account_manager(conn: Conn, account_id: AccountId) -> StaffId | None:
    query = sa.select(accounts.c.manager_id).where(accounts.c.id == account_id)
    manager_id: StaffId | None = (await conn.execute(query)).scalar_one()
    return manager_id
