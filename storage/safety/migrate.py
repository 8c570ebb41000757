"""Bringing a database to the newest schema: in one transaction, after a backup of an existing SQLite file."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from storage.engine.database import Database, DatabaseError
from storage.engine.engines import sqlite_engine_to_migrate
from storage.migrations import HEAD
from storage.safety.backups import copy
from storage.schema.triggers import drop_triggers, make_triggers

log = logging.getLogger(__name__)
MIGRATION_LOCK = 0x6F746B6C696B02
SCRIPTS = Path(__file__).parents[1] / "migrations"


def upgrade(connection: sa.Connection, revision: str = "head", scripts: Path = SCRIPTS) -> None:
    """Run the migrations on this connection, inside its transaction.

    1. Triggers are out of the way, 2. tables change, 3. triggers are there as this version wants them.
    """
    from alembic import command  # costs a third of a second: only when there is something to migrate
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["connection"] = connection
    drop_triggers(connection)
    command.upgrade(config, revision)
    make_triggers(connection)


def find_revision(connection: sa.Connection) -> str | None:
    """The schema's revision; None for an empty database."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


async def migrate(database: Database, *, now: datetime, revision: str = HEAD, scripts: Path = SCRIPTS) -> Path | None:
    """Bring the database to `revision`; returns the backup made before, None when nothing was to be saved.

    Raises DatabaseError when the database was written by a newer Otklik or breaks a reference afterwards.
    """
    # In turn even for reading: the first connection turns a new file's WAL on, and a second one then finds it locked.
    async with database.exclusive(), database.read() as conn:
        present = await conn.run_sync(find_revision)
    if present == revision:
        return None
    if present is not None and present > revision:
        raise DatabaseError(f"the database has schema {present}, newer than this Otklik ({HEAD}): update the program")
    backup = None
    if database.path and present is not None:
        backup = database.path.with_name(f"{database.path.name}.before-{revision}-{now:%Y%m%dT%H%M%S}.bak")
        await asyncio.to_thread(copy, database.path, backup, copied_at=now)
    engine = sqlite_engine_to_migrate(database.url) if database.path else create_async_engine(database.url)
    try:
        async with database.exclusive(), engine.begin() as conn:
            if not database.path:
                await conn.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
            if await conn.run_sync(find_revision) != revision:  # somebody else may have been faster
                await conn.run_sync(upgrade, revision, scripts)
            if database.path and (broken := (await conn.exec_driver_sql("PRAGMA foreign_key_check")).all()):
                raise DatabaseError(f"the migration would break {len(broken)} references; nothing was changed")
    finally:
        await engine.dispose()
    log.info("schema migrated from %s to %s", present or "nothing", revision)
    return backup
