"""A postman at work on a database and a sandbox Telegram, step by step, with the clock in the test's hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from aiogram import Bot

from bot.traffic.owing import rows_of
from bot.traffic.pace import Pace
from bot.traffic.postman import Postman
from bot.traffic.retry import Backoff
from messages import survey
from messages.owed import Card, Envelope, Owes, Send
from messages.texts import Markup
from messages.writing import message
from sandbox.people import Person
from sandbox.server import SandboxServer
from sandbox.surroundings import Call
from sandbox.world import World
from storage.asking.invitations import Invitation
from storage.engine.database import Database
from storage.queues import outbox
from storage.schema import outbox as table
from tests.filling import Filling
from tests.rounds.stage import TOKEN, Clock, programme


@dataclass(slots=True)
class Seconds:
    """Real time for the pace, moved by hand."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass(eq=False, slots=True)
class Post:
    """`settles` does everything that is due; nothing happens in between."""

    database: Database
    world: World
    server: SandboxServer
    bot: Bot
    clock: Clock
    postman: Postman = field(init=False)

    def __post_init__(self) -> None:
        self.hires()

    def hires(self, pace: Pace | None = None, record_pauses_s: Sequence[float] = (0.01, 0.01)) -> Postman:
        """A new postman, who knows nothing but what is written down: the process was started again."""
        pace = pace or Pace(overall=None, burst=None)
        recording = Backoff(tuple(record_pauses_s), most=len(record_pauses_s))
        self.postman = Postman(self.database, self.bot, programme(), self.clock, pace, recording=recording)
        return self.postman

    async def owes(self, *owed: Owes) -> None:
        async with self.database.write() as conn:
            await outbox.owe(conn, rows_of(list(owed)), now=self.clock())

    async def settles(self) -> None:
        while await self.postman.step():
            await self.postman.finish(20)

    async def goes_out(self, chat_id: int | None = None) -> None:
        """In real time, until all (of this chat) has arrived. What failed fails the test: its next try is never due."""
        while any(state != "sent" for chat, state in await self.rows("chat_id", "state") if chat_id in (None, chat)):
            assert {call.outcome for call in self.world.sent()} <= {"ok", "waiting"}
            if not await self.postman.step():
                await self.postman.wait(1.0)

    async def passes(self, **span: float) -> None:
        self.clock.now += timedelta(**span)
        await self.settles()

    async def rows(self, *columns: str) -> list[Any]:
        """The outbox in its order: one column as a list, several as tuples."""
        query = sa.select(*(table.c[name] for name in columns or ("state",))).order_by(table.c.id)
        async with self.database.read() as conn:
            rows = (await conn.execute(query)).all()
        return [row[0] if len(row) == 1 else tuple(row) for row in rows]

    async def fills(self, work: Callable[[Filling], Any]) -> Any:
        async with self.database.write() as conn:
            return await work(Filling(conn, now=self.clock()))

    async def meets(self, number: int, name: str = "Somebody") -> Person:
        """A person who has opened the bot."""
        person = self.world.person(number, first_name=name, bot_token=TOKEN)
        await person.opens()
        return person

    def told(self, chat_id: int | None = None) -> list[str]:
        """The methods called since the start, by chat if asked."""
        return [call.method for call in self.world.sent(chat_id)]

    def messages(self, chat_id: int) -> list[Call]:
        return self.world.sent(chat_id, "sendMessage")


def text(chat_id: int, words: str, **more: Any) -> Send:
    """A finished message for one chat."""
    return Send(message(chat_id, Markup(words)), Envelope(chat_id=chat_id, **more))


def question_card(invitation: Invitation, chat_id: int) -> Card:
    return survey.ask(invitation, chat_id)
