"""Errands of upkeep: the daily backup and the weekly rehearsal of a restore, in a thread beside the bot."""

from __future__ import annotations

import asyncio
import errno
import logging
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from aiogram import Bot

from nps.programme import Programme
from nps.values import InboxKind
from storage.engine.database import Damaged, Database, DatabaseError
from storage.queues.inbox import Incoming
from storage.safety import backups
from storage.safety.backups import Going
from storage.safety.restoring import rehearse

log = logging.getLogger(__name__)
T = TypeVar("T")
DENIED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT)


async def back_up(
    bot: Bot, database: Database, arguments: dict[str, Any], now: datetime, programme: Programme
) -> Incoming:
    """Make the day's backup; what came of it, or why it failed, goes back through the inbox."""
    folder = Path(arguments["folder"])
    if database.path is None:
        raise DatabaseError("backups are for SQLite")
    source = database.path
    try:
        backup = await in_a_thread(lambda going: backups.make(source, folder, now=now, going=going))
    except (OSError, sqlite3.Error, DatabaseError) as error:
        log.error("the daily backup failed: %s", error)
        return Incoming(kind=InboxKind.BACK_UP_FAILED, payload=arguments | {"reason": reason_of(error)})
    log.info("backup made: %s", backup.name)
    return Incoming(kind=InboxKind.BACKED_UP, payload={"name": backup.name, "at": now.isoformat()})


async def rehearse_restore(
    bot: Bot, database: Database, arguments: dict[str, Any], now: datetime, programme: Programme
) -> Incoming:
    """Restore the newest backup into a temporary file and check it there."""
    folder = Path(arguments["folder"])
    payload: dict[str, Any] = {"folder": str(folder)}
    try:
        newest_first = await asyncio.to_thread(backups.list_backups, folder)
        if not newest_first:
            return Incoming(kind=InboxKind.REHEARSED, payload=payload | {"reason": "none"})
        payload["name"] = newest_first[0].name
        broken = await asyncio.to_thread(rehearse, newest_first[0], now=now)
    except (OSError, sqlite3.Error, DatabaseError) as error:
        log.error("the rehearsed restore failed: %s", error)
        kind = reason_of(error)
        reason = "damaged" if isinstance(error, DatabaseError) else kind
        return Incoming(kind=InboxKind.REHEARSED, payload=payload | {"reason": reason})
    for rule in broken:
        log.error("the rehearsed restore of %s: %s", newest_first[0].name, rule)
    if broken:
        payload |= {"reason": "broken", "rules": [rule.code for rule in broken]}
    return Incoming(kind=InboxKind.REHEARSED, payload=payload)


async def in_a_thread(work: Callable[[Going], T]) -> T:
    """Run the work beside the loop; when nobody waits for it any more, it is told to end."""
    forsaken = threading.Event()
    try:
        return await asyncio.to_thread(work, lambda: not forsaken.is_set())
    finally:
        forsaken.set()


def reason_of(error: Exception) -> str:
    """What a person can do something about: full, denied, damaged; else other."""
    if isinstance(error, Damaged):
        return "damaged"
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or (isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)):
        return "full"
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return "denied"
    return "denied" if isinstance(error, OSError) and error.errno in DENIED else "other"
