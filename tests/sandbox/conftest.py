"""A sandbox on a free port, a bot that calls it raw or by aiogram, and a person."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiogram import Bot

from sandbox.people import Person
from sandbox.server import SandboxServer
from sandbox.world import World
from tests.telegram import sandbox_bot

TOKEN = "4242:secret"


class Clock:
    """World time and the limits' time, moved by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 9, 1, 12, tzinfo=UTC)
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.seconds

    def passes(self, **span: float) -> None:
        self.time += timedelta(**span)


class Api:
    """The Bot API called raw: `api("getMe")` is the result, `api.refused(…)` the refusal."""

    def __init__(self, session: aiohttp.ClientSession, server: SandboxServer, token: str = TOKEN) -> None:
        self.session = session
        self.server = server
        self.token = token

    @property
    def base(self) -> str:
        return f"{self.server.url}/bot{self.token}"

    async def answer(self, method: str, **params: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.base}/{method}", json=params) as response:
            body: dict[str, Any] = await response.json()
            if not body["ok"]:
                assert response.status == body["error_code"]
            return body

    async def __call__(self, method: str, **params: Any) -> Any:
        body = await self.answer(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        body = await self.answer(method, **params)
        assert not body["ok"], body
        return str(body["description"])

    async def says(self, text: str, **params: Any) -> Any:
        return await self("sendMessage", chat_id=1001, text=text, **params)

    def other(self, token: str) -> Api:
        return Api(self.session, self.server, token)


def keys(*texts: str) -> dict[str, Any]:
    """An inline keyboard of one row; each button's data is its text."""
    return {"inline_keyboard": [[{"text": text, "callback_data": text} for text in texts]]}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    return World(clock=clock.now, monotonic=clock.monotonic)


@pytest.fixture
async def server(world: World) -> AsyncIterator[SandboxServer]:
    async with SandboxServer(world) as server:
        yield server


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
        yield session


@pytest.fixture
def api(session: aiohttp.ClientSession, server: SandboxServer) -> Api:
    return Api(session, server)


@pytest.fixture
async def bot(server: SandboxServer) -> AsyncIterator[Bot]:
    bot = sandbox_bot(TOKEN, server.url)
    yield bot
    await bot.session.close()


@pytest.fixture
async def irina(world: World, server: SandboxServer) -> Person:
    """She has opened the bot; that update is out of the way."""
    irina = world.person(1001, first_name="Ирина", last_name="Ким", username="irina", language_code="ru")
    await irina.opens()
    irina.bot.updates.drop()
    return irina
