"""Whose a row is, by what its table declares (storage.schema.privacy)."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from storage.schema import contacts
from storage.schema.privacy import Belongs, Named, parent_of, privacy_of

Condition = sa.ColumnElement[bool]


def of_contact(table: sa.Table, contact_id: int) -> Condition | None:
    """The contact itself, what refers to it or to rows of theirs, and what names one of those.

    None when the rows belong to humans, whatever they are here, or to nobody.
    """
    if table is contacts:
        return contacts.c.id == contact_id
    match privacy_of(table):
        case Belongs(by=Named(column, tables)):
            names = [_names(word, table.metadata.tables[name], contact_id) for word, name in tables]
            return sa.or_(*(table.c[column].in_(names_of_table) for names_of_table in names))
        case Belongs(by=str(reference)) if (parent := parent_of(table, reference)) is not None:
            if parent.table is contacts:
                return table.c[reference] == contact_id
            return table.c[reference].in_(_of(parent.table, contact_id, parent))
    return None


def _names(word: str, table: sa.Table, contact_id: int) -> sa.Select[Any]:
    """«case:12», for each row of theirs."""
    return _of(table, contact_id, sa.literal(f"{word}:", sa.Text).concat(sa.cast(table.c.id, sa.Text)))


def _of(table: sa.Table, contact_id: int, column: sa.ColumnElement[Any]) -> sa.Select[Any]:
    condition = of_contact(table, contact_id)
    return sa.select(column).where(sa.false() if condition is None else condition)


def of_human(table: sa.Table, telegram_id: int) -> Condition | None:
    """Rows that are this one human's; None when rows of the table are anybody's who is the contact, or nobody's."""
    if table is contacts:
        return None
    match privacy_of(table):
        case Belongs(human=str(column)):
            return table.c[column] == telegram_id
        case Belongs(by=str(column)) if parent_of(table, column) is None:
            return table.c[column] == telegram_id
    return None
