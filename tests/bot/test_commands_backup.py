"""`python -m bot backup` and `restore`: whole copies, and never a worse database than before."""

from __future__ import annotations

import hashlib
import re
import shlex
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.commands.backup import backup, restore
from bot.commands.offline import opened
from bot.settings import Settings
from bot.start import prepare
from storage import marks
from storage.engine.database import Database, DatabaseError
from storage.engine.instance import AlreadyRunning, instance_lock
from storage.safety import invariants
from storage.safety.backups import list_backups, make
from tests.bot.console import settings_for
from tests.filling import DAY, NOW, Filling

Printed = pytest.CaptureFixture[str]
POSTGRES = "postgresql://otklik@127.0.0.1/otklik"


@pytest.fixture
def file(sqlite_url: str) -> Path:
    """The database, one fresh file in a folder of its own."""
    return Path(sqlite_url.partition("///")[2])


@pytest.fixture
def settings(sqlite_url: str) -> Settings:
    return settings_for(sqlite_url)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups" / "monday.db"


async def note(database: Database, key: str, value: str) -> None:
    async with database.write() as conn:
        await marks.put(conn, key, value)


def noted(file: Path, key: str) -> str | None:
    """What stands in the file, as a reader without us finds it."""
    with closing(sqlite3.connect(file)) as conn:
        row = conn.execute("SELECT value FROM marks WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def beside(file: Path) -> set[str]:
    """What lies in the folder, locks apart."""
    return {path.name for path in file.parent.iterdir() if path.is_file() and path.suffix != ".lock"}


def digest_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def wreck(file: Path, content: bytes = b"these are not the pages you are looking for" * 200) -> bytes:
    file.write_bytes(content)
    return content


def flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


# --- backup ----------------------------------------------------------------------------------------------------------


async def test_a_backup_is_a_sound_database_with_its_checksum_beside_it(
    sqlite: Database, settings: Settings, saved: Path, open_database: Callable[[str], Database], capsys: Printed
) -> None:
    async with sqlite.write() as conn:
        filling = Filling(conn)
        await filling.complaint(await filling.contact("Ирина Ким", manager=await filling.manager()))

    code = await backup(settings, saved)

    assert code == 0
    assert "checked; its checksum is in monday.db.sha256" in capsys.readouterr().out
    assert beside(saved) == {"monday.db", "monday.db.sha256"}
    assert (
        saved.with_name("monday.db.sha256").read_text() == f"{digest_of(saved)}  monday.db\n"
    )  # as sha256sum -c reads it
    async with open_database(f"sqlite:///{saved}").read() as conn:
        assert [rule for rule in await invariants.check(conn, now=NOW) if rule.severity == "broken"] == []
        assert (await conn.exec_driver_sql("SELECT name FROM contacts")).scalar_one() == "Ирина Ким"


async def test_a_backup_is_taken_while_a_writer_is_in_the_middle_of_something(
    sqlite: Database, settings: Settings, saved: Path
) -> None:
    await note(sqlite, "first", "committed")
    async with sqlite.write() as conn:
        await marks.put(conn, "second", "not yet committed")
        await backup(settings, saved)
        await marks.put(conn, "third", "later")

    assert [noted(saved, key) for key in ("first", "second", "third")] == ["committed", None, None]
    async with sqlite.read() as conn:
        assert await marks.find(conn, "third") == "later"  # the writer was not disturbed


async def test_a_backup_under_a_known_name_replaces_the_old_one_and_its_checksum(
    sqlite: Database, settings: Settings, saved: Path
) -> None:
    await backup(settings, saved)
    await note(sqlite, "key", "newer")

    await backup(settings, saved)

    assert noted(saved, "key") == "newer"
    assert saved.with_name("monday.db.sha256").read_text().startswith(digest_of(saved))


async def test_what_cannot_be_backed_up_is_said_in_a_sentence(
    settings: Settings, file: Path, saved: Path, tmp_path: Path
) -> None:
    with pytest.raises(DatabaseError, match=r"there is no database at .*none\.db yet"):
        await backup(settings_for(f"sqlite:///{tmp_path}/none.db"), saved)
    with pytest.raises(DatabaseError, match="cannot be the database itself"):
        await backup(settings, file)
    with pytest.raises(DatabaseError, match="cannot be written"):
        await backup(settings, tmp_path / "no such folder" / "monday.db")
    with pytest.raises(DatabaseError, match="use pg_dump"):
        await backup(settings_for(POSTGRES), saved)

    assert beside(saved) <= {"monday.db.part"}


async def test_a_damaged_database_makes_no_backup(settings: Settings, file: Path, saved: Path) -> None:
    wreck(file)

    with pytest.raises(DatabaseError, match="is damaged"):
        await backup(settings, saved)

    assert beside(saved) <= {"monday.db.part"}


# --- restore ---------------------------------------------------------------------------------------------------------


async def test_a_backup_comes_back_and_what_was_there_is_kept_beside_it(
    sqlite: Database, settings: Settings, file: Path, saved: Path, capsys: Printed
) -> None:
    await note(sqlite, "key", "then")
    await backup(settings, saved)
    await note(sqlite, "key", "now")
    await sqlite.close()

    code = await restore(settings, saved)

    assert code == 0
    assert noted(file, "key") == "then"
    (kept,) = file.parent.glob("*.before-restore-*.bak")
    assert noted(kept, "key") == "now"
    told = capsys.readouterr().out
    assert f"{file} is now the backup {saved}; what was there before is in {kept}" in told
    assert "attention" not in told
    assert not list(file.parent.glob("*.restoring*"))


async def test_of_a_folder_the_newest_good_backup_comes_back(
    sqlite: Database, settings: Settings, file: Path, saved: Path, capsys: Printed
) -> None:
    for day, content in enumerate(("older", "newer", "newest but damaged")):
        await note(sqlite, "key", content)
        make(file, saved.parent, now=NOW + day * DAY)
    flip(list_backups(saved.parent)[0], 5_000)
    await sqlite.close()

    await restore(settings, saved.parent)

    assert noted(file, "key") == "newer"


async def test_a_damaged_file_stops_the_start_and_the_command_it_names_mends_it(
    sqlite: Database, settings: Settings, file: Path, open_database: Callable[[str], Database]
) -> None:
    await note(sqlite, "key", "then")
    for day in range(2):
        make(file, settings.backup_folder(), now=NOW + day * DAY)
    flip(list_backups(settings.backup_folder())[0], 5_000)
    await sqlite.close()
    wreck(file)
    database = open_database(settings.database_url)

    with pytest.raises(DatabaseError, match="is damaged") as refusal:
        await prepare(database, settings.programme())
    (command,) = re.findall(r"python -m bot restore (\S+)", str(refusal.value))
    await restore(settings, Path(*shlex.split(command)))

    await prepare(open_database(settings.database_url), settings.programme())
    assert noted(file, "key") == "then"


async def test_a_damaged_file_without_a_backup_is_said_to_have_none(settings: Settings, file: Path) -> None:
    wreck(file)

    with pytest.raises(DatabaseError, match=r"There is no good backup in .*backups\. .* python -m bot restore FILE"):
        async with opened(settings):
            pass


async def test_a_restore_onto_a_machine_without_a_database_needs_nothing_else(
    sqlite: Database, settings: Settings, saved: Path, tmp_path: Path, capsys: Printed
) -> None:
    await note(sqlite, "key", "then")
    await backup(settings, saved)

    await restore(settings_for(f"sqlite:///{tmp_path}/fresh.db"), saved)

    assert noted(tmp_path / "fresh.db", "key") == "then"
    assert "what was there before" not in capsys.readouterr().out


async def test_what_a_crash_left_in_the_wal_does_not_leak_into_the_backup(
    sqlite: Database, settings: Settings, file: Path, saved: Path, tmp_path: Path
) -> None:
    await note(sqlite, "key", "then")
    await backup(settings, saved)
    await note(sqlite, "key", "in the WAL only")
    crashed = tmp_path / "crashed" / "otklik.db"
    crashed.parent.mkdir()
    for suffix in ("", "-wal", "-shm"):  # as kill -9 leaves them: nothing is checkpointed
        shutil.copyfile(f"{file}{suffix}", f"{crashed}{suffix}")
    assert crashed.with_name("otklik.db-wal").stat().st_size > 0

    await restore(settings_for(f"sqlite:///{crashed}"), saved)

    assert beside(crashed) >= {"otklik.db"}
    assert not {"otklik.db-wal", "otklik.db-shm"} & beside(crashed)
    assert noted(crashed, "key") == "then"
    (kept,) = crashed.parent.glob("*.before-restore-*.bak")
    assert noted(kept, "key") == "in the WAL only"


async def test_a_database_too_damaged_to_be_copied_is_replaced_and_kept_as_it_was(
    settings: Settings, file: Path, saved: Path
) -> None:
    """A bug once: the damaged database, the very reason for the restore, made it fail."""
    await backup(settings, saved)
    pages = wreck(file)
    wreck(file.with_name(f"{file.name}-wal"), b"nor these")

    code = await restore(settings, saved)

    assert code == 0
    assert noted(file, "key") is None
    (kept,) = file.parent.glob("*.before-restore-*.bak")
    assert kept.read_bytes() == pages
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"nor these"
    assert not file.with_name(f"{file.name}-wal").exists()


@pytest.mark.parametrize("at", [0, 5_000, -1])
async def test_a_flipped_bit_is_refused_and_nothing_is_changed(
    settings: Settings, file: Path, saved: Path, at: int
) -> None:
    await backup(settings, saved)
    flip(saved, at)
    before = digest_of(file)

    with pytest.raises(DatabaseError, match=r"is damaged: its checksum differs from monday\.db\.sha256"):
        await restore(settings, saved)

    assert digest_of(file) == before
    assert not list(file.parent.glob("*.bak"))


async def test_an_empty_checksum_vouches_for_nothing(settings: Settings, saved: Path) -> None:
    """A bug once: it ended with a traceback."""
    await backup(settings, saved)
    saved.with_name("monday.db.sha256").write_text("")

    with pytest.raises(DatabaseError, match="its checksum differs"):
        await restore(settings, saved)


async def test_without_a_checksum_it_is_done_and_said(settings: Settings, saved: Path, capsys: Printed) -> None:
    await backup(settings, saved)
    saved.with_name("monday.db.sha256").unlink()

    code = await restore(settings, saved)

    assert code == 0
    assert "attention: there is no monday.db.sha256 beside it" in capsys.readouterr().out


async def test_while_a_bot_runs_nothing_is_restored(
    sqlite: Database, settings: Settings, file: Path, saved: Path
) -> None:
    await backup(settings, saved)
    await note(sqlite, "key", "now")

    with instance_lock(file), pytest.raises(AlreadyRunning, match="stop it first"):
        await restore(settings, saved)

    async with sqlite.read() as conn:
        assert await marks.find(conn, "key") == "now"
    assert not list(file.parent.glob("*.bak"))


def make_empty(file: Path) -> None:
    file.touch()  # SQLite takes this for a database without tables


def make_foreign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as conn:
        conn.execute("CREATE TABLE somebody_elses (id)")


def make_text(file: Path) -> None:
    file.write_text("Компания;Контакт\n" * 1000)


def make_truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9_000])


@pytest.mark.parametrize("make", [make_empty, make_foreign, make_text, make_truncated])
async def test_what_is_no_backup_of_ours_is_refused_and_nothing_is_changed(
    settings: Settings, file: Path, saved: Path, make: Callable[[Path], None]
) -> None:
    """A bug once: an empty file was taken for a backup, and all was lost but the copy beside it."""
    if make is make_truncated:
        shutil.copyfile(file, saved)
    make(saved)
    before = digest_of(file)

    with pytest.raises(DatabaseError, match=r"is no backup of Otklik|is damaged"):
        await restore(settings, saved)

    assert digest_of(file) == before
    assert not list(file.parent.glob("*.bak"))


async def test_a_backup_of_a_newer_otklik_is_refused(settings: Settings, saved: Path) -> None:
    await backup(settings, saved)
    saved.with_name("monday.db.sha256").unlink()
    with closing(sqlite3.connect(saved)) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
        conn.commit()

    with pytest.raises(DatabaseError, match="has schema 9999, newer than this Otklik"):
        await restore(settings, saved)


async def test_what_cannot_be_restored_is_said_in_a_sentence(settings: Settings, file: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"there is no backup at .*none\.db"):
        await restore(settings, tmp_path / "none.db")
    with pytest.raises(DatabaseError, match=r"there is no backup in .* whose checksum agrees"):
        await restore(settings, tmp_path)
    with pytest.raises(DatabaseError, match="cannot be the database itself"):
        await restore(settings, file)
    with pytest.raises(DatabaseError, match="use pg_dump and pg_restore"):
        await restore(settings_for(POSTGRES), file)
