"""What the offline commands share: the database at its newest schema, without a bot and without aiogram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.settings import Settings
from storage.engine.database import Database, reach
from storage.safety.migrate import migrate
from storage.safety.way_out import naming_the_way_out


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, migrated if need be, closed at the end. Raises DatabaseError."""
    database = Database(settings.database_url)
    try:
        async with naming_the_way_out(database, settings.backup_folder()):
            await reach(database)
            await migrate(database, now=datetime.now(UTC))
        yield database
    finally:
        await database.close()
