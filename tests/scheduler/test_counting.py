"""The database counts its rows once a day, and every connection that is open goes by it at once."""

from __future__ import annotations

import sqlalchemy as sa

from actions.turn import Turn
from scheduler.counting import count_rows
from storage import marks
from storage.engine.conn import Conn
from storage.engine.database import Database
from storage.engine.statistics import LEAST_ROWS
from storage.schema import accounts
from tests.filling import DAY, NOW, PROGRAMME

COUNTED = sa.text("SELECT tbl, idx, stat FROM sqlite_stat1 WHERE tbl = 'accounts'")
LOOK = "SELECT * FROM accounts WHERE search_key = 'я' AND manager_id = 1 AND name_folded = '{}'"
"""By two columns of one index, which is taken to find fewer rows than by the one column of the other: no tie, which
the order of the indexes would decide, and that differs from one database to the next."""


async def add(conn: Conn, first: int, count: int) -> None:
    """Each of a name of its own, which are all searched by one word."""
    new = {"name": "Я", "search_key": "я", "created_at": NOW, "updated_at": NOW}
    rows = [{"name_folded": f"{n}", **new} for n in range(first, first + count)]
    await conn.execute(sa.insert(accounts), rows)


async def counted(database: Database, *, at_day: int) -> dict[str, int]:
    """The rows of each index, more or less, after the job has run."""
    async with database.write() as conn:
        await count_rows(Turn(conn, NOW + at_day * DAY, PROGRAMME))
        return {idx: int(stat.split()[0]) for _, idx, stat in await conn.execute(COUNTED)}


async def test_rows_are_counted_once_a_day_and_small_tables_are_not(sqlite: Database) -> None:
    async with sqlite.write() as conn:
        await add(conn, 0, LEAST_ROWS // 2)
    assert await counted(sqlite, at_day=0) == {}
    async with sqlite.write() as conn:
        await add(conn, LEAST_ROWS, LEAST_ROWS)

    assert await counted(sqlite, at_day=0) == {}  # not twice on one day
    assert (await counted(sqlite, at_day=1))["ix_accounts_name_folded"] >= LEAST_ROWS


async def test_a_migration_has_them_counted_again_on_the_same_day(sqlite: Database) -> None:
    await counted(sqlite, at_day=0)
    async with sqlite.write() as conn:
        await add(conn, 0, 2 * LEAST_ROWS)
        await marks.put(conn, marks.COUNTED, f"{NOW.date()}:0035")

    assert await counted(sqlite, at_day=0)


async def plan_of(conn: Conn, word: str) -> str:
    """A plan is made anew by the statement that comes first; to be explained does not count."""
    await conn.execute(sa.text(LOOK.format("")))
    ((*_, plan),) = (await conn.execute(sa.text(f"EXPLAIN QUERY PLAN {LOOK.format(word)}"))).all()
    return str(plan)


async def test_connections_that_are_open_go_by_it_at_once(sqlite: Database) -> None:
    async with sqlite.write() as conn:
        await add(conn, 0, 2 * LEAST_ROWS)
    async with sqlite.read() as conn, sqlite.read(short=True) as here:
        before = [await plan_of(each, "before") for each in (conn, here)]
    await counted(sqlite, at_day=0)
    async with sqlite.read() as conn, sqlite.read(short=True) as here:
        after = [await plan_of(each, "after") for each in (conn, here)]

    assert ["search_key=?" in plan for plan in before] == [True, True]
    assert ["name_folded=?" in plan for plan in after] == [True, True]


async def test_postgres_counts_by_itself(database: Database) -> None:
    async with database.write() as conn:
        await count_rows(Turn(conn, NOW, PROGRAMME))
        assert await marks.find(conn, marks.COUNTED) is not None
