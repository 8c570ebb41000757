"""Free messages of clients: kept, passed on to the manager, never lost."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import sqlalchemy as sa

from nps.values import CaseId, ContactId, InvitationId, LightCardId, PartKind, Role, StaffId
from storage.answers.comments import Part, said_in
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert, list_by_id, select_of
from storage.people.staff import Staff
from storage.schema import accounts, client_messages, contact_manager, contacts


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
    forwarded_from: str | None = None
    light_card_id: LightCardId | None = None

    @property
    def part(self) -> Part:
        return Part(**{field.name: getattr(self, field.name) for field in fields(Part)})


MESSAGE = fields_of(client_messages, tuple(field.name for field in fields(ClientMessage)))
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
    conn: Conn,
    contact_id: ContactId,
    part: Part,
    *,
    now: datetime,
    case_id: CaseId | None = None,
    invitation_id: InvitationId | None = None,
    pass_on_at: datetime | None = None,
) -> ClientMessage | None:
    """Keep a message; with `pass_on_at` it waits for a score it may be the comment of. None if it was kept before."""
    values = {field.name: getattr(part, field.name) for field in fields(Part)}
    statement = insert(conn, client_messages).values(
        contact_id=contact_id,
        case_id=case_id,
        invitation_id=invitation_id,
        created_at=now,
        pass_on_at=pass_on_at,
        **values,
    )
    return await find_one(conn, ClientMessage, statement.on_conflict_do_nothing().returning(*MESSAGE))


async def get(conn: Conn, message_id: int) -> ClientMessage:
    return ClientMessage(*(await conn.execute(select_of(MESSAGE).where(client_messages.c.id == message_id))).one())


async def find_sent_as(conn: Conn, chat_id: int, message_id: int) -> ClientMessage | None:
    """What a person sent as this message."""
    sent_as = (client_messages.c.source_chat_id == chat_id, client_messages.c.source_message_id == message_id)
    return await find_one(conn, ClientMessage, select_of(MESSAGE).where(*sent_as))


async def edit(conn: Conn, message_id: int, part: Part) -> ClientMessage:
    """The person edited their own message."""
    this = sa.update(client_messages).where(client_messages.c.id == message_id).values(**said_in(part))
    return ClientMessage(*(await conn.execute(this.returning(*MESSAGE))).one())


async def take_back(conn: Conn, chat_id: int, message_id: int) -> bool:
    """The person made something else of a message that still waits for a score; tells whether there was one."""
    waiting = (
        client_messages.c.source_chat_id == chat_id,
        client_messages.c.source_message_id == message_id,
        client_messages.c.pass_on_at.is_not(None),
    )
    removed = await conn.execute(sa.delete(client_messages).where(*waiting).returning(client_messages.c.id))
    return removed.first() is not None


async def claim_early(
    conn: Conn, invitation_id: InvitationId, *, now: datetime, within: timedelta
) -> list[ClientMessage]:
    """Take the messages that came shortly before the score of this invitation: they are its comment."""
    return await list_by_id(conn, ClientMessage, _EARLY, {"invitation": invitation_id, "since": now - within})


async def claim_due(conn: Conn, *, now: datetime) -> list[ClientMessage]:
    """Take the messages whose score never came: they are messages to the manager."""
    due = client_messages.c.pass_on_at <= now
    statement = sa.update(client_messages).where(due).values(pass_on_at=None).returning(*MESSAGE)
    return await list_by_id(conn, ClientMessage, statement)


async def list_passed_on_to(conn: Conn, message_id: int) -> list[StaffId]:
    """Whom it was passed on to; nobody, while it waits and when nobody could be written to."""
    query = sa.select(client_messages.c.passed_on_to).where(client_messages.c.id == message_id)
    return [StaffId(staff_id) for staff_id in (await conn.execute(query)).scalar_one() or []]


async def record_passed_on(conn: Conn, message_id: int, staff_ids: list[StaffId]) -> None:
    this = client_messages.c.id == message_id
    await conn.execute(sa.update(client_messages).where(this).values(passed_on_to=staff_ids))


async def record_case(conn: Conn, message_id: int, case_id: CaseId) -> None:
    """A message that waited for its score is on this case."""
    await conn.execute(sa.update(client_messages).where(client_messages.c.id == message_id).values(case_id=case_id))


async def claim_unread_for(conn: Conn, receiver: Staff) -> list[ClientMessage]:
    """Messages that reached nobody, for somebody who can be written to by now: a manager's own, an owner's all."""
    query = (
        select_of(MESSAGE)
        .join(contacts, contacts.c.id == client_messages.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(client_messages.c.passed_on_to == [])
        .order_by(client_messages.c.id)
    )
    if receiver.role is not Role.OWNER:
        query = query.where(contact_manager == receiver.id)
    messages = [ClientMessage(*row) for row in await conn.execute(query)]
    ids = [message.id for message in messages]
    await conn.execute(
        sa.update(client_messages).where(client_messages.c.id.in_(ids)).values(passed_on_to=[receiver.id])
    )
    return messages


async def list_of_contact(conn: Conn, contact_id: ContactId) -> list[ClientMessage]:
    query = select_of(MESSAGE).where(client_messages.c.contact_id == contact_id).order_by(client_messages.c.id)
    return [ClientMessage(*row) for row in await conn.execute(query)]
