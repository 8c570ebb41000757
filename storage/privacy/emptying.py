"""Erasing as the tables declare it: rows that go, and columns that are emptied in the rows that stay."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from storage.engine.conn import Conn
from storage.privacy import whose
from storage.schema import metadata
from storage.schema.privacy import Belongs, Rows, columns_that, personal_tables


async def empty_contact(conn: Conn, contact_id: int) -> None:
    """Everything personal of this contact, in every table."""
    for table, emptying in _emptied():
        of_contact = whose.of_contact(table, contact_id)
        if of_contact is not None:
            await conn.execute(emptying.where(of_contact))


async def empty_human(conn: Conn, telegram_id: int, *, is_staff: bool) -> None:
    """Everything of the human behind erased contacts; of staff only what belongs to their being a client."""
    for table, emptying in _emptied():
        of_human = whose.of_human(table, telegram_id)
        if of_human is not None:
            as_client = columns_that(table, lambda word: word.as_client)
            keeps = is_staff and as_client
            await conn.execute((sa.update(table).values(**as_client) if keeps else emptying).where(of_human))


async def delete_scores(conn: Conn, contact_id: int) -> None:
    """The rows that go with the scores; rows that stay refer to them no more."""
    tables = _children_first()
    gone = {table for table, about in tables if about.rows is Rows.GO_WITH_SCORES}
    for table in (table for table, _ in tables if table not in gone):
        of_contact = whose.of_contact(table, contact_id)
        unbound = {c.name: None for c in table.columns if any(key.column.table in gone for key in c.foreign_keys)}
        if of_contact is not None and unbound:
            await conn.execute(sa.update(table).where(of_contact).values(**unbound))
    for table in (table for table, _ in tables if table in gone):
        of_contact = whose.of_contact(table, contact_id)
        if of_contact is not None:
            await conn.execute(sa.delete(table).where(of_contact))


def _children_first() -> list[tuple[sa.Table, Belongs]]:
    return list(personal_tables(reversed(metadata.sorted_tables)))


def _emptied() -> Iterator[tuple[sa.Table, sa.Update | sa.Delete]]:
    """How rows are erased, for the tables in which something is; of whom, is still to be said."""
    for table, about in _children_first():
        if about.rows is Rows.GO:
            yield table, sa.delete(table)
        elif emptied := columns_that(table, lambda word: word.erased):
            yield table, sa.update(table).values(**emptied)
