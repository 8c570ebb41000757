"""Writing a made-up history into a database of either kind as fast as it takes rows; for nothing but the bench."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from typing import Any

import asyncpg
import sqlalchemy as sa

from bench.history import History
from storage.engine.database import parse_url
from storage.schema import metadata

AT_ONCE = 50_000


async def fill(url: str, history: History) -> None:
    """The program's tables, the indexes made after the rows; PostgreSQL is vacuumed as autovacuum would.

    Nobody else may have the database open.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        fill_sqlite(parsed.database or "", history)
    else:
        await fill_postgres(parsed, history)


def fill_sqlite(path: str, history: History) -> None:
    history.as_text = True
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "temp_store = MEMORY"):
            conn.execute(f"PRAGMA {setting}")
        indexes = conn.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            conn.execute(f"DROP INDEX {name}")
        conn.execute("BEGIN")
        for table, columns, rows in history.tables():
            places = ", ".join("?" for _ in columns)
            conn.executemany(f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608 - our names
        for _, sql in indexes:
            conn.execute(sql)
        conn.execute("COMMIT")
        conn.execute("PRAGMA journal_mode = WAL")


async def fill_postgres(url: sa.URL, history: History) -> None:
    history.as_text = False
    conn: Any = await connect(url)
    try:
        found = await conn.fetch(
            "SELECT indexname AS name, indexdef AS sql FROM pg_indexes WHERE schemaname = 'public'"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
        )
        await conn.execute("SET session_replication_role = replica")  # references are right, nobody need look them up
        for row in found:
            await conn.execute(f"DROP INDEX {row['name']}")
        for table, columns, rows in history.tables():
            while chunk := list(islice(rows, AT_ONCE)):
                await conn.copy_records_to_table(table.name, columns=columns, records=chunk)
        for row in found:
            await conn.execute(row["sql"])
        for table in metadata.sorted_tables:
            if "id" in table.c and table.c.id.autoincrement is True:
                sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
                await conn.execute(f"SELECT setval({sequence}, coalesce(max(id), 1)) FROM {table.name}")  # noqa: S608 - our names
        await conn.execute("VACUUM ANALYZE")
    finally:
        await conn.close()


async def connect(url: sa.URL) -> Any:
    """A bare connection, as SQLAlchemy would make it."""
    return await asyncpg.connect(host=url.query["host"], user=url.username, database=url.database)
