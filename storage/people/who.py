"""Who is this? People on Telegram, and everything a sender is: staff, contact of any number of accounts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from nps.values import ContactId, Role, StaffId, TelegramId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, insert
from storage.people.clients import CONTACT, STILL_HERE, Contact
from storage.people.consent import lets_telegram_name
from storage.people.staff import STAFF, Staff
from storage.schema import accounts, contacts, people, staff


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on Telegram, as the bot knows them."""

    telegram_id: TelegramId
    name: str
    username: str | None
    language: str | None
    telegram_language: str | None
    opted_out_at: datetime | None
    quiet_until: datetime | None  # who has one is asked once in half a year, and not before


@dataclass(frozen=True, slots=True)
class Who:
    """Everything a sender is, read from the database at every update: staff, contact of any number of accounts."""

    person: Person
    staff: Staff | None
    contacts: tuple[Contact, ...]

    @property
    def telegram_id(self) -> TelegramId:
        return self.person.telegram_id

    @property
    def is_owner(self) -> bool:
        return self.staff is not None and self.staff.role is Role.OWNER

    @property
    def is_manager(self) -> bool:
        return self.staff is not None and self.staff.role is Role.MANAGER

    def may_read(self, manager_id: StaffId | None) -> bool:
        """May they read about clients of this manager?"""
        return self.staff is not None and self.staff.may_read(manager_id)

    @property
    def is_known(self) -> bool:
        return self.staff is not None or bool(self.contacts)


_USERNAME = (
    sa.select(people.c.username)
    .join(contacts, contacts.c.telegram_id == people.c.telegram_id)
    .where(contacts.c.id == sa.bindparam("contact"), lets_telegram_name(contacts.c.id))
)


async def find_username(conn: Conn, contact_id: ContactId) -> str | None:
    """Without the @; None for whoever has none, or has not agreed that it is kept."""
    return (await conn.execute(_USERNAME, {"contact": contact_id})).scalar_one_or_none()


PERSON = fields_of(people, tuple(field.name for field in fields(Person)))

_WHO = (
    sa.select(*PERSON, *STAFF, *CONTACT)
    .select_from(people)
    .outerjoin(staff, sa.and_(staff.c.telegram_id == people.c.telegram_id, staff.c.retired_at.is_(None)))
    .outerjoin(contacts, sa.and_(contacts.c.telegram_id == people.c.telegram_id, STILL_HERE))
    .outerjoin(accounts, accounts.c.id == contacts.c.account_id)
    .where(people.c.telegram_id == sa.bindparam("human"))
    .order_by(contacts.c.id)
)


async def meet(
    conn: Conn,
    telegram_id: TelegramId,
    *,
    name: str,
    username: str | None,
    language: str | None,
    now: datetime,
) -> Who:
    """Who this is, remembering the name Telegram shows; roles come fresh from the database."""
    who = await find_who(conn, telegram_id)
    shown = (name, username, language)
    if who is None or (who.person.name, who.person.username, who.person.telegram_language) != shown:
        known = {"name": name, "username": username, "telegram_language": language}
        statement = insert(conn, people).values(telegram_id=telegram_id, created_at=now, **known)
        await conn.execute(statement.on_conflict_do_update(index_elements=["telegram_id"], set_=known))
        who = await find_who(conn, telegram_id)
        assert who is not None  # noqa: S101 - just written
    return who


async def find_who(conn: Conn, telegram_id: int) -> Who | None:
    """The same as `meet` for somebody who is not the sender; None when they never wrote to the bot."""
    rows = (await conn.execute(_WHO, {"human": telegram_id})).all()
    if not rows:
        return None
    contact_from = len(PERSON) + len(STAFF)
    person, member = rows[0][: len(PERSON)], rows[0][len(PERSON) : contact_from]
    return Who(
        Person(*person),
        Staff(*member) if member[0] is not None else None,
        tuple(Contact(*row[contact_from:]) for row in rows if row[contact_from] is not None),
    )


async def set_language(conn: Conn, telegram_id: TelegramId, language: str) -> None:
    await conn.execute(sa.update(people).where(people.c.telegram_id == telegram_id).values(language=language))


async def set_opted_out(conn: Conn, telegram_id: TelegramId, at: datetime | None) -> None:
    await conn.execute(sa.update(people).where(people.c.telegram_id == telegram_id).values(opted_out_at=at))


async def carry_quiet_until(conn: Conn, old: TelegramId, new: TelegramId) -> None:
    """The same human in another account wishes the same, unless they have said something else there."""
    wished = sa.select(people.c.quiet_until).where(people.c.telegram_id == old).scalar_subquery()
    this = (people.c.telegram_id == new, people.c.quiet_until.is_(None))
    await conn.execute(sa.update(people).where(*this).values(quiet_until=wished))


async def set_quiet_until(conn: Conn, telegram_id: TelegramId, until: datetime | None) -> None:
    """Ask this human rarely, and not before `until`; None: as everybody."""
    await conn.execute(sa.update(people).where(people.c.telegram_id == telegram_id).values(quiet_until=until))
