"""The supervisor: a Telegram of its own in this process, the bot in another one, and the time of both."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.demo.company import english
from bot.demo.company.accounts import COMPANY
from bot.demo.company.programme import TOKEN, ZONE, url_of
from bot.demo.ledger import Ledger
from bot.demo.life import Gone, Life
from bot.demo.people import LIVE_IDS_FROM, Actor, first_three, list_actors, meet, put_back
from bot.demo.shifted_time import ShiftedClock
from bot.demo.speaking import speak
from bot.demo.travel import Jump, target, travel
from nps.values import LANGUAGES
from sandbox.page import Cast, Page
from sandbox.server import SandboxServer
from sandbox.world import World
from storage.engine.database import Database


class Busy(Exception):
    """It cannot be done now; the text is a code the page has a sentence for."""


class Supervisor:
    """Begins, kills and begins again one bot after the other on one database, which it only reads.

    `routes`: what the page's server answers beside the page, by asking this supervisor.
    """

    def __init__(
        self, folder: Path, routes: Callable[[Supervisor], list[web.RouteDef]], *, clock: ShiftedClock | None = None
    ) -> None:
        self.folder = folder
        self.clock = clock or ShiftedClock()
        self.world = World(self.clock)
        people = [actor.cast.id for actor in first_three()]
        self.page = Page(
            f"Отклик · «{COMPANY}»", cast=self.cast, phones=people, scripts=["/demo/demo.js"], zone=str(ZONE)
        )
        self.server = SandboxServer(self.world, page=self.page, routes=routes(self))
        self.database = Database(url_of(folder))
        self.life: Life | None = None
        self.jump: Jump | None = None
        self.starts = 0
        self.kills = 0
        self.woke: dict[str, int] | None = None
        self._ledger = Ledger(self.database, self.world, self.clock)
        self._filled = asyncio.Event()
        self._began = self.clock()
        self._speaks = "ru"
        self._languages: dict[int, str] = {}  # who took to another one than their first
        meet(self.world, first_three())
        self.world.bot(TOKEN).number_messages_from(LIVE_IDS_FROM)
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, port: int = 0) -> None:
        """The server is there when this returns; the bot comes seconds later."""
        await self.server.start(port=port)
        await self.start_bot()

    async def stop(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.life is not None:
            await self.life.end()
        await self.server.stop()
        if self._filled.is_set():
            await self.database.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    # --- the bot ---------------------------------------------------------------------------------------------------

    async def start_bot(self) -> None:
        """Begin a life; raises Busy while there is one."""
        if self.life is not None and self.life.running:
            raise Busy("running")
        self.woke = await self._what_waits() if self._filled.is_set() else None
        self.life = life = await Life.begin(self.folder, self.server.url, self.clock.offset)
        self.starts += 1
        self._spawn(self._sees_to(life))

    async def _sees_to(self, life: Life) -> None:
        with suppress(Gone):
            await life.ready()
            if not self._filled.is_set():
                await self._meet_all()
                put_back(self.world, await life.recall(self._began))
        await life.ended()

    async def _meet_all(self) -> None:
        async with self.database.read() as conn:
            meet(self.world, await list_actors(conn))
        self._filled.set()
        self.world.changed.ring()

    async def works(self) -> None:
        """Until the bot works. Raises Gone when it has ended instead."""
        while self.life is None or not self.life.works or not self._filled.is_set():
            if self.life is not None and not self.life.running:
                raise Gone
            await asyncio.sleep(0.02)

    async def kill_bot(self) -> None:
        """SIGKILL, whatever it is doing; raises Busy when there is none."""
        if self.life is None or not self.life.running:
            raise Busy("not_running")
        self.kills += 1
        await self.life.kill()

    # --- time ------------------------------------------------------------------------------------------------------

    def begin_jump(self, to: str) -> Jump:
        """Set out; `jump.ended` says how it went. Raises Busy during another one, ValueError for an unknown name."""
        if self.jump is not None and not self.jump.ended:
            raise Busy("jumping")
        if self.life is not None and self.life.running and not self.life.works:
            raise Busy("starting")
        now = self.clock()
        self.jump = Jump(to, target(to, now), now)
        self._spawn(travel(self.jump, self.clock, self.life, self.world.changed.ring))
        return self.jump

    # --- what the page is told -------------------------------------------------------------------------------------

    async def actors(self) -> list[Actor]:
        """Everybody there is; links that were used are gone. Until the company is there, the three of the round."""
        if not self._filled.is_set():
            return first_three()
        async with self.database.read() as conn:
            return await list_actors(conn, self._speaks)

    async def cast(self) -> list[Cast]:
        return [actor.cast for actor in await self.actors()]

    async def speak(self, people: list[int], language: str) -> None:
        """Raises Busy when the bot does not answer, ValueError for a language it does not speak."""
        if language not in LANGUAGES:
            raise ValueError(f"there is {', '.join(LANGUAGES)}")
        await self._translate(language)
        known = [number for number in people if number in self.world.users]
        wanted = [number for number in known if self._languages.get(number, "ru") != language]
        try:
            await speak(self.world, wanted, language)
        except TimeoutError:
            raise Busy("silent") from None
        self._languages |= dict.fromkeys(wanted, language)

    async def _translate(self, language: str) -> None:
        """The whole company is called in the page's language, and so is what it has said before."""
        if self.life is None or not self.life.works or not self._filled.is_set():
            return
        try:
            if not await self.life.translate(language):
                return
            self._speaks = language
            said = await self.life.recall(self._began)
        except Gone:
            raise Busy("silent") from None
        self.world.bot(TOKEN).name = self.world.name if language == "ru" else english.BOT
        for actor in (actors := await self.actors()):
            self.world.users[actor.cast.id].language_code = language
        meet(self.world, actors)
        put_back(self.world, said)
        self.world.changed.ring()

    async def state(self) -> dict[str, Any]:
        life, now = self.life, self.clock()
        shown: dict[str, Any] = {
            "now": now.isoformat(),
            "local": now.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M:%S"),
            "offset": round(self.clock.offset.total_seconds()),
            "running": life is not None and life.works and life.running,
            "starting": life is not None and life.running and not life.works,
            "pid": life.pid if life is not None and life.running else None,
            "starts": self.starts,
            "kills": self.kills,
            "woke": self.woke,
            "weather": self.world.weather.kind,
            "filled": self._filled.is_set(),
            "jump": self.jump.as_json() if self.jump else None,
        }
        return shown | (await self._ledger.read() if self._filled.is_set() else {})

    async def _what_waits(self) -> dict[str, int]:
        counts = await self._ledger.read()
        return {place: counts[place]["waiting"] for place in ("telegram", "inbox", "outbox")}

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
