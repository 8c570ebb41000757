"""What the database knows of its own rows: by it the planner chooses the index by which a query finds its rows."""

from __future__ import annotations

import sqlalchemy as sa

from storage.engine.conn import Conn

ROWS_LOOKED_AT = 400
"""Of each index, whatever its size: SQLite recommends 100 to 1,000."""
LEAST_ROWS = 1000
"""Of what is smaller nothing is kept, and SQLite takes it for large: it may have grown tenfold by the next day."""


async def gather(conn: Conn) -> None:
    """Count anew, on SQLite; PostgreSQL does it by itself.

    SQLite's connections read what was counted when they read the schema. So the table of it is made anew, which is a
    change of the schema: whatever connection is open reads both before its next statement.
    """
    if conn.dialect.name != "sqlite":
        return
    for statement in (
        f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}",
        "DROP TABLE IF EXISTS sqlite_stat1",
        "ANALYZE",
        f"DELETE FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < {LEAST_ROWS}",  # noqa: S608 - a number of ours
        "ANALYZE sqlite_schema",  # this connection has them in mind still
    ):
        await conn.execute(sa.text(statement))
