"""The log of erasures and the database kept in step: an errand, the start, `restore` and `check`."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from nps.programme import Programme
from nps.values import InboxKind
from storage import marks
from storage.engine.conn import Conn
from storage.engine.database import Database
from storage.privacy import erasure_log
from storage.privacy.erasing import Terms
from storage.queues.inbox import Incoming

if TYPE_CHECKING:
    from aiogram import Bot  # `restore` and `check` have no use for it

log = logging.getLogger(__name__)


async def log_erasures(
    bot: Bot, database: Database, arguments: dict[str, Any], now: datetime, programme: Programme
) -> Incoming:
    """Add to the file whatever erasure it lacks. Raises OSError: the errand is tried again."""
    count = await _write_missing(database, Path(arguments["folder"]))
    return Incoming(kind=InboxKind.ERASURES_LOGGED, payload={"count": count})


async def _write_missing(database: Database, folder: Path) -> int:
    async with database.read() as conn:
        entries = await erasure_log.entries_of(conn)
    return await asyncio.to_thread(erasure_log.append, erasure_log.file_in(folder), entries)


async def keep_erased(database: Database, programme: Programme, *, now: datetime) -> int:
    """What the log knows is erased again if an older database has brought it back; tells how many contacts.

    What the database knows and the log lacks is added to the log: it may have been away or full.
    """
    async with database.write() as conn:
        if await marks.find(conn, marks.DATABASE) is None:
            await marks.put(conn, marks.DATABASE, uuid4().hex)
        if programme.backup_folder is None:
            return 0
        entries = await asyncio.to_thread(erasure_log.read, erasure_log.file_in(programme.backup_folder))
        terms = Terms(programme.pseudonym_key, programme.forget_keeps_score)
        count = await erasure_log.reapply(conn, entries, terms, now=now)
    if count:
        log.warning("%s contacts that an older database had brought back were erased again", count)
    try:
        await _write_missing(database, programme.backup_folder)
    except OSError as error:
        log.warning("the log of erasures cannot be written: %s", error.strerror)
    return count


async def erasures_told(conn: Conn, folder: Path) -> str | None:
    """A line for `check`: whether the log has everything the database knows; None when nobody was erased."""
    file = erasure_log.file_in(folder)
    known = len(await erasure_log.entries_of(conn))
    missing = len(await erasure_log.list_missing(conn, file))
    if missing:
        return f"{known}; attention: the log {file} lacks {missing}: a restore would bring them back; start the bot"
    return f"{known}, all in the log {file}" if known else None
