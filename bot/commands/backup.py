"""`backup` and `restore`: a consistent copy of the database in one file, with a checksum beside it."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from storage.database import Database, DatabaseError
from storage.instance import instance_lock
from storage.migrate import copy_sqlite
from storage.migrations import HEAD

BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file, and would replay into another of its name


def checksum_file(backup: Path) -> Path:
    return backup.with_name(backup.name + ".sha256")


def checksum(file: Path) -> str:
    """SHA-256 of the file: integrity_check alone misses most flipped bits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sqlite_path(database: Database) -> Path:
    if database.path is None:
        raise DatabaseError("backup and restore are for SQLite; for PostgreSQL use pg_dump and pg_restore")
    return database.path


async def backup(settings: Settings, file: Path) -> int:
    """Copy the database while the bot runs. Raises DatabaseError when there is nothing to copy or it is damaged."""
    source = sqlite_path(Database(settings.database_url))
    if not source.exists():
        raise DatabaseError(f"there is no database at {source} yet")
    if file.resolve() == source.resolve():
        raise DatabaseError("the backup cannot be the database itself; name another file")
    try:
        await asyncio.to_thread(copy_sqlite, source, file)
        checksum_file(file).write_text(f"{checksum(file)}  {file.name}\n")
    except (OSError, sqlite3.OperationalError) as error:
        raise DatabaseError(f"{file} cannot be written: {error}") from None
    except sqlite3.Error as error:
        raise DatabaseError(f"{source} is damaged: {error}") from None
    print(f"{file}: {file.stat().st_size:,} bytes, checked; its checksum is in {checksum_file(file).name}")
    return 0


async def restore(settings: Settings, file: Path) -> int:
    """Put a backup in place of the database; the present one is kept beside it. The bot must be stopped."""
    database = Database(settings.database_url)
    target = sqlite_path(database)
    if not file.is_file():
        raise DatabaseError(f"there is no backup at {file}")
    if file.resolve() == target.resolve():
        raise DatabaseError("the backup cannot be the database itself; name another file")
    known = checksum_file(file)
    if known.exists() and known.read_text().split()[:1] != [checksum(file)]:
        raise DatabaseError(f"{file} is damaged: its checksum differs from {known.name}. Take an older backup")
    with instance_lock(target):
        part = target.with_name(target.name + ".restoring")
        try:
            await asyncio.to_thread(_fetch, file, part)
            async with database.exclusive():  # an import at work ends first
                kept = await asyncio.to_thread(_keep, target) if target.exists() else None
                for leftover in BESIDE:
                    target.with_name(target.name + leftover).unlink(missing_ok=True)
                part.replace(target)
        except OSError as error:
            raise DatabaseError(f"{target} cannot be replaced: {error}") from None
        finally:
            part.unlink(missing_ok=True)
    print(f"{target} is now the backup {file}" + (f"; what was there before is in {kept}" if kept else ""))
    if not known.exists():
        print(f"  attention: there is no {known.name} beside it, so single flipped bits would not have been noticed")
    return 0


def _fetch(file: Path, part: Path) -> None:
    """Copy the backup to where it will be needed. Raises DatabaseError unless it is a sound database of ours."""
    try:
        copy_sqlite(file, part)
        with closing(sqlite3.connect(part)) as conn:
            (revision,) = conn.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise DatabaseError(f"{file} is no backup of Otklik: {error}. Nothing was changed") from None
    if revision > HEAD:
        raise DatabaseError(f"{file} has schema {revision}, newer than this Otklik ({HEAD}): update the program")


def _keep(target: Path) -> Path:
    """Save the present database: a clean copy, or, when it is too damaged for that, the files as they are."""
    kept = target.with_name(f"{target.name}.before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S}.bak")
    try:
        copy_sqlite(target, kept)
    except (sqlite3.Error, DatabaseError):
        kept.with_name(kept.name + ".part").unlink(missing_ok=True)
        for suffix in ("", *BESIDE):
            if (found := target.with_name(target.name + suffix)).exists():
                shutil.copy2(found, kept.with_name(kept.name + suffix))
    return kept
