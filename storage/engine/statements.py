"""Inserting where a UNIQUE constraint decides who was first: the same words for both databases."""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from nps.subjects import Subject


def insert(conn: AsyncConnection, table: sa.Table) -> Any:
    """The dialect's INSERT, which knows ON CONFLICT."""
    return insert_into(conn.dialect.name, table)


def insert_into(dialect: str, table: sa.Table) -> Any:
    """The same for a statement that is put together once and kept."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


async def insert_row(conn: AsyncConnection, table: sa.Table, **values: Any) -> int:
    """Insert a row and return its id."""
    return int((await conn.execute(_insert_returning(table), values)).scalar_one())


async def append_row(conn: AsyncConnection, table: sa.Table, **values: Any) -> None:
    """Insert a row whose id nobody asks for."""
    await conn.execute(_append(table), values)


async def insert_once(conn: AsyncConnection, table: sa.Table, **values: Any) -> bool:
    """Insert unless a UNIQUE constraint says it is there already; tells whether it was new."""
    return (await conn.execute(_insert_unless_there(conn.dialect.name, table), values)).first() is not None


# Putting a statement together costs as much as running it, so each is made once and gets its values as parameters.


@cache
def _append(table: sa.Table) -> Any:
    return sa.insert(table).inline()


@cache
def _insert_returning(table: sa.Table) -> Any:
    return sa.insert(table).returning(table.c.id)


@cache
def _insert_unless_there(dialect: str, table: sa.Table) -> Any:
    key = next(iter(table.primary_key.columns))
    return insert_into(dialect, table).on_conflict_do_nothing().returning(key)


def in_words(state: str) -> sa.ColumnElement[str]:
    """A state as part of the statement, for partial indexes: with a parameter there, SQLite does not use one."""
    return sa.literal_column(f"'{state}'", sa.Text)


def begins(column: Any, beginning: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Does the text begin so? With LIKE, SQLite prepares the statement anew for each pattern: ten times the work."""
    return sa.func.substr(column, 1, sa.func.length(beginning)) == beginning


def fields_of(table: sa.Table, names: tuple[str, ...]) -> tuple[sa.Column[Any], ...]:
    """The columns of a value type's fields, in their order."""
    return tuple(table.c[name] for name in names)


def key_of(kind: type[Subject], **columns: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
    """The key of a subject of this kind, put together in the database from a column for each of its fields."""
    key: sa.ColumnElement[str] = sa.literal("")
    for at, piece in enumerate(kind.pieces()):
        key = key.concat(piece if at % 2 == 0 else sa.cast(columns[piece], sa.Text))
    return key
