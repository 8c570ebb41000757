"""Which message in which chat shows what: replies to it and later edits find their way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa

from nps.subjects import Relayed, Subject
from nps.values import ContactId, RelayId
from storage.engine.conn import Conn
from storage.engine.statements import begins, insert_once
from storage.queues.outbox import OutboxRow
from storage.schema import deliveries, outbox

S = TypeVar("S", bound=Subject)


async def record_delivery(conn: Conn, row: OutboxRow, message_id: int, *, now: datetime) -> None:
    """Remember what this message is about, so that replies to it and later edits find it."""
    shown = {"subject": row.subject, "card_key": row.card_key, "about_contact": row.about_contact, "delivered_at": now}
    await insert_once(conn, deliveries, chat_id=row.chat_id, message_id=message_id, **shown)


async def record_own(
    conn: Conn, chat_id: int, message_id: int, subject: Subject, about: ContactId, *, now: datetime
) -> None:
    """Remember what a person's own message was about, so that a later change of it finds its way."""
    shown = {"subject": subject.key, "about_contact": about, "delivered_at": now}
    await insert_once(conn, deliveries, chat_id=chat_id, message_id=message_id, **shown)


async def record_tapped(
    conn: Conn, chat_id: int, message_id: int, card: Subject, about: ContactId, *, now: datetime
) -> None:
    """A tap tells which message shows a card, where Telegram's answer to its sending was lost."""
    if await find_card_message(conn, card.key, chat_id=chat_id) is None:
        shown = {"subject": card.key, "card_key": card.key, "about_contact": about, "delivered_at": now}
        await insert_once(conn, deliveries, chat_id=chat_id, message_id=message_id, **shown)


# By the card, which few messages show; the plus keeps SQLite from reading all of a chat instead.
_CARD_MESSAGE = sa.select(sa.func.max(deliveries.c.message_id)).where(
    deliveries.c.card_key == sa.bindparam("card"), deliveries.c.chat_id + 0 == sa.bindparam("chat")
)


async def find_card_message(conn: Conn, card_key: str, *, chat_id: int | None) -> int | None:
    """The newest message in this chat that shows this card; None when it was never delivered there.

    Somebody with a new Telegram account has the card in an old chat as well.
    """
    shown = await conn.execute(_CARD_MESSAGE, {"card": card_key, "chat": chat_id})
    message_id: int | None = shown.scalar_one_or_none()
    return message_id


_LEAVE = (
    sa.update(deliveries)
    .where(deliveries.c.card_key == sa.bindparam("card"), deliveries.c.chat_id == sa.bindparam("chat"))
    .values(card_key=None)
    .returning(deliveries.c.message_id)
)


async def leave_places(conn: Conn, card: Subject, chat_id: int) -> list[int]:
    """The card is to be sent anew in this chat; returns the messages that have shown it.

    They go on being about the same thing, so that a reply to one of them finds its way.
    """
    return sorted((await conn.execute(_LEAVE, {"card": card.key, "chat": chat_id})).scalars())


_CARD_KEYS = (
    sa.select(deliveries.c.card_key)
    .where(deliveries.c.chat_id == sa.bindparam("chat"), begins(deliveries.c.card_key, sa.bindparam("beginning")))
    .distinct()
)


async def list_card_keys(conn: Conn, chat_id: int, prefix: str) -> list[str]:
    """The cards delivered to this chat whose key begins so (nps.subjects): a question and its reminders."""
    return sorted((await conn.execute(_CARD_KEYS, {"chat": chat_id, "beginning": prefix})).scalars())


async def list_of_kind(conn: Conn, kind: type[S], *, since: datetime) -> list[tuple[int, int, S]]:
    """Chat, message and subject of what of this kind was delivered since then."""
    query = sa.select(deliveries.c.chat_id, deliveries.c.message_id, deliveries.c.subject)
    query = query.where(deliveries.c.subject.like(f"{kind.beginning()}%"), deliveries.c.delivered_at >= since)
    rows = (await conn.execute(query.order_by(deliveries.c.chat_id, deliveries.c.message_id))).all()
    return [(chat_id, message_id, subject) for chat_id, message_id, key in rows if (subject := kind.read(key))]


_SUBJECT = sa.select(deliveries.c.subject).where(
    deliveries.c.chat_id == sa.bindparam("chat"), deliveries.c.message_id == sa.bindparam("message")
)


async def find_subject(conn: Conn, chat_id: int, message_id: int) -> str | None:
    """What the bot's message in this chat is about."""
    return (await conn.execute(_SUBJECT, {"chat": chat_id, "message": message_id})).scalar_one_or_none()


async def find_letter(conn: Conn, chat_id: int, message_id: int, subject: str) -> str | None:
    """Which letter about this subject the message is; None when the outbox knows no longer."""
    sent = (outbox.c.subject == subject, outbox.c.chat_id == chat_id, outbox.c.message_id == message_id)
    return (await conn.execute(sa.select(outbox.c.name).where(*sent))).scalar_one_or_none()


async def list_relayed(conn: Conn, chat_id: int, relay_id: RelayId) -> dict[int, int]:
    """The messages of these words in the client's chat, by the number of the piece."""
    shown = sa.select(deliveries.c.subject, deliveries.c.message_id).where(
        deliveries.c.chat_id == chat_id, begins(deliveries.c.subject, sa.literal(Relayed.beginning(relay_id)))
    )
    pieces = {}
    for key, message_id in await conn.execute(shown.order_by(deliveries.c.message_id)):
        if (subject := Relayed.read(key)) is not None:
            pieces[subject.piece] = message_id
    return pieces


async def forget(conn: Conn, chat_id: int, message_id: int) -> None:
    """This message is gone."""
    this = (deliveries.c.chat_id == chat_id, deliveries.c.message_id == message_id)
    await conn.execute(sa.delete(deliveries).where(*this))


async def record_others(
    conn: Conn, row: OutboxRow, first: Relayed, message_ids: Iterable[int], *, now: datetime
) -> None:
    """The other messages of an album: each is a piece of its own."""
    for number, message_id in enumerate(message_ids, start=first.piece + 1):
        shown = {"subject": Relayed(first.relay, number).key, "about_contact": row.about_contact, "delivered_at": now}
        await insert_once(conn, deliveries, chat_id=row.chat_id, message_id=message_id, **shown)
