"""The controls over HTTP: the same people, faults and limits."""

from __future__ import annotations

import asyncio
import base64
from typing import Any

import pytest

from sandbox.people import Person
from sandbox.pictures import plain_png
from sandbox.world import World
from tests.sandbox.conftest import Api, keys


class Control:
    def __init__(self, api: Api) -> None:
        self.api = api

    async def __call__(self, verb: str, path: str, **body: Any) -> Any:
        url = f"{self.api.server.url}/control/{path}"
        async with self.api.session.request(verb, url, json=body or None) as response:
            return await response.json()

    async def status(self, verb: str, path: str, **body: Any) -> int:
        url = f"{self.api.server.url}/control/{path}"
        async with self.api.session.request(verb, url, json=body or None) as response:
            return response.status


@pytest.fixture
def control(api: Api) -> Control:
    return Control(api)


async def test_a_person_is_made_and_opens_the_bot(control: Control, api: Api) -> None:
    made = await control("POST", "people", id=1001, first_name="Ирина", language_code="ru")
    await control("POST", "people/1001/open", payload="abc")

    assert made["first_name"] == "Ирина"
    assert [u["message"]["text"] for u in await api("getUpdates")] == ["/start abc"]
    assert [person["id"] for person in await control("GET", "people")] == [1001]
    assert await control("GET", "pending") == {"pending": 1}


async def test_everything_a_person_does_can_be_asked_for(control: Control, api: Api, irina: Person) -> None:
    asked = await api.says("?", reply_markup=keys("3"))
    content = base64.b64encode(plain_png()).decode()
    acts: list[tuple[str, dict[str, Any]]] = [
        ("type", {"text": "words"}),
        ("reply", {"message_id": asked["message_id"], "text": "because"}),
        ("tap", {"text": "3"}),
        ("tap", {"data": "forged", "message_id": asked["message_id"]}),
        ("voice", {"duration": 9}),
        ("photo", {"content": content, "caption": "look"}),
        ("document", {"name": "a.csv", "text": "a;b"}),
        ("contact", {"phone": "+7999"}),
        ("sticker", {}),
        ("block", {}),
        ("unblock", {}),
    ]
    for act, body in acts:
        assert await control.status("POST", f"people/1001/{act}", **body) == 200

    updates = await api("getUpdates")

    assert len(updates) == len(acts)
    assert updates[1]["message"]["reply_to_message"]["text"] == "?"
    assert updates[3]["callback_query"]["data"] == "forged"
    assert updates[4]["message"]["voice"]["duration"] == 9
    words = await control("POST", "people/1001/type", text="tpyo")
    await control("POST", "people/1001/edit", message_id=words["message_id"], text="typo")
    assert (await api("getUpdates"))[-1]["edited_message"]["text"] == "typo"
    await control("POST", "people/1001/deactivate")
    assert await api.refused("sendMessage", chat_id=1001, text="x") == "Forbidden: user is deactivated"


async def test_the_chat_is_shown(control: Control, api: Api, irina: Person) -> None:
    await api("setMyCommands", commands=[{"command": "help", "description": "help"}])
    await api.says("<b>?</b>", parse_mode="HTML", reply_markup=keys("3"))
    await api("answerCallbackQuery", callback_query_id=await irina.taps("3"), text="ok")
    photo = await irina.sends_photo()

    shown = await control("GET", "people/1001/messages")

    assert [m["text"] for m in shown["messages"]] == ["/start", "?", ""]
    assert shown["messages"][1]["buttons"] == [[{"text": "3", "data": "3", "url": None}]]
    assert (shown["toasts"], shown["commands"][0]["command"], shown["blocked"]) == (["ok"], "help", False)
    url = f"{api.server.url}/control/people/1001/files/{photo.file_id}"
    async with api.session.get(url) as response:
        assert await response.read() == photo.content


async def test_calls_are_listed_from_a_number_on(control: Control, api: Api, irina: Person) -> None:
    await api("getMe")
    await api.says("one")
    await api.says("two")

    calls = await control("GET", "calls?since=1")
    assert [(call["number"], call["params"]["text"], call["outcome"]) for call in calls] == [
        (1, "one", "ok"),
        (2, "two", "ok"),
    ]
    assert [call["method"] for call in await control("GET", "calls?method=getMe")] == ["getMe"]
    assert len(await control("GET", "calls?chat_id=1001")) == 2


async def test_a_page_can_wait_for_a_change(control: Control, api: Api, irina: Person) -> None:
    version = (await control("GET", "changes"))["version"]
    waiting = asyncio.create_task(control("GET", f"changes?since={version}&timeout=30"))

    await api.says("news")

    assert (await waiting)["version"] > version


async def test_faults_are_switched_over_http(control: Control, api: Api, irina: Person) -> None:
    fault = await control("POST", "faults", method="getMe", kind="5xx", times=5)
    await api.refused("getMe")
    assert (await control("GET", "faults"))[0]["hits"] == 1

    assert await control("DELETE", f"faults/{fault['id']}") == []
    await api("getMe")
    await control("POST", "faults", kind="5xx")
    await control("DELETE", "faults")
    await api("getMe")


async def test_limits_are_switched_over_http(control: Control, world: World) -> None:
    assert await control("GET", "limits") == {"overall": 30, "per_chat": 5}

    assert await control("POST", "limits", overall=None, per_chat=2) == {"overall": None, "per_chat": 2}
    assert world.limits.per_chat == 2


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("people/9/type", {"text": "x"}, 404),
        ("people/1001/fly", {}, 404),
        ("people/1001/tap", {"text": "nothing"}, 404),
        ("people/1001/type", {}, 400),
        ("people/1001/reply", {"message_id": 99, "text": "x"}, 404),
        ("people", {}, 400),
        ("people", {"id": 5, "nonsense": 1}, 400),
        ("faults", {"kind": "meteor"}, 400),
        ("limits", {"speed": 5}, 400),
    ],
)
async def test_a_mistake_is_answered_with_its_reason(
    control: Control, irina: Person, path: str, body: dict[str, Any], status: int
) -> None:
    assert await control.status("POST", path, **body) == status
    assert (await control("POST", path, **body))["error"]


async def test_a_second_bot_is_named_in_the_query(control: Control, api: Api, irina: Person) -> None:
    await control("POST", "people/1001/open?bot=77:x", payload="second")

    assert [u["message"]["text"] for u in await api.other("77:x")("getUpdates")] == ["/start second"]
    assert await api("getUpdates") == []
