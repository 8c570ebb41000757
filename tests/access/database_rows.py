"""The whole database as rows: what an action changed, and everything put back as it was.

On a file past SQLAlchemy, which takes a hundred times as long: each action of the matrix looks at every row twice.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection
from contextlib import closing
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from storage.engine.database import Database
from storage.schema import metadata

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
Changes = dict[str, list[dict[str, Any]]]

# The way of a message through the program: rows that say nothing about a client, an answer or a right.
MACHINERY = frozenset({"inbox", "outbox", "deliveries", "marks"})

_TABLES = metadata.sorted_tables
_DOMAIN = frozenset(metadata.tables) - MACHINERY
_ALL = {table.name: str(sa.select(table).compile(dialect=sqlite.dialect())) for table in _TABLES}
_ADD = {table.name: str(sa.insert(table).compile(dialect=sqlite.dialect())) for table in _TABLES}


async def read(database: Database) -> Rows:
    """All rows of the domain's tables."""
    rows = await _read(database, _DOMAIN)
    return {name: [_plain(row) for row in rows[name]] for name in rows}


async def _read(database: Database, names: Collection[str]) -> Rows:
    """As the driver gives them, in the order of the tables' columns."""
    if database.path:
        with closing(_open(database)) as file:
            file.execute("BEGIN")
            return {name: file.execute(_ALL[name]).fetchall() for name in names}
    async with database.read() as conn:
        return {name: [tuple(row) for row in await conn.execute(sa.select(metadata.tables[name]))] for name in names}


def _open(database: Database) -> sqlite3.Connection:
    file = sqlite3.connect(str(database.path), isolation_level=None)
    file.execute("PRAGMA synchronous = OFF")  # these files are not kept
    return file


def _plain(row: Row) -> Row:
    return tuple(repr(value) if isinstance(value, dict | list) else value for value in row)


def changes(before: Rows, after: Rows) -> Changes:
    """The domain's rows that are new, gone or different, by table."""
    changed: Changes = {}
    for name in before:
        if before[name] == after[name]:
            continue
        was, now = Counter(before[name]), Counter(after[name])
        columns = metadata.tables[name].columns.keys()
        rows = [*(was - now), *(now - was)]
        if rows:
            changed[name] = [dict(zip(columns, row, strict=True)) for row in rows]
    return changed


class Snapshot:
    """The rows of one moment, to come back to while the program is idle."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @classmethod
    async def take(cls, database: Database) -> Snapshot:
        return cls(await _read(database, metadata.tables.keys()))

    async def restore(self, database: Database, *, only: frozenset[str]) -> None:
        """Put these tables back; meanwhile rows may refer to what is not there yet."""
        tables = [table for table in _TABLES if table.name in only]
        if database.path:
            async with database.exclusive():  # nobody else writes
                with closing(_open(database)) as file:  # where no reference is looked at
                    file.execute("BEGIN IMMEDIATE")
                    for table in tables:
                        file.execute(f"DELETE FROM {table.name}")  # noqa: S608 - our names
                        file.executemany(_ADD[table.name], self._rows[table.name])
                    file.execute("COMMIT")
            return
        async with database.write() as conn:
            await conn.exec_driver_sql("SET LOCAL session_replication_role = replica")
            for table in tables:
                await conn.execute(sa.delete(table))
                if rows := self._rows[table.name]:
                    columns = table.columns.keys()
                    await conn.execute(sa.insert(table), [dict(zip(columns, row, strict=True)) for row in rows])
