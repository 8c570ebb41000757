"""The company of the rounds under faults: intake does not rest for seconds when Telegram fails it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.engine.database import Database
from tests.rounds.company import staged
from tests.rounds.conftest import anna, asked, boss, database_url, irina
from tests.rounds.stage import Stage

__all__ = ["anna", "asked", "boss", "database_url", "irina"]


@pytest.fixture
async def stage(database: Database) -> AsyncIterator[Stage]:
    """A running bot; in the end the invariants are checked."""
    async with staged(database, pauses_s=(0.02,)) as stage:
        yield stage
