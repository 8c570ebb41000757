"""The bot in forked children, one after the other, as the test sees them."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Protocol

from tests.crash.child import Kill, run_child
from tests.rounds.stage import Clock


class Handle(Protocol):
    """What a process is held by: one of multiprocessing's, or a stand-in for it."""

    @property
    def exitcode(self) -> int | None: ...

    def kill(self) -> None: ...

    def join(self) -> None: ...

    def close(self) -> None: ...


class BotProcess:
    """One process of the bot; `on_news` is called whenever it complains or has ended."""

    def __init__(self, handle: Handle, pipe: Connection, on_news: Callable[[], None]) -> None:
        self.complaints: list[str] = []
        self._handle = handle
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
            self._handle.join()
        self._on_news()

    @property
    def ended(self) -> bool:
        return self._handle.exitcode is not None

    @property
    def killed(self) -> bool:
        return self._handle.exitcode == -signal.SIGKILL

    def order(self, time: Clock | None) -> None:
        """The clock has moved; None: do what is left to do, and end in good order."""
        with suppress(BrokenPipeError):  # it was just killed, and the next one is told at its start
            self._pipe.send(time)

    def discard(self) -> None:
        self._loop.remove_reader(self._pipe.fileno())
        if not self.ended:
            self._handle.kill()
            self._handle.join()
        self._pipe.close()
        self._handle.close()


class Spawner:
    """Starts the bot in a forked child."""

    def __init__(self, context: ForkServerContext) -> None:
        self._context = context

    def __call__(
        self, folder: Path, url: str, telegram: str, clock: Clock, kill: Kill | None, on_news: Callable[[], None]
    ) -> BotProcess:
        ours, theirs = self._context.Pipe()
        about = (str(folder), url, telegram, clock, kill, theirs)
        process = self._context.Process(target=run_child, args=about, daemon=True)
        process.start()
        theirs.close()
        return BotProcess(process, ours, on_news)
