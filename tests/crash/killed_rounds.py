"""Rounds in which the bot is killed: kept states to begin from, and a copy of one for every round."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from storage.engine.database import Database
from tests.crash.checks import ALERTS, ASSIGNED, FACTS, Clean, examine, facts_in
from tests.crash.child import HOME, Kill, Moment
from tests.crash.process import Spawner
from tests.crash.round import Links, Round, fill

SHARES = (0, 1)
PHASES = range(6)
ANSWERING, TAKING, WEEK, LAST = 1, 2, 3, 5


@dataclass(frozen=True, slots=True)
class Kept:
    """The round without any kill: `states[n]` is how things stand before phase n, the last one how they end."""

    links: Links
    states: Sequence[Clean]


async def keep(spawner: Spawner, folder: Path, template: Path) -> Kept:
    """Play the round on a copy of this migrated, empty file, and keep it between its phases."""
    shutil.copyfile(template, folder / "otklik.db")
    database = Database(f"sqlite+aiosqlite:///{folder}/otklik.db")
    links = await fill(database)
    played = Round(spawner, folder, HOME, links, [], database)

    async def state(number: int) -> Clean:
        facts, file = await facts_in(database), folder / f"before-{number}.db"
        await database.close()
        shutil.copyfile(folder / "otklik.db", file)
        return Clean(file, played.telegram.copy(), facts)

    states = [await state(0)]
    for phase in PHASES:
        await played.plays(phase, phase)
        states.append(await state(phase + 1))
    expected = FACTS | {ALERTS: ASSIGNED}
    assert states[-1].facts == expected, {q: r for q, r in states[-1].facts.items() if r != expected[q]}
    return Kept(links, states)


async def filled(url: str) -> Links:
    database = Database(url)
    try:
        return await fill(database)
    finally:
        await database.close()


async def play(played: Round, kept: Kept, first: int = 0, last: int = LAST) -> int:
    """These phases of the round, and what they leave behind. Returns how often the bot was killed."""
    try:
        await played.plays(first, last)
        await examine(played, played.database, kept.states[last + 1])
    except BaseException as error:
        error.add_note(f"in the phases {first} to {last}, killed " + ", then ".join(map(str, played.kills)))
        raise
    return played.deaths


@dataclass(frozen=True, slots=True)
class KilledRounds:
    """Rounds on SQLite, one after the other: each begins with a fresh copy of a kept file in the same folder."""

    spawner: Spawner
    kept: Kept
    folder: Path
    database: Database

    async def play(self, first: int, last: int, *kills: Kill) -> int:
        """Phases of the round, examined; the first processes end by these kills, one each. Returns how many did."""
        for old in self.folder.iterdir():
            old.unlink()
        before = self.kept.states[first]
        shutil.copyfile(before.file, self.folder / "otklik.db")
        telegram = before.telegram.copy()
        try:
            about = (self.spawner, self.folder, HOME, self.kept.links, list(kills), self.database, telegram)
            return await play(Round(*about), self.kept, first, last)
        finally:
            await self.database.close()

    async def kill_at_every(self, moment: Moment, share: int) -> int:
        """Each phase, again and again, killed at the N-th such moment, until one gets through alive; every N.

        Of the N each share takes every second one, so that no test takes too long. Returns the number of kills.
        """
        return sum([await self._kill_in(phase, moment, share) for phase in PHASES])

    async def _kill_in(self, phase: int, moment: Moment, share: int) -> int:
        for kills in count():
            if not await self.play(phase, phase, Kill(moment, 1 + share + kills * len(SHARES))):
                return kills
        raise AssertionError("unreachable")
