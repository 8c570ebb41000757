"""Where the files of exports lie: in a folder beside the database, whatever becomes of them not for long."""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from aiogram import Bot

from nps.programme import Programme
from nps.values import ExportState, InboxKind
from storage.engine.database import Database
from storage.exports import kept
from storage.queues.inbox import Incoming

log = logging.getLogger(__name__)


async def drop_export(
    bot: Bot, database: Database, arguments: dict[str, Any], now: datetime, programme: Programme
) -> Incoming:
    """Delete the files of this one. Raises OSError: the errand is tried again."""
    async with database.read() as conn:
        export = await kept.find(conn, int(arguments["export"]))
    if export is not None and export.folder and export.state is not ExportState.MADE:
        folder = folder_of(database, programme) / export.folder
        await asyncio.to_thread(remove, folder)
    return Incoming(kind=InboxKind.EXPORT_DROPPED, payload={"export": arguments["export"]})


async def sweep(database: Database, programme: Programme) -> int:
    """At a start: delete whatever lies there and is not on its way; tells how many folders that were."""
    async with database.read() as conn:
        wanted = await kept.list_folders(conn)
    try:
        return await asyncio.to_thread(_sweep, folder_of(database, programme), wanted)
    except OSError as error:  # somebody else's, or in use: no reason not to start
        log.warning("files of exports cannot be deleted: %s", error.strerror)
        return 0


def folder_of(database: Database, programme: Programme) -> Path:
    """Of this database alone: beside it, on PostgreSQL in the folder of the log of erasures, which can be written."""
    if database.path is not None:
        return database.path.with_name(f"{database.path.name}.exports")
    url = database.url
    name = sha256(f"{url.host}:{url.port}/{url.database}".encode()).hexdigest()[:12]
    return (programme.backup_folder or Path(tempfile.gettempdir())) / f"otklik-{name}.exports"


def new_folder(above: Path) -> Path:
    above.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=above))


def _sweep(above: Path, wanted: set[str]) -> int:
    left = [folder for folder in above.iterdir() if folder.name not in wanted] if above.is_dir() else []
    for folder in left:
        remove(folder)
    return len(left)


def remove(folder: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)
