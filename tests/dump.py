"""Everything a database holds, as text: to be searched for what must not be in it."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from storage.engine.conn import FullConn


async def find_in_database(conn: FullConn, canaries: Iterable[str]) -> list[str]:
    """Where one of these stands, as table.column: canary; every table and column there is, numbers included."""
    wanted = list(canaries)

    def tables(connection: sa.Connection) -> sa.MetaData:
        places = sa.MetaData()
        places.reflect(connection)
        return places

    places = []
    for table in (await conn.run_sync(tables)).sorted_tables:
        for row in (await conn.execute(sa.select(table))).mappings():
            for column, value in row.items():
                places += [f"{table.name}.{column}: {canary}" for canary in wanted if canary in str(value)]
    return sorted(set(places))
