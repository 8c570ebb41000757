"""Writing a made-up history into a database of either kind as fast as it takes rows; for nothing but the bench."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from itertools import chain, islice
from typing import Any

import asyncpg
import sqlalchemy as sa

from bench.history import History
from bot.demo.history.facts import Past
from bot.demo.history.rows import Row, tables
from bot.demo.history.writing import counting_on
from storage.asking.surveys import ensure_regular_survey
from storage.engine import statistics
from storage.engine.database import Database, parse_url
from storage.people import latest

AT_ONCE = 50_000


async def fill(url: str, history: History) -> None:
    """The program's tables, the indexes made after the rows; PostgreSQL is vacuumed as autovacuum would.

    Nobody else may have the database open.
    """
    database = Database(url)
    async with database.write() as conn:
        survey = await ensure_regular_survey(conn, now=history.start)
    await database.close()
    past, parsed = history.past(survey.id), parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        fill_sqlite(parsed, past)
    else:
        await fill_postgres(parsed, past)
    database = Database(url)
    async with database.write() as conn:
        await latest.follow_all(conn)
        await statistics.gather(conn)
    await database.close()
    if parsed.get_backend_name() != "sqlite":
        bare = await connect(parsed)
        await bare.execute("VACUUM ANALYZE")
        await bare.close()


def fill_sqlite(url: sa.URL, past: Past) -> None:
    with closing(sqlite3.connect(url.database or "", isolation_level=None)) as conn:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "temp_store = MEMORY"):
            conn.execute(f"PRAGMA {setting}")
        indexes = conn.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            conn.execute(f"DROP INDEX {name}")
        conn.execute("BEGIN")
        for table, columns, rows in bound(past, url):
            places = ", ".join("?" for _ in columns)
            conn.executemany(f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608 - our names
        for _, sql in indexes:
            conn.execute(sql)
        conn.execute("COMMIT")
        conn.execute("PRAGMA journal_mode = WAL")


async def fill_postgres(url: sa.URL, past: Past) -> None:
    conn: Any = await connect(url)
    try:
        indexes = await conn.fetch(
            "SELECT indexname AS name, indexdef AS sql FROM pg_indexes WHERE schemaname = 'public'"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
        )
        await conn.execute("SET session_replication_role = replica")  # references are right, nobody need look them up
        for row in indexes:
            await conn.execute(f"DROP INDEX {row['name']}")
        for table, columns, rows in bound(past, url):
            while chunk := list(islice(rows, AT_ONCE)):
                await conn.copy_records_to_table(table.name, columns=columns, records=chunk)
        for row in indexes:
            await conn.execute(row["sql"])
        for statement in counting_on():
            await conn.execute(statement)
    finally:
        await conn.close()


def bound(past: Past, url: sa.URL) -> Iterator[tuple[sa.Table, tuple[str, ...], Iterator[tuple[Any, ...]]]]:
    """Each table with its columns and rows, the values as the columns' types write them for this database."""
    dialect = url.get_dialect()()
    for table, rows in tables(past):
        each = iter(rows)
        if first := next(each, None):
            processors = {name: table.c[name].type.bind_processor(dialect) for name in first}
            yield table, tuple(first), _bound(chain([first], each), processors)


def _bound(rows: Iterable[Row], processors: Mapping[str, Callable[[Any], Any] | None]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield tuple(process(row[name]) if process else row[name] for name, process in processors.items())


async def connect(url: sa.URL) -> Any:
    """A bare connection, as SQLAlchemy would make it."""
    return await asyncpg.connect(host=url.query["host"], user=url.username, database=url.database)
