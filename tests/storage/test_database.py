"""The two doors to the database."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from nps.values import Role
from storage import marks
from storage.engine.database import Database, DatabaseError, check_file, is_outage, parse_url
from storage.engine.engines import PRAGMAS
from storage.people.staff import add_staff
from storage.queues import inbox
from storage.schema import accounts, contacts, metadata, staff
from storage.schema import marks as marks_table
from tests.filling import NOW, Filling

Opens = Callable[[str], Database]
ROOT = Path(__file__).parents[2]
COUNTING = """
import asyncio, sys
from storage import marks
from storage.engine.database import Database

async def main():
    database = Database(sys.argv[1])
    for _ in range(int(sys.argv[2])):
        async with database.write() as conn:
            await marks.put(conn, "count", str(int(await marks.find(conn, "count") or 0) + 1))
    await database.close()

asyncio.run(main())
"""

LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT MAX(i) FROM n"
"""Takes a part of a second."""


async def count_up(database: Database) -> None:
    async with database.write() as conn:
        before = int(await marks.find(conn, "count") or 0)
        await asyncio.sleep(0)
        await marks.put(conn, "count", str(before + 1))


async def counted(database: Database) -> int:
    async with database.read() as conn:
        return int(await marks.find(conn, "count") or 0)


@pytest.mark.parametrize("door", ["read", "write"])
async def test_pragmas_hold_at_both_doors(sqlite: Database, door: str) -> None:
    async with sqlite.read() if door == "read" else sqlite.write() as conn:
        pragmas = {name: (await conn.exec_driver_sql(f"PRAGMA {name}")).scalar_one() for name in PRAGMAS}

    assert pragmas == PRAGMAS


async def test_a_pragma_that_did_not_take_stops_the_start(sqlite: Database) -> None:
    await check_file(sqlite)
    async with sqlite.read() as conn:
        await conn.exec_driver_sql("COMMIT")
        await conn.exec_driver_sql("PRAGMA synchronous = 1")
        await conn.exec_driver_sql("BEGIN")

    with pytest.raises(DatabaseError, match="synchronous: 1 instead of 2"):
        await check_file(sqlite)


async def test_writers_that_read_first_are_never_locked_out(
    database: Database, database_url: str, open_database: Opens
) -> None:
    second = open_database(database_url)
    await asyncio.gather(*(count_up(door) for door in [database, second] * 20))

    assert await counted(database) == 40


async def test_two_processes_take_turns_writing(database: Database, database_url: str) -> None:
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", COUNTING, database_url, "40", cwd=ROOT)
    for _ in range(40):
        await count_up(database)
        await asyncio.sleep(0.005)
    code = await child.wait()

    assert code == 0
    assert await counted(database) == 80


async def test_waiting_for_another_writer_does_not_stop_the_loop(sqlite_url: str, open_database: Opens) -> None:
    first, second = open_database(sqlite_url), open_database(sqlite_url)
    async with first.write():
        waiting = asyncio.create_task(count_up(second))
        await asyncio.sleep(0.05)
        still_waiting = not waiting.done()
    await waiting

    assert still_waiting


async def test_a_short_writer_commits_in_the_transaction_that_others_wait_for(database: Database) -> None:
    async with database.write(short=True) as conn:
        await marks.put(conn, "count", "7")
        assert await marks.find(conn, "count") == "7"
        assert await counted(database) == 0
    async with database.write() as conn:
        assert await marks.find(conn, "count") == "7"
    async with database.read(short=True) as conn:
        assert await marks.find(conn, "count") == "7"


async def test_a_short_writer_that_raises_leaves_nothing_behind(database: Database) -> None:
    async def fail(*, by: str) -> None:
        async with database.write(short=True) as conn:
            await marks.put(conn, "count", "7")
            await conn.execute(sa.text(by))

    for by in ("SELECT nothing", "INSERT INTO marks SELECT name, value FROM marks"):
        with pytest.raises(sa.exc.DBAPIError):
            await fail(by=by)
        assert await counted(database) == 0
    async with database.write(short=True) as conn:
        await marks.put(conn, "count", "1")
    assert await counted(database) == 1


async def test_short_reads_beside_each_other_each_see_the_moment_they_began(database: Database) -> None:
    async with database.read(short=True) as first:
        assert await marks.find(first, "count") is None
        await count_up(database)
        async with database.read(short=True) as second:
            assert await marks.find(second, "count") == "1"
        assert await marks.find(first, "count") is None


async def test_a_short_read_of_a_locked_file_is_an_outage_at_once(sqlite: Database) -> None:
    async with sqlite.write() as conn:
        await marks.put(conn, "count", "7")
    await sqlite.close()
    with closing(sqlite3.connect(sqlite.path or "")) as other:
        other.execute("PRAGMA locking_mode = exclusive")
        other.execute("UPDATE marks SET value = '8'")
        other.commit()
        began = time.monotonic()
        with pytest.raises(sa.exc.OperationalError) as caught:
            async with sqlite.read(short=True) as locked:
                await marks.find(locked, "count")
        took = time.monotonic() - began

    assert is_outage(caught.value)
    assert took < 2


async def test_a_writer_that_raises_leaves_nothing_behind(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as conn:
            await marks.put(conn, "count", "7")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await counted(database) == 0


async def test_a_cancelled_writer_leaves_nothing_behind_and_gives_up_its_turn(database: Database) -> None:
    written = asyncio.Event()

    async def hang() -> None:
        async with database.write() as conn:
            await marks.put(conn, "count", "7")
            written.set()
            await asyncio.Event().wait()

    writer = asyncio.create_task(hang())
    await written.wait()
    writer.cancel()
    await asyncio.wait([writer])
    await asyncio.wait_for(count_up(database), 5)

    assert await counted(database) == 1


@pytest.mark.parametrize("times", [1, 2, 3])
async def test_a_writer_cancelled_in_the_middle_of_a_statement_is_over_before_the_next_begins(
    sqlite: Database, times: int
) -> None:
    """Again and again, while it is being rolled back."""
    begun = asyncio.Event()

    async def writes() -> None:
        async with sqlite.write() as conn:
            await marks.put(conn, "count", "7")
            begun.set()
            await conn.execute(sa.text(LONG))

    writer = asyncio.create_task(writes())
    await begun.wait()
    await asyncio.sleep(0)
    for _ in range(times):
        writer.cancel()
        await asyncio.sleep(0)
    assert not writer.done()  # nobody else has the connection while its statement runs
    await asyncio.wait_for(count_up(sqlite), 30)

    assert await counted(sqlite) == 1
    with pytest.raises(asyncio.CancelledError):
        await writer


@pytest.mark.parametrize("short", [False, True])
async def test_rows_are_taken_one_by_one_some_or_all(sqlite: Database, short: bool) -> None:
    numbers = sa.text("SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4")
    async with sqlite.write(short=short) as conn:
        result = await conn.execute(numbers)
        taken = [result.fetchone(), *result.fetchmany(2), *result.fetchall()]

        assert [tuple(row) for row in taken if row is not None] == [(1,), (2,), (3,), (4,)]


async def test_a_reader_cancelled_before_its_statement_gives_its_connection_back(sqlite: Database) -> None:
    for _ in range(5):  # there are three connections
        reader = asyncio.create_task(counted(sqlite))
        await asyncio.sleep(0)
        reader.cancel()
        await asyncio.wait([reader])

    assert await asyncio.wait_for(counted(sqlite), 5) == 0


async def test_a_writer_cancelled_while_waiting_for_another_process_never_takes_the_lock(
    sqlite_url: str, open_database: Opens
) -> None:
    first, second = open_database(sqlite_url), open_database(sqlite_url)
    async with first.write():
        waiting = asyncio.create_task(count_up(second))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await asyncio.wait([waiting])
    await asyncio.sleep(0.05)
    await asyncio.wait_for(count_up(first), 5)
    count = await counted(first)

    assert count == 1


async def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(database: Database) -> None:
    await count_up(database)
    async with database.read() as conn:
        before = await marks.find(conn, "count")
        await count_up(database)
        after = await marks.find(conn, "count")

    assert (before, after) == ("1", "1")
    assert await counted(database) == 2


async def test_nothing_written_through_the_reading_door_is_kept(database: Database) -> None:
    async with database.read() as conn:
        await marks.put(conn, "count", "7")

    assert await counted(database) == 0


async def test_naive_times_are_refused(database: Database) -> None:
    naive = datetime(2026, 11, 23)  # noqa: DTZ001

    with pytest.raises(sa.exc.StatementError, match="naive"):
        async with database.write() as conn:
            await add_staff(conn, Role.OWNER, "Анна", now=naive)


async def test_an_instant_comes_back_as_utc_from_whatever_zone(database: Database) -> None:
    at = datetime(2026, 11, 23, 2, 30, tzinfo=timezone(timedelta(hours=10)))
    async with database.write() as conn:
        await Filling(conn, now=at).owner()
        created_at = (await conn.execute(sa.select(staff.c.created_at))).scalar_one()

    assert created_at == at
    assert created_at.utcoffset() == timedelta(0)


async def test_times_keep_their_order_to_the_microsecond(database: Database) -> None:
    times = [NOW + timedelta(microseconds=step) for step in (0, 1, 999_999, 1_000_000)]
    async with database.write() as conn:
        for at in reversed(times):
            await Filling(conn, now=at).owner(joined=False)
        created = (await conn.execute(sa.select(staff.c.created_at).order_by(staff.c.created_at))).scalars().all()

    assert created == times


async def test_the_longest_telegram_ids_fit(database: Database) -> None:
    longest = 2**52 - 1
    async with database.write() as conn:
        owner = await Filling(conn).owner(telegram_id=longest)

    assert owner.telegram_id == longest


async def test_unknown_codes_are_refused(database: Database) -> None:
    with pytest.raises(sa.exc.StatementError, match="not a valid"):
        async with database.write() as conn:
            await conn.execute(sa.update(contacts).values(state="asleep"))


async def test_references_are_kept(database: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        async with database.write() as conn:
            await Filling(conn).contact(account=99)


async def test_a_row_that_is_referred_to_cannot_be_deleted(database: Database) -> None:
    async with database.write() as conn:
        await Filling(conn).contact()

    with pytest.raises(sa.exc.IntegrityError):
        async with database.write() as conn:
            await conn.execute(sa.delete(accounts))


async def test_a_joined_contact_must_have_a_telegram_id(database: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        async with database.write() as conn:
            await Filling(conn).contact(joined=False, state="joined")


async def test_wrong_types_are_refused_by_the_file_itself(sqlite: Database) -> None:

    async with sqlite.write() as conn:
        await inbox.keep(conn, [inbox.Incoming("update", {})], now=NOW)

    with pytest.raises(sa.exc.IntegrityError, match="cannot store TEXT value in INTEGER column"):
        async with sqlite.write() as conn:
            await conn.exec_driver_sql("UPDATE inbox SET attempts = 'many'")


async def test_every_table_of_the_file_is_strict(sqlite: Database) -> None:
    async with sqlite.read() as conn:
        listed = (await conn.exec_driver_sql("PRAGMA table_list")).mappings().all()

    assert {row["name"] for row in listed if row["strict"]} == set(metadata.tables)


@pytest.mark.parametrize(
    ("text", "driver"),
    [
        ("sqlite:///otklik.db", "sqlite+aiosqlite"),
        ("sqlite+aiosqlite:////var/lib/otklik.db", "sqlite+aiosqlite"),
        ("postgresql://nps:secret@db/otklik", "postgresql+asyncpg"),
    ],
)
def test_the_driver_is_filled_in(text: str, driver: str) -> None:
    assert parse_url(text).drivername == driver


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("otklik.db", "not an address like"),
        ("", "not an address like"),
        ("sqlite://", "must name a file"),
        ("sqlite+aiosqlite:///:memory:", "must name a file"),
        ("mysql://nps:secret@db/otklik", "names mysql; Otklik works with sqlite and postgresql"),
        ("postgres://nps:secret@db/otklik", "works with sqlite and postgresql"),
    ],
)
def test_any_other_address_is_refused_with_a_sentence(text: str, words: str) -> None:
    with pytest.raises(DatabaseError, match=words) as refusal:
        parse_url(text)
    assert "secret" not in str(refusal.value)


async def test_a_damaged_file_is_refused_with_the_way_out(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    try:
        async with database.write() as conn:
            await conn.execute(
                sa.insert(marks_table), [{"key": f"key {number}", "value": "x" * 500} for number in range(500)]
            )
        await database.close()
        assert database.path
        with database.path.open("r+b") as file:
            file.seek(database.path.stat().st_size - 40_000)
            file.write(b"\xff" * 30_000)

        with pytest.raises(DatabaseError, match="is damaged"):
            await check_file(database)
    finally:
        await database.close()
