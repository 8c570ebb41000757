"""TELEGRAM_PROXY: all traffic with Telegram goes through it, and its own failures burn no message."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot

from bot.app import make_bot
from bot.settings import load
from bot.traffic.intake import Intake
from bot.traffic.retry import Backoff
from sandbox.server import SandboxServer
from storage.engine.database import Database
from tests.bot.post import Post, text
from tests.bot.proxies import HttpProxy, Proxy, SocksProxy
from tests.rounds.stage import TOKEN, Clock

KINDS: list[Callable[..., Proxy]] = [HttpProxy, SocksProxy]


@asynccontextmanager
async def behind(proxy_url: str, server: SandboxServer) -> AsyncIterator[Bot]:
    """The client as the settings make it."""
    bot = make_bot(load(None, bot_token=TOKEN, telegram_api_url=server.url, telegram_proxy=proxy_url))
    try:
        yield bot
    finally:
        await bot.session.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("user", ["", "otklik"])
async def test_messages_updates_and_files_go_through_the_proxy(
    post: Post, kind: Callable[..., Proxy], user: str
) -> None:
    person = await post.meets(1)
    document = await person.sends_document("list.csv", b"account;contact")
    assert document.file_id
    async with kind(user, "secret" if user else "") as proxy, behind(proxy.url, post.server) as bot:
        post.bot = bot
        post.hires()
        await post.owes(text(1, "hello"))
        await post.settles()
        await Intake(post.database, bot, post.clock, poll_timeout_s=0).poll()
        downloaded = await bot.download(document.file_id)
        carried = set(proxy.carried)

    assert person.sees("hello")
    assert downloaded
    assert downloaded.read() == b"account;contact"
    assert carried == {("127.0.0.1", post.server.port)}


@pytest.mark.parametrize("kind", KINDS)
async def test_a_proxy_that_is_away_burns_nothing(post: Post, kind: Callable[..., Proxy]) -> None:
    """A bug once: errors of the proxy are no errors of aiohttp, and the message counted as perhaps sent."""
    person = await post.meets(1)
    async with kind() as proxy:
        url = proxy.url
    await post.owes(text(1, "hello"))
    async with behind(url, post.server) as bot:
        post.bot = bot
        post.hires()
        await post.settles()

    assert await post.rows("state", "ambiguous") == [("waiting", 0)]
    assert person.inbox == []


@pytest.mark.parametrize("kind", KINDS)
async def test_a_proxy_that_cannot_reach_telegram_burns_nothing_and_the_message_arrives_later(
    post: Post, kind: Callable[..., Proxy]
) -> None:
    person = await post.meets(1)
    await post.owes(text(1, "hello"))
    async with kind() as proxy, behind(proxy.url, post.server) as bot:
        post.bot = bot
        post.hires()
        proxy.refuses = True
        await post.settles()
        assert await post.rows("state", "ambiguous") == [("waiting", 0)]
        proxy.refuses = False
        await post.passes(seconds=1)

    assert person.sees("hello")
    assert post.told(1) == ["sendMessage"]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_wrong_password_for_the_proxy_is_survived_by_polling(
    sqlite: Database, server: SandboxServer, clock: Clock, kind: Callable[..., Proxy]
) -> None:
    async with kind("otklik", "secret") as proxy, behind(proxy.url.replace("secret", "wrong"), server) as bot:
        intake = Intake(sqlite, bot, clock, poll_timeout_s=0, backoff=Backoff((0.01,)))
        await intake.poll()

    assert intake.heard_at is None
    assert proxy.carried == []
