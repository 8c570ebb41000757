"""Bringing the bot to life in forked children, one after the other."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path

from tests.crash.mortal import Kill, live
from tests.rounds.stage import Clock

ROOT = Path(__file__).parents[2]


def forkserver() -> ForkServerContext:
    """A server of processes that have imported the bot already: a start costs milliseconds instead of seconds."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "tests.crash.mortal"])
    given = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), given)))  # else the preload fails in silence
    try:
        first = context.Process(target=int)
        first.start()
        first.join()
        first.close()
    finally:
        os.environ.pop("PYTHONPATH")
        if given is not None:
            os.environ["PYTHONPATH"] = given
    return context


class Life:
    """One process of the bot; `on_news` is called whenever it complains or has ended."""

    def __init__(
        self,
        context: ForkServerContext,
        database: str,
        telegram: str,
        clock: Clock,
        kill: Kill | None,
        on_news: Callable[[], None],
    ) -> None:
        self.complaints: list[str] = []
        self._on_news = on_news
        self._loop = asyncio.get_running_loop()
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=live, args=(database, telegram, clock, kill, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._loop.add_reader(self._pipe.fileno(), self._listen)

    def _listen(self) -> None:
        """The pipe ends with the process that holds its other end."""
        try:
            self.complaints.append(self._pipe.recv())
        except (EOFError, ConnectionResetError):
            self._loop.remove_reader(self._pipe.fileno())
            self._process.join()
        self._on_news()

    @property
    def ended(self) -> bool:
        return self._process.exitcode is not None

    @property
    def killed(self) -> bool:
        return self._process.exitcode == -signal.SIGKILL

    def told(self, time: Clock) -> None:
        """The clock has moved."""
        self._send(time)

    def finish(self) -> None:
        """Do what is left to do, and end in good order."""
        self._send(None)

    def _send(self, order: Clock | None) -> None:
        try:
            self._pipe.send(order)
        except BrokenPipeError:
            pass  # it has just died, and is told at its next birth

    def bury(self) -> None:
        if not self.ended:
            self._process.kill()
            self._process.join()
        self._loop.remove_reader(self._pipe.fileno())
        self._pipe.close()
        self._process.close()
