"""The errand of a file: fetch it, guess what it is, read it, keep it; what came of it goes back through the inbox."""

from __future__ import annotations

import asyncio
import io
from datetime import datetime
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError
from aiogram.methods import GetFile

from bot.errands import spreadsheet
from bot.errands.spreadsheet import SpreadsheetError, Table, read_client_list, read_event_rows, read_past_answers
from nps.client_list import ListError
from nps.file_kind import FileKind, guess
from nps.past_dates import DateOrder
from nps.past_reading import AMBIGUOUS
from nps.programme import Programme
from nps.values import InboxKind, StaffId
from storage.engine.database import Database
from storage.lists import files, imports, past, told_events
from storage.privacy import erasures
from storage.queues.inbox import Incoming


async def read_list(
    bot: Bot, database: Database, arguments: dict[str, Any], now: datetime, programme: Programme
) -> Incoming:
    """The import's number, or the text key of why the file cannot be read. Raises TelegramNetworkError: try again.

    `kind` among the arguments is what the sender says it is; without it a file that looks like no client list is asked
    about first.
    """
    sender = {"chat_id": int(arguments["chat_id"]), "staff": int(arguments["staff"])}
    try:
        content = await _fetch(bot, str(arguments["file_id"]))
        table = await spreadsheet.read_table(str(arguments["file_name"]), content)
        kind = FileKind(arguments["kind"]) if arguments.get("kind") else guess(table.rows)
        if not arguments.get("kind") and kind is not FileKind.CLIENTS:
            return _read({"ask": await _ask(database, kind, arguments, now), **sender})
        if kind is FileKind.HISTORY:
            return await _read_past(database, table, arguments, now, programme)
        if kind is FileKind.EVENTS:
            return await _read_events(database, table, arguments, now, programme)
        listed = await asyncio.to_thread(read_client_list, table, programme)
    except (SpreadsheetError, ListError) as error:
        return _read({"error": error.key, "args": error.details, **sender})
    except TelegramBadRequest:  # the file is gone: asking again would not help
        return _read({"error": "import-not-fetched", "args": {"file": arguments["file_name"]}, **sender})
    async with database.write() as conn:
        listed = await erasures.sift(conn, listed, programme.pseudonym_key)
        import_id = await imports.stage(
            conn,
            staff_id=StaffId(arguments["staff"]),
            file_name=str(arguments["file_name"]),
            client_list=listed,
            now=now,
        )
    return _read({"import": import_id, **sender})


async def _ask(database: Database, kind: FileKind, arguments: dict[str, Any], now: datetime) -> int:
    async with database.write() as conn:
        return await files.ask_about(
            conn,
            kind,
            staff_id=StaffId(arguments["staff"]),
            file_name=str(arguments["file_name"]),
            file_id=str(arguments["file_id"]),
            now=now,
        )


async def _read_past(
    database: Database, table: Table, arguments: dict[str, Any], now: datetime, programme: Programme
) -> Incoming:
    """Answers of before, matched and kept; or the question which day a date means. Raises ListError."""
    sender = {"chat_id": int(arguments["chat_id"]), "staff": int(arguments["staff"])}
    order = DateOrder(arguments["dates"]) if arguments.get("dates") else None
    try:
        answers = await asyncio.to_thread(read_past_answers, table, programme, now, order)
    except ListError as error:
        if error.key != AMBIGUOUS:
            raise
        return _read({"dates": arguments["import"], "args": error.details, **sender})
    async with database.read() as conn:
        sifted = await erasures.sift_past(conn, answers, programme.pseudonym_key)
        matched = await past.match(conn, sifted)
    async with database.write() as conn:
        await past.keep(conn, int(arguments["import"]), matched)
    return _read({"past": arguments["import"], **sender})


async def _read_events(
    database: Database, table: Table, arguments: dict[str, Any], now: datetime, programme: Programme
) -> Incoming:
    """The same of events."""
    sender = {"chat_id": int(arguments["chat_id"]), "staff": int(arguments["staff"])}
    order = DateOrder(arguments["dates"]) if arguments.get("dates") else None
    try:
        rows = await asyncio.to_thread(read_event_rows, table, programme, now, order)
    except ListError as error:
        if error.key != AMBIGUOUS:
            raise
        return _read({"event_dates": arguments["import"], "args": error.details, **sender})
    async with database.read() as conn:
        told = await told_events.match(conn, await erasures.sift_events(conn, rows, programme.pseudonym_key))
    async with database.write() as conn:
        await told_events.keep(conn, int(arguments["import"]), told)
    return _read({"events": arguments["import"], **sender})


def _read(payload: dict[str, Any]) -> Incoming:
    return Incoming(kind=InboxKind.LIST_READ, payload=payload)


async def _fetch(bot: Bot, file_id: str) -> bytes:
    method = GetFile(file_id=file_id)
    file = await bot(method)
    if file.file_path is None:
        raise TelegramNetworkError(method=method, message="no path")
    if (file.file_size or 0) > spreadsheet.LARGEST:
        raise SpreadsheetError("table-too-big", {"megabytes": str(spreadsheet.LARGEST // 2**20)})
    content = io.BytesIO()
    try:
        await bot.download_file(file.file_path, content)
    except (aiohttp.ClientError, TimeoutError) as error:
        if isinstance(error, aiohttp.ClientResponseError) and error.status in (400, 404):
            raise TelegramBadRequest(method=method, message="no such file") from None
        # The address carries the token, and these errors carry the address.
        raise TelegramNetworkError(method=method, message=type(error).__name__) from None
    return content.getvalue()
