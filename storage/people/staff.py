"""Owners and account managers."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.names import person_key
from nps.scope import Scope, of_reader
from nps.text import fold
from nps.values import AlertState, Role, StaffId, TelegramId, Unreachable
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row, select_of
from storage.people import absences
from storage.schema import accounts, alerts, contacts, light_alerts, staff


@dataclass(frozen=True, slots=True)
class Staff:
    id: StaffId
    role: Role
    name: str
    telegram_id: TelegramId | None
    language: str | None
    joined_at: datetime | None
    unreachable: Unreachable | None
    timezone: str | None  # whose hours are theirs; None: the company's
    away_since: datetime | None = None
    stands_in_for: tuple[StaffId, ...] = ()  # whose clients are theirs as well, while those are away
    appointed_at: datetime | None = None  # as an owner, in the chat; None: by the settings

    @property
    def can_be_written_to(self) -> bool:
        return self.telegram_id is not None and self.joined_at is not None and self.unreachable is None

    @property
    def is_away(self) -> bool:
        return self.away_since is not None

    @property
    def managers(self) -> tuple[StaffId, ...]:
        """Whose clients they look after: their own, and of those they stand in for."""
        return (self.id, *self.stands_in_for)

    @property
    def scope(self) -> Scope:
        """What they may read figures of."""
        return of_reader(self.role, self.id)

    @property
    def reach(self) -> Scope:
        """Whose clients they may look after now."""
        return self.scope if self.role is Role.OWNER else replace(self.scope, also_of=self.stands_in_for)

    def may_read(self, manager_id: StaffId | None) -> bool:
        """May they read about clients of this manager?

        An owner of everybody's, a manager of their own and of whom they stand in for.
        """
        return self.role is Role.OWNER or manager_id in self.managers


STAFF = fields_of(staff, tuple(field.name for field in fields(Staff)))

STAFF_QUERY = select_of(STAFF).where(staff.c.retired_at.is_(None))

_STAFF_BY_ID = STAFF_QUERY.where(staff.c.id == sa.bindparam("staff"))


async def find_staff(conn: Conn, staff_id: int | None) -> Staff | None:
    if staff_id is None:
        return None
    return await find_one(conn, Staff, _STAFF_BY_ID, {"staff": staff_id})


async def find_staff_by_telegram(conn: Conn, telegram_id: int) -> Staff | None:
    return await find_one(conn, Staff, STAFF_QUERY.where(staff.c.telegram_id == telegram_id))


async def list_staff(conn: Conn, role: Role | None = None) -> list[Staff]:
    query = STAFF_QUERY if role is None else STAFF_QUERY.where(staff.c.role == role)
    return [Staff(*row) for row in await conn.execute(query.order_by(staff.c.id))]


async def name_staff(conn: Conn) -> dict[StaffId, str]:
    """The names of all who ever were staff: answers are of the time when they were."""
    return {StaffId(number): name for number, name in await conn.execute(sa.select(staff.c.id, staff.c.name))}


async def list_owners(conn: Conn) -> list[Staff]:
    return await list_staff(conn, Role.OWNER)


async def list_present_owners(conn: Conn) -> list[Staff]:
    """The owners who are told of things: who is not away; everybody when all of them are."""
    owners = await list_owners(conn)
    return [owner for owner in owners if not owner.is_away] or owners


async def add_staff(
    conn: Conn, role: Role, name: str, *, now: datetime, telegram_id: TelegramId | None = None
) -> StaffId:
    values = {"role": role, "telegram_id": telegram_id, "created_at": now}
    return StaffId(await insert_row(conn, staff, **values, **_named(name)))


def _named(name: str) -> dict[str, str | None]:
    """All that is kept of a name."""
    return {"name": name, "name_folded": fold(name), "search_key": person_key(name) or None}


async def set_timezone(conn: Conn, staff_id: StaffId, name: str | None) -> None:
    await conn.execute(sa.update(staff).where(staff.c.id == staff_id).values(timezone=name))


async def settle_owners(conn: Conn, owner_ids: frozenset[TelegramId], *, now: datetime) -> None:
    """Make the owners of the database those of the settings; who is no longer named loses the role.

    Whom another owner has made one in the chat stays one, until the settings name them too: then they decide.
    """
    for owner in await list_owners(conn):
        if owner.telegram_id not in owner_ids and owner.appointed_at is None:
            await retire(conn, owner.id, now=now)
    for telegram_id in sorted(owner_ids):
        member = await find_staff_by_telegram(conn, telegram_id)
        if member is None:
            await add_staff(conn, Role.OWNER, "", now=now, telegram_id=telegram_id)
        elif member.role is not Role.OWNER or member.appointed_at is not None:
            named = {"role": Role.OWNER, "appointed_at": None}
            await conn.execute(sa.update(staff).where(staff.c.id == member.id).values(**named))


async def appoint(conn: Conn, staff_id: StaffId, *, now: datetime) -> None:
    """One of the staff is an owner from now on, whatever the settings say."""
    this = sa.update(staff).where(staff.c.id == staff_id, staff.c.retired_at.is_(None))
    await conn.execute(this.values(role=Role.OWNER, appointed_at=now))


async def retire(conn: Conn, staff_id: StaffId, *, now: datetime) -> None:
    """This person is no longer staff: nothing further is theirs to read, and their Telegram account is a stranger's.

    Their accounts stay as they are until somebody else is assigned; who reads their open cases instead, the next tick
    settles (actions.alerting.hand_over_cases, actions.light_cards.hand_over_light_cards).
    """
    present = (staff.c.id == staff_id, staff.c.retired_at.is_(None))
    await conn.execute(sa.update(staff).where(*present).values(retired_at=now, telegram_id=None))
    await absences.forget(conn, staff_id, now=now)
    for shown in (alerts, light_alerts):
        cards = sa.update(shown).where(shown.c.staff_id == staff_id)
        await conn.execute(cards.values(state=AlertState.WITHDRAWN))


async def record_staff_joined(
    conn: Conn, staff_id: StaffId, telegram_id: TelegramId, name: str | None, *, now: datetime
) -> bool:
    """The person behind this staff row pressed START; tells whether it was the first time. `name` fills a gap."""
    values: dict[str, Any] = {"telegram_id": telegram_id, "joined_at": now, "unreachable": None}
    first = sa.update(staff).where(staff.c.id == staff_id, staff.c.joined_at.is_(None)).values(**values)
    joined = (await conn.execute(first.returning(staff.c.id))).first() is not None
    if name:
        nameless = sa.update(staff).where(staff.c.id == staff_id, staff.c.name == "")
        await conn.execute(nameless.values(**_named(name)))
    return joined


async def take_over(conn: Conn, owner: Staff, manager: Staff, *, now: datetime) -> None:
    """An owner opened the link of a manager who is themselves: the accounts move to the owner, with the name."""
    for had in (accounts.c.manager_id, contacts.c.manager_id, contacts.c.lent_to):
        await conn.execute(sa.update(had.table).where(had == manager.id).values({had.name: owner.id}))
    await retire(conn, manager.id, now=now)
    await conn.execute(sa.update(staff).where(staff.c.id == owner.id).values(**_named(manager.name)))
