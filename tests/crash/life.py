"""Bringing the bot to life in forked children, one after the other."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Protocol

from tests.crash.mortal import Kill, live
from tests.rounds.stage import Clock


class Body(Protocol):
    """What a life runs in."""

    @property
    def exitcode(self) -> int | None: ...

    def kill(self) -> None: ...

    def join(self) -> None: ...

    def close(self) -> None: ...


class Life:
    """One life of the bot; `on_news` is called whenever it complains or has ended."""

    def __init__(self, body: Body, pipe: Connection, on_news: Callable[[], None]) -> None:
        self.complaints: list[str] = []
        self._body = body
        self._pipe = pipe
        self._on_news = on_news
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(pipe.fileno(), self._listen)

    def _listen(self) -> None:
        """The pipe ends with the process that holds its other end."""
        try:
            self.complaints.append(self._pipe.recv())
        except (EOFError, ConnectionResetError):
            self._loop.remove_reader(self._pipe.fileno())
            self._body.join()
        self._on_news()

    @property
    def ended(self) -> bool:
        return self._body.exitcode is not None

    @property
    def killed(self) -> bool:
        return self._body.exitcode == -signal.SIGKILL

    def order(self, time: Clock | None) -> None:
        """The clock has moved; None: do what is left to do, and end in good order."""
        with suppress(BrokenPipeError):  # it has just died, and is told at its next birth
            self._pipe.send(time)

    def bury(self) -> None:
        self._loop.remove_reader(self._pipe.fileno())
        if not self.ended:
            self._body.kill()
            self._body.join()
        self._pipe.close()
        self._body.close()


class Nursery:
    """Where lives in processes of their own come from."""

    def __init__(self, context: ForkServerContext) -> None:
        self._context = context

    def __call__(
        self, folder: Path, url: str, telegram: str, clock: Clock, kill: Kill | None, on_news: Callable[[], None]
    ) -> Life:
        ours, theirs = self._context.Pipe()
        about = (str(folder), url, telegram, clock, kill, theirs)
        process = self._context.Process(target=live, args=about, daemon=True)
        process.start()
        theirs.close()
        return Life(process, ours, on_news)
