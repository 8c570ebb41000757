"""A sandbox Telegram without its limits, a Bot API client and a clock for the parts of the process."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from sandbox.server import SandboxServer
from sandbox.world import World
from storage.engine.database import Database
from tests.bot.desk import Desk
from tests.bot.post import Post
from tests.rounds.stage import TOKEN, Clock
from tests.telegram import sandbox_bot


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    world = World(clock=clock)
    world.limits.off()
    world.conflict_pause = 0.1
    return world


@pytest.fixture
async def server(world: World) -> AsyncIterator[SandboxServer]:
    async with SandboxServer(world) as server:
        yield server


@pytest.fixture
async def bot(server: SandboxServer) -> AsyncIterator[Bot]:
    bot = sandbox_bot(TOKEN, server.url)
    yield bot
    await bot.session.close()


@pytest.fixture
def post(sqlite: Database, world: World, server: SandboxServer, bot: Bot, clock: Clock) -> Post:
    return Post(sqlite, world, server, bot, clock)


@pytest.fixture
def any_post(database: Database, world: World, server: SandboxServer, bot: Bot, clock: Clock) -> Post:
    """The same on each kind of database."""
    return Post(database, world, server, bot, clock)


@pytest.fixture
def desk(any_post: Post) -> Desk:
    """With the handlers of the program, on each kind of database."""
    return Desk(any_post)
