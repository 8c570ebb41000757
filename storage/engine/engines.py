"""How connections to the two kinds of databases are set up."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.engine.sqlite import Connections, Here

PRAGMAS: dict[str, int | str] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: in WAL, NORMAL may roll back the last commits on power loss
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    "trusted_schema": 0,
}
SESSION = {  # milliseconds and seconds; a writer that has vanished would hold up all others
    "idle_in_transaction_session_timeout": "10000",
    "tcp_keepalives_idle": "2",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "2",
}


def postgres_engine(url: URL, name: str, **options: Any) -> AsyncEngine:
    """An engine whose sessions end within seconds when their process is gone or stands still in a transaction."""
    connect_args = {"server_settings": {**SESSION, "application_name": name}}
    return create_async_engine(url, connect_args=connect_args, hide_parameters=True, **options)


def sqlite_connections(url: URL, *, begin: str, size: int) -> Connections:
    """Whose transactions start with `begin`; pysqlite's own implicit BEGIN is switched off."""
    return Connections(url.database or "", begin=begin, size=size, pragmas=PRAGMAS)


def sqlite_engine_to_migrate(url: URL) -> AsyncEngine:
    """Its foreign_keys are off, before any BEGIN: rebuilding a parent table would delete its children by CASCADE."""
    engine = create_async_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)
    _set_up(engine.sync_engine, "BEGIN IMMEDIATE", PRAGMAS | {"foreign_keys": 0})
    return engine


def sqlite_here(url: URL) -> Here:
    """For short reads by the event loop itself, which must not wait: what cannot be read at once is an outage."""
    return Here(url.database or "", pragmas={"busy_timeout": 50, "trusted_schema": PRAGMAS["trusted_schema"]})


def _set_up(engine: sa.Engine, begin: str, pragmas: dict[str, int | str]) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for name, value in pragmas.items():
            cursor.execute(f"PRAGMA {name} = {value}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)
