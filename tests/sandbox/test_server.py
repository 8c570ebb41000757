"""The server itself: every way to pass parameters, unknown methods, the stand-alone program."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import aiohttp

from sandbox.people import Person
from sandbox.world import World
from tests.sandbox.conftest import Api

ROOT = Path(__file__).parents[2]


async def test_parameters_come_as_query_form_json_or_multipart(api: Api, irina: Person) -> None:
    url = f"{api.base}/sendMessage"
    multipart = aiohttp.FormData({"chat_id": "1001", "text": "multipart"}, default_to_multipart=True)

    async with api.session.get(url, params={"chat_id": "1001", "text": "query"}) as response:
        assert (await response.json())["ok"]
    for body in ({"data": {"chat_id": "1001", "text": "form"}}, {"json": {"chat_id": 1001, "text": "json"}}):
        async with api.session.post(url, **body) as response:
            assert (await response.json())["ok"]
    async with api.session.post(url, data=multipart) as response:
        assert (await response.json())["ok"]

    assert [message.text for message in irina.inbox] == ["query", "form", "json", "multipart"]


async def test_broken_json_is_refused(api: Api, irina: Person) -> None:
    headers = {"Content-Type": "application/json"}

    for body in ("{broken", "[1]"):
        async with api.session.post(f"{api.base}/sendMessage", data=body, headers=headers) as response:
            assert response.status == 400
            assert not (await response.json())["ok"]


async def test_an_unknown_method_is_not_found(api: Api, irina: Person) -> None:
    body = await api.answer("sendHologram", chat_id=1001)

    assert (body["error_code"], body["description"]) == (404, "Not Found: method not found")


async def test_method_names_are_found_whatever_their_case(api: Api, irina: Person, world: World) -> None:
    await api("SENDMESSAGE", chat_id=1001, text="x")

    assert world.calls[-1].method == "sendMessage"


async def test_a_revoked_token_is_unauthorized(api: Api, irina: Person, world: World) -> None:
    world.revoked.add(api.token)

    assert (await api.answer("getMe")) == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_uploads_are_recorded_by_name_and_size(api: Api, irina: Person, world: World) -> None:
    form = aiohttp.FormData({"chat_id": "1001"})
    form.add_field("document", b"12345", filename="a.csv")

    async with api.session.post(f"{api.base}/sendDocument", data=form) as response:
        assert (await response.json())["ok"]

    assert world.calls[-1].params == {"chat_id": "1001", "document": "<a.csv, 5 bytes>"}


async def test_it_runs_alone_and_says_how_to_use_it() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", "0", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    url = line.rsplit(" ", 1)[1].strip()
    try:
        async with aiohttp.ClientSession() as session, session.get(f"{url}/bot1:demo/getMe") as response:
            assert (await response.json())["result"]["id"] == 1
    finally:
        process.terminate()
        rest, _ = await asyncio.wait_for(process.communicate(), 10)

    assert f"TELEGRAM_API_URL={url}" in rest.decode()
    assert process.returncode == 0


async def test_a_taken_port_is_told_in_a_sentence(api: Api) -> None:
    port = str(api.server.port)

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", port, cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    _, errors = await process.communicate()

    assert process.returncode == 1
    assert errors.decode().startswith(f"cannot listen on 127.0.0.1:{port}: ")
