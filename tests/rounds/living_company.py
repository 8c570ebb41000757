"""A company whose clients complain and whose staff act, again and again from the same morning: for drawn stories."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import datetime

from storage.engine.database import Database
from storage.schema import metadata
from tests.access.database_rows import Snapshot
from tests.rounds.company import staged
from tests.rounds.stage import OWNER_ID, Actor, Stage, programme

OWNER, ANNA, IGOR = "owner", "anna", "igor"
STAFF = (OWNER, ANNA, IGOR)
IRINA, OLEG, JOHN = "irina", "oleg", "john"
CLIENTS = (IRINA, OLEG, JOHN)
NAMES = {IRINA: "Ирина Ким", OLEG: "Олег Дан", JOHN: "John Smith"}
NUMBERS = {OWNER: OWNER_ID, ANNA: 21, IGOR: 22, IRINA: 31, OLEG: 32, JOHN: 33}
COMPLAIN = {IRINA: 3, JOHN: 0}
LINKS = {ANNA: "Анна Смирнова", IGOR: "Игорь Волков"} | NAMES


class LivingCompany:
    """«Стройснаб» with everybody in the bot, two of whom have complained; each story begins with these rows."""

    def __init__(self, url: str, *, anonymous: bool = False) -> None:
        self.runner, self._stack = asyncio.Runner(), AsyncExitStack()
        self.runner.get_loop().set_debug(False)
        self.stage, self.people = self.runner.run(self._open(url, anonymous))
        self.began: datetime = self.stage.clock.now
        self._snapshot = self.runner.run(Snapshot.take(self.stage.database))

    async def _open(self, url: str, anonymous: bool) -> tuple[Stage, dict[str, Actor]]:
        database = Database(url)
        self._stack.push_async_callback(database.close)
        stage = await self._stack.enter_async_context(staged(database, programme=programme(anonymous=anonymous)))
        people = {who: stage.actor(NUMBERS[who], who, language_code="ru") for who in (*STAFF, *CLIENTS)}
        await people[OWNER].opens()
        for who, name in LINKS.items():
            await people[who].opens(await stage.link_of(name))
            if who in CLIENTS:
                await people[who].taps("Agree and start" if who == JOHN else "Согласиться и начать")
        for who, score in COMPLAIN.items():
            await people[who].taps(str(score))
        return stage, people

    async def begins_anew(self) -> None:
        """Every row and the clock as they were; whatever was wrong with the way to Telegram is over."""
        stage = self.stage
        stage.world.faults.clear()
        for person in self.people.values():
            person.person.chat.blocked = False
        await stage.settles()
        await stage.stops()
        await self._snapshot.restore(stage.database, only=frozenset(metadata.tables))
        stage.clock.now = self.began
        await stage.starts()

    def close(self) -> None:
        try:
            self.runner.run(self._stack.aclose())
        finally:
            self.runner.close()
