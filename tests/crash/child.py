"""The bot as a child process that kills itself at a COMMIT, an API call or a statement. Preloaded by the forkserver."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import traceback
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Literal

import sqlalchemy as sa
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import Response, TelegramMethod
from sqlalchemy import event
from sqlalchemy.engine.default import DefaultDialect

from bot.app import App
from bot.leader import Leadership
from bot.start import prepare
from bot.traffic.intake import Intake
from bot.traffic.pace import Pace
from sandbox.message import read
from storage.engine.database import Database
from storage.engine.file_turns import FileTurns
from storage.engine.turns import Turns
from tests.rounds.stage import TOKEN, Clock, programme
from tests.telegram import LocalSession

Moment = Literal["before commit", "after commit", "before call", "after call", "before statement"]
MOMENTS: tuple[Moment, ...] = ("before commit", "after commit", "before call", "after call")  # the rest is equivalent

HOME = "sqlite+aiosqlite:///otklik.db"  # as by default: in the folder the process works in


@dataclass(frozen=True, slots=True)
class Kill:
    """SIGKILL at the `number`-th such moment of a process; `marked` counts only calls with these words."""

    moment: Moment
    number: int
    marked: str = ""

    def __str__(self) -> str:
        return f"{self.moment} {self.number}" + (f" of {self.marked!r}" if self.marked else "")


class Fuse:
    """Counts the moments and kills at the one that is meant."""

    def __init__(self, kill: Kill | None) -> None:
        self._kill = kill
        self._left = kill.number if kill else 0

    def at(self, moment: Moment, said: str = "") -> None:
        if self._kill is None or self._kill.moment != moment or self._kill.marked not in said:
            return
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class Calls(BaseRequestMiddleware):
    """Around an API call: before it nothing has been sent, after it Telegram has done the work and answered."""

    def __init__(self, fuse: Fuse) -> None:
        self._fuse = fuse

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Response[Any]:
        said = f"{method.__api_method__} {read(getattr(method, 'text', ''))}"
        self._fuse.at("before call", said)
        try:
            answer: Response[Any] = await make_request(bot, method)
        except TelegramAPIError:
            self._fuse.at("after call", said)
            raise
        self._fuse.at("after call", said)
        return answer


def arm_database(fuse: Fuse) -> None:
    """On every connection of this process: each statement, and the commit if there is anything to commit.

    What comes after a statement comes before the next one, or is a commit: on SQLite a statement, on PostgreSQL the
    driver's own.
    """
    commit: Callable[[DefaultDialect, Any], None] = DefaultDialect.do_commit
    written = False  # writers take turns

    @event.listens_for(sa.Engine, "before_cursor_execute")
    def strike(_connection: sa.Connection, _cursor: Any, statement: str, *_: Any) -> None:
        if statement == "COMMIT":
            if written:
                fuse.at("before commit")
        elif statement != "ROLLBACK":
            fuse.at("before statement", statement)

    @event.listens_for(sa.Engine, "after_cursor_execute")
    def note_writing(_connection: sa.Connection, cursor: Any, statement: str, *_: Any) -> None:
        nonlocal written
        if statement == "COMMIT":
            if written:
                fuse.at("after commit")
            written = False
        elif not statement.startswith(("SELECT", "PRAGMA", "BEGIN", "ROLLBACK")) and cursor.rowcount != 0:
            written = True

    def do_commit(self: DefaultDialect, connection: Any) -> None:
        nonlocal written
        if written:
            fuse.at("before commit")
        commit(self, connection)
        if written:
            fuse.at("after commit")
        written = False

    DefaultDialect.do_commit = do_commit  # type: ignore[method-assign]  # there is no event after a commit


class WarmDatabase(Database):
    """A database whose statements have been compiled already, before the fork; the file is in the working folder."""

    def for_new_process(self) -> Database:
        """For a new process: locks belong to an event loop, and to the process that made them."""
        self._turns, self._file_turns = Turns(), FileTurns(f"{self.path}.lock")
        return self


# Made before the fork: they take long.
warm = WarmDatabase(HOME)
session = LocalSession()


class Complaints(logging.Handler):
    """What the bot logs as an error reaches the test, which allows none."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__(logging.ERROR)
        self._pipe = pipe

    def emit(self, record: logging.LogRecord) -> None:
        self._pipe.send(logging.Formatter().format(record))


def run_child(folder: str, url: str, telegram: str, clock: Clock, kill: Kill | None, pipe: Connection) -> None:
    """What the child does until it is killed, or told to finish. Complaints go through the pipe."""
    os.chdir(folder)
    logging.getLogger().addHandler(Complaints(pipe))
    fuse = Fuse(kill)
    arm_database(fuse)
    database = warm.for_new_process() if url == HOME else Database(url)
    try:
        asyncio.run(work(database, telegram, clock, Calls(fuse), pipe))
    except BaseException:
        pipe.send(traceback.format_exc())
        raise


async def work(database: Database, telegram: str, clock: Clock, calls: Calls, pipe: Connection) -> None:
    """Like `bot.run`, with the clock of the test; a tick at the start and whenever that clock is moved."""
    session.api = TelegramAPIServer.from_base(telegram)
    bot = Bot(TOKEN, session=session)
    session.middleware(calls)
    orders: asyncio.Queue[Clock | None] = asyncio.Queue()
    asyncio.get_running_loop().add_reader(pipe.fileno(), _listen, pipe, orders.put_nowait)
    async with Leadership(database) as leadership:
        # PostgreSQL may not yet have noticed the end of the last one
        while not await leadership.try_to_lead():  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        await prepare(database, programme(), clock)
        intake = Intake(database, bot, clock, poll_timeout_s=30)
        app = App(database, bot, programme(), clock=clock, pace=Pace(overall=None, burst=None), intake=intake)
        await app.start(ticking=False)
        failing = asyncio.create_task(app.wait())
        await app.clockwork.tick()
        while (order := await _unless(failing, orders.get())) is not None:
            clock.now = order.now
            await app.clockwork.tick()
        while not await app.idle():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        failing.cancel()
        await app.stop()
    asyncio.get_running_loop().remove_reader(pipe.fileno())
    session.middleware.unregister(calls)
    await session.close()
    await database.close()


def _listen(pipe: Connection, put: Callable[[Clock | None], None]) -> None:
    try:
        put(pipe.recv())
    except EOFError:  # the test has gone
        os.kill(os.getpid(), signal.SIGKILL)


async def _unless(failing: asyncio.Task[None], work: Awaitable[Clock | None]) -> Clock | None:
    """The result of `work`, unless the app fails first."""
    task = asyncio.ensure_future(work)
    await asyncio.wait({failing, task}, return_when=asyncio.FIRST_COMPLETED)
    if failing.done():
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        failing.result()
        raise AssertionError("the app has ended by itself")
    return task.result()
