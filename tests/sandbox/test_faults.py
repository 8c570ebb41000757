"""Faults: each fails as it says, on the method and chat it is for, as often as it says."""

from __future__ import annotations

import time

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from sandbox.faults import Kind
from sandbox.people import Person
from sandbox.server import SandboxServer
from sandbox.world import World
from tests.sandbox.conftest import TOKEN, Api


@pytest.mark.parametrize("kind", ["refuse", "drop_before"])
async def test_a_connection_dropped_before_the_work_leaves_nothing(
    bot: Bot, irina: Person, world: World, kind: Kind
) -> None:
    world.faults.add("sendMessage", kind, times=1)

    with pytest.raises(TelegramNetworkError):
        await bot.send_message(1001, "x")

    assert irina.inbox == []
    assert world.sent()[-1].outcome == f"fault: {kind}"
    await bot.send_message(1001, "x")
    assert len(irina.inbox) == 1


async def test_a_connection_dropped_after_the_work_leaves_the_message(bot: Bot, irina: Person, world: World) -> None:
    world.faults.add("sendMessage", "drop_after", times=1)

    with pytest.raises(TelegramNetworkError):
        await bot.send_message(1001, "x")

    assert irina.sees("x")
    assert (world.sent()[-1].outcome, world.sent()[-1].fault) == ("ok", "drop_after")


async def test_a_502_comes_as_json_or_as_a_page(bot: Bot, irina: Person, world: World) -> None:
    world.faults.add("sendMessage", "5xx", times=1)
    world.faults.add("sendMessage", "5xx_html", times=1)

    with pytest.raises(TelegramServerError, match="Bad Gateway"):
        await bot.send_message(1001, "x")
    with pytest.raises(ClientDecodeError):
        await bot.send_message(1001, "x")
    assert irina.inbox == []


async def test_a_429_says_how_long(bot: Bot, irina: Person, world: World) -> None:
    world.faults.add("*", "429", retry_after=7)

    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(1001, "x")

    assert refusal.value.retry_after == 7


async def test_a_slow_answer_comes_after_the_work(api: Api, irina: Person, world: World) -> None:
    world.faults.add("sendMessage", "slow", delay=0.3, times=1)
    started = time.monotonic()

    await api.says("x")

    assert time.monotonic() - started >= 0.3


async def test_a_client_that_gives_up_on_a_slow_answer_has_still_sent(api: Api, irina: Person, world: World) -> None:
    world.faults.add("sendMessage", "slow", delay=30)

    with pytest.raises(TimeoutError):
        await api.session.post(
            f"{api.base}/sendMessage", json={"chat_id": 1001, "text": "x"}, timeout=aiohttp.ClientTimeout(total=0.2)
        )

    assert irina.sees("x")


async def test_a_fault_may_be_for_one_method_or_one_chat(api: Api, irina: Person, world: World) -> None:
    pavel = world.person(2002)
    await pavel.opens()
    world.faults.add("sendMessage", "5xx", chat_id=2002)
    world.faults.add("editMessageText", "5xx")

    sent = await api.says("x")

    assert await api.refused("sendMessage", chat_id=2002, text="x") == "Bad Gateway"
    assert await api.refused("editMessageText", chat_id=1001, message_id=sent["message_id"], text="y") == "Bad Gateway"


async def test_a_fault_strikes_as_often_as_it_was_told_and_can_be_removed(
    api: Api, irina: Person, world: World
) -> None:
    fault = world.faults.add("getMe", "5xx", times=2)
    await api.refused("getMe")
    await api.refused("getMe")
    await api("getMe")
    assert fault.hits == 2

    lasting = world.faults.add("*", "5xx")
    await api.refused("getMe")
    lasting.remove()
    await api("getMe")
    world.faults.add("*", "5xx")
    world.faults.clear()
    await api("getMe")


async def test_downloads_can_fail_too(api: Api, irina: Person, world: World) -> None:
    message = await irina.sends_document("a.csv", b"a")
    path = (await api("getFile", file_id=message.file_id))["file_path"]
    world.faults.add("file", "5xx", times=1)

    async with api.session.get(f"{api.server.url}/file/bot{TOKEN}/{path}") as response:
        assert response.status == 502


async def test_an_unknown_kind_is_an_error(world: World) -> None:
    with pytest.raises(ValueError, match="unknown kind of fault"):
        world.faults.add("*", "meteor")  # type: ignore[arg-type]


async def test_telegram_goes_away_and_comes_back_with_everything_kept(
    api: Api, irina: Person, server: SandboxServer, world: World
) -> None:
    await irina.types("before")
    await server.stop()
    with pytest.raises(aiohttp.ClientConnectorError):
        await api("getMe")
    await irina.types("meanwhile")

    await server.start(port=server.port)

    assert [u["message"]["text"] for u in await api("getUpdates")] == ["before", "meanwhile"]
