"""Bringing a backup back: into the database's place, or, rehearsed, into a temporary file that is looked through."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from storage import marks
from storage.engine.database import Database, DatabaseError
from storage.migrations import HEAD
from storage.safety import backups, invariants
from storage.safety.backups import NoBackup
from storage.safety.invariants import Broken
from storage.safety.migrate import migrate

REHEARSAL = ".rehearsal-"


def bring_back(backup: Path, target: Path) -> bool:
    """Copy a backup to where it is needed; False when no checksum vouches for it.

    Raises DatabaseError with a sentence unless it is a sound database of ours; the target appears whole or not at all.
    """
    vouched = backups.check_sum(backup)
    try:
        backups.copy(backup, target, at_rest=True)
        revision = backups.find_revision(target)
        if revision > HEAD:
            raise DatabaseError(f"{backup} has schema {revision}, newer than this Otklik ({HEAD}): update the program")
        with closing(sqlite3.connect(target)) as conn, conn:  # a copy made by other means tells no time of its own
            values = (marks.COPIED_AT, backups.made_at(backup).isoformat())
            conn.execute("INSERT INTO marks (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING", values)
    except NoBackup as error:
        raise DatabaseError(f"{str(error).replace(str(target), str(backup))}. Nothing was changed") from None
    except sqlite3.Error as error:
        raise DatabaseError(f"{backup} is no backup of Otklik: {error}. Nothing was changed") from None
    return vouched


def rehearse(backup: Path, *, now: datetime) -> list[Broken]:
    """Restore the backup into a temporary file beside it and check the invariants there: what is broken.

    Runs in a thread, with a loop of its own. Raises DatabaseError when the backup cannot be restored, OSError.
    """
    for leftover in backup.parent.glob(f"{REHEARSAL}*"):  # by a kill
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=REHEARSAL, dir=backup.parent) as folder:
        file = Path(folder) / "otklik.db"
        if not bring_back(backup, file):
            raise DatabaseError(f"{backup} has no checksum")
        return asyncio.run(_look_through(file, now=now))


async def _look_through(file: Path, *, now: datetime) -> list[Broken]:
    database = Database(f"sqlite:///{file}")
    try:
        await migrate(database, now=now)  # as the start after a restore does
        async with database.read() as conn:
            return [rule for rule in await invariants.check(conn, now=now) if rule.severity == "broken"]
    finally:
        await database.close()
