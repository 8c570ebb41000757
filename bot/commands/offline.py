"""What the offline commands share: the database at its newest schema, without a bot and without aiogram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from bot.settings import Settings
from storage.database import Database, DatabaseError
from storage.migrate import migrate


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, migrated if need be, closed at the end. Raises DatabaseError."""
    database = Database(settings.database_url)
    try:
        await _reach(database)
        await migrate(database, now=datetime.now(UTC))
        yield database
    finally:
        await database.close()


async def _reach(database: Database) -> None:
    """Raises DatabaseError with a sentence when the server is away, or the file is none of SQLite's."""
    try:
        async with database.exclusive(), database.read() as conn:
            await conn.execute(sa.text("SELECT 1"))
    except DatabaseError:
        raise
    except Exception as error:  # asyncpg's errors at connecting have no base in common
        reason = getattr(error, "orig", None) or error
        where = database.path or database.url.render_as_string(hide_password=True)
        raise DatabaseError(f"the database {where} cannot be opened: {reason}") from None


async def import_file(settings: Settings, path: Path, *, dry_run: bool) -> int:
    from bot.commands.import_list import run

    async with opened(settings) as database:
        return await run(database, settings.programme(), path, dry_run=dry_run)
