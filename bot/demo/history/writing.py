"""Writing a made-up past into an empty, migrated database."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from bot.demo.history.facts import Past
from bot.demo.history.rows import tables
from storage.engine.conn import Conn
from storage.people import latest
from storage.schema import metadata


async def write(conn: Conn, past: Past) -> None:
    for table, rows in tables(past):
        if values := list(rows):
            await conn.execute(sa.insert(table), values)
    await latest.follow_all(conn)
    if conn.dialect.name == "postgresql":
        for statement in counting_on():
            await conn.execute(sa.text(statement))


def counting_on() -> Iterator[str]:
    """For PostgreSQL, whose sequences do not see the numbers that were given: new rows get those that follow."""
    for table in metadata.sorted_tables:
        if "id" in table.c and table.c.id.autoincrement is True:
            sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
            yield f"SELECT setval({sequence}, coalesce(max(id), 1)) FROM {table.name}"  # noqa: S608 - our names
