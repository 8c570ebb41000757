"""Preloaded by the forkserver: one round inside this very process, so that every child starts with warm caches."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteWebhook,
    EditMessageText,
    GetMe,
    Response,
    SendChatAction,
    SendMessage,
    SetMessageReaction,
    SetMyCommands,
    TelegramMethod,
)

from bot.traffic.intake import GetRawUpdates
from storage.safety.migrate import migrate
from tests.crash import child
from tests.crash.child import Calls, Fuse, Kill
from tests.crash.process import BotProcess
from tests.crash.round import Round, fill
from tests.rounds.stage import MONDAY, Clock


class InThisProcess:
    """The bot as a task of this process, which nobody kills."""

    def __init__(self, task: asyncio.Task[None], pipe: Connection) -> None:
        self._task = task
        task.add_done_callback(lambda _: pipe.close())

    @property
    def exitcode(self) -> int | None:
        return 0 if self._task.done() else None

    def kill(self) -> None:
        self._task.cancel()

    def join(self) -> None:
        pass

    def close(self) -> None:
        with suppress(asyncio.InvalidStateError, asyncio.CancelledError):
            self._task.result()


def spawn_here(
    folder: Path, url: str, telegram: str, clock: Clock, kill: Kill | None, on_news: Callable[[], None]
) -> BotProcess:
    ours, theirs = multiprocessing.Pipe()
    task = asyncio.create_task(child.work(child.warm, telegram, clock, Calls(Fuse(kill)), theirs))
    return BotProcess(InThisProcess(task, theirs), ours, on_news)


# Each answer's type is a pydantic model made on demand, and forgotten when nobody holds it.
SAID: tuple[type[TelegramMethod[Any]], ...] = (
    AnswerCallbackQuery,
    DeleteWebhook,
    EditMessageText,
    GetMe,
    GetRawUpdates,
    SendChatAction,
    SendMessage,
    SetMessageReaction,
    SetMyCommands,
)
ANSWERS = [Response[method.__returning__] for method in SAID]  # type: ignore[name-defined]


async def warm_up() -> None:
    await migrate(child.warm, now=MONDAY)
    links = await fill(child.warm)
    await Round(spawn_here, Path(), child.HOME, links, [], child.warm).plays()


def main() -> None:
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            asyncio.run(warm_up())
        finally:
            os.chdir(here)
    assert threading.active_count() == 1, "a process with threads must not fork"
    gc.collect()
    gc.freeze()


main()
