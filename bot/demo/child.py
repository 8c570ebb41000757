"""The bot of the demonstration, in a process that may be killed.

It says over its socket that it runs. It is told what to do by lines of JSON, and answers each with one:

    {"do": "settle"}                   wait until nothing is in hand and nothing is due
    {"do": "move", "offset": SECONDS}  move the clock, tick, settle
    {"do": "recall", "until": TIME}    the messages that stood in the chats by then: {"said": [...]}
    {"do": "translate", "language": L} call everybody in this language: {"changed": whether they were not yet}

The other answers are {"settled": true or false, "due": when something is due next, "waiting": messages that are due,
"finished": how many have ever been done with}.
When the other end closes, the demonstration is over: it stops and clears away.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import shutil
import socket
import time
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.app import App
from bot.demo.company.company import fill
from bot.demo.company.programme import TOKEN, call_it, programme, url_of
from bot.demo.next_due import find_next_due
from bot.demo.recollection import recall
from bot.demo.shifted_time import ShiftedClock
from bot.demo.translating import translate
from bot.logs.logs import set_up_logs
from bot.start import prepare
from bot.traffic.intake import GAP_LONGER_THAN, Intake
from bot.traffic.session import Session
from nps.values import InboxState
from storage import marks
from storage.engine.database import Database
from storage.engine.instance import instance_lock
from storage.queues.inbox import Incoming
from storage.queues.outbox import ACTIVE
from storage.safety.migrate import migrate
from storage.schema import inbox, outbox, staff

PATIENCE_S = 8.0  # a slow answer takes seconds
LOOK_EVERY_S = 0.02
STOP_WITHIN_S = 2.0


class Listening(Intake):
    """An intake during which no time is skipped: what it began to write down under one clock it ends under the same."""

    def __init__(self, database: Database, bot: Bot, clock: ShiftedClock) -> None:
        super().__init__(database, bot, clock, poll_timeout_s=5)
        self.hearing = asyncio.Lock()

    async def keep(self, rows: list[Incoming], *, complete: bool = True) -> None:
        async with self.hearing:
            await super().keep(rows, complete=complete)


class Child:
    """The application under a clock that can be moved."""

    def __init__(self, app: App, clock: ShiftedClock, hearing: asyncio.Lock, russian: Path) -> None:
        self._app = app
        self._clock = clock
        self.hearing = hearing
        self._russian = russian

    async def does(self, wish: dict[str, Any]) -> dict[str, Any]:
        if wish["do"] == "recall":
            async with self._app.database.write() as conn:
                until = datetime.fromisoformat(wish["until"])
                said = await recall(conn, self._app.programme, until=until, now=self._clock())
            return {"said": [message.as_json() for message in said]}
        if wish["do"] == "translate":
            async with self._app.database.write() as conn:
                changed = await translate(conn, wish["language"], self._russian)
            call_it(self._app.programme, wish["language"])
            return {"changed": changed}
        if wish["do"] == "move":
            await self._move(timedelta(seconds=wish["offset"]))
            await self._app.clockwork.tick()
        settled = await self._settles()
        async with self._app.database.read() as conn:
            due = await find_next_due(conn, now=self._clock(), programme=self._app.programme)
        counts = {"waiting": await self._count_due(), "finished": await self._count_finished()}
        return {"settled": settled, "due": due.isoformat() if due else None, **counts}

    async def _move(self, offset: timedelta) -> None:
        """Nobody was away for the time that is skipped: Telegram counts as heard as lately as before.

        Also when this process has not heard it yet: then the mark of the one before says when it was heard.
        """
        intake = self._app.intake
        async with self.hearing, self._app.database.write(short=True) as conn:
            before = self._clock()
            ahead, self._clock.offset = offset - self._clock.offset, offset
            heard = intake.heard_at or await marks.find_time(conn, marks.HEARD_AT)
            if heard is not None and before - heard <= GAP_LONGER_THAN:
                intake.heard_at = heard + ahead
                await marks.put(conn, marks.HEARD_AT, intake.heard_at.isoformat())

    async def _settles(self) -> bool:
        """Wait until everything that is due is done; False when all that is left waits for its retry, or hangs."""
        most = finished = -1
        since = time.monotonic()
        while True:
            left, done = await self._count_due(), await self._count_finished()
            if not left or await self._app.idle():
                return not left
            if left > most or done > finished:  # what is in hand and comes back is no progress
                most, finished, since = max(left, most), done, time.monotonic()
            elif time.monotonic() - since > PATIENCE_S:
                return False
            await asyncio.sleep(LOOK_EVERY_S)

    async def _count_finished(self) -> int:
        """What came in and was handled, and what was owed and is no longer."""
        finished = ((outbox, outbox.c.state.not_in(ACTIVE)), (inbox, inbox.c.state != InboxState.WAITING))
        async with self._app.database.read() as conn:
            counts = [
                (await conn.execute(sa.select(sa.func.count()).select_from(table).where(over))).scalar_one()
                for table, over in finished
            ]
        return sum(counts)

    async def _count_due(self) -> int:
        """What is due and not done: in the outbox whatever waits for its retry as well, for that is not delivered."""
        now = self._clock()
        due = (outbox.c.state.in_(ACTIVE), outbox.c.due_at <= now)
        came = (inbox.c.state == InboxState.WAITING,)
        counts = []
        async with self._app.database.read() as conn:
            for table, conditions in ((outbox, due), (inbox, came)):
                query = sa.select(sa.func.count()).select_from(table).where(*conditions)
                counts.append((await conn.execute(query)).scalar_one())
        return sum(counts) + self._app.postman.in_hand + self._app.worker.in_hand + self._app.clockwork.unplanned


async def live(folder: Path, url: str, offset: timedelta, ours: socket.socket) -> bool:
    """Until the other end of the socket closes, which is True, or a part of the application fails for good."""
    orders, answers = await asyncio.open_connection(sock=ours)
    clock = ShiftedClock(offset)
    database = Database(url_of(folder))
    session = Session(api=TelegramAPIServer.from_base(url))
    bot = Bot(TOKEN, session=session)
    try:
        await migrate(database, now=clock())
        async with database.write() as conn:
            if not (await conn.execute(sa.select(sa.func.count()).select_from(staff))).scalar_one():
                await fill(conn, now=clock())
        await prepare(database, programme(), clock)
        intake = Listening(database, bot, clock)
        settings, russian = programme(), folder / "russian.json"
        if russian.exists():  # the process before was told to speak English
            call_it(settings, "en")
        app = App(database, bot, settings, clock=clock, intake=intake)
        await app.start()
        _say(answers, {"running": os.getpid()})
        obeying = asyncio.create_task(_obey(Child(app, clock, intake.hearing, russian), orders, answers))
        failing = asyncio.create_task(app.wait())
        try:
            done, _ = await asyncio.wait({obeying, failing}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            return obeying in done
        finally:
            for task in (obeying, failing):
                task.cancel()
            await asyncio.gather(obeying, failing, return_exceptions=True)
            await app.stop(STOP_WITHIN_S)
    finally:
        await session.close()
        await database.close()


async def _obey(child: Child, orders: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
    """Until whoever gives orders is gone."""
    with suppress(ConnectionError):
        while line := await orders.readline():
            _say(answers, await child.does(json.loads(line)))


def _say(answers: asyncio.StreamWriter, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")


def run_child(folder: Path, url: str, offset: timedelta, ours: socket.socket) -> None:
    """All that the process does: a bot on the database in this folder, with its clock ahead by `offset`."""
    os.setsid()  # a Ctrl-C in the terminal is for whoever began it
    set_up_logs(TOKEN, level=logging.WARNING)
    with instance_lock(folder / "demo.db"):
        over = asyncio.run(live(folder, url, offset, ours))
    if over:
        shutil.rmtree(folder, ignore_errors=True)  # whoever made it may have been killed
