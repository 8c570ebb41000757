"""The scene of the matrix, for stories that need one of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from storage.engine.database import Database
from tests.access.cast import Scene, play


@pytest.fixture
async def fresh_scene(sqlite: Database) -> AsyncIterator[Scene]:
    """The scene of the matrix for one story of its own."""
    async with AsyncExitStack() as stack:
        yield await play(sqlite, stack)
