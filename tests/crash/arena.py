"""The place of the rounds: filled databases to be copied, and the bot that dies on the copies."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from storage.engine.database import Database
from tests.crash.aftermath import examine
from tests.crash.life import Nursery
from tests.crash.mortal import HOME, Kill, Moment
from tests.crash.round import Links, Round, fill

SHARES = (0, 1)


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


async def play(played: Round) -> int:
    """The round, and what it leaves behind. Returns the deaths."""
    try:
        await played.plays()
        await examine(played, played.database)
    except BaseException as error:
        error.add_note("killed " + ", then ".join(map(str, played.kills)))
        raise
    return played.deaths


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
            return await play(Round(self.nursery, self.folder, HOME, self.template.links, list(kills), self.database))
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
