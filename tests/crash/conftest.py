"""The place of the rounds: processes to be born in, and states of a round that were kept."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from storage.engine.database import Database
from tests.crash.arena import Arena, Kept, keep
from tests.crash.life import Nursery
from tests.databases import Databases, roomy_folder, run_apart

Record = Callable[[str, object], None]


@pytest.fixture(scope="session")
def nursery(forks: ForkServerContext) -> Nursery:
    return Nursery(forks)


@pytest.fixture(scope="session")
def kept(nursery: Nursery, databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("kept")
    template = databases.sqlite(folder).removeprefix("sqlite+aiosqlite:///")
    return run_apart(keep(nursery, folder, Path(template)))


@pytest.fixture
async def arena(nursery: Nursery, kept: Kept) -> AsyncIterator[Arena]:
    with tempfile.TemporaryDirectory(dir=roomy_folder()) as folder:
        yield Arena(nursery, kept, Path(folder), Database(f"sqlite+aiosqlite:///{folder}/otklik.db"))
