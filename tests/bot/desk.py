"""A worker at work on what the people of a sandbox did, step by step; with an intake if one is wanted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from aiogram import Dispatcher

from bot.app import routes
from bot.traffic.intake import Intake, incoming
from bot.traffic.worker import Internal, Worker
from handlers.routes import INTERNAL
from sandbox.people import Person
from storage import marks
from storage.queues import inbox
from storage.queues.inbox import Incoming
from storage.schema import inbox as table
from tests.bot.post import Post
from tests.rounds.stage import TOKEN, programme


class Desk:
    """By default with the handlers of the program."""

    def __init__(
        self, post: Post, dispatch: Dispatcher | None = None, internal: dict[str, Internal] | None = None
    ) -> None:
        self.post = post
        self.woken = 0
        handlers = (dispatch or routes(), INTERNAL if internal is None else internal)
        self.worker = Worker(post.database, post.bot, *handlers, programme(), post.clock, self._wake)

    def _wake(self) -> None:
        self.woken += 1

    def opens(self, **more: Any) -> Intake:
        """An intake that has just started."""
        return Intake(self.post.database, self.post.bot, self.post.clock, poll_timeout_s=0, **more)

    async def meets(self, number: int) -> Person:
        """A person whose /start is out of the way."""
        person = await self.post.meets(number)
        self.post.world.bot(TOKEN).updates.drop()
        return person

    async def takes_in(self) -> None:
        """What the people did since the last time comes in, as intake would have it."""
        bot = self.post.world.bot(TOKEN)
        rows = [incoming(waiting.as_json()) for waiting in bot.updates.waiting()]
        bot.updates.drop()
        async with self.post.database.write() as conn:
            await inbox.keep(conn, rows, now=self.post.clock())

    async def notes(self, kind: str) -> None:
        """An internal row."""
        async with self.post.database.write() as conn:
            await inbox.keep(conn, [Incoming(kind=kind, payload={})], now=self.post.clock())

    async def works(self) -> None:
        while await self.worker.step():
            pass

    async def settles(self) -> None:
        await self.takes_in()
        await self.works()

    async def passes(self, **span: float) -> None:
        self.post.clock.now += timedelta(**span)
        await self.settles()

    async def said(self) -> str | None:
        """What the handlers of a test have noted."""
        async with self.post.database.read() as conn:
            return await marks.find(conn, "said")

    async def rows(self, *columns: str) -> list[Any]:
        """The inbox in its order: one column as a list, several as tuples."""
        query = sa.select(*(table.c[name] for name in columns or ("state",))).order_by(table.c.id)
        async with self.post.database.read() as conn:
            rows = (await conn.execute(query)).all()
        return [row[0] if len(row) == 1 else tuple(row) for row in rows]

    async def owed(self) -> list[str]:
        """The texts of the outbox, in order."""
        return [row["text"] for row in await self.post.rows("arguments") if "text" in row]
