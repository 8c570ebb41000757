"""One life of the bot's process: begun with an offset, asked over its socket, killed or ended."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from contextlib import suppress
from datetime import datetime, timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, NamedTuple

from bot.demo.fork_server import fork_server

END_WITHIN_S = 6.0
LONGEST_ANSWER = 2**24  # bytes: all that was ever said is one line


def _live(*about: Any) -> None:
    from bot.demo.child import run_child  # in the other process: this one never loads the bot

    run_child(*about)


def _fork(
    process: ForkServerProcess, theirs: socket.socket, loop: asyncio.AbstractEventLoop, born: asyncio.Future[None]
) -> None:
    """In a thread of its own: the first fork waits until the server has loaded the program."""
    failed: Exception | None = None
    try:
        process.start()
    except Exception as error:
        failed = error
    finally:
        theirs.close()

    def tell() -> None:
        if not born.done():
            born.set_exception(failed) if failed else born.set_result(None)
        elif not failed:
            process.kill()  # it was ended before it began

    with suppress(RuntimeError):  # the loop is closed, and so is the end that the process listens to
        loop.call_soon_threadsafe(tell)


class Gone(Exception):
    """The process has ended before it answered."""


class Settled(NamedTuple):
    """`due`: when something is due next; `waiting` and `finished`: how many messages are due, and were done with."""

    settled: bool
    due: datetime | None
    waiting: int
    finished: int


class Life:
    """It begins when it is made, as a fork; `ready` returns when the bot works."""

    def __init__(
        self,
        process: ForkServerProcess,
        streams: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        theirs: socket.socket,
    ) -> None:
        self._process = process
        self._answers, self._orders = streams
        self._forked = asyncio.Event()
        self._over = asyncio.create_task(self._last(theirs))
        self._turn = asyncio.Lock()  # one question, one answer
        self.works = False

    @classmethod
    async def begin(cls, folder: Path, url: str, offset: timedelta) -> Life:
        """The bot on the database in this folder, with its clock ahead by so much."""
        ours, theirs = socket.socketpair()
        about = (folder, url, offset, theirs)
        process = fork_server("bot.demo.child").Process(target=_live, args=about, daemon=True)
        return cls(process, await asyncio.open_connection(sock=ours, limit=LONGEST_ANSWER), theirs)

    async def _last(self, theirs: socket.socket) -> None:
        """From the fork to the end. The thread is left behind when the demonstration ends before it has forked."""
        loop = asyncio.get_running_loop()
        born: asyncio.Future[None] = loop.create_future()
        threading.Thread(target=_fork, args=(self._process, theirs, loop, born), daemon=True).start()
        await born
        self._forked.set()
        ended = asyncio.Event()
        loop.add_reader(self._process.sentinel, ended.set)
        try:
            await ended.wait()
        finally:
            loop.remove_reader(self._process.sentinel)
        self._process.join()
        self._orders.close()
        self.works = False

    @property
    def pid(self) -> int | None:
        return self._process.pid

    @property
    def running(self) -> bool:
        return not self._over.done()

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
        return Settled(answer["settled"], due, answer["waiting"], answer["finished"])

    def _write(self, wish: dict[str, Any]) -> None:
        """To a process that has gone it goes nowhere: there will be no answer either."""
        self._orders.write(json.dumps(wish).encode() + b"\n")

    async def _answer(self) -> dict[str, Any]:
        try:
            line = await self._answers.readline()
        except ConnectionError:
            line = b""
        if not line.endswith(b"\n"):
            raise Gone
        answer: dict[str, Any] = json.loads(line)
        return answer

    async def kill(self) -> None:
        """SIGKILL: it can finish nothing."""
        await self._forked.wait()
        self._process.kill()
        await self.ended()

    async def ended(self) -> None:
        await asyncio.shield(self._over)

    async def end(self) -> None:
        """Say no more to it, which it takes for the end. What does not work yet has nothing to finish."""
        if not self._forked.is_set():
            self._orders.close()
            self._over.cancel()
            return
        if not self.works:
            await self.kill()
        self._orders.close()
        try:
            async with asyncio.timeout(END_WITHIN_S):
                await self.ended()
        except TimeoutError:
            await self.kill()
