"""The company «Стройснаб», its owner, managers and clients; on a file, and some stories on PostgreSQL too."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.engine.database import Database
from tests.databases import Databases, kind_of
from tests.rounds.beginnings import JOINING, Beginning, Beginnings, find_actor, join
from tests.rounds.company import staged
from tests.rounds.stage import Actor, Stage


@pytest.fixture(scope="session")
def beginnings(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Beginnings:
    return Beginnings(databases, tmp_path_factory.mktemp("beginnings"))


@pytest.fixture
def beginning(request: pytest.FixtureRequest) -> Beginning:
    """Who has joined when the story begins."""
    return tuple(name for name in request.fixturenames if name in JOINING)


@pytest.fixture
def database_url(
    request: pytest.FixtureRequest, databases: Databases, beginnings: Beginnings, beginning: Beginning, tmp_path: Path
) -> Iterator[str]:
    """A SQLite file, or for a story marked `on_both` a database of each kind, in which the story has begun."""
    url = databases.copy(beginnings.find(getattr(request, "param", "sqlite"), beginning).url, tmp_path)
    yield url
    databases.drop(url)


@pytest.fixture
async def stage(
    database: Database, database_url: str, beginnings: Beginnings, beginning: Beginning
) -> AsyncIterator[Stage]:
    begun = beginnings.find(kind_of(database_url), beginning).telegram.copy()
    async with staged(database, begun) as stage:
        yield stage


async def joined(stage: Stage, who: str, beginning: Beginning) -> Actor:
    actor = find_actor(stage, who)
    if who not in beginning:
        await join(stage, actor, who)
    return actor


@pytest.fixture
async def boss(stage: Stage, beginning: Beginning) -> Actor:
    """The owner, who has started the bot."""
    return await joined(stage, "boss", beginning)


@pytest.fixture
async def anna(stage: Stage, beginning: Beginning) -> Actor:
    """The account manager of «Вектор», joined by her link."""
    return await joined(stage, "anna", beginning)


@pytest.fixture
async def igor(stage: Stage, beginning: Beginning) -> Actor:
    """The account manager of «Ромашка», joined by his link."""
    return await joined(stage, "igor", beginning)


@pytest.fixture
async def irina(stage: Stage) -> Actor:
    """A contact of «Вектор»; without `asked` she has not opened her link yet."""
    return find_actor(stage, "irina")


@pytest.fixture
async def asked(stage: Stage, irina: Actor, beginning: Beginning) -> Actor:
    """Ирина, who has agreed and sees the question."""
    if "asked" not in beginning:
        await join(stage, irina, "asked")
    return irina
