"""What 0.1.0 left, on both databases, and the program of today on top of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from storage.engine.database import Database
from tests.released.company import Company, upgraded
from tests.released.left import load


@pytest.fixture
async def released(unmigrated_url: str, open_database: Callable[[str], Database]) -> Database:
    """The database as 0.1.0 left it, not migrated yet."""
    await load(unmigrated_url)
    return open_database(unmigrated_url)


@pytest.fixture
async def company(released: Database, tmp_path: Path) -> AsyncIterator[Company]:
    async with upgraded(released, tmp_path) as company:
        yield company
