"""Where an erased person's words and numbers still stand on their way: inbox, outbox, deliveries, waiting lists."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.text import fold
from nps.values import PartKind
from storage.people.staff import find_staff_by_telegram
from storage.queues.holding import HELD
from storage.queues.outbox import ACTIVE
from storage.schema import cases, client_messages, contacts, deliveries, imports, inbox, outbox, people

WAITING = ("waiting", HELD)
UNDONE = (*ACTIVE, HELD)
SHORTEST = 3  # a shorter word stands in too much that is about somebody else
OF_CONTACTS = ("ask:%", "why:%", "thanks:%")
LETTERS_TO_CONTACTS = ("question", "question_again", "why", "why_finished", "thanks", "gap_nudge", "early_comment")
QUOTING = ("case_ring", "notice", "invite_intro")
"""Letters whose arguments carry people's names and words; all others are composed from what is held."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A message in somebody's chat that shows an erased person's words: `with_file` is None when nobody knows."""

    chat_id: int
    message_id: int
    delivered_at: datetime
    with_file: bool | None


async def words_of(conn: AsyncConnection, contact: sa.Row[Any]) -> list[str]:
    """What this contact is recognised by in texts: names, phone, email, username, Telegram id."""
    words = [contact.name, contact.greeting, contact.phone, contact.email]
    if contact.telegram_id is not None:
        query = sa.select(people.c.name, people.c.username).where(people.c.telegram_id == contact.telegram_id)
        human = (await conn.execute(query)).first()
        words += [str(contact.telegram_id), *(human or ())]
    return sorted({word for word in words if word and len(word) >= SHORTEST})


async def clear_quotes(conn: AsyncConnection, words: Sequence[str], contact: sa.Row[Any], *, now: datetime) -> None:
    """Payloads that quote them: of what is done they are needed by nobody, of what waits the message is dropped."""
    parts = {part for word in words for part in word.split() if len(part) > SHORTEST}  # "/invite Ким"
    done = (outbox.c.state.not_in(UNDONE), outbox.c.arguments.is_not(None))
    quoted = _contains(outbox.c.arguments, {*words, *parts})
    await conn.execute(sa.update(outbox).where(*done, quoted).values(arguments=None))
    heard = (inbox.c.state == "done", _contains(inbox.c.payload, {*words, *parts}))
    await conn.execute(sa.update(inbox).where(*heard).values(payload=None))
    rings = sa.and_(outbox.c.name == "case_ring", _about_cases(outbox.c.subject, contact.id))
    await conn.execute(sa.update(outbox).where(*done, rings).values(arguments=None))
    carries = sa.or_(outbox.c.kind == "method", outbox.c.name.in_(QUOTING))
    waiting = (outbox.c.state.in_(WAITING), carries, sa.or_(_contains(outbox.c.arguments, words), rings))
    await conn.execute(sa.update(outbox).where(*waiting).values(state="dropped", done_at=now, arguments=None))
    await _clear_lists(conn, contact, words)


def _contains(column: sa.ColumnElement[Any], words: Iterable[str]) -> sa.ColumnElement[bool]:
    """JSON text with one of the words, as it is or escaped for Telegram."""
    forms = {json.dumps(form, ensure_ascii=False)[1:-1] for word in words for form in (word, html.escape(word, False))}
    return sa.or_(sa.false(), *(sa.cast(column, sa.Text).contains(form, autoescape=True) for form in sorted(forms)))


def _about_cases(subject: sa.ColumnElement[str], contact_id: int) -> sa.ColumnElement[bool]:
    key = sa.literal("reply-to:case:").concat(sa.cast(cases.c.id, sa.Text)).concat(":staff:%")
    return sa.exists().where(cases.c.contact_id == contact_id, subject.like(key))


async def _clear_lists(conn: AsyncConnection, contact: sa.Row[Any], words: Sequence[str]) -> None:
    """Client lists that wait to be applied lose their row, finished ones the remarks that name them."""
    query = sa.select(imports.c.id, imports.c.rows, imports.c.errors)
    kept = sa.or_(imports.c.rows.is_not(None), imports.c.errors.is_not(None))
    for import_id, rows, errors in (await conn.execute(query.where(kept))).all():
        values: dict[str, Any] = {}
        if rows is not None:
            at = {name: rows["fields"].index(name) for name in ("account", "contact", "contact_id")}
            left = [row for row in rows["rows"] if not _is_row_of(row, at, contact)]
            if len(left) < len(rows["rows"]):
                values["rows"] = rows | {"rows": left}
        if errors:
            silent = [error for error in errors if not _names(error[2].values(), words)]
            if len(silent) < len(errors):
                values["errors"] = silent
        if values:
            await conn.execute(sa.update(imports).where(imports.c.id == import_id).values(**values))


def _is_row_of(row: list[Any], at: dict[str, int], contact: sa.Row[Any]) -> bool:
    if contact.external_id is not None and row[at["contact_id"]] == contact.external_id:
        return True
    return fold(row[at["account"]]) == fold(contact.account) and fold(row[at["contact"]]) == contact.name_folded


def _names(texts: Iterable[object], words: Sequence[str]) -> bool:
    return any(word in str(text) for text in texts for word in words)


async def stop(conn: AsyncConnection, chat_id: int, *, now: datetime) -> None:
    """Nothing more is sent to this human as a contact, and what was said in the chat is forgotten.

    Whoever is staff goes on hearing what staff hear.
    """
    mine = await _of_chat(conn, chat_id)
    gone = {"state": "dropped", "done_at": now, "arguments": None}
    await conn.execute(sa.update(outbox).where(*mine, outbox.c.state.in_(WAITING)).values(**gone))
    await _forget(conn, chat_id, mine)
    numbered = outbox.c.dedup_key.like(f"%:{chat_id}:%")
    await conn.execute(sa.update(outbox).where(numbered).values(dedup_key=None))
    waiting = (inbox.c.chat_id == chat_id, inbox.c.state != "done")
    if await find_staff_by_telegram(conn, chat_id) is None:
        await conn.execute(sa.update(inbox).where(*waiting).values(state="done", done_at=now))
    await _forget_heard(conn, chat_id)


async def sweep_up(conn: AsyncConnection, chat_id: int, contact_ids: Sequence[int]) -> bool:
    """Once more, for what was in hand when the person was erased; tells whether nothing is on its way any more."""
    for contact_id in contact_ids:
        rings = (outbox.c.name == "case_ring", _about_cases(outbox.c.subject, contact_id))
        await conn.execute(sa.update(outbox).where(*rings, outbox.c.state.not_in(UNDONE)).values(arguments=None))
    mine = await _of_chat(conn, chat_id)
    await _forget(conn, chat_id, mine)
    await _forget_heard(conn, chat_id)
    on_its_way = sa.select(outbox.c.id).where(*mine, outbox.c.state.in_(UNDONE)).limit(1)
    heard = sa.select(inbox.c.id).where(inbox.c.chat_id == chat_id, inbox.c.state == "waiting").limit(1)
    return (await conn.execute(on_its_way)).first() is None and (await conn.execute(heard)).first() is None


async def _of_chat(conn: AsyncConnection, chat_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    """The outbox rows that go to this human as a contact: all of the chat, or of staff those about their answers."""
    if await is_nobody_else(conn, chat_id):
        return (outbox.c.chat_id == chat_id,)
    about = sa.or_(outbox.c.name.in_(LETTERS_TO_CONTACTS), *(outbox.c.subject.like(subject) for subject in OF_CONTACTS))
    return (outbox.c.chat_id == chat_id, about)


async def is_nobody_else(conn: AsyncConnection, chat_id: int) -> bool:
    """Is this human neither staff nor a contact any more?"""
    other = sa.select(contacts.c.id).where(contacts.c.telegram_id == chat_id).limit(1)
    return (await conn.execute(other)).first() is None and await find_staff_by_telegram(conn, chat_id) is None


async def _forget(conn: AsyncConnection, chat_id: int, mine: tuple[sa.ColumnElement[bool], ...]) -> None:
    done = sa.update(outbox).where(*mine, outbox.c.state.not_in(UNDONE))
    await conn.execute(done.values(arguments=None, chat_id=None, dedup_key=None))
    shown = sa.delete(deliveries).where(deliveries.c.chat_id == chat_id)
    if not await is_nobody_else(conn, chat_id):
        shown = shown.where(sa.or_(*(deliveries.c.subject.like(subject) for subject in OF_CONTACTS)))
    await conn.execute(shown)


async def _forget_heard(conn: AsyncConnection, chat_id: int) -> None:
    """Updates that are done: the rows stay, since update ids tell what was heard before."""
    heard = (inbox.c.chat_id == chat_id, inbox.c.state != "waiting")
    await conn.execute(sa.update(inbox).where(*heard).values(payload=None, chat_id=None))


async def list_quotes(conn: AsyncConnection, contact_ids: Sequence[int], case_ids: Sequence[int]) -> list[Quote]:
    """Messages to staff that show the words of these contacts, the card that is edited in place left out."""
    messages = (
        await conn.execute(
            sa.select(client_messages.c.id, client_messages.c.kind).where(client_messages.c.contact_id.in_(contact_ids))
        )
    ).all()
    spoken = {PartKind.TEXT, PartKind.OTHER}
    quotes: list[Quote] = []
    for case_id in case_ids:
        quotes += await _delivered(conn, f"reply-to:case:{case_id}:staff:%")
    for message_id, kind in messages:
        quotes += await _delivered(conn, f"message:{message_id}:%", with_file=kind not in spoken)
        quotes += await _delivered(conn, f"copy-of:message:{message_id}:%", with_file=True)
    return quotes


async def list_cards(conn: AsyncConnection, case_id: int) -> list[tuple[str, Quote]]:
    """Every message that shows or showed the card of this case, with its key; the newest of a key comes last."""
    query = sa.select(deliveries.c.card_key, deliveries.c.chat_id, deliveries.c.message_id, deliveries.c.delivered_at)
    query = query.where(deliveries.c.card_key.like(f"case:{case_id}:staff:%"))
    rows = await conn.execute(query.order_by(deliveries.c.card_key, deliveries.c.message_id))
    return [(key, Quote(chat_id, message_id, at, with_file=False)) for key, chat_id, message_id, at in rows]


async def _delivered(conn: AsyncConnection, subject: str, *, with_file: bool | None = None) -> list[Quote]:
    """By subject; below a card stand rings and files, and the outbox knows which is which."""
    sent = sa.and_(outbox.c.chat_id == deliveries.c.chat_id, outbox.c.message_id == deliveries.c.message_id)
    query = (
        sa.select(deliveries.c.chat_id, deliveries.c.message_id, deliveries.c.delivered_at, outbox.c.name)
        .outerjoin(outbox, sent)
        .where(deliveries.c.subject.like(subject))
        .order_by(deliveries.c.chat_id, deliveries.c.message_id)
    )
    return [
        Quote(
            chat_id,
            message_id,
            at,
            with_file if with_file is not None else None if name is None else name == "case_part",
        )
        for chat_id, message_id, at, name in await conn.execute(query)
    ]
