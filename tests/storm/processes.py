"""Processes of the program in forked children: the same `run` as the command line's, without the seconds of a start."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any, Protocol

from bot.commands.mistakes import mistakes
from bot.logs.logs import set_up_logs
from bot.run import run
from bot.settings import load
from tests.bot.program import PATIENCE_S, free_port
from tests.rounds.stage import TOKEN


class BotProcess(Protocol):
    """One process of the bot, as `tests.bot.program.Program` is one."""

    port: int

    @property
    def log(self) -> str: ...

    async def starts(self) -> None: ...

    def signals(self, number: int) -> None: ...

    async def ends(self) -> int: ...


def run_child(folder: str, log: str, ahead: timedelta, settings: dict[str, str]) -> None:
    """`python -m bot run` with these settings and a clock that is ahead; writes to the file `log`."""
    os.chdir(folder)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(written, stream)
    os.environ.update(settings)
    with mistakes() as ended:
        known = load(env_file=None)
        set_up_logs(*known.secrets(), level=logging.INFO)
        asyncio.run(run(known, clock=lambda: datetime.now(UTC) + ahead))
    sys.exit(ended.code)


class ForkedProcess:
    """One process of the bot in a child of the forkserver."""

    def __init__(
        self, context: ForkServerContext, folder: Path, *, ahead: timedelta = timedelta(0), **settings: Any
    ) -> None:
        self.port = free_port()
        common = {"BOT_TOKEN": TOKEN, "COMPANY_NAME": "Стройснаб", "HTTP_PORT": str(self.port)}
        self._settings = common | {name: str(value) for name, value in settings.items()}
        self._context = context
        self._folder = folder
        self._log = folder / f"{self.port}.log"
        self._ahead = ahead
        self._process: ForkServerProcess | None = None

    @property
    def log(self) -> str:
        return self._log.read_text() if self._log.exists() else ""

    async def starts(self) -> None:
        about = (str(self._folder), str(self._log), self._ahead, self._settings)
        self._process = self._context.Process(target=run_child, args=about, daemon=True)
        self._process.start()

    def signals(self, number: int) -> None:
        assert self._process
        assert self._process.pid
        with suppress(ProcessLookupError):
            os.kill(self._process.pid, number)

    async def ends(self) -> int:
        assert self._process
        async with asyncio.timeout(PATIENCE_S):
            while self._process.exitcode is None:  # noqa: ASYNC110 - multiprocessing has no event for it
                await asyncio.sleep(0.01)
        return self._process.exitcode

    async def __aenter__(self) -> ForkedProcess:
        await self.starts()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process is not None and self._process.exitcode is None:
            self.signals(signal.SIGCONT)
            self.signals(signal.SIGKILL)
            await self.ends()
