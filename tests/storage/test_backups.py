"""Backups: whole copies of one moment, kept in number, vouched for one by one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from storage.engine.database import Damaged, DatabaseError
from storage.safety import backups
from storage.safety.backups import Interrupted, checksum_file, find_newest_good, list_backups, made_at, make
from tests.filling import NOW

NIGHT = timedelta(days=1)


@pytest.fixture
def source(sqlite_url: str) -> Path:
    return Path(sqlite_url.partition("///")[2])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def put(file: Path, key: str, value: str) -> None:
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute("REPLACE INTO marks (key, value) VALUES (?, ?)", (key, value))


def mark_in(file: Path, key: str) -> str | None:
    with closing(sqlite3.connect(file)) as conn:
        row = conn.execute("SELECT value FROM marks WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_has_its_moment_in_its_name_and_inside_and_a_checksum_beside_it(source: Path, folder: Path) -> None:
    made = make(source, folder, now=NOW)

    assert names(folder) == {"otklik-20261123T090000Z.db", "otklik-20261123T090000Z.db.sha256"}
    assert checksum_file(made).read_text() == f"{backups.checksum(made)}  {made.name}\n"
    assert mark_in(made, "copied_at") == NOW.isoformat()
    assert mark_in(source, "copied_at") is None
    assert made.stat().st_mode & 0o077 == 0  # clients' words are nobody else's to read
    assert made_at(made) == NOW


def test_a_copy_shows_one_moment_and_holds_up_no_writer(source: Path, folder: Path) -> None:
    """A bug of many backups: every write makes the copy begin anew, so that under load it never ends."""
    for number in range(12):
        put(source, f"long {number}", "x" * 1_000_000)
    put(source, "count", "0")
    batches = 0

    def write_meanwhile() -> bool:
        nonlocal batches
        batches += 1
        put(source, "count", str(batches))
        return True

    made = make(source, folder, now=NOW, going=write_meanwhile)

    assert batches >= 3
    assert mark_in(made, "count") == "0"
    assert mark_in(source, "count") == str(batches)


def test_a_copy_nobody_waits_for_any_more_leaves_nothing_behind(source: Path, folder: Path) -> None:
    with pytest.raises(Interrupted):
        make(source, folder, now=NOW, going=lambda: False)

    assert names(folder) == set()


def test_fourteen_are_kept_and_what_others_put_there_is_left_alone(source: Path, folder: Path) -> None:
    folder.mkdir()
    for foreign in ("erasures.log", "otklik-yesterday.db", "otklik-20200101T000000Z.db.old", "notes.db"):
        (folder / foreign).write_text("not ours")
    for left in ("otklik-20200101T000000Z.db.part", "otklik-20200101T000000Z.db.sha256"):  # by a kill
        (folder / left).write_text("half a backup")
    for night in range(16):
        make(source, folder, now=NOW + night * NIGHT)

    kept = list_backups(folder)
    assert [made_at(file) for file in kept] == [NOW + night * NIGHT for night in range(15, 1, -1)]
    assert len(names(folder)) == 2 * 14 + 4
    assert {"erasures.log", "otklik-yesterday.db", "otklik-20200101T000000Z.db.old", "notes.db"} <= names(folder)


def test_a_backup_just_made_stays_though_a_wrong_clock_has_made_fourteen_of_the_future(
    source: Path, folder: Path
) -> None:
    for night in range(14):
        make(source, folder, now=NOW + (1000 + night) * NIGHT)
    for file in list_backups(folder):
        flip(file, 5_000)

    made = make(source, folder, now=NOW)

    assert len(list_backups(folder)) == 14
    assert find_newest_good(folder) == made


def test_the_newest_good_backup_is_one_whose_checksum_agrees_and_whose_pages_are_whole(
    source: Path, folder: Path
) -> None:
    good, unvouched, cut, flipped = (make(source, folder, now=NOW + night * NIGHT) for night in range(4))
    flip(flipped, -1)
    cut.write_bytes(cut.read_bytes()[:-9_000])
    checksum_file(cut).write_text(f"{backups.checksum(cut)}  {cut.name}\n")
    checksum_file(unvouched).unlink()

    assert find_newest_good(folder) == good
    assert find_newest_good(folder / "none") is None


def test_a_backup_under_a_name_of_ones_own_counts_by_its_file_time(source: Path, folder: Path) -> None:
    make(source, folder, now=NOW)
    own = folder / "before the fair.db"
    backups.write(source, own, now=NOW + NIGHT)
    os.utime(own, (NOW.timestamp() + 3600, NOW.timestamp() + 3600))

    assert find_newest_good(folder) == own


def test_a_damaged_source_makes_no_backup_and_takes_no_older_one_away(source: Path, folder: Path) -> None:
    older = [make(source, folder, now=NOW + night * NIGHT) for night in range(14)]  # as many as are kept
    source.write_bytes(b"these are not the pages you are looking for" * 200)

    with pytest.raises(Damaged, match="is damaged"):
        make(source, folder, now=NOW + 14 * NIGHT)

    assert names(folder) == {file.name for one in older for file in (one, checksum_file(one))}


def test_a_database_of_somebody_else_is_no_backup_of_ours(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as conn:
        conn.execute("CREATE TABLE somebody_elses (id)")

    with pytest.raises(DatabaseError, match="is no backup of Otklik"):
        backups.find_revision(other)
