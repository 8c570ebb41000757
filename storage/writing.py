"""Inserting where a UNIQUE constraint decides who was first: the same words for both databases."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert(conn: AsyncConnection, table: sa.Table) -> Any:
    """The dialect's INSERT, which knows ON CONFLICT."""
    return sqlite.insert(table) if conn.dialect.name == "sqlite" else postgresql.insert(table)


async def insert_row(conn: AsyncConnection, table: sa.Table, **values: Any) -> int:
    """Insert a row and return its id."""
    return int((await conn.execute(sa.insert(table).values(**values).returning(table.c.id))).scalar_one())


async def insert_once(conn: AsyncConnection, table: sa.Table, **values: Any) -> bool:
    """Insert unless a UNIQUE constraint says it is there already; tells whether it was new."""
    key = next(iter(table.primary_key.columns))
    statement = insert(conn, table).values(**values).on_conflict_do_nothing().returning(key)
    return (await conn.execute(statement)).first() is not None


def fields_of(table: sa.Table, names: tuple[str, ...]) -> tuple[sa.Column[Any], ...]:
    """The columns of a value type's fields, in their order."""
    return tuple(table.c[name] for name in names)
