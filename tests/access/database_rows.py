"""The whole database as rows: what an action changed, and everything put back as it was."""

from __future__ import annotations

from collections import Counter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine.database import Database
from storage.schema import metadata

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
Changes = dict[str, list[dict[str, Any]]]

# The way of a message through the program: rows that say nothing about a client, an answer or a right.
MACHINERY = frozenset({"inbox", "outbox", "deliveries", "marks"})


async def read(database: Database) -> Rows:
    """All rows of all tables."""
    async with database.read() as conn:
        return {
            table.name: [_plain(row) for row in await conn.execute(sa.select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


def _plain(row: Any) -> Row:
    return tuple(repr(value) if isinstance(value, dict | list) else value for value in row)


def changes(before: Rows, after: Rows) -> Changes:
    """The domain's rows that are new, gone or different, by table."""
    changed: Changes = {}
    for name in before:
        if name in MACHINERY:
            continue
        was, now = Counter(before[name]), Counter(after[name])
        columns = metadata.tables[name].columns.keys()
        rows = [*(was - now), *(now - was)]
        if rows:
            changed[name] = [dict(zip(columns, row, strict=True)) for row in rows]
    return changed


class Snapshot:
    """The rows of one moment, to come back to while the program is idle."""

    def __init__(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        self._rows = rows

    @classmethod
    async def take(cls, database: Database) -> Snapshot:
        async with database.read() as conn:
            rows = {
                table.name: [dict(row) for row in (await conn.execute(sa.select(table))).mappings()]
                for table in metadata.sorted_tables
            }
        return cls(rows)

    async def restore(self, database: Database, *, only: frozenset[str]) -> None:
        """Put these tables back."""
        async with database.write() as conn:
            await _rest_references(conn)
            for table in reversed(metadata.sorted_tables):
                if table.name in only:
                    await conn.execute(sa.delete(table))
            for table in metadata.sorted_tables:
                if table.name in only and self._rows[table.name]:
                    await conn.execute(sa.insert(table), self._rows[table.name])


async def _rest_references(conn: AsyncConnection) -> None:
    """Until the end of this transaction rows may refer to what is not there yet."""
    if conn.dialect.name == "sqlite":
        await conn.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    else:
        await conn.exec_driver_sql("SET LOCAL session_replication_role = replica")
