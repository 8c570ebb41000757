"""Where an erased person's words and numbers still stand on their way: inbox, outbox, deliveries, waiting lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.subjects import (
    TO_CONTACTS,
    AboutContact,
    BelowCard,
    BelowLightCard,
    BelowMessage,
    CaseCard,
    CopyOf,
    FileOfLightCard,
    LightCard,
    PassedOn,
    PromiseStatus,
    RecordingStatus,
    RelayStatus,
    ReplyWanted,
    parse,
)
from nps.text import fold
from nps.values import CAPTIONED, ContactId, InboxState, OutboxKind, OutboxState, PartKind, StaffId
from storage.engine.conn import Conn
from storage.people.staff import find_staff_by_telegram
from storage.queues.outbox import NOT_BEGUN, UNDONE
from storage.schema import cases, client_messages, deliveries, imports, inbox, outbox

SHORTEST = 4  # letters of a name that is looked for within a cell
SUBSCRIBER_DIGITS = 7  # of a phone number, however its beginning is written
FILES = frozenset(
    {"links_file", "links_workbook", "import_errors", "past_errors", "events_errors", "list_template", "sendDocument"}
)
"""What is sent to staff as a file and is about nobody alone."""
FILES_BELOW = frozenset({"case_part", "note_file"})
"""Letters below a card that are files: the client's own, and what staff have noted about them."""
ToStaff = (
    CaseCard
    | BelowCard
    | LightCard
    | BelowLightCard
    | FileOfLightCard
    | PassedOn
    | CopyOf
    | BelowMessage
    | RelayStatus
    | ReplyWanted
    | PromiseStatus
    | RecordingStatus
    | AboutContact
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A message in a chat of the staff that shows a contact's words: `with_file` is None when nobody knows."""

    chat_id: int
    message_id: int
    delivered_at: datetime
    subject: ToStaff
    about: ContactId
    with_file: bool | None

    @property
    def staff_id(self) -> StaffId:
        return self.subject.staff


async def clear_quotes(conn: Conn, contact: sa.Row[Any], *, now: datetime) -> None:
    """What is about this contact, in messages and in client lists."""
    await _clear_about(conn, outbox.c.about_contact == contact.id, now=now)
    await _clear_lists(conn, contact)


async def _clear_about(conn: Conn, about: sa.ColumnElement[bool], *, now: datetime) -> None:
    """Of what is done the payload is needed by nobody; what waits is dropped.

    A card that waits will be composed from what is left.
    """
    emptied: dict[str, Any] = {"arguments": None, "dedup_key": None, "about_human": None}
    await conn.execute(sa.update(outbox).where(about, outbox.c.state.not_in(UNDONE)).values(**emptied))
    waiting = sa.update(outbox).where(about, outbox.c.state.in_(NOT_BEGUN), outbox.c.kind != OutboxKind.CARD)
    await conn.execute(waiting.values(**emptied, state=OutboxState.DROPPED, done_at=now))


async def _clear_lists(conn: Conn, contact: sa.Row[Any]) -> None:
    """Lists and past answers that wait to be applied lose their row, finished ones the remarks that name them."""
    query = sa.select(imports.c.id, imports.c.rows, imports.c.errors)
    kept = sa.or_(imports.c.rows.is_not(None), imports.c.errors.is_not(None))
    for import_id, rows, errors in (await conn.execute(query.where(kept))).all():
        values: dict[str, Any] = {}
        if rows is not None and "answers" in rows:
            left = [answer for answer in rows["answers"] if answer[1] != contact.id]
            if len(left) < len(rows["answers"]):
                values["rows"] = rows | {"answers": left}
        elif rows is not None and "events" in rows:
            told = [
                [*each[:2], None, *each[3:6], None, each[7]] if each[2] == contact.id else each
                for each in rows["events"]
            ]
            if told != rows["events"]:
                values["rows"] = rows | {"events": told}
        elif rows is not None:
            at = {name: rows["fields"].index(name) for name in ("account", "contact", "contact_id")}
            left = [row for row in rows["rows"] if not _is_row_of(row, at, contact)]
            if len(left) < len(rows["rows"]):
                values["rows"] = rows | {"rows": left}
        if errors:
            silent = [error for error in errors if not _names(error[2], contact)]
            if len(silent) < len(errors):
                values["errors"] = silent
        if values:
            await conn.execute(sa.update(imports).where(imports.c.id == import_id).values(**values))


def _is_row_of(row: list[Any], at: dict[str, int], contact: sa.Row[Any]) -> bool:
    if contact.external_id is not None and row[at["contact_id"]] == contact.external_id:
        return True
    return fold(row[at["account"]]) == fold(contact.account) and fold(row[at["contact"]]) == contact.name_folded


def _names(details: dict[str, object], contact: sa.Row[Any]) -> bool:
    """Does a remark show this contact, their phone or their address? It quotes a cell as it stood in the file."""
    names = [fold(text) for text in (contact.name, contact.email) if text]
    code, number = fold(contact.external_id or ""), (contact.phone or "")[-SUBSCRIBER_DIGITS:]
    for cell in (fold(str(detail)) for detail in details.values()):
        digits = "".join(character for character in cell if character.isdecimal())
        if any(_stands_in(name, cell) for name in names) or (code and code == cell) or (number and number in digits):
            return True
    return False


def _stands_in(name: str, cell: str) -> bool:
    """As all of the cell, or within it, where the cell may have been cut; a very short name stands in too much else."""
    if len(name) < SHORTEST:
        return name == cell
    cut_off = cell.removesuffix("…")
    parts = (name[:length] for length in range(SHORTEST, len(name)))
    return name in cell or (cut_off != cell and any(cut_off.endswith(part) for part in parts))


async def stop(conn: Conn, chat_id: int, *, now: datetime) -> None:
    """Nothing more is sent to this human as a contact, and what was said in the chat is forgotten.

    Whoever is staff goes on hearing what staff hear.
    """
    is_staff = await find_staff_by_telegram(conn, chat_id) is not None
    to_them = _to_contact(chat_id, is_staff=is_staff)
    dropped = {"state": OutboxState.DROPPED, "done_at": now, "arguments": None}
    await conn.execute(sa.update(outbox).where(*to_them, outbox.c.state.in_(NOT_BEGUN)).values(**dropped))
    await _clear_chat(conn, chat_id, is_staff=is_staff)
    await _clear_about(conn, outbox.c.about_human == chat_id, now=now)
    if not is_staff:
        waiting = (inbox.c.chat_id == chat_id, inbox.c.state != InboxState.DONE)
        await conn.execute(sa.update(inbox).where(*waiting).values(state=InboxState.DONE, done_at=now))
    await _forget_heard(conn, chat_id)


async def sweep_up(conn: Conn, chat_id: int, contact_ids: Sequence[int], *, now: datetime) -> bool:
    """Once more, for what was in hand when the person was erased; tells whether nothing is on its way any more."""
    about_them = sa.or_(outbox.c.about_contact.in_(contact_ids), outbox.c.about_human == chat_id)
    await _clear_about(conn, about_them, now=now)
    is_staff = await find_staff_by_telegram(conn, chat_id) is not None
    to_them = _to_contact(chat_id, is_staff=is_staff)
    await _clear_chat(conn, chat_id, is_staff=is_staff)
    await _forget_heard(conn, chat_id)
    on_its_way = (
        sa.select(outbox.c.id)
        .where(
            sa.or_(sa.and_(*to_them), sa.and_(about_them, outbox.c.kind != OutboxKind.CARD)),
            outbox.c.state.in_(UNDONE),
        )
        .limit(1)
    )
    heard = sa.select(inbox.c.id).where(inbox.c.chat_id == chat_id, inbox.c.state == InboxState.WAITING).limit(1)
    return (await conn.execute(on_its_way)).first() is None and (await conn.execute(heard)).first() is None


def _to_contact(chat_id: int, *, is_staff: bool) -> tuple[sa.ColumnElement[bool], ...]:
    """The outbox rows that go to this human as a contact: all of the chat, or of staff what is not for them as such."""
    return (outbox.c.chat_id == chat_id, *((outbox.c.for_staff.is_(None),) if is_staff else ()))


async def _clear_chat(conn: Conn, chat_id: int, *, is_staff: bool) -> None:
    done = sa.update(outbox).where(*_to_contact(chat_id, is_staff=is_staff), outbox.c.state.not_in(UNDONE))
    await conn.execute(done.values(arguments=None, chat_id=None, dedup_key=None))
    shown = sa.select(deliveries.c.message_id, deliveries.c.subject).where(deliveries.c.chat_id == chat_id)
    message_ids = [
        message_id
        for message_id, subject in await conn.execute(shown)
        if not is_staff or isinstance(parse(subject), TO_CONTACTS)
    ]
    of_chat = (deliveries.c.chat_id == chat_id, deliveries.c.message_id.in_(message_ids))
    await conn.execute(sa.delete(deliveries).where(*of_chat))


async def forget_heard(conn: Conn, chat_id: int, *, now: datetime) -> None:
    """What somebody sent who is nobody here, and what names them to the staff; what was said to them stays."""
    await _forget_heard(conn, chat_id)
    await _clear_about(conn, outbox.c.about_human == chat_id, now=now)


async def _forget_heard(conn: Conn, chat_id: int) -> None:
    """Updates that are done: the rows stay, since update ids tell what was heard before."""
    heard = (inbox.c.chat_id == chat_id, inbox.c.state != InboxState.WAITING)
    await conn.execute(sa.update(inbox).where(*heard).values(payload=None, chat_id=None))


async def list_quotes(conn: Conn, contact_ids: Sequence[ContactId], case_ids: Sequence[int] = ()) -> list[Quote]:
    """Every message to staff that shows these contacts, or the contacts of these cases; by chat, the oldest first."""
    of_cases = sa.select(cases.c.contact_id).where(cases.c.id.in_(case_ids))
    about = {*contact_ids, *(await conn.execute(of_cases)).scalars()}
    of_messages = sa.select(client_messages.c.id, client_messages.c.kind)
    of_messages = of_messages.where(client_messages.c.contact_id.in_(about))
    kinds = {message_id: kind for message_id, kind in await conn.execute(of_messages)}
    sent = sa.select(outbox.c.chat_id, outbox.c.message_id, outbox.c.name).where(outbox.c.about_contact.in_(about))
    names = {(chat_id, message_id): name for chat_id, message_id, name in await conn.execute(sent)}
    shown = (
        sa.select(
            deliveries.c.chat_id,
            deliveries.c.message_id,
            deliveries.c.delivered_at,
            deliveries.c.subject,
            deliveries.c.about_contact,
        )
        .where(deliveries.c.about_contact.in_(about))
        .order_by(deliveries.c.chat_id, deliveries.c.message_id)
    )
    quotes = []
    for chat_id, message_id, delivered_at, key, contact_id in await conn.execute(shown):
        subject = parse(key)
        if isinstance(subject, ToStaff):
            with_file = _with_file(subject, names.get((chat_id, message_id)), kinds)
            quotes.append(Quote(chat_id, message_id, delivered_at, subject, contact_id, with_file))
    return quotes


async def list_quotes_in(conn: Conn, chat_id: int, staff_id: StaffId) -> list[Quote]:
    """What this chat shows of clients to one of the staff."""
    shown = sa.select(deliveries.c.about_contact).where(
        deliveries.c.chat_id == chat_id, deliveries.c.about_contact.is_not(None)
    )
    quotes = await list_quotes(conn, list((await conn.execute(shown.distinct())).scalars()))
    return [quote for quote in quotes if quote.chat_id == chat_id and quote.staff_id == staff_id]


@dataclass(frozen=True, slots=True)
class Shown:
    """A message to one of the staff in their chat; `with_file` is None when nobody knows."""

    chat_id: int
    message_id: int
    delivered_at: datetime
    with_file: bool | None


async def list_shown(conn: Conn, chat_id: int, staff_id: StaffId) -> list[Shown]:
    """All that stands in this chat for one of the staff alone: cards, what is below them, lists, and summaries.

    What they were told besides is known as long as the outbox keeps it.
    """
    quotes = await list_quotes_in(conn, chat_id, staff_id)
    shown = {each.message_id: Shown(chat_id, each.message_id, each.delivered_at, each.with_file) for each in quotes}
    delivered = sa.select(deliveries.c.message_id, deliveries.c.delivered_at, deliveries.c.subject)
    for message_id, at, key in await conn.execute(delivered.where(deliveries.c.chat_id == chat_id)):
        if getattr(parse(key), "staff", None) == staff_id:
            shown.setdefault(message_id, Shown(chat_id, message_id, at, with_file=False))
    told = sa.select(outbox.c.message_id, outbox.c.done_at, outbox.c.name).where(
        outbox.c.chat_id == chat_id,
        outbox.c.for_staff == staff_id,
        outbox.c.message_id.is_not(None),
        outbox.c.done_at.is_not(None),
    )
    for message_id, at, name in await conn.execute(told):
        shown.setdefault(message_id, Shown(chat_id, message_id, at, with_file=name in FILES))
    return [shown[message_id] for message_id in sorted(shown)]


def _with_file(subject: ToStaff, letter: str | None, kinds: dict[int, PartKind]) -> bool | None:
    """Below a card stand rings and files, and the outbox knows for a while which is which."""
    match subject:
        case CaseCard() | LightCard() | BelowLightCard() | BelowMessage() | RelayStatus() | ReplyWanted():
            return False
        case PromiseStatus() | RecordingStatus() | AboutContact():
            return False
        case BelowCard():
            return None if letter is None else letter in FILES_BELOW
        case PassedOn(message_id):
            return kinds.get(message_id) in CAPTIONED
        case CopyOf() | FileOfLightCard():
            return True
