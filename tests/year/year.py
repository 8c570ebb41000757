"""The year itself: from due moment to due moment, and what people mean to do in between."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa
from aiogram import Bot

from bot.demo.child import Listening
from bot.demo.next_due import find_next_due
from bot.traffic.intake import Intake
from nps.values import AccountId, ContactState
from sandbox.server import SandboxServer
from storage.engine.database import Database
from storage.schema import contacts
from tests.rounds.stage import TOKEN, Clock, Stage, Telegram
from tests.year.agenda import Agenda
from tests.year.clients import Clients
from tests.year.company import Plan, write
from tests.year.staff import Staff

LONGEST_STEP = timedelta(hours=12)
MANY = 400
"""As many as one look may find: it is looked once more."""
LOOKS_EVERY_S = 0.005  # while something is in hand a look costs nothing
EXAMINED_EVERY = timedelta(days=28)


class LongStage(Stage):
    """A stage on which time passes without anybody having been away."""

    hears: Listening

    def intake(self, bot: Bot) -> Intake:
        self.hears = Listening(self.database, bot, self.clock)  # type: ignore[arg-type]
        return self.hears

    async def settles(self, within_s: float = 600) -> None:
        """As every stage, but looking now and then: where thousands are written to, each look costs."""
        if self.app is None:
            return
        self.app.wake()
        async with asyncio.timeout(within_s):
            while self.world.pending(TOKEN) or not await self.app.idle():  # noqa: ASYNC110 - each call rings the bell
                await asyncio.sleep(LOOKS_EVERY_S)

    async def moves(self, to: datetime) -> None:
        async with self.hears.hearing:
            ahead, self.clock.now = to - self.clock.now, to
            if self.hears.heard_at is not None:
                self.hears.heard_at += ahead


@dataclass(eq=False)
class Year:
    """`sizes`: how many of an account could be asked, at each Monday."""

    stage: LongStage
    plan: Plan
    on_month: Callable[[Year], None] = lambda year: None
    steps: int = 0
    sizes: dict[AccountId, list[tuple[datetime, int]]] = field(default_factory=dict)
    _read: int = 0
    _weighed_at: datetime | None = None

    def __post_init__(self) -> None:
        self.agenda = Agenda(self.stage.programme.working_time)
        dice = random.Random(self.plan.seed)
        self.clients = Clients(self.stage, self.plan, self.agenda, dice)
        self.staff = Staff(self.stage, self.plan, self.agenda, dice)

    @property
    def did(self) -> Counter[str]:
        return self.clients.did + self.staff.did

    async def passes(self) -> None:
        """From the first day to the last; AssertionError when an invariant is broken on the way."""
        stage, examined_at = self.stage, self.plan.starts_at
        self.clients.meet()
        await self.staff.begins()
        await self._weigh()
        while stage.clock() < self.plan.ends_at:
            await self._goes_on()
            if stage.clock() - examined_at >= EXAMINED_EVERY:
                examined_at = stage.clock()
                await self.examine()
                self.on_month(self)
        await self.examine()

    async def examine(self) -> None:
        broken = [rule for rule in await self.stage.broken() if rule.severity == "broken"]
        assert not broken, (self.stage.clock(), broken)

    async def _goes_on(self) -> None:
        """To the next moment at which something is due, or somebody means to do something."""
        stage = self.stage
        assert stage.app
        await stage.moves(await self._next_moment())
        await self._weigh()
        while True:
            before = len(self.clients.asked)
            await stage.app.clockwork.tick()
            await stage.settles()
            self._look()
            if len(self.clients.asked) - before < MANY:
                break
        await stage.moves(stage.clock() + timedelta(seconds=1))  # what the clock did came first
        while acts := self.agenda.take(stage.clock()):
            for act in acts:
                await act()
            await stage.settles()
            self._look()
        self.steps += 1

    async def _next_moment(self) -> datetime:
        """What is due within `apart` is done together: then nobody needs to know when the first of it is due."""
        stage, now, meant = self.stage, self.stage.clock(), self.agenda.next_at
        soonest = now + self.plan.apart
        if meant is not None and meant <= soonest:
            return soonest
        async with stage.database.read() as conn:
            due = await find_next_due(conn, now=now, programme=stage.programme)
        at = min(moment for moment in (due, meant, now + LONGEST_STEP) if moment is not None)
        return max(at, soonest)

    def _look(self) -> None:
        """Everybody looks at what has arrived."""
        calls, now = self.stage.world.calls, self.stage.clock()
        for call in calls[self._read :]:
            if call.method == "sendMessage" and call.outcome == "ok":
                if call.chat_id in self.clients.clients:
                    self.clients.looks(call, now)
                else:
                    self.staff.looks(call, now)
        self._read = len(calls)

    async def _weigh(self) -> None:
        """Once a day: of how many a third may be asked."""
        now = self.stage.clock()
        if self._weighed_at is not None and now - self._weighed_at < timedelta(hours=12):
            return
        self._weighed_at = now
        query = sa.select(contacts.c.account_id, sa.func.count()).where(contacts.c.state == ContactState.JOINED)
        async with self.stage.database.read() as conn:
            for account, size in await conn.execute(query.group_by(contacts.c.account_id)):
                known = self.sizes.setdefault(account, [])
                if not known or known[-1][1] != size:
                    known.append((now, size))


@asynccontextmanager
async def begun(plan: Plan, database: Database) -> AsyncIterator[Year]:
    """The company on its first morning; the database is migrated and empty."""
    await write(plan, database)
    telegram = Telegram(Clock(plan.starts_at))
    async with SandboxServer(telegram.world) as server:
        stage = LongStage(database, telegram.world, server, telegram.clock, plan.programme())
        await stage.starts()
        try:
            yield Year(stage, plan)
        finally:
            await stage.stops()
