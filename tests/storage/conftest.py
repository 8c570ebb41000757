"""One write transaction for a test, and the filling that works in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine.database import Database
from tests.filling import Filling


@pytest.fixture
async def conn(database: Database) -> AsyncIterator[AsyncConnection]:
    """An open write transaction on a fresh database of each kind."""
    async with database.write() as conn:
        yield conn


@pytest.fixture
def filling(conn: AsyncConnection) -> Filling:
    return Filling(conn)
