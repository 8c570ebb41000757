"""The page: what it is served from, what its stream tells, who is refused."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from sandbox.page import FILES, Cast, Page
from sandbox.people import Person
from sandbox.server import SandboxServer
from sandbox.world import World
from tests.sandbox.conftest import TOKEN, Api, keys

Event = tuple[str, dict[str, Any]]


@asynccontextmanager
async def stream(api: Api, *phones: int) -> AsyncIterator[AsyncIterator[Event]]:
    async def events(response: aiohttp.ClientResponse) -> AsyncIterator[Event]:
        name = ""
        async for line in response.content:
            field, _, value = line.decode().strip().partition(": ")
            if field == "event":
                name = value
            elif field == "data":
                yield name, json.loads(value)

    address = f"{api.server.url}/page/stream?phones={','.join(map(str, phones))}"
    async with api.session.get(address) as response:
        assert response.content_type == "text/event-stream"
        yield events(response)


async def until(events: AsyncIterator[Event], name: str, key: str, value: Any) -> dict[str, Any]:
    async with asyncio.timeout(5):
        async for event, body in events:
            if event == name and body[key] == value:
                return body
    raise AssertionError("the stream has ended")


async def test_the_page_and_all_it_names_are_served(api: Api) -> None:
    async with api.session.get(api.server.url) as response:
        page = await response.text()
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    named = {*re.findall(r'"/page/files/([^"]+)"', page)}
    for script in FILES.glob("*.js"):
        named |= {*re.findall(r'from "\./([^"]+)"', script.read_text("utf-8"))}

    assert named >= {"main.js", "page.css", "phone.js"}
    for name in named:
        async with api.session.get(f"{api.server.url}/page/files/{name}") as response:
            assert response.status == 200, name


def test_nothing_comes_from_elsewhere_and_no_data_becomes_markup() -> None:
    for file in FILES.iterdir():
        if file.suffix not in (".js", ".css", ".html"):
            continue
        text = file.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(", text), file.name
        assert not re.search(r"(?:src|href|import|url\()\s*[=(]?\s*[\"']?https?://", text), file.name


async def test_both_languages_have_the_same_words() -> None:
    text = (FILES / "words.js").read_text("utf-8")
    russian, english = text.split("\n  en: {")

    assert re.findall(r'"([\w-]+)": "', russian) == re.findall(r'"([\w-]+)": "', english)


async def test_the_setup_and_the_cast_are_told(world: World, session: aiohttp.ClientSession) -> None:
    async def cast() -> list[Cast]:
        return [Cast(1, "Ирина Ким", "логист", "contact", "abc")]

    world.person(7, first_name="Павел", last_name="Орлов")
    page = Page("Title", cast, phones=[1], scripts=["/demo/demo.js"], zone="Europe/Moscow")
    async with SandboxServer(world, page=page) as server:
        async with session.get(f"{server.url}/page/setup") as response:
            setup = await response.json()
        async with session.get(f"{server.url}/page/cast") as response:
            people = await response.json()

    assert setup == {
        "title": "Title",
        "zone": "Europe/Moscow",
        "phones": [1],
        "scripts": ["/demo/demo.js"],
        "languages": ["ru", "en"],
    }
    assert people[0] == {"id": 1, "name": "Ирина Ким", "about": "логист", "role": "contact", "link": "abc"}
    assert people[1]["name"] == "Павел Орлов"
    assert world.users[1].first_name == "Ирина Ким"


async def test_the_stream_tells_what_a_phone_shows_and_only_what_changed(api: Api, irina: Person) -> None:
    async with stream(api, 1001) as events:
        first = [await anext(events), await anext(events)]
        await api.says("<b>?</b>", parse_mode="HTML", reply_markup=keys("3"))
        chat = await until(events, "chat", "started", True)

    assert [name for name, _ in first] == ["world", "chat"]
    assert first[0][1]["weather"] == {"kind": "clear", "hits": 0, "other_faults": 0}
    assert chat["messages"][-1]["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert chat["messages"][-1]["buttons"] == [[{"text": "3", "data": "3", "url": None}]]


async def test_a_message_has_one_tick_until_the_bot_confirms_it(api: Api, irina: Person) -> None:
    said = await irina.types("hello")
    async with stream(api, 1001) as events:
        before = await until(events, "chat", "unread_by_bot", [said.message_id])
        update = (await api("getUpdates"))[-1]["update_id"]
        await api("getUpdates", offset=update + 1)
        after = await until(events, "chat", "unread_by_bot", [])

    assert before["messages"] == after["messages"]


async def test_a_tap_waits_until_it_is_answered(api: Api, irina: Person) -> None:
    await api.says("?", reply_markup=keys("3"))
    query = await irina.taps("3")
    async with stream(api, 1001) as events:
        waiting = await until(events, "chat", "actions", 0)
        await api("answerCallbackQuery", callback_query_id=query, text="Готово", show_alert=True)
        answered = await until(events, "chat", "toasts", ["Готово"])

    assert waiting["taps"][-1]["waiting"]
    assert answered["taps"] == [
        {"id": query, "message_id": 2, "data": "3", "waiting": False, "toast": "Готово", "alert": True}
    ]


async def test_only_an_edit_of_the_words_is_marked(api: Api, irina: Person) -> None:
    sent = await api.says("one", reply_markup=keys("3"))
    await api("editMessageReplyMarkup", chat_id=1001, message_id=sent["message_id"])
    assert not irina.last.reworded

    await api("editMessageText", chat_id=1001, message_id=sent["message_id"], text="two")

    assert irina.last.reworded


async def test_a_document_is_only_saved_and_keeps_its_name(api: Api, irina: Person) -> None:
    page = await irina.sends_document("отчёт «1».html", b"<script>alert(1)</script>")
    photo = await irina.sends_photo()
    address = f"{api.server.url}/control/people/1001/files"

    async with api.session.get(f"{address}/{page.file_id}") as response:
        assert response.content_disposition is not None
        assert response.content_disposition.type == "attachment"
        assert response.content_disposition.filename == "отчёт «1».html"
    async with api.session.get(f"{address}/{photo.file_id}") as response:
        assert response.content_disposition is not None
        assert response.content_disposition.type == "inline"


FOREIGN = [
    {"Host": "evil.example"},
    {"Host": "evil.example:80"},
    {"Host": "192.168.0.7"},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},
    {"Sec-Fetch-Site": "cross-site"},
]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("path", ["control/people", "page/stream", "plugged", f"bot{TOKEN}/getMe"])
async def test_foreign_names_and_origins_are_refused(
    world: World, session: aiohttp.ClientSession, path: str, headers: dict[str, str]
) -> None:
    async def plugged(request: web.Request) -> web.Response:
        return web.Response(text="plugged")

    async with SandboxServer(world, routes=[web.get("/plugged", plugged)]) as server:
        async with session.get(f"{server.url}/{path}", headers=headers) as response:
            assert response.status == 403
        async with session.get(f"{server.url}/plugged") as response:
            assert await response.text() == "plugged"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.9:99", "[::1]:8080"])
async def test_names_of_this_machine_are_its_own(api: Api, host: str) -> None:
    async with api.session.get(f"{api.server.url}/control/people", headers={"Host": host}) as response:
        assert response.status == 200
    headers = {"Origin": api.server.url}
    async with api.session.post(f"{api.server.url}/control/people", json={"id": 5}, headers=headers) as response:
        assert response.status == 200


async def test_a_link_elsewhere_may_lead_to_the_page(api: Api) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    async with api.session.get(api.server.url, headers=headers) as response:
        assert response.status == 200


def test_digits_are_not_taken_from_the_font_of_emoji() -> None:
    fonts = (FILES / "page.css").read_text().partition("font: ")[2].partition(";")[0]

    named = fonts.partition("sans-serif")[0]
    assert "Emoji" not in named
    assert "DejaVu Sans" in named  # the generic font alone may be one of emoji
