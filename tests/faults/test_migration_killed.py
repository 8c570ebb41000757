"""A migration is killed half way: the next start finds the old schema and everything in it whole, and migrates."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from nps.values import Reason
from storage.answers import responses
from storage.engine.database import Database
from storage.migrations import HEAD
from storage.safety import invariants
from storage.safety.migrate import find_revision, migrate
from storage.schema import metadata
from tests.databases import Databases, on_both
from tests.filling import DAY, NOW, Filling

SUICIDE = """
import asyncio, os, signal, sys
import sqlalchemy as sa
from sqlalchemy import event
from storage.engine.database import Database
from storage.safety.migrate import migrate
from tests.filling import NOW

url, last = sys.argv[1:]
seen = 0

@event.listens_for(sa.Engine, "before_cursor_execute")
def count(conn, cursor, statement, *_):
    global seen
    if statement.lstrip().upper().startswith(("CREATE", "ALTER", "DROP", "INSERT", "UPDATE")):
        seen += 1
        if str(seen) == last:
            os.kill(os.getpid(), signal.SIGKILL)

@event.listens_for(sa.Engine, "commit")
def end(conn):
    if seen and last == "COMMIT":
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(migrate(Database(url), now=NOW))
"""


FIRST_WORDS: dict[str, dict[object, dict[str, str]]] = {"cases": {"new": {"state": "open"}}}
"""Values that had another name in the first schema, by table and today's state."""


async def migrates_and_is_killed(url: str, last: str) -> None:
    """Another process migrates, and dies before this statement: the so-maniest, or the COMMIT."""
    root = Path(__file__).parents[2]
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", SUICIDE, url, last, cwd=root)
    assert await asyncio.wait_for(child.wait(), 60) == -signal.SIGKILL


@pytest.mark.parametrize("last", ["3", "24"])
async def test_a_migration_killed_half_way_has_changed_nothing_and_the_next_start_finishes_it(
    unmigrated_url: str, open_database: Callable[[str], Database], last: str
) -> None:
    await migrates_and_is_killed(unmigrated_url, last)
    database = open_database(unmigrated_url)
    async with database.read() as conn:
        assert await conn.run_sync(find_revision) is None

    await migrate(database, now=NOW)

    async with database.write() as conn:
        assert await conn.run_sync(find_revision) == HEAD
        await Filling(conn, now=NOW).owner()
    async with database.read() as conn:
        assert await invariants.check(conn, now=NOW) == []


# --- with everything a company has asked and heard -------------------------------------------------------------------


async def fill(database: Database) -> None:
    """A month of a small company: answers, changes of mind, a comment, cases, and what is still owed."""
    async with database.write() as conn:
        filling = Filling(conn, now=NOW - 60 * DAY)
        await filling.owner("Павел")
        anna, igor = await filling.manager("Анна Смирнова"), await filling.manager("Игорь Волков", joined=False)
        vector = await filling.account("ООО «Вектор»", manager=anna, segment="VIP", revenue=12_400_000, tags=["опт"])
        irina = await filling.contact("Ирина Ким", account=vector)
        oleg = await filling.contact("Олег Дан", account=vector)
        john = await filling.contact("John Smith", manager=igor, language="en")
        await filling.contact("Никто Ещё", account=vector, joined=False)
        for day, score in ((0, 9), (20, 3), (55, 10)):
            for contact in (irina, oleg):
                response = await filling.answered(contact, score, at=filling.now + day * DAY)
                if score <= 6:
                    await filling.case(response, at=filling.now + day * DAY)
        asked = await filling.asked(john, at=NOW - DAY)
        first = await filling.answered(john, 0, at=NOW - DAY, invitation=asked)
        await filling.case(first, at=NOW - DAY)
        await responses.toggle_reason(conn, first.id, Reason.QUALITY)
        await filling.answered(john, 8, at=NOW, invitation=asked)
        await filling.asked(oleg, at=NOW)
        await filling.owe(arguments={"text": "Ещё не отправлено"}, chat_id=irina.telegram_id)


async def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """All rows of the tables that the database has, as they stand there."""
    async with database.read() as conn:
        names = await conn.run_sync(lambda sync: set(sa.inspect(sync).get_table_names()))
        tables = {}
        for table in metadata.sorted_tables:
            if table.name in names:
                rows = sa.select(sa.text("*")).select_from(table).order_by(*table.primary_key)
                tables[table.name] = [dict(row) for row in (await conn.execute(rows)).mappings()]
        return tables


async def written_down_in(revision: str, database: Database, content: dict[str, list[dict[str, Any]]]) -> None:
    """The same facts as an older program would have written them: in the columns it had."""
    await migrate(database, now=NOW, revision=revision)
    async with database.write() as conn:
        known = sa.MetaData()
        await conn.run_sync(known.reflect)
        for table in metadata.sorted_tables:
            if table.name in known.tables:
                old = known.tables[table.name]
                for row in content[table.name]:
                    written = row | FIRST_WORDS.get(table.name, {}).get(row.get("state"), {})
                    await conn.execute(sa.insert(old).values({k: v for k, v in written.items() if k in old.c}))


def awaited_after(told: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """What stands there after the migration: an open case gets its deadline when the program runs.

    Only it knows the working hours.
    """
    undated = {"deadline_at": None, "deadline_from": None, "ring_at": None, "ring_level": 0}
    return told | {"cases": [case | undated for case in told["cases"]]}


@pytest.fixture
def old_url(database: Database, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """A second database of the same kind, without any table."""
    url = databases.fresh("sqlite" if database.path else "postgresql", tmp_path, migrated=False)
    yield url
    databases.drop(url)


@on_both
async def test_a_filled_database_of_the_first_schema_outlives_a_migration_killed_again_and_again(
    database: Database, old_url: str, open_database: Callable[[str], Database]
) -> None:
    await fill(database)
    told = await everything(database)
    await written_down_in("0001", open_database(old_url), told)
    before = await everything(open_database(old_url))
    for last in ("2", "9", "COMMIT"):
        await migrates_and_is_killed(old_url, last)
        reopened = open_database(old_url)
        async with reopened.read() as conn:
            assert await conn.run_sync(find_revision) == "0001"
        assert await everything(reopened) == before

    await migrate(open_database(old_url), now=NOW)

    whole = open_database(old_url)
    assert await everything(whole) == awaited_after(told)  # the rest that later schemas add is worked out
    async with whole.read() as conn:
        assert await invariants.check(conn, now=NOW) == []
