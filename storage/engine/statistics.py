"""What the database knows of its own rows: by it the planner chooses the index by which a query finds its rows."""

from __future__ import annotations

import sqlalchemy as sa

from storage.engine.conn import Conn

ROWS_LOOKED_AT = 1000
"""Of each index, whatever its size: SQLite recommends 100 to 1,000."""


async def gather(conn: Conn) -> None:
    """Count anew, on SQLite; PostgreSQL does it by itself.

    SQLite's connections read what was counted when they read the schema. So the tables of it are made anew, which is
    a change of the schema: every connection that is open reads both before its next statement.
    """
    if conn.dialect.name != "sqlite":
        return
    await conn.execute(sa.text(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}"))
    await conn.execute(sa.text("DROP TABLE IF EXISTS sqlite_stat1"))
    await conn.execute(sa.text("ANALYZE"))
