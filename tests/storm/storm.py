"""A storm: the crowd answers, Telegram fails in gusts, and the process is killed again and again."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text

from messages.taps.answering import ReasonTap, ScoreTap
from sandbox.server import SandboxServer
from sandbox.world import World
from storage.engine.database import Database
from tests.rounds.stage import TOKEN
from tests.storm.crowd import Crowd
from tests.storm.population import ABSENT_OWNER, OWNER, Population
from tests.storm.processes import BotProcess
from tests.storm.weather import Weather

ALWAYS_OPEN = "mon-sun 00:00-24:00"
AWAY = timedelta(seconds=200)  # longer than a tap is valid
OPEN_WORK = """
SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting'),
       (SELECT count(*) FROM outbox WHERE state IN ('waiting', 'claimed')),
       (SELECT count(*) FROM contacts WHERE id NOT IN (SELECT contact_id FROM invitations))
"""


@dataclass(slots=True)
class Ahead:
    """Real time, and a jump now and then."""

    by: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.by


@dataclass(frozen=True, slots=True)
class Severity:
    """How bad it gets: each process lasts from `uptime_s[0]` to `uptime_s[1]` seconds; people think `think_s` at most.

    `jumps`: the one long outage is passed by moving the clock, else by waiting. `limits`: Telegram's, on or off.
    """

    kills: int
    uptime_s: tuple[float, float]
    think_s: float
    seed: int = 1
    jumps: bool = True
    limits: bool = False
    patience_s: float = 100.0


@dataclass(eq=False)
class Storm:
    """`new_process` makes the next process of the bot: given Telegram's address and how far its clock is ahead."""

    database: Database
    population: Population
    severity: Severity
    new_process: Callable[[dict[str, Any], timedelta], BotProcess]
    clock: Ahead = field(default_factory=Ahead)
    processes: list[BotProcess] = field(default_factory=list)
    took_s: float = 0.0

    def __post_init__(self) -> None:
        self.world = World(clock=self.clock)
        if not self.severity.limits:
            self.world.limits.off()
        self.world.limits.per_chat = self.world.limits.per_chat and 20  # a busy manager is not what is tested here
        self.weather = Weather(self.world, self.severity.seed)
        self.crowd = Crowd(self.world, self.population, think_s=self.severity.think_s)
        self.chance = random.Random(self.severity.seed)

    @property
    def log(self) -> str:
        return "".join(process.log for process in self.processes)

    async def passes(self) -> None:
        """From the first process to the last, until nothing is left to do. AssertionError when that never comes."""
        began = time.monotonic()
        await self.population.write(self.database)
        self.server = SandboxServer(self.world)
        await self.server.start("0.0.0.0")  # noqa: S104 - each process knows it by an address of its own
        try:
            async with beside(self.crowd.run()):
                async with beside(self.weather.rages()):
                    await self._rages()
                await self._calms()
                await self._ends()
        finally:
            for process in self.processes:
                process.signals(signal.SIGCONT)
                process.signals(signal.SIGKILL)
            await self.server.stop()
        self.took_s = time.monotonic() - began

    def settings(self) -> dict[str, Any]:
        """Of the next process."""
        host = f"127.0.{1 + len(self.processes) // 250}.{1 + len(self.processes) % 250}"
        return {
            "DATABASE_URL": self.database.url.render_as_string(hide_password=False),
            "TELEGRAM_API_URL": f"http://{host}:{self.server.port}",
            "OWNER_IDS": f"{OWNER},{ABSENT_OWNER}",
            "WORKING_HOURS": ALWAYS_OPEN,
            "COUNTRY": "off",
        }

    async def _rages(self) -> None:
        for number in range(self.severity.kills):
            process = await self._next()
            await asyncio.sleep(self.chance.uniform(*self.severity.uptime_s))
            if number == self.severity.kills // 2:
                await self._turns()
            process.signals(signal.SIGKILL)
            assert await process.ends() == -signal.SIGKILL, process.log
            if number == self.severity.kills // 2:
                await self._is_away()
        await self._next()

    async def _ends(self) -> None:
        self.processes[-1].signals(signal.SIGTERM)
        assert await self.processes[-1].ends() == 0, self.processes[-1].log

    async def _next(self) -> BotProcess:
        process = self.new_process(self.settings(), self.clock.by)
        self.processes.append(process)
        await process.starts()
        return process

    async def _turns(self) -> None:
        """In the middle one manager blocks the bot; and nobody is left in the middle of a change of mind."""
        await next(iter(self.crowd.managers.values())).blocks()
        self.crowd.patient = True
        await self._until(lambda: not self.crowd.undecided, "nobody is changing their mind")

    async def _is_away(self) -> None:
        """The bot stays away for longer than taps are valid, while people press."""
        updates = self.world.bot(TOKEN).updates
        end = time.monotonic() + (2.0 if self.severity.jumps else AWAY.total_seconds())
        taps: dict[int, dict[str, Any]] = {}

        def look() -> None:
            taps.update(
                (update.update_id, update.body) for update in updates.waiting() if update.kind == "callback_query"
            )

        while time.monotonic() < end:
            look()
            await asyncio.sleep(0.5)
        look()  # nobody can press between this and the jump
        if self.severity.jumps:
            self.clock.by += AWAY
        kept = {update.update_id for update in updates.waiting()}
        async with self.database.read() as conn:  # the bot may have kept what it had no time to confirm
            kept |= set((await conn.execute(text("SELECT update_id FROM inbox"))).scalars())
        for body in (body for update_id, body in taps.items() if update_id not in kept):
            prefix, client = body["data"].partition(":")[0], self.crowd.clients.get(body["from"]["id"])
            if client and prefix == ScoreTap.__prefix__:
                client.tries -= 1
                if client.tries == 0:  # else an earlier press of theirs was kept
                    client.pressed.clear()
                    client.lost = True
            elif client and prefix == ReasonTap.__prefix__:
                client.marked = False
        self.crowd.patient = False

    async def _calms(self) -> None:
        def everybody() -> bool:
            return self.crowd.idle and not self.world.pending(TOKEN)

        await self._until(everybody, "everybody has done what they would")
        deadline = time.monotonic() + self.severity.patience_s
        quiet = 0
        while quiet < 2:  # twice in a row: what is done may make somebody act once more
            async with self.database.read() as conn:
                left = tuple((await conn.execute(text(OPEN_WORK))).one())
            done = left == (0, 0, 0) and everybody()
            quiet = quiet + 1 if done else 0
            assert time.monotonic() < deadline, (
                f"something was never done or asked: {left}\n{self.processes[-1].log[-3000:]}"
            )
            await asyncio.sleep(0.2)

    async def _until(self, predicate: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + self.severity.patience_s
        while not predicate():
            assert time.monotonic() < deadline, f"never so: {what}\n{self.processes[-1].log[-3000:]}"
            await asyncio.sleep(0.05)


@asynccontextmanager
async def beside(work: Any) -> AsyncIterator[None]:
    """The work goes on until the block ends; if it fails, so does the block's end."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        failed = task.done()
        task.cancel()
        outcome = (await asyncio.gather(task, return_exceptions=True))[0]
    if failed and isinstance(outcome, BaseException):
        raise outcome
