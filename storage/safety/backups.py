"""Backups of an SQLite file: one way to make one, to vouch for one, and to find the newest good one."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import URL

from storage.engine.database import Damaged, DatabaseError, is_damage
from storage.marks import COPIED_AT

DEFAULT_FOLDER = "backups"
OURS = re.compile(r"otklik-(\d{8}T\d{6})Z\.db")
KEPT = 14
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file, and would replay into another of its name
BATCH_PAGES = 1024
BREATH_S = 0.002  # after each batch: the disk is the bot's as well
LOOK_EVERY_STEPS = 1_000_000  # of SQLite's machine, a few milliseconds

Going = Callable[[], bool]


class NoBackup(DatabaseError):
    """The file is a sound SQLite database, but none of Otklik's."""


class Interrupted(Exception):
    """Nobody waits for the copy any more; nothing was left behind."""


def folder_for(url: URL, setting: str) -> Path:
    """The folder that BACKUP_DIR names: relative to the database's own, on PostgreSQL to where the program runs.

    The log of erasures lies there too, so it has a name even when the backups are switched off.
    """
    beside = Path(url.database or "").parent if url.get_backend_name() == "sqlite" else Path()
    return Path(os.path.abspath(beside / (DEFAULT_FOLDER if setting.lower() == "off" else setting)))


def make(source: Path, folder: Path, *, now: datetime, going: Going = lambda: True) -> Path:
    """A backup under a name of its own with its checksum beside it; of those made here the newest are kept.

    Raises Damaged (the source), OSError or sqlite3.OperationalError (the folder, the disk), Interrupted.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    backup = folder / f"otklik-{now.astimezone(UTC):%Y%m%dT%H%M%S}Z.db"
    write(source, backup, now=now, going=going)
    prune(folder, spare=backup)
    return backup


def write(source: Path, backup: Path, *, now: datetime, going: Going = lambda: True) -> None:
    """A backup under this very name, with its checksum beside it. Raises as `make`."""
    copy(source, backup, copied_at=now, going=going)
    note = checksum_file(backup)
    part = note.with_name(note.name + ".part")
    part.write_text(f"{checksum(backup)}  {backup.name}\n")  # as sha256sum -c reads it
    sync(part)
    part.replace(note)
    sync(backup.parent)


def copy(
    source: Path,
    target: Path,
    *,
    copied_at: datetime | None = None,
    at_rest: bool = False,
    going: Going = lambda: True,
) -> None:
    """A consistent, checked copy by the backup API; the target appears whole and on the disk, or not at all.

    The source may be in use, unless it is known to be `at_rest`. One snapshot is read from the first page to the last,
    so writers are neither held up nor make the copy begin anew. `copied_at` is written into the copy: whoever starts
    on it knows that it is one, and from when.
    """
    part = target.with_name(target.name + ".part")
    _clear(part)
    try:
        part.touch(mode=0o600)
        with (
            _naming_damage(source),
            closing(_open(source, at_rest=at_rest)) as old,
            closing(sqlite3.connect(part)) as new,
        ):
            new.set_progress_handler(lambda: not going(), LOOK_EVERY_STEPS)
            old.execute("BEGIN")
            old.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on the snapshot stands
            old.backup(new, pages=BATCH_PAGES, progress=lambda *_: _breathe(going))
            if new.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise Damaged(f"{source} is damaged")
            if copied_at is not None:
                new.execute("REPLACE INTO marks (key, value) VALUES (?, ?)", (COPIED_AT, copied_at.isoformat()))
                new.commit()
        sync(part)
        part.replace(target)
        sync(target.parent)
    finally:
        _clear(part)


def _open(file: Path, *, at_rest: bool) -> sqlite3.Connection:
    """To read only: closing the last ordinary connection would tidy up the files of a damaged source.

    Of a backup (at rest, and without a WAL) nothing is locked and nothing made beside it, be it on a read-only disk.
    """
    immutable = at_rest and not file.with_name(file.name + "-wal").exists()
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro{'&immutable=1' if immutable else ''}", uri=True)


def _breathe(going: Going) -> None:
    if not going():
        raise Interrupted
    time.sleep(BREATH_S)


@contextmanager
def _naming_damage(source: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise Interrupted from None
        if is_damage(error):
            raise Damaged(f"{source} is damaged ({error})") from None
        raise


def _clear(part: Path) -> None:
    for suffix in ("", *BESIDE):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """To the disk: a rename is kept only when its folder is."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def checksum_file(backup: Path) -> Path:
    return backup.with_name(backup.name + ".sha256")


def checksum(file: Path) -> str:
    """SHA-256 of the file: integrity_check alone misses most flipped bits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def check_sum(backup: Path) -> bool:
    """Is there a checksum to compare with? Raises Damaged when it differs."""
    note = checksum_file(backup)
    if not note.exists():
        return False
    if note.read_text(errors="replace").split()[:1] != [checksum(backup)]:
        raise Damaged(f"{backup} is damaged: its checksum differs from {note.name}. Take an older backup")
    return True


def find_revision(file: Path) -> str:
    """The schema of a database of ours. Raises NoBackup, or Damaged after a quick look at all its pages."""
    with _naming_damage(file), closing(_open(file, at_rest=True)) as conn:
        if conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Damaged(f"{file} is damaged")
        try:
            (revision,) = conn.execute("SELECT version_num FROM alembic_version").fetchone() or ("",)
            conn.execute("SELECT count(*) FROM marks").fetchone()
        except sqlite3.OperationalError as error:
            raise NoBackup(f"{file} is no backup of Otklik: {error}") from None
    return str(revision)


def list_backups(folder: Path) -> list[Path]:
    """What has a checksum beside it, the newest first: our own by the time in their name, others by their file's."""
    files = [file for note in folder.glob("*.sha256") if (file := note.with_suffix("")).is_file()]
    return sorted(files, key=lambda file: (made_at(file), file.name), reverse=True)


def made_at(backup: Path) -> datetime:
    if named := OURS.fullmatch(backup.name):
        return datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return datetime.fromtimestamp(backup.stat().st_mtime, UTC)


def find_newest_good(folder: Path) -> Path | None:
    """The newest backup whose checksum agrees and whose pages are whole; None when there is none."""
    for backup in list_backups(folder):
        try:
            check_sum(backup)
            find_revision(backup)
        except (DatabaseError, OSError, sqlite3.Error):
            continue
        return backup
    return None


def prune(folder: Path, *, spare: Path) -> None:
    """Delete the older ones of those made here, and what kills have left; `spare` is known to be good.

    A clock that was wrong once may have made names of the future: the good one stays whatever its name.
    """
    backups = sorted((file for file in folder.iterdir() if OURS.fullmatch(file.name)), reverse=True)
    for old in [file for file in backups if file != spare][KEPT - 1 :]:
        old.unlink(missing_ok=True)
        checksum_file(old).unlink(missing_ok=True)
    for partial in folder.glob("otklik-*.part*"):
        if OURS.fullmatch(partial.name.partition(".part")[0].removesuffix(".sha256")):
            partial.unlink(missing_ok=True)
    for note in folder.glob("otklik-*.sha256"):
        if OURS.fullmatch(note.stem) and not note.with_suffix("").exists():
            note.unlink(missing_ok=True)
