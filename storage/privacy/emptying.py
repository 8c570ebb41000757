"""Erasing as the tables declare it: rows that go, and columns that are emptied in the rows that stay."""

from __future__ import annotations

import sqlalchemy as sa

from storage.engine.conn import Conn
from storage.privacy import whose
from storage.schema import metadata
from storage.schema.privacy import Belongs, Rows, Word, columns_that, personal_tables


async def empty_contact(conn: Conn, contact_id: int) -> None:
    """Everything personal of this contact, in every table."""
    for table, about in _children_first():
        theirs = whose.of_contact(table, contact_id)
        if theirs is not None:
            await _empty(conn, table, about.rows, theirs)


async def empty_human(conn: Conn, telegram_id: int, *, is_staff: bool) -> None:
    """Everything of the human behind erased contacts; of staff only what belongs to their being a client."""
    for table, about in _children_first():
        theirs = whose.of_human(table, telegram_id)
        if theirs is None:
            continue
        as_client = columns_that(table, _as_client)
        if is_staff and as_client:
            await conn.execute(sa.update(table).where(theirs).values(**as_client))
        else:
            await _empty(conn, table, about.rows, theirs)


async def delete_scores(conn: Conn, contact_id: int) -> None:
    """The rows that go with the scores; rows that stay refer to them no more."""
    tables = _children_first()
    gone = {table for table, about in tables if about.rows is Rows.GO_WITH_SCORES}
    for table in (table for table, _ in tables if table not in gone):
        theirs = whose.of_contact(table, contact_id)
        unbound = {c.name: None for c in table.columns if any(key.column.table in gone for key in c.foreign_keys)}
        if theirs is not None and unbound:
            await conn.execute(sa.update(table).where(theirs).values(**unbound))
    for table in (table for table, _ in tables if table in gone):
        theirs = whose.of_contact(table, contact_id)
        if theirs is not None:
            await conn.execute(sa.delete(table).where(theirs))


def _children_first() -> list[tuple[sa.Table, Belongs]]:
    return list(personal_tables(reversed(metadata.sorted_tables)))


async def _empty(conn: Conn, table: sa.Table, rows: Rows, theirs: whose.Condition) -> None:
    emptied = columns_that(table, _erased)
    if rows is Rows.GO:
        await conn.execute(sa.delete(table).where(theirs))
    elif emptied:
        await conn.execute(sa.update(table).where(theirs).values(**emptied))


def _erased(word: Word) -> bool:
    return word.erased


def _as_client(word: Word) -> bool:
    return word.as_client
