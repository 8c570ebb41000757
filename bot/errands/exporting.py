"""The errand of an export: a process of its own writes the files, the chat hears how far it is, files are deleted.

Files lie beside the database in a folder of their own, whatever becomes of them not for long: they are deleted when
they are sent, when the writing fails, and at the next start.
"""

from __future__ import annotations

import asyncio
import html
import json
import logging
import os
import shutil
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from aiogram import Bot

from bot.errands.export_files import folder_of, new_folder, remove
from bot.traffic.owing import rows_of
from messages import exporting as words
from messages.texts import language_of
from nps.programme import Programme
from nps.values import ExportState, InboxKind
from storage.engine.conn import Conn
from storage.engine.database import Database
from storage.exports import kept, what
from storage.people.directory import read_directory
from storage.people.staff import find_staff
from storage.people.who import find_who
from storage.queues import outbox
from storage.queues.inbox import Incoming

log = logging.getLogger(__name__)
LARGEST = 49 * 10**6
"""Bytes of one file: Telegram takes 50 MB of a bot, and something goes with it."""
PATIENCE_S = 900.0
TELL_EVERY_S = 3.0
_HOME = str(Path(__file__).resolve().parents[2])
Tell = Callable[[str, int, int], Awaitable[None]]


class ExportError(Exception):
    """The files could not be written; the text says why, in a word."""


async def export(
    bot: Bot, database: Database, arguments: dict[str, Any], now: datetime, programme: Programme
) -> Incoming:
    """Write its files, unless the reader may read nothing of it any more. Raises ExportError: it is tried again."""
    export_id = int(arguments["export"])
    async with database.read() as conn:
        asked = await _asked(conn, export_id, now, programme)
        before = await kept.find(conn, export_id)
    if asked is None:
        return Incoming(kind=InboxKind.EXPORTED, payload={"export": export_id})
    above = folder_of(database, programme)
    if before is not None and before.folder:  # of an attempt that was cut off
        await asyncio.to_thread(remove, above / before.folder)
    folder = await asyncio.to_thread(new_folder, above)
    try:
        async with database.write() as conn:
            await kept.record_folder(conn, export_id, folder.name)
        asked |= {"url": database.url.render_as_string(hide_password=False), "folder": str(folder)}
        made = await _made(asked, Progress(database, export_id, now))
    except BaseException:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
        raise
    payload = {"export": export_id, "files": [str(folder / name) for name in made["files"]]}
    return Incoming(
        kind=InboxKind.EXPORTED, payload=payload | {"answers": made["rows"]["answers"], "stamp": asked["stamp"]}
    )


async def _asked(conn: Conn, export_id: int, now: datetime, programme: Programme) -> dict[str, Any] | None:
    """All that the writing process has to know; None: it is over, or whoever asked may not read it any more."""
    export = await kept.find(conn, export_id)
    reader = await find_staff(conn, export.staff_id) if export is not None else None
    if export is None or reader is None or export.state is not ExportState.MAKING or export.format is None:
        return None
    if reader.telegram_id is None or not programme.may_read_answers(reader.role):
        return None
    who = await find_who(conn, reader.telegram_id)
    language = language_of(who, programme) if who else programme.language
    zone = programme.zone_named(reader.timezone)
    start, end = words.span_of(export, programme)
    return {
        "format": export.format.value,
        "staff": reader.id,
        "role": reader.role.value,
        "scope": export.scope,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "zone": str(zone),
        "company_zone": str(programme.zone),
        "language": language,
        "phones": reader.scope.manager is None or programme.managers_export_phones,
        "anonymous": programme.anonymous,
        "limit": LARGEST,
        "company": programme.company,
        "currency": programme.currency,
        "what": words.what_of(language, export, reader, await read_directory(conn, reader)),
        "when": html.unescape(words.when_of(language, export, programme, now)),
        "made_at": now.astimezone(zone).replace(microsecond=0).isoformat(),
        "by": reader.name or None,
        "stamp": await what.stamp_of(conn, reader),
    }


class Progress:
    """How far it is, for the card in the chat, now and then."""

    def __init__(self, database: Database, export_id: int, now: datetime, *, every_s: float = TELL_EVERY_S) -> None:
        self._database = database
        self._export = export_id
        self._now = now
        self._every_s = every_s
        self._told_at = monotonic()

    async def __call__(self, sheet: str, done: int, total: int) -> None:
        if monotonic() - self._told_at < self._every_s:
            return
        self._told_at = monotonic()
        async with self._database.write() as conn:
            await kept.record_progress(conn, self._export, sheet, done, total)
            export = await kept.find(conn, self._export)
            reader = await find_staff(conn, export.staff_id) if export is not None else None
            if export is not None and reader is not None and reader.can_be_written_to:
                await outbox.owe(conn, rows_of([words.show(export, reader)]), now=self._now)


async def _made(asked: dict[str, Any], progress: Tell) -> dict[str, Any]:
    """What the writing process says in the end. Raises ExportError when it says nothing."""
    # It gets the way to our packages and to the server, and nothing else of the environment: it holds the bot's token.
    passed = {name: value for name, value in os.environ.items() if name.startswith("PG") or name == "HOME"}
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot.errands.export_writer"),
        env={"PYTHONPATH": os.pathsep.join([_HOME, *sys.path]), **passed},
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
    )
    try:
        async with asyncio.timeout(PATIENCE_S):
            return await _converse(child, asked, progress)
    except TimeoutError:
        raise ExportError("too slow") from None
    finally:
        await _end(child)


async def _converse(child: Process, asked: dict[str, Any], progress: Tell) -> dict[str, Any]:
    if child.stdin is None or child.stdout is None:
        raise ExportError("no pipes")
    with suppress(BrokenPipeError, ConnectionResetError):
        child.stdin.write(json.dumps(asked).encode() + b"\n")
        await child.stdin.drain()
    child.stdin.close()
    async for line in child.stdout:
        told: dict[str, Any] = json.loads(line)
        if "files" in told:
            return told
        if "error" in told:
            log.warning("the writing process failed: %s at %s", told["error"], told["place"])
            raise ExportError(told["error"])
        await progress(told["sheet"], told["done"], told["total"])
    raise ExportError(f"the writing process ended with {await child.wait()}")


async def _end(child: Process) -> None:
    with suppress(ProcessLookupError):
        child.kill()
    if child.stdout is not None:
        while await child.stdout.read(2**16):
            pass  # an unread pipe would keep its transport open
    await child.wait()
