"""An owner sends a client list: read apart, shown as a dry run, applied at a tap."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.who import is_owner, is_staff
from messages import import_list
from messages.owed import Errand, Letter, Owed, Send
from messages.survey import toast
from messages.taps import ImportTap
from messages.texts import Markup, clip, label, say
from messages.writing import message as text_message
from nps.programme import Programme
from storage.lists import imports
from storage.lists.imports import Applied, Refused
from storage.people import enrolments
from storage.people.audit import record_audit
from storage.people.staff import find_staff
from storage.people.who import Who

READ_LIST = "read_list"
MEGABYTES = 10
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
KINDS = (
    "text/csv",
    "text/tab-separated-values",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
OLD_EXCEL = ".xls"
MOST_MESSAGES = 10
"""New managers whose message to forward comes at once; the others are in the file of links."""


async def is_table(message: Message) -> bool:
    """A file that may be a client list, by its name, or by its type when it has none."""
    document = message.document
    if document is None:
        return False
    if not document.file_name:
        return document.mime_type in KINDS
    return PurePath(document.file_name).suffix.lower() in ENDINGS


async def is_no_contact(_: Message, who: Who) -> bool:
    return not who.contacts


async def on_document(message: Message, who: Who, language: str) -> Owed:
    """The file is fetched and read outside any transaction; its dry run comes when that is done."""
    document = message.document
    if document is None or who.staff is None:
        return []
    if (document.file_size or 0) > MEGABYTES * 2**20:
        return _say(who, say(language, "table-too-big", megabytes=str(MEGABYTES)))
    name = clip(document.file_name or "CSV", 100)
    arguments = {
        "file_id": document.file_id,
        "file_name": name,
        "staff": who.staff.id,
        "chat_id": who.telegram_id,
    }
    dedup = f"{READ_LIST}:{message.chat.id}:{message.message_id}"
    return [
        *_say(who, say(language, "import-reading", file=name)),
        Errand(name=READ_LIST, arguments=arguments, dedup_key=dedup),
    ]


async def on_other_document(message: Message, who: Who, language: str) -> Owed:
    """An owner sent a file that is no client list."""
    name = (message.document and message.document.file_name) or ""
    key = "table-is-xls" if PurePath(name).suffix.lower() == OLD_EXCEL else "import-wrong-kind"
    return _say(who, say(language, key))


async def on_document_of_manager(message: Message, who: Who, language: str) -> Owed:
    return _say(who, say(language, "import-owners-only"))


async def on_list_read(conn: AsyncConnection, payload: dict[str, Any], *, now: datetime, programme: Programme) -> Owed:
    """The file has been read: its dry run, or why it cannot be read at all."""
    chat_id = int(payload["chat_id"])
    if "import" in payload:
        return [Letter(name="import_plan", chat_id=chat_id, arguments={"import_id": payload["import"]})]
    arguments = {"key": payload["error"], "args": payload.get("args") or {}}
    return [Letter(name="notice", chat_id=chat_id, arguments=arguments)]


async def on_read_failed(
    conn: AsyncConnection, payload: dict[str, Any], *, now: datetime, programme: Programme
) -> Owed:
    """The file could not be fetched, again and again."""
    arguments = {"key": "import-not-fetched", "args": {"file": payload["file_name"]}}
    return [Letter(name="notice", chat_id=int(payload["chat_id"]), arguments=arguments)]


async def on_import_tap(
    query: CallbackQuery,
    callback_data: ImportTap,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
) -> Owed:
    """[Применить], [Файл с ошибками], [Отмена]: only by the owner who sent the file."""
    mine = who.staff if who.is_owner else None
    found = await imports.find(conn, callback_data.id, staff_id=mine.id) if mine else None
    if mine is None or found is None:
        return [toast(query, label(language, "not-yours"), alert=True)]
    if callback_data.wish == "errors":
        letter = Letter(name="import_errors", chat_id=who.telegram_id, arguments={"import_id": found.id})
        return [toast(query), letter]
    if callback_data.wish == "cancel":
        if not await imports.cancel(conn, found.id, staff_id=mine.id, now=now):
            return [toast(query, label(language, f"import-state-{found.state}"), alert=True)]
        return [toast(query), *_replace(query, who, say(language, "import-cancelled"))]
    done = await imports.apply(
        conn, found.id, fingerprint=found.fingerprint, now=now, lives=programme.link_lives, staff_id=mine.id
    )
    if isinstance(done, Applied):
        await record_audit(conn, who, "import.apply", f"import:{found.id}", now=now)
        return [toast(query), *await _applied(query, conn, who, language, found.id, done, now=now, programme=programme)]
    if done is Refused.CHANGED:
        await imports.renew_plan(conn, found.id)
        again = Letter(name="import_plan", chat_id=who.telegram_id, arguments={"import_id": found.id})
        return [toast(query), *_replace(query, who, say(language, "import-changed")), again]
    return [toast(query, label(language, f"import-state-{found.state}"), alert=True)]


async def _applied(
    query: CallbackQuery,
    conn: AsyncConnection,
    who: Who,
    language: str,
    import_id: int,
    done: Applied,
    *,
    now: datetime,
    programme: Programme,
) -> Owed:
    """The result in place of the dry run, then the links of whoever is new."""
    method = import_list.applied(language, who.telegram_id, _message_id(query), import_id, done)
    owed: Owed = [Send(method=method, chat_id=who.telegram_id)]
    if done.plan.new or done.managers:
        owed.append(Letter(name="links_file", chat_id=who.telegram_id))
    for manager_id in done.managers[:MOST_MESSAGES]:
        enrolment = await enrolments.ensure_for_staff(conn, manager_id, now=now, lives=programme.link_lives)
        manager = await find_staff(conn, manager_id)
        intro = {"name": manager.name if manager else "", "account": programme.company, "enrolment": enrolment}
        text = {"kind": "staff", "row_id": manager_id, "enrolment": enrolment}
        owed.append(Letter(name="invite_intro", chat_id=who.telegram_id, arguments=intro))
        owed.append(Letter(name="invite_message", chat_id=who.telegram_id, arguments=text))
    return owed


def _replace(query: CallbackQuery, who: Who, text: Markup) -> Owed:
    """The dry run with its buttons turns into this text."""
    method = import_list.replaced(who.telegram_id, _message_id(query), text)
    return [Send(method=method, chat_id=who.telegram_id)]


def _message_id(query: CallbackQuery) -> int | None:
    return query.message.message_id if query.message else None


def _say(who: Who, text: Markup) -> Owed:
    return [Send(method=text_message(who.telegram_id, text), chat_id=who.telegram_id)]


def router() -> Router:
    """Registered before the router of contacts: their files are answers, an owner's table is a client list."""
    router = Router(name=__name__)
    router.message.register(on_document, F.document, is_owner, is_table)
    router.message.register(on_other_document, F.document, is_owner, is_no_contact)
    router.message.register(on_document_of_manager, F.document, is_staff, is_no_contact)
    router.callback_query.register(on_import_tap, ImportTap.filter())
    return router
