"""`backup` and `restore`: a consistent copy of the database in one file, with a checksum beside it."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from storage.database import Database, DatabaseError
from storage.instance import instance_lock
from storage.migrate import copy_sqlite


def checksum_file(backup: Path) -> Path:
    return backup.with_name(backup.name + ".sha256")


def checksum(file: Path) -> str:
    """SHA-256 of the file: integrity_check alone misses most flipped bits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sqlite_path(settings: Settings) -> Path:
    path = Database(settings.database_url).path
    if path is None:
        raise DatabaseError("backup and restore are for SQLite; for PostgreSQL use pg_dump and pg_restore")
    return path


async def backup(settings: Settings, file: Path) -> int:
    """Copy the database while the bot runs. Raises DatabaseError when there is nothing to copy or it is damaged."""
    source = sqlite_path(settings)
    if not source.exists():
        raise DatabaseError(f"there is no database at {source} yet")
    if file.resolve() == source.resolve():
        raise DatabaseError("the backup cannot be the database itself; name another file")
    try:
        await asyncio.to_thread(copy_sqlite, source, file)
    except (OSError, sqlite3.Error) as error:
        raise DatabaseError(f"{file} cannot be written: {error}") from None
    checksum_file(file).write_text(f"{checksum(file)}  {file.name}\n")
    print(f"{file}: {file.stat().st_size:,} bytes, checked; its checksum is in {checksum_file(file).name}")
    return 0


async def restore(settings: Settings, file: Path) -> int:
    """Put a backup in place of the database; the present one is kept beside it. The bot must be stopped."""
    target = sqlite_path(settings)
    if not file.exists():
        raise DatabaseError(f"there is no backup at {file}")
    known = checksum_file(file)
    if known.exists() and known.read_text().split()[0] != checksum(file):
        raise DatabaseError(f"{file} is damaged: its checksum differs from {known.name}. Take an older backup")
    with instance_lock(target):
        part = target.with_name(target.name + ".restoring")
        await asyncio.to_thread(copy_sqlite, file, part)
        kept = None
        if target.exists():
            kept = target.with_name(f"{target.name}.before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S}.bak")
            await asyncio.to_thread(copy_sqlite, target, kept)
        for leftover in ("-wal", "-shm"):
            target.with_name(target.name + leftover).unlink(missing_ok=True)
        part.replace(target)
    print(f"{target} is now the backup {file}" + (f"; what was there before is in {kept}" if kept else ""))
    return 0
