"""The scene of the matrix, for stories that need one of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from storage.engine.database import Database
from tests.access.scene import Scene, set_up_scene


@pytest.fixture
async def fresh_scene(sqlite: Database) -> AsyncIterator[Scene]:
    """The scene of the matrix for one story of its own."""
    async with AsyncExitStack() as stack:
        yield await set_up_scene(sqlite, stack)
