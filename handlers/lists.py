"""An owner sends a client list: read apart, shown as a dry run, applied at a tap."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from actions import inviting, lists
from actions.turn import Turn
from handlers.refusals import NotYours, Refused
from handlers.who import is_no_contact, is_owner, is_staff, owner_of
from messages import import_list, past, told_events
from messages.envelopes import to_sender
from messages.list_template import list_template
from messages.notices import notice
from messages.owed import Envelope, Errand, Lane, Owed
from messages.replies import replace, reply, toast
from messages.taps.clients import FileTap, ImportTap, WordTap
from messages.texts import clip, label, say
from nps.client_words import KEEP, meanings
from nps.values import ErrandName
from storage.lists import imports
from storage.lists.imports import Applied, NotApplied
from storage.people.staff import Staff, find_staff
from storage.people.who import Who

MEGABYTES = 10
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
KINDS = (
    "text/csv",
    "text/tab-separated-values",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
OLD_EXCEL = ".xls"


async def is_table(message: Message) -> bool:
    """A file that may be a client list, by its name, or by its type when it has none."""
    document = message.document
    if document is None:
        return False
    if not document.file_name:
        return document.mime_type in KINDS
    return PurePath(document.file_name).suffix.lower() in ENDINGS


async def on_document(message: Message, who: Who, staff: Staff, language: str) -> Owed:
    """The file is fetched and read outside any transaction; its dry run comes when that is done."""
    document = message.document
    if document is None:
        return []
    if (document.file_size or 0) > MEGABYTES * 2**20:
        raise Refused("table-too-big", megabytes=str(MEGABYTES))
    name = clip(document.file_name or "CSV", 100)
    arguments = {
        "file_id": document.file_id,
        "file_name": name,
        "staff": staff.id,
        "chat_id": who.telegram_id,
    }
    once = f"{ErrandName.READ_LIST}:{message.chat.id}:{message.message_id}"
    return [
        reply(who, say(language, "import-reading", file=name)),
        Errand(name=ErrandName.READ_LIST, arguments=arguments, once=once),
    ]


async def on_other_document(message: Message, who: Who, language: str) -> Owed:
    """An owner sent a file that is no client list."""
    name = (message.document and message.document.file_name) or ""
    key = "table-is-xls" if PurePath(name).suffix.lower() == OLD_EXCEL else "import-wrong-kind"
    return [reply(who, say(language, key))]


async def on_document_of_manager(message: Message, who: Who, language: str) -> Owed:
    return [reply(who, say(language, "import-owners-only"))]


async def on_list_read(turn: Turn, payload: dict[str, Any]) -> Owed:
    """The file has been read: what it would change, what is asked of it first, or why it cannot be read at all."""
    to = await _sender_of(turn, payload)
    if "ask" in payload:
        return [past.file_question.owed(to, import_id=payload["ask"])]
    if "dates" in payload:
        return [past.past_dates.owed(to, import_id=payload["dates"], **payload["args"])]
    if "past" in payload:
        return [past.past_plan.owed(to, import_id=payload["past"])]
    if "event_dates" in payload:
        return [told_events.events_dates.owed(to, import_id=payload["event_dates"], **payload["args"])]
    if "events" in payload:
        return [told_events.events_plan.owed(to, import_id=payload["events"])]
    if "import" in payload:
        return [import_list.import_plan.owed(to, import_id=payload["import"])]
    return [notice.owed(to, key=payload["error"], args=payload.get("args") or {})]


async def on_read_failed(turn: Turn, payload: dict[str, Any]) -> Owed:
    """The file could not be fetched, again and again."""
    to = await _sender_of(turn, payload)
    return [notice.owed(to, key="import-not-fetched", args={"file": payload["file_name"]})]


async def _sender_of(turn: Turn, payload: dict[str, Any]) -> Envelope:
    """The chat of whoever sent the file, and who that is."""
    sender = await find_staff(turn.conn, payload.get("staff"))
    return Envelope(chat_id=int(payload["chat_id"]), for_staff=sender.id if sender else None, lane=Lane.REPLY)


async def on_import_tap(query: CallbackQuery, callback_data: ImportTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Применить], [Файл с ошибками], [Отмена]: only by the owner who sent the file."""
    owner = owner_of(who, alert=True)
    listed = await imports.find(turn.conn, callback_data.id, staff_id=owner.id)
    if listed is None:
        raise NotYours(alert=True)
    if callback_data.wish == "errors":
        return [toast(query), import_list.import_errors.owed(to_sender(who), import_id=listed.id)]
    if callback_data.wish == "cancel":
        if not await lists.cancel(turn, owner, listed):
            raise Refused(f"import-state-{listed.state}", alert=True)
        return [toast(query), replace(query, who, say(language, "import-cancelled"))]
    applied = await lists.apply(turn, who, owner, listed)
    if isinstance(applied, Applied):
        text, buttons = import_list.applied(language, listed.id, applied)
        links = await lists.offer_links(turn, who, applied)
        return [toast(query), replace(query, who, text, buttons), *links]
    if applied is NotApplied.CHANGED:
        plan = import_list.import_plan.owed(to_sender(who), import_id=listed.id)
        return [toast(query), replace(query, who, say(language, "import-changed")), plan]
    raise Refused(f"import-state-{listed.state}", alert=True)


async def on_word_tap(query: CallbackQuery, callback_data: WordTap, turn: Turn, who: Who, language: str) -> Owed:
    """«Роль «закупщик» — это: [ЛПР] …»: remembered, and the dry run shows what follows, with the next word."""
    owner = owner_of(who, alert=True)
    listed = await imports.find(turn.conn, callback_data.id, staff_id=owner.id)
    if listed is None:
        raise NotYours(alert=True)
    if listed.state != imports.READ:
        raise Refused(f"import-state-{listed.state}", alert=True)
    word = await imports.find_word(turn.conn, listed.id, callback_data.column, callback_data.row)
    if word is None or callback_data.meaning not in (import_list.CHANGE, KEEP, *meanings(callback_data.column)):
        raise NotYours(alert=True)
    if callback_data.meaning == import_list.CHANGE:
        text, buttons = import_list.planned(language, listed.id, await lists.ask_anew(turn, who, listed, word))
        return [toast(query), replace(query, who, text, buttons)]
    plan = await lists.explain(turn, who, listed, word, callback_data.meaning)
    text, buttons = import_list.planned(language, listed.id, plan)
    return [toast(query, label(language, "import-word-known")), replace(query, who, text, buttons)]


async def on_file_tap(query: CallbackQuery, callback_data: FileTap, turn: Turn, who: Who) -> Owed:
    """[Шаблон списка], [Excel]: a file for an owner."""
    owner_of(who, alert=True)
    if callback_data.wish == "template":
        return [toast(query), list_template.owed(to_sender(who))]
    return [toast(query), *await inviting.links_as_workbook(turn, who)]


def router() -> Router:
    """Registered before the router of contacts: their files are answers, an owner's table is a client list."""
    router = Router(name="import_file")
    router.message.register(on_document, F.document, is_owner, is_table)
    router.message.register(on_other_document, F.document, is_owner, is_no_contact)
    router.message.register(on_document_of_manager, F.document, is_staff, is_no_contact)
    router.callback_query.register(on_import_tap, ImportTap.filter())
    router.callback_query.register(on_word_tap, WordTap.filter())
    router.callback_query.register(on_file_tap, FileTap.filter())
    return router
