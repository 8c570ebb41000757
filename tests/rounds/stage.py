"""The stage of a round: a clock to be moved, a sandbox Telegram, the running bot, and people who act and read."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from sqlalchemy import text

from bot.app import App
from bot.start import prepare
from bot.traffic.intake import Intake
from bot.traffic.owing import rows_of
from bot.traffic.pace import Pace
from bot.traffic.painting import Painter
from bot.traffic.retry import POLL, Backoff
from messages import survey
from nps import link
from nps.programme import Programme
from nps.values import TelegramId
from sandbox.changed import Changed
from sandbox.people import Message, Person
from sandbox.server import SandboxServer
from sandbox.world import World
from storage.asking import invitations, surveys
from storage.engine.database import Database
from storage.people import enrolments
from storage.people.who import find_who
from storage.queues import outbox
from storage.safety import invariants
from tests.telegram import sandbox_bot

TOKEN = "100200300:AAsandboxsandboxsandboxsandbox12345"
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # 10:00 in Moscow
OWNER_ID = 11
SHORTEST_S, LONGEST_S = (
    0.01,
    0.1,
)  # between looks whether all is done: while a process of ours works, looks slow it down


@dataclass(slots=True)
class Clock:
    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True, slots=True)
class Telegram:
    """All there is in the sandbox, and the clock it goes by: as it is, or kept to be copied."""

    clock: Clock = field(default_factory=Clock)
    world: World = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "world", World(clock=self.clock))
        self.world.limits.off()

    def copy(self) -> Telegram:
        """The same with everybody's messages; the bell of the old one belongs to whoever waits there."""
        return copy.deepcopy(self, {id(self.world.changed): Changed()})


def programme(**changes: Any) -> Programme:
    """A company's settings. Stories of many begin with all asked; tests of the planner keep its share and spread."""
    values: dict[str, Any] = {
        "company": "Стройснаб",
        "zone": ZoneInfo("Europe/Moscow"),
        "owner_ids": frozenset({TelegramId(OWNER_ID)}),
        "link_key": link.derive_key(TOKEN),
        "asked_one_in": 1,
        "asked_together": 10**9,
        "told_before": timedelta(),
    }
    return Programme(**values | changes)


@dataclass(eq=False)
class Stage:
    """Everything a story needs. The bot's pace and Telegram's limits are off: stories are not about speed.

    `pauses_s`: how long intake rests, in real seconds, after polls that failed one after the other.
    """

    database: Database
    world: World
    server: SandboxServer
    clock: Clock
    programme: Programme = field(default_factory=programme)
    pace: Pace = field(default_factory=lambda: Pace(overall=None, burst=None))
    pauses_s: Sequence[float] = POLL.pauses_s
    app: App | None = None
    bot: Bot | None = None

    async def starts(self) -> None:
        """The bot starts, as after a deploy or a crash."""
        self.bot = sandbox_bot(TOKEN, self.server.url)
        await prepare(self.database, self.programme, self.clock)
        intake = self.intake(self.bot)
        self.app = App(self.database, self.bot, self.programme, clock=self.clock, pace=self.pace, intake=intake)
        self.app.postman.composing.painter = Painter(timeout_s=60)  # a busy machine may be long about a picture
        await self.app.start(ticking=False)
        await self.settles()

    def intake(self, bot: Bot) -> Intake:
        backoff = Backoff(tuple(self.pauses_s))
        # Longer than any story: where the clock has moved, a poll that ends with nothing is a gap of days.
        return Intake(self.database, bot, self.clock, poll_timeout_s=50, backoff=backoff)

    async def stops(self) -> None:
        if self.app is not None:
            await self.app.stop()
        if self.bot is not None:
            await self.bot.session.close()
        self.app = self.bot = None

    async def settles(self, within_s: float = 60) -> None:
        """Everything that came in is handled, and everything that is due has gone out."""
        if self.app is None:
            return
        self.app.wake()
        pause_s = SHORTEST_S
        try:
            async with asyncio.timeout(within_s):
                while self.world.pending(TOKEN) or not await self.app.idle():
                    rung = await self.world.changed.wait(pause_s)
                    pause_s = SHORTEST_S if rung else min(pause_s * 1.5, LONGEST_S)
        except TimeoutError:
            raise AssertionError(f"the bot did not settle:\n{self.world._story()}") from None

    async def passes(self, **span: float) -> None:
        """Time passes at one go; then the clock ticks."""
        self.clock.now += timedelta(**span)
        await self.ticks()

    async def days_pass(self, days: int) -> None:
        """Time passes in weeks, then day by day, at this hour of the day; the clock ticks at each step."""
        weeks, rest = divmod(days, 7)
        for step in [7] * weeks + [1] * rest:
            await self.passes(days=step)

    async def ticks(self) -> None:
        assert self.app
        await self.app.clockwork.tick()
        await self.settles()

    async def asks(self, actor: Actor) -> None:
        """The regular question, one that was on its way already: over an open case the planner asks nobody."""
        async with self.database.write() as conn:
            now = self.clock()
            who = await find_who(conn, actor.id)
            assert who
            contact = who.contacts[0]
            regular = await surveys.get_regular_survey(conn)
            planned = await invitations.plan(conn, regular, contact.id, f"on-its-way:{now}", now=now)
            assert planned
            await outbox.owe(conn, rows_of([survey.ask(planned, actor.id)]), now=now)
        await self.settles()

    def actor(self, number: int, first_name: str, last_name: str = "", **more: Any) -> Actor:
        more.setdefault("username", f"canary_{number}")
        person = self.world.person(number, first_name=first_name, last_name=last_name, bot_token=TOKEN, **more)
        return Actor(self, person)

    async def link_of(self, name: str) -> str:
        """The payload of the personal link of this contact or manager, as `invites` would show it."""
        async with self.database.write() as conn:
            await enrolments.ensure_all(conn, now=self.clock(), lives=self.programme.link_lives)
            for listed in await enrolments.list_links(conn):
                if listed.name == name:
                    kind: link.Kind = "staff" if listed.kind == "staff" else "contact"
                    return link.make(self.programme.link_key, kind, listed.enrolment)
        raise LookupError(f"nobody is called {name}")

    async def query(self, statement: str) -> list[Any]:
        """Look into the database: one column as a list, several as tuples."""
        async with self.database.read() as conn:
            rows = (await conn.execute(text(statement))).all()
        return [row[0] if len(row) == 1 else tuple(row) for row in rows]

    async def broken(self) -> list[Any]:
        async with self.database.read() as conn:
            return await invariants.check(conn, now=self.clock())


class Actor:
    """A person of the sandbox who waits until the bot has answered."""

    def __init__(self, stage: Stage, person: Person) -> None:
        self.stage = stage
        self.person = person

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def last(self) -> Message:
        return self.person.last

    @property
    def toasts(self) -> list[str]:
        return self.person.toasts

    def sees(self, what: str) -> bool:
        return self.person.sees(what)

    def find(self, what: str) -> Message:
        return self.person.find(what)

    @property
    def screen(self) -> str:
        return self.person.screen

    def buttons(self) -> list[str]:
        """The texts of the newest keyboard."""
        return [text for row in self.person.keyboard for text in row]

    async def opens(self, payload: str | None = None) -> None:
        await self.person.opens(payload)
        await self.stage.settles()

    async def types(self, text: str) -> Message:
        sent = await self.person.types(text)
        await self.stage.settles()
        return sent

    async def replies(self, message: Message, text: str) -> None:
        await self.person.replies(message, text)
        await self.stage.settles()

    async def edits(self, message: Message, text: str) -> None:
        await self.person.edits(message, text)
        await self.stage.settles()

    async def taps(self, text: str | None = None, *, on: Message | None = None, data: str | None = None) -> None:
        await self.person.taps(text, on=on, data=data)
        await self.stage.settles()

    async def sends_voice(self) -> Message:
        sent = await self.person.sends_voice()
        await self.stage.settles()
        return sent

    async def sends_photo(self, caption: str | None = None) -> Message:
        sent = await self.person.sends_photo(caption)
        await self.stage.settles()
        return sent

    async def sends_document(self, name: str, content: bytes) -> Message:
        sent = await self.person.sends_document(name, content)
        await self.stage.settles()
        return sent

    async def sends_sticker(self) -> Message:
        sent = await self.person.sends_sticker()
        await self.stage.settles()
        return sent

    async def blocks(self) -> None:
        await self.person.blocks()
        await self.stage.settles()

    async def unblocks(self) -> None:
        await self.person.unblocks()
        await self.stage.settles()
