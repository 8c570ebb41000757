"""Weather: one name switches on what the bot meets; people and the page stay."""

from __future__ import annotations

import aiohttp
import pytest

from sandbox.people import Person
from sandbox.world import World
from tests.sandbox.conftest import Api


async def set_weather(api: Api, kind: str) -> dict[str, object]:
    async with api.session.post(f"{api.server.url}/control/weather", json={"kind": kind}) as response:
        body: dict[str, object] = await response.json()
        return body


async def test_down_cuts_the_bot_off_and_leaves_people_and_the_page(api: Api, irina: Person, world: World) -> None:
    await set_weather(api, "down")

    for method in ("sendMessage", "getUpdates"):
        with pytest.raises(aiohttp.ClientError):
            await api(method, chat_id=1001, text="x")
    await irina.types("still here")
    async with api.session.get(api.server.url) as response:
        assert response.status == 200
    assert world.weather.hits == 2
    await set_weather(api, "clear")

    assert [u["message"]["text"] for u in await api("getUpdates")] == ["still here"]


async def test_flood_refuses_what_is_sent_and_nothing_else(api: Api, irina: Person) -> None:
    await set_weather(api, "flood")

    assert await api.refused("sendMessage", chat_id=1001, text="x") == "Too Many Requests: retry after 3"
    await api("getUpdates")


async def test_lost_does_the_work_and_loses_every_second_answer(api: Api, irina: Person) -> None:
    await set_weather(api, "lost")

    await api.says("one")
    with pytest.raises(aiohttp.ClientError):
        await api.says("two")
    await api.says("three")

    assert [message.text for message in irina.inbox] == ["one", "two", "three"]


async def test_one_kind_takes_the_place_of_another_and_clear_takes_all_away(api: Api, world: World) -> None:
    world.faults.add("getMe", "5xx")
    await set_weather(api, "down")
    assert (await set_weather(api, "slow")) == {"kind": "slow", "hits": 0, "other_faults": 1}

    assert (await set_weather(api, "clear")) == {"kind": "clear", "hits": 0, "other_faults": 0}
    assert world.faults.active == []


async def test_unknown_weather_is_refused(api: Api) -> None:
    assert "there is no weather 'fog'" in str((await set_weather(api, "fog"))["error"])
