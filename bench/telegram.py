"""A sandbox Telegram in a process of its own, so that it neither takes our processor's turn nor our memory."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import Response, TelegramMethod

from bench.filling import TOKEN
from bot.traffic.session import Session
from tests.bot.program import free_port

ROOT = Path(__file__).parents[1]


class Telegram:
    """The control interface of the sandbox, as far as a figure needs it."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url = url
        self._http = http

    async def control(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """GET, or POST when there is a body; the JSON that comes back. Raises ClientResponseError."""
        way = (
            self._http.get(f"{self.url}/control/{path}")
            if body is None
            else self._http.post(f"{self.url}/control/{path}", json=body)
        )
        async with way as answer:
            answer.raise_for_status()
            return await answer.json()

    async def meets(self, people: Iterable[int]) -> None:
        """These people have started the bot."""
        for number in people:
            await self.control(
                f"people?bot={TOKEN}",
                {"id": number, "first_name": f"Контакт {number}", "language_code": "ru", "started": True},
            )

    async def calls(self, method: str) -> list[dict[str, Any]]:
        """What the bot did, in order; `monotonic` is in seconds of the machine's clock."""
        calls: list[dict[str, Any]] = await self.control(f"calls?method={method}")
        return calls


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    """Start it, and stop it in the end."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--port", str(port)), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout
        await process.stdout.readline()  # it listens
        async with aiohttp.ClientSession() as http:
            yield Telegram(f"http://127.0.0.1:{port}", http)
    finally:
        process.terminate()
        await process.wait()


class Far(BaseRequestMiddleware):
    """A network between us and Telegram: each way takes half of 20 to 80 ms."""

    def __init__(self) -> None:
        self._dice = random.Random(20_80)

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Response[Any]:
        there, back = self._dice.uniform(0.01, 0.04), self._dice.uniform(0.01, 0.04)
        await asyncio.sleep(there)
        answer: Response[Any] = await make_request(bot, method)
        await asyncio.sleep(back)
        return answer


@asynccontextmanager
async def bot_at(url: str, *, far: bool = False) -> AsyncIterator[Bot]:
    session = Session(api=TelegramAPIServer.from_base(url))
    if far:
        session.middleware(Far())
    bot = Bot(TOKEN, session=session)
    try:
        yield bot
    finally:
        await bot.session.close()
