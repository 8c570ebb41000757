"""The company of the rounds under faults: intake does not rest for seconds when Telegram fails it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.engine.database import Database
from tests.databases import Databases
from tests.rounds.beginnings import Beginning
from tests.rounds.company import staged
from tests.rounds.conftest import anna, asked, boss, irina
from tests.rounds.stage import Stage

__all__ = ["anna", "asked", "boss", "irina"]


@pytest.fixture
def beginning() -> Beginning:
    """Nobody has joined: these stages are made to fail in many ways, each from its start."""
    return ()


@pytest.fixture
def database_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """A fresh SQLite file, or for a story marked `on_both` a database of each kind."""
    url = databases.fresh(getattr(request, "param", "sqlite"), tmp_path)
    yield url
    databases.drop(url)


@pytest.fixture
async def stage(database: Database) -> AsyncIterator[Stage]:
    """A running bot; in the end the invariants are checked."""
    async with staged(database, pauses_s=(0.02,)) as stage:
        yield stage
