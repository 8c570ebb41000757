"""The demonstration from outside: over HTTP as its page talks to it, with the real bot in a process of its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from sandbox.message import read

PATIENCE_S = 60.0
JUMP_S = 150.0  # in bad weather on a busy machine


class DemoClient:
    """`url` is the address the demonstration prints."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url.rstrip("/")

    async def get(self, path: str) -> Any:
        async with self._session.get(f"{self._url}{path}") as answer:
            return await answer.json()

    async def post(self, path: str, **body: Any) -> tuple[int, Any]:
        async with self._session.post(f"{self._url}{path}", json=body) as answer:
            return answer.status, await answer.json()

    async def state(self) -> dict[str, Any]:
        state: dict[str, Any] = await self.get("/demo/state")
        return state

    async def until(self, holds: Callable[[dict[str, Any]], object], patience_s: float = PATIENCE_S) -> dict[str, Any]:
        """The first state of which this holds."""
        deadline = time.monotonic() + patience_s
        while True:
            state = await self.state()
            if holds(state):
                return state
            if time.monotonic() > deadline:
                raise AssertionError(f"it never came to that: {state}")
            await asyncio.sleep(0.05)

    async def bot_works(self) -> dict[str, Any]:
        return await self.until(lambda state: state["running"] and state["filled"])

    async def settles(self) -> dict[str, Any]:
        """Until nothing waits anywhere."""
        return await self.until(
            lambda state: (
                not any(state[place]["waiting"] for place in ("telegram", "inbox")) and not state["outbox"]["late"]
            )
        )

    async def jumps(self, to: str) -> dict[str, Any]:
        """The state after the jump."""
        status, said = await self.post("/demo/jump", to=to)
        assert status == 200, said
        return await self.until(lambda state: state["jump"]["ended"], JUMP_S)

    async def sees(self, person: int, words: str, patience_s: float = PATIENCE_S) -> dict[str, Any]:
        """Until these words stand in a message of the bot; that message."""
        deadline = time.monotonic() + patience_s
        while time.monotonic() < deadline:
            for message in await self.messages(person):
                if message["from_bot"] and read(words) in read(message["text"] + message["caption"]):
                    return message
            await asyncio.sleep(0.05)
        shown = [message["text"] for message in await self.messages(person)]
        raise AssertionError(f"{person} never saw {words!r}: {shown}")

    async def messages(self, person: int) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = (await self.get(f"/control/people/{person}/messages"))["messages"]
        return messages

    async def calls(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        """What the bot did successfully, in order."""
        calls = await self.get(f"/control/calls?method={method}")
        return [call for call in calls if call["outcome"] == "ok"]


@asynccontextmanager
async def demo_client(url: str) -> AsyncIterator[DemoClient]:
    async with aiohttp.ClientSession() as session:
        yield DemoClient(session, url)


def is_there(pid: int) -> bool:
    """Does a process of this number live, and is it more than a corpse?"""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
