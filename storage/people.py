"""Who is who: people on Telegram, staff, client accounts and their contacts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.text import fold
from nps.values import (
    AccountId,
    AlertState,
    Circle,
    ContactId,
    ContactState,
    InvitationState,
    RelationStatus,
    Role,
    StaffId,
    TelegramId,
    Unreachable,
)
from storage.schema import accounts, alerts, audit, contacts, invitations, people, staff
from storage.writing import fields_of, insert, insert_row

MOST_WORDS = 10
"""Of a search: a database refuses conditions without end."""


@dataclass(frozen=True, slots=True)
class Staff:
    id: StaffId
    role: Role
    name: str
    telegram_id: TelegramId | None
    language: str | None
    joined_at: datetime | None
    unreachable: Unreachable | None

    @property
    def can_be_written_to(self) -> bool:
        return self.telegram_id is not None and self.joined_at is not None and self.unreachable is None

    def may_read(self, manager_id: StaffId | None) -> bool:
        """May they read about clients of this manager? An owner of everybody's, a manager of their own."""
        return self.role is Role.OWNER or self.id == manager_id


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


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at an account, with the account's name and manager beside it."""

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


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on Telegram, as the bot knows them."""

    telegram_id: TelegramId
    name: str
    username: str | None
    language: str | None
    telegram_language: str | None
    opted_out_at: datetime | None
    quiet_until: datetime | None


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

    def is_contact(self, contact_id: int) -> bool:
        return any(contact.id == contact_id for contact in self.contacts)

    @property
    def is_known(self) -> bool:
        return self.staff is not None or bool(self.contacts)


STAFF = fields_of(staff, tuple(f.name for f in fields(Staff)))
ACCOUNT = fields_of(accounts, tuple(f.name for f in fields(Account)))
PERSON = fields_of(people, tuple(f.name for f in fields(Person)))
CONTACT = (
    *fields_of(contacts, tuple(f.name for f in fields(Contact))[:-3]),
    accounts.c.name,
    accounts.c.manager_id,
    accounts.c.segment,
)
CONTACT_QUERY = sa.select(*CONTACT).join(accounts, accounts.c.id == contacts.c.account_id)
STAFF_QUERY = sa.select(*STAFF).where(staff.c.retired_at.is_(None))
_STAFF_BY_ID = STAFF_QUERY.where(staff.c.id == sa.bindparam("staff"))
_CONTACT_BY_ID = CONTACT_QUERY.where(contacts.c.id == sa.bindparam("contact"))
_STILL_HERE = sa.and_(contacts.c.state != ContactState.LEFT, contacts.c.state != ContactState.ERASED)
_WHO = (
    sa.select(*PERSON, *STAFF, *CONTACT)
    .select_from(people)
    .outerjoin(staff, sa.and_(staff.c.telegram_id == people.c.telegram_id, staff.c.retired_at.is_(None)))
    .outerjoin(contacts, sa.and_(contacts.c.telegram_id == people.c.telegram_id, _STILL_HERE))
    .outerjoin(accounts, accounts.c.id == contacts.c.account_id)
    .where(people.c.telegram_id == sa.bindparam("human"))
    .order_by(contacts.c.id)
)
_QUIETER = (
    sa.update(people)
    .where(
        people.c.telegram_id == sa.bindparam("human"),
        sa.or_(people.c.quiet_until.is_(None), people.c.quiet_until < sa.bindparam("until")),
    )
    .values(quiet_until=sa.bindparam("until"))
)


async def meet(
    conn: AsyncConnection,
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


async def find_who(conn: AsyncConnection, telegram_id: int) -> Who | None:
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


async def find_person(conn: AsyncConnection, telegram_id: int) -> Person | None:
    row = (await conn.execute(sa.select(*PERSON).where(people.c.telegram_id == telegram_id))).first()
    return Person(*row) if row else None


async def set_language(conn: AsyncConnection, telegram_id: TelegramId, language: str) -> None:
    await conn.execute(sa.update(people).where(people.c.telegram_id == telegram_id).values(language=language))


async def set_opted_out(conn: AsyncConnection, telegram_id: TelegramId, at: datetime | None) -> None:
    await conn.execute(sa.update(people).where(people.c.telegram_id == telegram_id).values(opted_out_at=at))


async def keep_quiet(conn: AsyncConnection, telegram_id: TelegramId, until: datetime) -> None:
    """Nothing is asked of this human before `until`, whichever account it would be about."""
    await conn.execute(_QUIETER, {"human": telegram_id, "until": until})


# --- staff ---------------------------------------------------------------------------------------------------------


async def find_staff(conn: AsyncConnection, staff_id: int | None) -> Staff | None:
    if staff_id is None:
        return None
    row = (await conn.execute(_STAFF_BY_ID, {"staff": staff_id})).first()
    return Staff(*row) if row else None


async def find_staff_by_telegram(conn: AsyncConnection, telegram_id: int) -> Staff | None:
    row = (await conn.execute(STAFF_QUERY.where(staff.c.telegram_id == telegram_id))).first()
    return Staff(*row) if row else None


async def list_staff(conn: AsyncConnection, role: Role | None = None) -> list[Staff]:
    query = STAFF_QUERY if role is None else STAFF_QUERY.where(staff.c.role == role)
    return [Staff(*row) for row in await conn.execute(query.order_by(staff.c.id))]


async def name_staff(conn: AsyncConnection) -> dict[StaffId, str]:
    """The names of all who ever were staff: answers are of the time when they were."""
    return {StaffId(number): name for number, name in await conn.execute(sa.select(staff.c.id, staff.c.name))}


async def list_owners(conn: AsyncConnection) -> list[Staff]:
    return await list_staff(conn, Role.OWNER)


async def add_staff(
    conn: AsyncConnection, role: Role, name: str, *, now: datetime, telegram_id: TelegramId | None = None
) -> StaffId:
    values = {"role": role, "name": name, "name_folded": fold(name), "telegram_id": telegram_id, "created_at": now}
    return StaffId(await insert_row(conn, staff, **values))


async def settle_owners(conn: AsyncConnection, owner_ids: frozenset[TelegramId], *, now: datetime) -> None:
    """Make the owners of the database those of the settings; who is no longer named loses the role."""
    for owner in await list_owners(conn):
        if owner.telegram_id not in owner_ids:
            await retire(conn, owner.id, now=now)
    for telegram_id in sorted(owner_ids):
        found = await find_staff_by_telegram(conn, telegram_id)
        if found is None:
            await add_staff(conn, Role.OWNER, "", now=now, telegram_id=telegram_id)
        elif found.role is not Role.OWNER:
            await conn.execute(sa.update(staff).where(staff.c.id == found.id).values(role=Role.OWNER))


async def retire(conn: AsyncConnection, staff_id: StaffId, *, now: datetime) -> None:
    """This person is no longer staff: nothing further is theirs to read, and their Telegram account is a stranger's.

    Their accounts stay as they are until somebody else is assigned; who reads their open cases instead, the next tick
    settles (cases.claim_handovers).
    """
    mine = (staff.c.id == staff_id, staff.c.retired_at.is_(None))
    await conn.execute(sa.update(staff).where(*mine).values(retired_at=now, telegram_id=None))
    of_theirs = sa.update(alerts).where(alerts.c.staff_id == staff_id)
    await conn.execute(of_theirs.values(state=AlertState.WITHDRAWN))


async def record_staff_joined(
    conn: AsyncConnection, staff_id: StaffId, telegram_id: TelegramId, name: str | None, *, now: datetime
) -> bool:
    """The person behind this staff row pressed START; tells whether it was the first time. `name` fills a gap."""
    values: dict[str, Any] = {"telegram_id": telegram_id, "joined_at": now, "unreachable": None}
    first = sa.update(staff).where(staff.c.id == staff_id, staff.c.joined_at.is_(None)).values(**values)
    joined = (await conn.execute(first.returning(staff.c.id))).first() is not None
    if name:
        named = {"name": name, "name_folded": fold(name)}
        await conn.execute(sa.update(staff).where(staff.c.id == staff_id, staff.c.name == "").values(**named))
    return joined


async def take_over(conn: AsyncConnection, owner: Staff, manager: Staff, *, now: datetime) -> None:
    """An owner opened the link of a manager who is themselves: the accounts move to the owner, with the name."""
    moved = sa.update(accounts).where(accounts.c.manager_id == manager.id).values(manager_id=owner.id)
    await conn.execute(moved)
    await retire(conn, manager.id, now=now)
    named = {"name": manager.name, "name_folded": fold(manager.name)}
    await conn.execute(sa.update(staff).where(staff.c.id == owner.id).values(**named))


# --- accounts and contacts -----------------------------------------------------------------------------------------


async def get_account(conn: AsyncConnection, account_id: int) -> Account:
    return Account(*(await conn.execute(sa.select(*ACCOUNT).where(accounts.c.id == account_id))).one())


async def count_accounts_of(conn: AsyncConnection, staff_id: StaffId) -> int:
    query = sa.select(sa.func.count()).select_from(accounts).where(accounts.c.manager_id == staff_id)
    return (await conn.execute(query)).scalar_one()


async def get_contact(conn: AsyncConnection, contact_id: int) -> Contact:
    return Contact(*(await conn.execute(_CONTACT_BY_ID, {"contact": contact_id})).one())


async def find_contact(conn: AsyncConnection, contact_id: int) -> Contact | None:
    row = (await conn.execute(_CONTACT_BY_ID, {"contact": contact_id})).first()
    return Contact(*row) if row else None


async def list_contacts_of(conn: AsyncConnection, telegram_id: int) -> tuple[Contact, ...]:
    """The contacts this human is, one for each account; those who left or were erased are no longer they."""
    mine = (contacts.c.telegram_id == telegram_id, _STILL_HERE)
    return tuple(Contact(*row) for row in await conn.execute(CONTACT_QUERY.where(*mine).order_by(contacts.c.id)))


async def search_contacts(conn: AsyncConnection, words: str, *, of: StaffId | None, limit: int = 10) -> list[Contact]:
    """Contacts whose name or account contains every word; only those of one manager unless `of` is None."""
    query = CONTACT_QUERY.where(_STILL_HERE)
    for word in fold(words).split()[:MOST_WORDS]:
        like = f"%{word.replace('%', '').replace('_', '')}%"
        query = query.where(sa.or_(contacts.c.name_folded.like(like), accounts.c.name_folded.like(like)))
    if of is not None:
        query = query.where(accounts.c.manager_id == of)
    return [Contact(*row) for row in await conn.execute(query.order_by(contacts.c.name_folded).limit(limit))]


async def bind_contact(conn: AsyncConnection, contact_id: ContactId, telegram_id: TelegramId, *, now: datetime) -> bool:
    """Join a contact to a human; False when that human is already another contact of the same account."""
    account = sa.select(contacts.c.account_id).where(contacts.c.id == contact_id).scalar_subquery()
    other = sa.select(contacts.c.id).where(
        contacts.c.account_id == account, contacts.c.telegram_id == telegram_id, contacts.c.id != contact_id
    )
    if (await conn.execute(other)).first():
        return False
    values = {"telegram_id": telegram_id, "state": ContactState.JOINED, "joined_at": now, "unreachable": None}
    await conn.execute(sa.update(contacts).where(contacts.c.id == contact_id).values(**values, updated_at=now))
    return True


async def record_unreachable(
    conn: AsyncConnection, telegram_id: int, reason: Unreachable, *, now: datetime
) -> Staff | None:
    """Telegram no longer delivers to this human; returns the staff row if it is one who could be reached before."""
    mine = (contacts.c.telegram_id == telegram_id, contacts.c.state == ContactState.JOINED)
    gone = {"unreachable": reason, "unreachable_at": now}
    await conn.execute(sa.update(contacts).where(*mine).values(state=ContactState.UNREACHABLE, **gone))
    of_theirs = sa.select(contacts.c.id).where(contacts.c.telegram_id == telegram_id)
    planned = (invitations.c.contact_id.in_(of_theirs), invitations.c.state == InvitationState.PLANNED)
    ended = {"state": InvitationState.SKIPPED, "skipped_reason": reason.value, "ended_at": now}
    await conn.execute(sa.update(invitations).where(*planned).values(**ended))
    lost = sa.update(staff).where(staff.c.telegram_id == telegram_id, staff.c.unreachable.is_(None)).values(**gone)
    row = (await conn.execute(lost.returning(*STAFF))).first()
    return Staff(*row) if row else None


async def record_reachable(conn: AsyncConnection, telegram_id: int) -> None:
    """The human unblocked the bot or wrote to it."""
    back = {"unreachable": None, "unreachable_at": None}
    mine = (contacts.c.telegram_id == telegram_id, contacts.c.state == ContactState.UNREACHABLE)
    await conn.execute(sa.update(contacts).where(*mine).values(state=ContactState.JOINED, **back))
    lost = (staff.c.telegram_id == telegram_id, staff.c.unreachable.is_not(None))
    await conn.execute(sa.update(staff).where(*lost).values(**back))


async def record_audit(conn: AsyncConnection, who: Who, action: str, subject: str, *, now: datetime) -> None:
    """Note who looked at or changed what; append-only."""
    by = who.staff.id if who.staff else None
    values = {"at": now, "staff_id": by, "telegram_id": who.telegram_id, "action": action, "subject": subject}
    await insert_row(conn, audit, **values)
