"""Free messages of clients: kept, passed on to the manager, never lost."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.values import CaseId, ContactId, InvitationId, PartKind, Role
from storage.answers.comments import Part
from storage.engine.statements import fields_of, insert
from storage.people.clients import get_contact
from storage.people.staff import Staff, find_staff, list_owners
from storage.schema import accounts, client_messages, contacts


@dataclass(frozen=True, slots=True)
class ClientMessage:
    id: int
    contact_id: ContactId
    case_id: CaseId | None
    invitation_id: InvitationId | None
    kind: PartKind
    text: str | None
    file_id: str | None
    file_name: str | None
    source_chat_id: int
    source_message_id: int
    created_at: datetime

    @property
    def part(self) -> Part:
        return Part(self.kind, self.text, self.file_id, self.file_name, self.source_chat_id, self.source_message_id)


MESSAGE = fields_of(client_messages, tuple(f.name for f in fields(ClientMessage)))
_EARLY = (
    sa.update(client_messages)
    .where(
        client_messages.c.invitation_id == sa.bindparam("invitation"),
        client_messages.c.created_at > sa.bindparam("since"),
        client_messages.c.pass_on_at.is_not(None),
    )
    .values(pass_on_at=None)
    .returning(*MESSAGE)
)


async def keep(
    conn: AsyncConnection,
    contact_id: ContactId,
    part: Part,
    *,
    now: datetime,
    case_id: CaseId | None = None,
    invitation_id: InvitationId | None = None,
    pass_on_at: datetime | None = None,
) -> ClientMessage | None:
    """Keep a message; with `pass_on_at` it waits for a score it may be the comment of. None if it was kept before."""
    values = {f.name: getattr(part, f.name) for f in fields(Part)}
    statement = insert(conn, client_messages).values(
        contact_id=contact_id,
        case_id=case_id,
        invitation_id=invitation_id,
        created_at=now,
        pass_on_at=pass_on_at,
        **values,
    )
    row = (await conn.execute(statement.on_conflict_do_nothing().returning(*MESSAGE))).first()
    return ClientMessage(*row) if row else None


async def get(conn: AsyncConnection, message_id: int) -> ClientMessage:
    return ClientMessage(*(await conn.execute(sa.select(*MESSAGE).where(client_messages.c.id == message_id))).one())


async def claim_early(
    conn: AsyncConnection, invitation_id: InvitationId, *, now: datetime, within: timedelta
) -> list[ClientMessage]:
    """Take the messages that came shortly before the score of this invitation: they are its comment."""
    rows = await conn.execute(_EARLY, {"invitation": invitation_id, "since": now - within})
    return sorted((ClientMessage(*row) for row in rows), key=lambda found: found.id)


async def claim_due(conn: AsyncConnection, *, now: datetime) -> list[ClientMessage]:
    """Take the messages whose score never came: they are messages to the manager."""
    due = client_messages.c.pass_on_at <= now
    statement = sa.update(client_messages).where(due).values(pass_on_at=None).returning(*MESSAGE)
    return sorted((ClientMessage(*row) for row in await conn.execute(statement)), key=lambda found: found.id)


@dataclass(frozen=True, slots=True)
class Receivers:
    """Whom a message goes to; `instead` when the owners stand in for a manager who cannot be written to."""

    staff: tuple[Staff, ...]
    instead: bool


async def pass_on(conn: AsyncConnection, kept: ClientMessage, *, anonymous: bool = False) -> Receivers:
    """Note who gets the message: the account's manager, else all owners who can be written to.

    In anonymous mode the owners only.
    """
    contact = await get_contact(conn, kept.contact_id)
    manager = await find_staff(conn, contact.manager_id)
    if manager is not None and manager.can_be_written_to and not anonymous:
        found = Receivers((manager,), instead=False)
    else:
        owners = [owner for owner in await list_owners(conn) if owner.can_be_written_to]
        found = Receivers(tuple(owners), instead=True)
    ids = [receiver.id for receiver in found.staff]
    this = client_messages.c.id == kept.id
    await conn.execute(sa.update(client_messages).where(this).values(passed_on_to=ids))
    return found


async def pass_on_to_owners(conn: AsyncConnection, kept: ClientMessage, *, instead_of: int) -> Receivers:
    """Telegram refused the message for somebody: the owners who have not got it yet get it instead."""
    query = sa.select(client_messages.c.passed_on_to).where(client_messages.c.id == kept.id)
    had: list[int] = (await conn.execute(query)).scalar_one() or []
    owners = [owner for owner in await list_owners(conn) if owner.can_be_written_to and owner.id not in had]
    left = [one for one in had if one != instead_of] + [owner.id for owner in owners]
    this = client_messages.c.id == kept.id
    await conn.execute(sa.update(client_messages).where(this).values(passed_on_to=left))
    return Receivers(tuple(owners), instead=True)


async def pass_on_anew(
    conn: AsyncConnection, kept: ClientMessage, *, instead_of: int, anonymous: bool = False
) -> Receivers:
    """The account changed hands before the message was read: its manager of now gets it, else the owners."""
    contact = await get_contact(conn, kept.contact_id)
    manager = await find_staff(conn, contact.manager_id)
    query = sa.select(client_messages.c.passed_on_to).where(client_messages.c.id == kept.id)
    had: list[int] = (await conn.execute(query)).scalar_one() or []
    if anonymous or manager is None or not manager.can_be_written_to or manager.id in had:
        return await pass_on_to_owners(conn, kept, instead_of=instead_of)
    left = [one for one in had if one != instead_of] + [manager.id]
    this = client_messages.c.id == kept.id
    await conn.execute(sa.update(client_messages).where(this).values(passed_on_to=left))
    return Receivers((manager,), instead=False)


async def claim_unread_for(conn: AsyncConnection, receiver: Staff) -> list[ClientMessage]:
    """Messages that reached nobody, for somebody who can be written to by now: a manager's own, an owner's all."""
    query = (
        sa.select(*MESSAGE)
        .join(contacts, contacts.c.id == client_messages.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(client_messages.c.passed_on_to == [])
        .order_by(client_messages.c.id)
    )
    if receiver.role is not Role.OWNER:
        query = query.where(accounts.c.manager_id == receiver.id)
    found = [ClientMessage(*row) for row in await conn.execute(query)]
    ids = [kept.id for kept in found]
    await conn.execute(
        sa.update(client_messages).where(client_messages.c.id.in_(ids)).values(passed_on_to=[receiver.id])
    )
    return found


async def list_of_contact(conn: AsyncConnection, contact_id: ContactId) -> list[ClientMessage]:
    query = sa.select(*MESSAGE).where(client_messages.c.contact_id == contact_id).order_by(client_messages.c.id)
    return [ClientMessage(*row) for row in await conn.execute(query)]
