"""The scene of the matrix: played once, and copied for every file and story that needs one of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.access.scene import Scene
from tests.access.scenes import Scenes
from tests.databases import Databases


@pytest.fixture(scope="session")
def scenes(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Scenes:
    return Scenes(databases, tmp_path_factory.mktemp("scenes"))


@pytest.fixture
async def fresh_scene(scenes: Scenes, tmp_path: Path) -> AsyncIterator[Scene]:
    """The scene of the matrix for one story of its own."""
    async with scenes.copied("sqlite", tmp_path) as scene:
        yield scene
