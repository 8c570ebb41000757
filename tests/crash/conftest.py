"""The place of the rounds: processes to be born in, and filled databases to be copied."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from storage.engine.database import Database
from tests.crash.arena import Arena, Filled, filled
from tests.crash.life import Nursery, forkserver
from tests.databases import Databases, roomy_folder, run_apart

Record = Callable[[str, object], None]


@pytest.fixture(scope="session")
def nursery() -> Nursery:
    return Nursery(forkserver())


@pytest.fixture(scope="session")
def filled_file(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return run_apart(filled(databases.sqlite(tmp_path_factory.mktemp("filled"))))


@pytest.fixture
async def arena(nursery: Nursery, filled_file: Filled) -> AsyncIterator[Arena]:
    with tempfile.TemporaryDirectory(dir=roomy_folder()) as folder:
        yield Arena(nursery, filled_file, Path(folder), Database(f"sqlite+aiosqlite:///{folder}/otklik.db"))
