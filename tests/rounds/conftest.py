"""The company «Стройснаб», its owner, manager and clients; on a file, and some stories on PostgreSQL too."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.engine.database import Database
from tests.databases import Databases
from tests.rounds.company import staged
from tests.rounds.stage import OWNER_ID, Actor, Stage


@pytest.fixture
def database_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """A fresh SQLite file, or for a story marked `on_both` a database of each kind."""
    url = databases.fresh(getattr(request, "param", "sqlite"), tmp_path)
    yield url
    databases.drop(url)


@pytest.fixture
async def stage(database: Database) -> AsyncIterator[Stage]:
    async with staged(database) as stage:
        yield stage


@pytest.fixture
async def boss(stage: Stage) -> Actor:
    """The owner, who has started the bot."""
    boss = stage.actor(OWNER_ID, "Павел", "Громов", language_code="ru")
    await boss.opens()
    return boss


@pytest.fixture
async def anna(stage: Stage) -> Actor:
    """The account manager of «Вектор», joined by her link."""
    anna = stage.actor(21, "Anna", "S", language_code="ru")
    await anna.opens(await stage.link_of("Анна Смирнова"))
    return anna


@pytest.fixture
async def irina(stage: Stage) -> Actor:
    """A contact of «Вектор» who has not opened her link yet."""
    return stage.actor(31, "Ирина", "Ким", language_code="ru")


@pytest.fixture
async def asked(stage: Stage, irina: Actor) -> Actor:
    """Ирина, who has agreed and sees the question."""
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    return irina
