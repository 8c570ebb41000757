"""The place of the rounds: processes to be born in, and filled databases to be copied."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from storage.database import Database
from tests.crash.aftermath import examine
from tests.crash.life import Nursery, forkserver
from tests.crash.mortal import HOME, Kill, Moment
from tests.crash.round import Links, Round, fill
from tests.databases import Databases, roomy_folder, run_apart

SHARES = (0, 1)
Record = Callable[[str, object], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """A database with the client list of the round."""

    url: str
    links: Links


async def filled(url: str) -> Filled:
    database = Database(url)
    try:
        return Filled(url, await fill(database))
    finally:
        await database.close()


async def play(played: Round, database: Database) -> int:
    """The round, and what it leaves behind. Returns the deaths."""
    try:
        await played.plays()
        await examine(played, database)
    except BaseException as error:
        error.add_note("killed " + ", then ".join(map(str, played.kills)))
        raise
    return played.deaths


@pytest.fixture(scope="session")
def nursery() -> Nursery:
    return Nursery(forkserver())


@pytest.fixture(scope="session")
def filled_file(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return run_apart(filled(databases.sqlite(tmp_path_factory.mktemp("filled"))))


@dataclass(frozen=True, slots=True)
class Arena:
    """Rounds on SQLite, one after the other: each begins with a fresh copy of the file in the same folder."""

    nursery: Nursery
    template: Filled
    folder: Path
    database: Database

    async def play(self, *kills: Kill) -> int:
        """A whole round, examined; the first lives end by these kills, each by its own. Returns the deaths."""
        for old in self.folder.iterdir():
            old.unlink()
        shutil.copyfile(self.template.url.removeprefix("sqlite+aiosqlite:///"), self.folder / "otklik.db")
        try:
            return await play(Round(self.nursery, self.folder, HOME, self.template.links, list(kills)), self.database)
        finally:
            await self.database.close()

    async def kill_at_every(self, moment: Moment, share: int) -> int:
        """One round, again and again, killed at the N-th such moment, until one gets through alive; every N.

        Of the N each share takes every second one, so that no test takes too long. Returns the number of kills.
        """
        for kills in count():
            if not await self.play(Kill(moment, 1 + share + kills * len(SHARES))):
                return kills
        raise AssertionError("unreachable")


@pytest.fixture
async def arena(nursery: Nursery, filled_file: Filled) -> AsyncIterator[Arena]:
    with tempfile.TemporaryDirectory(dir=roomy_folder()) as folder:
        yield Arena(nursery, filled_file, Path(folder), Database(f"sqlite+aiosqlite:///{folder}/otklik.db"))
