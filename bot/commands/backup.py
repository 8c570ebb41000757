"""`backup` and `restore`: a consistent copy of the database in one file, with a checksum beside it."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from storage.engine.database import Damaged, Database, DatabaseError
from storage.engine.instance import instance_lock
from storage.safety import backups
from storage.safety.backups import BESIDE, checksum_file
from storage.safety.restoring import bring_back
from storage.safety.way_out import naming_the_way_out


def sqlite_path(database: Database) -> Path:
    if database.path is None:
        raise DatabaseError("backup and restore are for SQLite; for PostgreSQL use pg_dump and pg_restore")
    return database.path


async def backup(settings: Settings, file: Path) -> int:
    """Copy the database while the bot runs. Raises DatabaseError when there is nothing to copy or it is damaged."""
    database = Database(settings.database_url)
    source = sqlite_path(database)
    if not source.exists():
        raise DatabaseError(f"there is no database at {source} yet")
    if file.resolve() == source.resolve():
        raise DatabaseError("the backup cannot be the database itself; name another file")
    try:
        async with naming_the_way_out(database, settings.backup_folder()):
            await asyncio.to_thread(backups.write, source, file, now=datetime.now(UTC))
    except (OSError, sqlite3.Error) as error:
        raise DatabaseError(f"{file} cannot be written: {error}") from None
    print(f"{file}: {file.stat().st_size:,} bytes, checked; its checksum is in {checksum_file(file).name}")
    return 0


async def restore(settings: Settings, file: Path) -> int:
    """Put a backup, or the newest good one of a folder, in place of the database. The bot must be stopped.

    The present database is kept beside it. What was owed at the time of the backup is held at the next start.
    """
    database = Database(settings.database_url)
    target = sqlite_path(database)
    if file.is_dir():
        file = await asyncio.to_thread(_newest_good, file)
    if not file.is_file():
        raise DatabaseError(f"there is no backup at {file}")
    if file.resolve() == target.resolve():
        raise DatabaseError("the backup cannot be the database itself; name another file")
    with instance_lock(target):
        part = target.with_name(target.name + ".restoring")
        try:
            vouched = await asyncio.to_thread(bring_back, file, part)
            async with database.exclusive():  # an import at work ends first
                kept = await asyncio.to_thread(_keep, target) if target.exists() else None
                for leftover in BESIDE:
                    target.with_name(target.name + leftover).unlink(missing_ok=True)
                part.replace(target)
                backups.sync(target.parent)
        except OSError as error:
            raise DatabaseError(f"{target} cannot be replaced: {error}") from None
        finally:
            part.unlink(missing_ok=True)
    print(f"{target} is now the backup {file}" + (f"; what was there before is in {kept}" if kept else ""))
    if not vouched:
        known = checksum_file(file)
        print(f"  attention: there is no {known.name} beside it, so single flipped bits would not have been noticed")
    print("  at the next start the owners are asked what becomes of the messages that were waiting then")
    return 0


def _newest_good(folder: Path) -> Path:
    good = backups.find_newest_good(folder)
    if good is None:
        raise DatabaseError(f"there is no backup in {folder} whose checksum agrees")
    return good


def _keep(target: Path) -> Path:
    """Save the present database: a clean copy, or, when it is too damaged for that, the files as they are."""
    now = datetime.now(UTC)
    copy = target.with_name(f"{target.name}.before-restore-{now:%Y%m%dT%H%M%S}.bak")
    try:
        backups.copy(target, copy, copied_at=now)
    except (sqlite3.Error, Damaged):
        for suffix in ("", *BESIDE):
            if (file := target.with_name(target.name + suffix)).exists():
                shutil.copy2(file, copy.with_name(copy.name + suffix))
    return copy
