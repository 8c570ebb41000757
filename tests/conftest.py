"""Fixtures for every room: fresh databases of both kinds."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from hypothesis import settings

from bot.interpreter import answer_promptly
from storage.engine.conn import FullConn
from storage.engine.database import Database
from tests.canaries import canaries
from tests.compiled_once import compile_once
from tests.databases import KINDS, Databases, Kind, PostgresServer, roomy_folder
from tests.filling import Filling
from tests.forked import forkserver

__all__ = ["canaries"]

gc.disable()  # until all is collected: that makes a million objects, and every one of them stays
compile_once()
# The same examples in every run: a change is judged by itself, not by luck. `make search` looks for new ones.
settings.register_profile("repeated", derandomize=True, deadline=None)  # nothing here is timed
settings.register_profile("search", max_examples=1_000, deadline=None)
settings.load_profile("repeated")

SLOW = ("crash", "browser", "storm", "access", "year", "figures", "released")
"""Rooms of few and long tests: begun last, they would leave one of two workers without work."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.parent.name not in SLOW)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Files of tests are in memory, where there is room: every commit waits for the disk."""
    if config.option.basetemp is None and "PYTEST_XDIST_WORKER" not in os.environ:
        config.option.basetemp = folder = tempfile.mkdtemp(prefix="otklik-tests-", dir=roomy_folder())
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    gc.enable()
    answer_promptly()  # as the program does once everything is imported


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Where fresh databases come from; PostgreSQL starts with the first that needs it."""
    source = Databases(tmp_path_factory.mktemp("databases"))
    try:
        yield source
    finally:
        source.close()


@pytest.fixture(scope="session")
def forks() -> ForkServerContext:
    """Where processes of the program come from that need not load it first; starts with the first that is asked for."""
    return forkserver()


@pytest.fixture(scope="session")
def postgres_server(databases: Databases) -> PostgresServer:
    return databases.server


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, migrated, empty database of each kind."""
    url = databases.fresh(request.param, tmp_path)
    yield url
    databases.drop(url)


@pytest.fixture(params=KINDS)
def unmigrated_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of each kind without any table."""
    url = databases.fresh(request.param, tmp_path, migrated=False)
    yield url
    databases.drop(url)


@pytest.fixture
def sqlite_url(databases: Databases, tmp_path: Path) -> str:
    """The URL of a fresh, migrated SQLite file."""
    return databases.sqlite(tmp_path)


@pytest.fixture
def postgres_url(databases: Databases) -> Iterator[str]:
    """The URL of a fresh, migrated PostgreSQL database."""
    url = databases.postgres()
    yield url
    databases.drop(url)


@pytest.fixture
async def open_database() -> AsyncIterator[Callable[[str], Database]]:
    """Opens databases by URL, each as another process would, and closes them all in the end."""
    opened: list[Database] = []

    def open_one(url: str) -> Database:
        opened.append(Database(url))
        return opened[-1]

    yield open_one
    for database in opened:
        await database.close()


@pytest.fixture
def database(database_url: str, open_database: Callable[[str], Database]) -> Database:
    """A fresh, migrated, empty database of each kind."""
    return open_database(database_url)


@pytest.fixture
def sqlite(sqlite_url: str, open_database: Callable[[str], Database]) -> Database:
    """A fresh, migrated, empty SQLite database."""
    return open_database(sqlite_url)


class _Undone(Exception):
    """Ends a transaction of which nothing is to stay."""


@pytest.fixture(scope="session")
def untouched_urls(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> dict[Kind, str]:
    """A migrated database of each kind in which nothing is ever committed."""
    return {kind: databases.fresh(kind, tmp_path_factory.mktemp("untouched")) for kind in KINDS}


@pytest.fixture(params=KINDS)
async def conn(
    request: pytest.FixtureRequest, untouched_urls: dict[Kind, str], open_database: Callable[[str], Database]
) -> AsyncIterator[FullConn]:
    """An open write transaction on an empty database of each kind; what was written is undone in the end."""
    with suppress(_Undone):
        async with open_database(untouched_urls[request.param]).write() as conn:
            yield conn
            raise _Undone


@pytest.fixture
def filling(conn: FullConn) -> Filling:
    """Puts people, questions and answers into that transaction."""
    return Filling(conn)
