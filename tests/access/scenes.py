"""The scene is played once in a process for each kind of database: whoever needs it goes on from a copy."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.engine.database import Database
from tests.access.scene import Scene, open_scene, tell_story
from tests.databases import Databases, Kind, run_apart
from tests.rounds.stage import Telegram


@dataclass(frozen=True, slots=True)
class Kept:
    """The database after the story, which nobody has open, Telegram as it was then, and the ids of the scene."""

    url: str
    telegram: Telegram
    numbers: dict[str, int]


class Scenes:
    """Those that were played in this process."""

    def __init__(self, databases: Databases, folder: Path) -> None:
        self._databases = databases
        self._folder = folder
        self._kept: dict[tuple[Kind, bool], Kept] = {}

    @asynccontextmanager
    async def copied(self, kind: Kind, folder: Path, *, anonymous: bool = False) -> AsyncIterator[Scene]:
        """A scene of one's own, on a database of this kind; a file lies in this folder."""
        if (kind, anonymous) not in self._kept:
            self._kept[kind, anonymous] = run_apart(self._play(kind, anonymous))
        kept = self._kept[kind, anonymous]
        url = self._databases.copy(kept.url, folder)
        async with AsyncExitStack() as stack:
            stack.callback(self._databases.drop, url)
            database = Database(url)
            stack.push_async_callback(database.close)
            yield await open_scene(database, kept.telegram.copy(), kept.numbers, stack, anonymous=anonymous)

    async def _play(self, kind: Kind, anonymous: bool) -> Kept:
        url = self._databases.fresh(kind, self._folder)
        database, telegram = Database(url), Telegram()
        try:
            numbers = await tell_story(database, telegram, anonymous=anonymous)
        finally:
            await database.close()
        return Kept(url, telegram.copy(), numbers)
