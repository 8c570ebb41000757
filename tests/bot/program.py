"""The program in a process of its own, against a sandbox: as people start it, or forked where that is not the point."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any

from bot.demo.fork_server import ROOT
from tests.canaries import WATCH
from tests.forked import run_main
from tests.rounds.stage import TOKEN

PATIENCE_S = 100.0  # importing aiogram takes seconds, more on a busy machine


# Below what systems hand out by themselves (Linux from 32768, the others from 49152): between our asking and the
# program's listening no outgoing connection of anybody's can be given the same port.
PORTS = range(20_000, 32_000)


def free_port() -> int:
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port


class Program:
    """One process; what it has written stands in `log`."""

    def __init__(self, folder: Path, *arguments: str, **settings: Any) -> None:
        self.folder = folder
        self.arguments = arguments
        self.settings = {name: str(value) for name, value in settings.items()}
        self.port = free_port()
        self.log = ""
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._written = asyncio.Event()

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        common = {"PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "COMPANY_NAME": "Стройснаб", "HTTP_PORT": str(self.port)}
        return kept | common | self.settings

    async def starts(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *self.arguments,
            cwd=self.folder,  # no .env of ours here
            env=self._environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reading = asyncio.create_task(self._read(self._process.stdout))

    async def _read(self, stream: asyncio.StreamReader | None) -> None:
        assert stream
        while line := await stream.readline():
            self.log += line.decode()
            if self.arguments[:1] == ("run",) or line.startswith(b"{"):  # the other commands print for people
                WATCH.look(line.decode())
            self._written.set()

    async def writes(self, words: str, times: int = 1) -> None:
        """Until these words stand in the log."""
        await self._until(lambda: self.log.count(words) >= times, f"never wrote {words!r}")

    async def _until(self, holds: Callable[[], bool], otherwise: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not holds():
                    self._written.clear()
                    await self._written.wait()
        except TimeoutError:
            raise AssertionError(f"{otherwise}:\n{self.log}") from None

    def signals(self, number: int) -> None:
        assert self._process
        with suppress(ProcessLookupError):
            self._process.send_signal(number)

    async def ends(self) -> int:
        """Its exit code, once it has ended by itself."""
        async with asyncio.timeout(PATIENCE_S):
            code = await self._exit_code()
        assert self._reading
        await self._reading
        return code

    async def _exit_code(self) -> int:
        assert self._process
        return await self._process.wait()

    async def __aenter__(self) -> Program:
        await self.starts()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.signals(signal.SIGKILL)
        await self._exit_code()
        if self._reading is not None:
            await self._reading


class ForkedProgram(Program):
    """The same main() in a child of the fork server: it need not load the program first."""

    def __init__(self, forks: ForkServerContext, folder: Path, *arguments: str, **settings: Any) -> None:
        super().__init__(folder, *arguments, **settings)
        self._forks = forks
        self._child: ForkServerProcess | None = None
        self._ended = asyncio.Event()

    async def starts(self) -> None:
        ours, theirs = self._forks.Pipe(duplex=False)
        about = (self.arguments, str(self.folder), self._environment(), theirs)
        self._child = self._forks.Process(target=run_main, args=about)
        self._child.start()
        theirs.close()
        loop = asyncio.get_running_loop()
        loop.add_reader(self._child.sentinel, self._end)
        stream = asyncio.StreamReader()
        output = os.fdopen(os.dup(ours.fileno()), "rb", buffering=0)
        ours.close()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(stream), output)
        self._reading = asyncio.create_task(self._read(stream))

    def _end(self) -> None:
        assert self._child
        asyncio.get_running_loop().remove_reader(self._child.sentinel)
        self._ended.set()

    def signals(self, number: int) -> None:
        assert self._child
        assert self._child.pid
        if not self._ended.is_set():
            os.kill(self._child.pid, number)

    async def _exit_code(self) -> int:
        assert self._child
        await self._ended.wait()
        self._child.join()
        assert self._child.exitcode is not None
        return self._child.exitcode
