"""What the rounds need: a way to start the bot in a child process, and states of a round that were kept."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from storage.engine.database import Database
from tests.crash.killed_rounds import Kept, KilledRounds, keep
from tests.crash.process import Spawner
from tests.databases import Databases, roomy_folder, run_apart

Record = Callable[[str, object], None]


@pytest.fixture(scope="session")
def spawner(forks: ForkServerContext) -> Spawner:
    return Spawner(forks)


@pytest.fixture(scope="session")
def kept(spawner: Spawner, databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("kept")
    template = databases.sqlite(folder).removeprefix("sqlite+aiosqlite:///")
    return run_apart(keep(spawner, folder, Path(template)))


@pytest.fixture
async def killed_rounds(spawner: Spawner, kept: Kept) -> AsyncIterator[KilledRounds]:
    with tempfile.TemporaryDirectory(dir=roomy_folder()) as folder:
        yield KilledRounds(spawner, kept, Path(folder), Database(f"sqlite+aiosqlite:///{folder}/otklik.db"))
