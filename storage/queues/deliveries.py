"""Which message in which chat shows what: replies to it and later edits find their way."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from nps.subjects import Subject
from nps.values import ContactId
from storage.engine.conn import Conn
from storage.engine.statements import begins, insert_once
from storage.queues.outbox import OutboxRow
from storage.schema import deliveries


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


_CARD_KEYS = (
    sa.select(deliveries.c.card_key)
    .where(deliveries.c.chat_id == sa.bindparam("chat"), begins(deliveries.c.card_key, sa.bindparam("beginning")))
    .distinct()
)


async def list_card_keys(conn: Conn, chat_id: int, prefix: str) -> list[str]:
    """The cards delivered to this chat whose key begins so (nps.subjects): a question and its reminders."""
    return sorted((await conn.execute(_CARD_KEYS, {"chat": chat_id, "beginning": prefix})).scalars())


_SUBJECT = sa.select(deliveries.c.subject).where(
    deliveries.c.chat_id == sa.bindparam("chat"), deliveries.c.message_id == sa.bindparam("message")
)


async def find_subject(conn: Conn, chat_id: int, message_id: int) -> str | None:
    """What the bot's message in this chat is about."""
    return (await conn.execute(_SUBJECT, {"chat": chat_id, "message": message_id})).scalar_one_or_none()
