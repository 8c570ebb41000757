"""The program as people start it: `python -m bot …` in a process of its own, against a sandbox."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.canaries import WATCH
from tests.rounds.stage import TOKEN

ROOT = Path(__file__).parents[2]
PATIENCE_S = 40.0  # importing aiogram takes seconds, more on a busy machine


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


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

    async def starts(self) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        common = {"PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "COMPANY_NAME": "Стройснаб", "HTTP_PORT": str(self.port)}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *self.arguments,
            cwd=self.folder,  # no .env of ours here
            env=kept | common | self.settings,
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
        assert self._process
        assert self._reading
        async with asyncio.timeout(PATIENCE_S):
            code = await self._process.wait()
        await self._reading
        return code

    async def __aenter__(self) -> Program:
        await self.starts()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        if self._reading is not None:
            await self._reading
