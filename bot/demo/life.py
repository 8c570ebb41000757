"""One life of the bot's process: prepared, begun with an offset, asked over its pipes, killed or ended."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
END_WITHIN_S = 6.0
LONGEST_ANSWER = 2**24  # bytes: all that was ever said is one line


class Gone(Exception):
    """The process has ended before it answered."""


class Settled(NamedTuple):
    """`due`: when something is due next; `waiting`: how many messages are due and not delivered."""

    settled: bool
    due: datetime | None
    waiting: int


class Life:
    """`prepare` loads the program and touches nothing, `begin` starts the bot, `ready` returns when it works."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._turn = asyncio.Lock()  # one question, one answer
        self.works = False

    @classmethod
    async def prepare(cls, folder: Path, url: str) -> Life:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.demo.child", str(folder), url),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=LONGEST_ANSWER,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,  # a Ctrl-C in the terminal is for whoever began it
        )
        return cls(process)

    def begin(self, offset: timedelta) -> None:
        """The bot, with its clock ahead by so much."""
        self._write({"do": "begin", "offset": offset.total_seconds()})

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.returncode is None

    async def ready(self) -> None:
        """Raises Gone when it ends before."""
        await self._answer()
        self.works = True

    async def settle(self) -> Settled:
        """Wait until nothing is in hand and nothing due. Raises Gone."""
        return await self._ask({"do": "settle"})

    async def move(self, offset: timedelta) -> Settled:
        """Move its clock, and wait until what has become due is done. Raises Gone."""
        return await self._ask({"do": "move", "offset": offset.total_seconds()})

    async def translate(self, language: str) -> bool:
        """Everybody is called in this language; False when they were. Raises Gone."""
        return bool((await self._asked({"do": "translate", "language": language}))["changed"])

    async def recall(self, until: datetime) -> list[dict[str, Any]]:
        """What stood in the chats by then, as `bot.demo.recollection.Remembered` has it. Raises Gone."""
        said: list[dict[str, Any]] = (await self._asked({"do": "recall", "until": until.isoformat()}))["said"]
        return said

    async def _asked(self, wish: dict[str, Any]) -> dict[str, Any]:
        async with self._turn:
            if not self.running:
                raise Gone
            self._write(wish)
            return await self._answer()

    async def _ask(self, wish: dict[str, Any]) -> Settled:
        answer = await self._asked(wish)
        due = datetime.fromisoformat(answer["due"]) if answer["due"] else None
        return Settled(answer["settled"], due, answer["waiting"])

    def _write(self, wish: dict[str, Any]) -> None:
        """To a process that has gone it goes nowhere: there will be no answer either."""
        if self._process.stdin is not None:
            self._process.stdin.write(json.dumps(wish).encode() + b"\n")

    async def _answer(self) -> dict[str, Any]:
        line = await self._process.stdout.readline() if self._process.stdout else b""
        if not line.endswith(b"\n"):
            raise Gone
        answer: dict[str, Any] = json.loads(line)
        return answer

    async def kill(self) -> None:
        """SIGKILL: it can finish nothing."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self.ended()

    async def ended(self) -> int:
        code = await self._process.wait()
        self.works = False
        return code

    async def end(self) -> None:
        """Close its standard input, which it takes for the end. What does not work yet has nothing to finish."""
        if not self.works:
            await self.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(END_WITHIN_S):
                await self.ended()
        except TimeoutError:
            await self.kill()
