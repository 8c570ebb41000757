"""Changing values so that it can be undone: each is written down, as it was and as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from storage.engine.conn import Conn
from storage.merging.treated import column_of
from storage.schema import merge_moves
from storage.schema.columns import Day, Ids, UtcTime

AT_ONCE = 400  # rows in one statement


@dataclass(frozen=True, slots=True)
class Move:
    """One value: `row` is the primary key of its row, as it is after the change."""

    place: str
    row: tuple[Any, ...]
    before: Any
    after: Any
    contact_id: int | None


@dataclass(slots=True)
class Changing:
    """`contact_id`: whose values are changed from now on, if they are a contact's."""

    conn: Conn
    contact_id: int | None = None
    moves: list[Move] = field(default_factory=list)

    async def move(self, column: sa.Column[int], which: sa.ColumnElement[bool], to: int | None) -> int:
        """These rows refer to another one from now on; tells how many they are."""
        table = column.table
        keys = list(table.primary_key.columns)
        rows = (await self.conn.execute(sa.select(*keys, column.label("before_")).where(which).order_by(*keys))).all()
        if not rows:
            return 0
        await self.conn.execute(sa.update(table).where(which).values({column.name: to}))
        at = next((place for place, key in enumerate(keys) if key is column), None)
        for *key, before in rows:
            if at is not None:
                key[at] = to
            self._record(f"{table.name}.{column.name}", tuple(key), before, to)
        return len(rows)

    async def change(self, table: sa.Table, row_id: int, **values: Any) -> None:
        """Columns of one row, known by its number; what is so already is left alone."""
        this = table.c.id == row_id
        before = (await self.conn.execute(sa.select(*(table.c[name] for name in values)).where(this))).mappings().one()
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return
        await self.conn.execute(sa.update(table).where(this).values(**changed))
        for name, value in changed.items():
            self._record(f"{table.name}.{name}", (row_id,), before[name], value)

    def record(self, table: sa.Table, row_id: int, name: str, before: Any, after: Any) -> None:
        """What somebody else has changed."""
        self._record(f"{table.name}.{name}", (row_id,), before, after)

    def _record(self, place: str, row: tuple[Any, ...], before: Any, after: Any) -> None:
        self.moves.append(Move(place, row, plain(before), plain(after), self.contact_id))

    async def keep(self, merge_id: int) -> None:
        rows = [
            {
                "merge_id": merge_id,
                "contact_id": move.contact_id,
                "place": move.place,
                "row": list(move.row),
                "before": move.before,
                "after": move.after,
            }
            for move in self.moves
        ]
        if rows:
            await self.conn.execute(sa.insert(merge_moves), rows)


async def list_moves(conn: Conn, merge_id: int) -> list[Move]:
    """In the order of changing."""
    m = merge_moves
    query = sa.select(m.c.place, m.c.row, m.c.before, m.c.after, m.c.contact_id).where(m.c.merge_id == merge_id)
    rows = await conn.execute(query.order_by(m.c.id))
    return [Move(place, tuple(row), before, after, contact) for place, row, before, after, contact in rows]


async def put_back(conn: Conn, moves: list[Move]) -> None:
    """The newest change first; what has changed since stays as it is now."""
    for (place, before, after), group in groupby(
        reversed(moves), key=lambda move: (move.place, move.before, move.after)
    ):
        column = column_of(place)
        keys = list(column.table.primary_key.columns)
        known = [tuple(typed(key, value) for key, value in zip(keys, move.row, strict=True)) for move in group]
        is_still = column.is_not_distinct_from(sa.literal(typed(column, after), column.type))
        for at in range(0, len(known), AT_ONCE):
            rows = known[at : at + AT_ONCE]
            these = keys[0].in_([key for (key,) in rows]) if len(keys) == 1 else sa.tuple_(*keys).in_(rows)
            back = sa.update(column.table).where(these, is_still)
            await conn.execute(back.values({column.name: typed(column, before)}))


def plain(value: Any) -> Any:
    """As JSON keeps it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def typed(column: sa.Column[Any], value: Any) -> Any:
    """As the column takes it."""
    if value is None:
        return () if isinstance(column.type, Ids) else None
    match column.type:
        case UtcTime():
            return datetime.fromisoformat(value)
        case Day():
            return date.fromisoformat(value)
        case Ids():
            return tuple(value)
    return value
