"""How stories begin: who joins before them is played once in a process, and every story goes on from a copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from storage.engine.database import Database
from tests.databases import Databases, Kind, run_apart
from tests.filling import Filling
from tests.rounds.company import staged, write_client_list
from tests.rounds.stage import OWNER_ID, Actor, Stage, Telegram

Beginning = tuple[str, ...]
"""Who has joined, in their order: names of fixtures."""
JOINING = ("boss", "anna", "igor", "asked")


def find_actor(stage: Stage, who: str) -> Actor:
    if who == "boss":
        return stage.actor(OWNER_ID, "Павел", "Громов", language_code="ru")
    if who == "anna":
        return stage.actor(21, "Anna", "S", language_code="ru")
    if who == "igor":
        return stage.actor(22, "Игорь", "Волков", language_code="ru")
    return stage.actor(31, "Ирина", "Ким", language_code="ru")


async def join(stage: Stage, actor: Actor, who: str) -> None:
    """The owner starts the bot; managers and the contact open their links, and she agrees and sees the question."""
    if who == "boss":
        await actor.opens()
    elif who == "asked":
        await actor.opens(await stage.link_of("Ирина Ким"))
        await actor.taps("Согласиться и начать")
    else:
        await actor.opens(await stage.link_of("Анна Смирнова" if who == "anna" else "Игорь Волков"))


@dataclass(frozen=True, slots=True)
class Kept:
    """The database after a beginning, which nobody has open, and Telegram as it was then."""

    url: str
    telegram: Telegram


class Beginnings:
    """Those that were played in this process."""

    def __init__(self, databases: Databases, folder: Path) -> None:
        self._databases = databases
        self._folder = folder
        self._kept: dict[tuple[Kind, Beginning], Kept] = {}

    def find(self, kind: Kind, beginning: Beginning) -> Kept:
        if (kind, beginning) not in self._kept:
            self._kept[kind, beginning] = run_apart(self._play(kind, beginning))
        return self._kept[kind, beginning]

    async def _play(self, kind: Kind, beginning: Beginning) -> Kept:
        url = self._databases.fresh(kind, self._folder)
        database, telegram = Database(url), Telegram()
        try:
            async with database.write() as conn:
                await write_client_list(Filling(conn, now=telegram.clock()))
            async with staged(database, telegram) as stage:
                for who in beginning:
                    await join(stage, find_actor(stage, who), who)
        finally:
            await database.close()
        return Kept(url, telegram.copy())
