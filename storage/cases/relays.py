"""Words of the staff to clients: to whom, of which messages they consist, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.subjects import Relayed
from nps.values import RELAYED, CaseId, ContactId, ContactState, PartKind, RelayId, RelayState, RelayWhy, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import begins, fields_of, find_one, in_words, insert, insert_once, select_of
from storage.queues.outbox import UNDONE
from storage.schema import contacts, outbox, relay_parts, relays
from storage.schema.columns import UtcTime

AT_ONCE = 100  # so many in one transaction; the next look finds the others
UNDECIDED = relays.c.state.in_([in_words(RelayState.ASKED), in_words(RelayState.WAITING)])  # in the index's words


@dataclass(frozen=True, slots=True)
class Relay:
    """`chat_id`: the only chat it may ever reach. `pieces`: of how many Telegram messages it consists.

    `frozen_at`: since when these words are owed; `goes_at`: until then their writer may still say no.
    """

    id: RelayId
    contact_id: ContactId
    case_id: CaseId | None
    staff_id: StaffId
    chat_id: int
    state: RelayState
    why: RelayWhy | None
    pieces: int
    arrived: int
    awaits_answer: bool
    album: str | None
    created_at: datetime
    frozen_at: datetime | None
    goes_at: datetime | None
    sent_at: datetime | None
    edited_at: datetime | None

    @property
    def is_edited(self) -> bool:
        """Were the words corrected after they were owed?"""
        return self.edited_at is not None and self.frozen_at is not None and self.edited_at > self.frozen_at


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the staff. `detail`: of a place or an address card, what Telegram needs to send it."""

    kind: PartKind
    text: str | None
    entities: list[dict[str, Any]] | None
    file_id: str | None
    file_name: str | None
    detail: dict[str, Any] | None
    source_chat_id: int
    source_message_id: int


RELAY = fields_of(relays, tuple(field.name for field in fields(Relay)))
SAID = fields_of(relay_parts, tuple(field.name for field in fields(Said)))
_BY_ID = select_of(RELAY).where(relays.c.id == sa.bindparam("relay"))


async def ask(
    conn: Conn,
    contact_id: ContactId,
    case_id: CaseId | None,
    staff_id: StaffId,
    chat_id: int,
    album: str | None,
    *,
    now: datetime,
) -> Relay:
    """Words that are for this contact, if their writer says so."""
    values: dict[str, Any] = {"contact_id": contact_id, "case_id": case_id, "staff_id": staff_id, "chat_id": chat_id}
    values |= {"state": RelayState.ASKED, "pieces": 0, "arrived": 0, "awaits_answer": False, "album": album}
    new = insert(conn, relays).values(**values, created_at=now).returning(*RELAY)
    return Relay(*(await conn.execute(new)).one())


async def add_said(conn: Conn, relay_id: RelayId, said: Said) -> bool:
    """One more message; tells whether it was new."""
    values = {field.name: getattr(said, field.name) for field in fields(Said)}
    return await insert_once(conn, relay_parts, relay_id=relay_id, **values)


async def find(conn: Conn, relay_id: int) -> Relay | None:
    return await find_one(conn, Relay, _BY_ID, {"relay": relay_id})


async def list_said(conn: Conn, relay_id: RelayId) -> list[Said]:
    """Its messages in the order in which they were written."""
    query = select_of(SAID).where(relay_parts.c.relay_id == relay_id).order_by(relay_parts.c.source_message_id)
    return [Said(*row) for row in await conn.execute(query)]


async def find_said_as(conn: Conn, chat_id: int, message_id: int) -> tuple[Relay, Said] | None:
    """What one of the staff wrote as this message to the bot."""
    query = sa.select(*RELAY, *SAID).join(relay_parts, relay_parts.c.relay_id == relays.c.id)
    said_as = (relay_parts.c.source_chat_id == chat_id, relay_parts.c.source_message_id == message_id)
    row = (await conn.execute(query.where(*said_as))).first()
    cut = len(RELAY)
    return (Relay(*row[:cut]), Said(*row[cut:])) if row else None


async def find_album(conn: Conn, staff_id: StaffId, album: str, *, since: datetime) -> Relay | None:
    """The newest words of this person that came with this mark of Telegram's."""
    of_album = (relays.c.staff_id == staff_id, relays.c.album == album, relays.c.created_at > since)
    return await find_one(conn, Relay, select_of(RELAY).where(*of_album).order_by(relays.c.id.desc()).limit(1))


async def edit_said(conn: Conn, said: Said) -> None:
    """The writer corrected their own message."""
    said_as = (
        relay_parts.c.source_chat_id == said.source_chat_id,
        relay_parts.c.source_message_id == said.source_message_id,
    )
    values = {field.name: getattr(said, field.name) for field in fields(Said)}
    await conn.execute(sa.update(relay_parts).where(*said_as).values(**values))


async def change(conn: Conn, relay: Relay, **values: Any) -> Relay | None:
    """What has become of it; None when it is no longer as it was: somebody was faster."""
    this = (relays.c.id == relay.id, relays.c.state == relay.state)
    return await find_one(conn, Relay, sa.update(relays).where(*this).values(**values).returning(*RELAY))


async def cancel(conn: Conn, relay: Relay, state: RelayState = RelayState.CANCELLED) -> Relay | None:
    """It is not for the client: nothing of it is kept here. None when somebody was faster."""
    cancelled = await change(conn, relay, state=state)
    if cancelled is not None:
        await conn.execute(sa.delete(relay_parts).where(relay_parts.c.relay_id == relay.id))
    return cancelled


async def list_asked(conn: Conn, staff_id: StaffId) -> list[Relay]:
    """What this person wrote and has not decided about."""
    query = select_of(RELAY).where(relays.c.staff_id == staff_id, relays.c.state == RelayState.ASKED)
    return [Relay(*row) for row in await conn.execute(query.order_by(relays.c.id))]


async def record_arrived(conn: Conn, relay_id: int, arrived: int, *, now: datetime) -> Relay | None:
    """So many of its messages are in the client's chat by now."""
    values = {"arrived": arrived, "sent_at": sa.func.coalesce(relays.c.sent_at, sa.bindparam("now", now, UtcTime))}
    this = sa.update(relays).where(relays.c.id == relay_id).values(**values)
    return await find_one(conn, Relay, this.returning(*RELAY))


_MAY_ARRIVE = (
    sa.select(contacts.c.state, contacts.c.telegram_id, relays.c.chat_id)
    .join(contacts, contacts.c.id == relays.c.contact_id)
    .where(relays.c.id == sa.bindparam("relay"))
)


async def find_obstacle(conn: Conn, relay_id: int, chat_id: int) -> RelayWhy | None:
    """Why it must not go to this chat; None when whoever sits there is (still) the contact it was said to."""
    row = (await conn.execute(_MAY_ARRIVE, {"relay": relay_id})).first()
    if row is None or row.state == ContactState.ERASED:
        return RelayWhy.ERASED
    if row.state == ContactState.LEFT:
        return RelayWhy.LEFT
    return None if row.telegram_id == row.chat_id == chat_id else RelayWhy.ANOTHER


def is_stranded() -> sa.ColumnElement[bool]:
    """Words that are owed, of which nothing waits in the outbox any more."""
    beginning = sa.literal(Relayed.beginning()).concat(sa.cast(relays.c.id, sa.Text)).concat(":")
    on_its_way = sa.exists().where(
        outbox.c.about_contact == relays.c.contact_id,
        outbox.c.state.in_(UNDONE),
        begins(outbox.c.subject, beginning),
    )
    return sa.and_(UNDECIDED, relays.c.state == RelayState.WAITING, ~on_its_way)


async def list_stranded(conn: Conn) -> list[Relay]:
    query = select_of(RELAY).where(is_stranded()).order_by(relays.c.id).limit(AT_ONCE)
    return [Relay(*row) for row in await conn.execute(query)]


async def list_unanswered(conn: Conn, *, before: datetime) -> list[Relay]:
    """Words whose writer did not say for whom they are."""
    old = (UNDECIDED, relays.c.state == RelayState.ASKED, relays.c.created_at <= before)
    query = select_of(RELAY).where(*old).order_by(relays.c.id).limit(AT_ONCE)
    return [Relay(*row) for row in await conn.execute(query)]


async def list_of_contact(conn: Conn, contact_id: ContactId) -> list[Relay]:
    query = select_of(RELAY).where(relays.c.contact_id == contact_id).order_by(relays.c.id)
    return [Relay(*row) for row in await conn.execute(query)]


async def find_latest_sent(conn: Conn, contact_ids: list[ContactId], *, since: datetime) -> Relay | None:
    """What was said last to any of these contacts."""
    said = (relays.c.contact_id.in_(contact_ids), relays.c.sent_at > since, relays.c.state != RelayState.RECALLED)
    return await find_one(conn, Relay, select_of(RELAY).where(*said).order_by(relays.c.sent_at.desc()).limit(1))


async def list_writers(conn: Conn, case_id: CaseId) -> set[StaffId]:
    """Whose words went to the client on this case."""
    query = sa.select(relays.c.staff_id).where(relays.c.case_id == case_id, relays.c.state.in_(RELAYED))
    return set((await conn.execute(query)).scalars())
