"""A migration is killed half way: the next start finds the old schema whole, and migrates."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import invariants
from storage.database import Database
from storage.migrate import find_revision, migrate
from storage.migrations import HEAD
from tests.filling import NOW, Filling

SUICIDE = """
import asyncio, os, signal, sys
import sqlalchemy as sa
from sqlalchemy import event
from storage.database import Database
from storage.migrate import migrate
from tests.filling import NOW

url, last = sys.argv[1], int(sys.argv[2])
seen = 0

@event.listens_for(sa.Engine, "before_cursor_execute")
def count(conn, cursor, statement, *_):
    global seen
    if statement.lstrip().upper().startswith(("CREATE", "ALTER", "DROP", "INSERT", "UPDATE")):
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(migrate(Database(url), now=NOW))
"""


@pytest.mark.parametrize("statement", [3, 6, 12, 24])
async def test_a_migration_killed_half_way_has_changed_nothing_and_the_next_start_finishes_it(
    unmigrated_url: str, open_database: Callable[[str], Database], statement: int
) -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SUICIDE, unmigrated_url, str(statement), cwd=Path(__file__).parents[2]
    )
    assert await asyncio.wait_for(child.wait(), 60) == -signal.SIGKILL
    database = open_database(unmigrated_url)
    async with database.read() as conn:
        assert await conn.run_sync(find_revision) is None

    await migrate(database, now=NOW)

    async with database.write() as conn:
        assert await conn.run_sync(find_revision) == HEAD
        await Filling(conn, now=NOW).owner()
    async with database.read() as conn:
        assert await invariants.check(conn, now=NOW) == []
