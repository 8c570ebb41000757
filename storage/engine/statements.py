"""Statements that many queries share, in the same words for both databases."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from nps.subjects import Subject
from storage.engine.conn import Conn

# Putting a statement together costs as much as running it. So one that is run often is made once, gets its values as
# parameters and stands directly above the function that runs it; one that differs by dialect is made by `inserting`.

T = TypeVar("T")
made_once = lru_cache(maxsize=500)
"""For a function that makes a statement, or a part of one, out of a scope alone: once for each scope."""


def insert(conn: Conn, table: sa.Table) -> Any:
    """The dialect's INSERT, which knows ON CONFLICT."""
    return insert_into(conn.dialect.name, table)


def insert_into(dialect: str, table: sa.Table) -> Any:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def inserting(table: sa.Table, finish: Callable[[Any], Any]) -> Callable[[Conn], Any]:
    """An INSERT with its ON CONFLICT, made once for each dialect: `conn.execute(_NEW(conn), values)`."""

    @cache
    def made(dialect: str) -> Any:
        return finish(insert_into(dialect, table))

    return lambda conn: made(conn.dialect.name)


@cache
def _insert_returning(table: sa.Table) -> Any:
    return sa.insert(table).returning(table.c.id)


async def insert_row(conn: Conn, table: sa.Table, **values: Any) -> int:
    """Insert a row and return its id."""
    return int((await conn.execute(_insert_returning(table), values)).scalar_one())


@cache
def _append(table: sa.Table) -> Any:
    return sa.insert(table).inline()


async def append_row(conn: Conn, table: sa.Table, **values: Any) -> None:
    """Insert a row whose id nobody asks for."""
    await conn.execute(_append(table), values)


@cache
def _insert_unless_there(dialect: str, table: sa.Table) -> Any:
    key = next(iter(table.primary_key.columns))
    return insert_into(dialect, table).on_conflict_do_nothing().returning(key)


async def insert_once(conn: Conn, table: sa.Table, **values: Any) -> bool:
    """Insert unless a UNIQUE constraint says it is there already; tells whether it was new."""
    return (await conn.execute(_insert_unless_there(conn.dialect.name, table), values)).first() is not None


async def find_one(conn: Conn, kind: Callable[..., T], statement: Any, values: Any = None) -> T | None:
    """The first row as a value whose fields are its columns; None when there is none."""
    row = (await conn.execute(statement, values)).first()
    return kind(*row) if row else None


async def list_by_id(conn: Conn, kind: Callable[..., T], statement: Any, values: Any = None) -> list[T]:
    """The rows as such values, by id: RETURNING promises no order."""
    return sorted((kind(*row) for row in await conn.execute(statement, values)), key=attrgetter("id"))


def in_words(state: StrEnum) -> sa.ColumnElement[str]:
    """A state as part of the statement, for partial indexes: with a parameter there, SQLite does not use one."""
    return sa.literal_column(f"'{state.value}'", sa.Text)


def begins(column: Any, beginning: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Does the text begin so? With LIKE, SQLite prepares the statement anew for each pattern: ten times the work."""
    return sa.func.substr(column, 1, sa.func.length(beginning)) == beginning


@cache
def select_of(columns: tuple[sa.ColumnElement[Any], ...]) -> sa.Select[Any]:
    """SELECT of these columns, to be narrowed down: most of the work of putting a statement together is in them."""
    return sa.select(*columns)


def fields_of(table: sa.Table, names: tuple[str, ...]) -> tuple[sa.Column[Any], ...]:
    """The columns of a value type's fields, in their order."""
    return tuple(table.c[name] for name in names)


def key_of(kind: type[Subject], **columns: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
    """The key of a subject of this kind, put together in the database from a column for each of its fields."""
    key: sa.ColumnElement[str] = sa.literal("")
    for at, piece in enumerate(kind.pieces()):
        key = key.concat(piece if at % 2 == 0 else sa.cast(columns[piece], sa.Text))
    return key
