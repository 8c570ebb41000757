"""The same controls over HTTP, for pages and other processes.

People (`?bot=TOKEN` on any of them names the bot, else it is the first one):

    POST /control/people                 {"id", "first_name"?, "last_name"?, "username"?, "language_code"?, "started"?}
    GET  /control/people                 all of them
    GET  /control/people/ID/messages     {"messages", "toasts", "commands", "keyboard", "blocked", …}: the whole chat
    GET  /control/people/ID/files/FILE_ID    the bytes of a file in the chat, to be saved under its name
    POST /control/people/ID/open         {"payload"?}
    POST /control/people/ID/type         {"text"}
    POST /control/people/ID/edit         {"message_id", "text"}
    POST /control/people/ID/reply        {"message_id", "text"}
    POST /control/people/ID/react        {"message_id", "emoji"?}; without one it is taken away
    POST /control/people/ID/tap          {"text" or "data", "message_id"?}; 404 says what is visible
    POST /control/people/ID/voice        {"duration"?, "caption"?, "content"? (base64)}
    POST /control/people/ID/photo        {"caption"?, "content"? (base64)}
    POST /control/people/ID/document     {"name", "content" (base64) or "text", "caption"?}
    POST /control/people/ID/contact      {"phone", "own"?}
    POST /control/people/ID/sticker, /block, /unblock, /deactivate      {}

Telegram itself:

    GET    /control/calls?since=N&method=M&chat_id=C     what the bots did, from the N-th on
    GET    /control/changes?since=V&timeout=S    {"version"}: answers once something is newer than version V
    GET    /control/pending              {"pending"}: updates not confirmed
    GET, POST, DELETE /control/faults    {"method", "kind", "times"?, "chat_id"?, "delay"?, "retry_after"?}
                                         "method" may be a pattern, "every": N strikes each N-th call only
    DELETE /control/faults/ID
    GET, POST /control/weather           {"kind": "clear", "down", "slow", "flood" or "lost"}: faults by one name
    GET, POST /control/limits            {"overall": N or null, "per_chat": N or null}; null switches one off

Everything is JSON; a mistake answers 400 or 404 with {"error"}.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from aiohttp import web

from sandbox.acts import ACTS
from sandbox.message import Message
from sandbox.people import Person
from sandbox.refusal import Refusal
from sandbox.shown import call_json, chat_json, fault_json, message_json, user_json
from sandbox.world import World

Answerer = Callable[[web.Request], Awaitable[Any]]
LONGEST_WAIT = 50.0


def control_routes(world: World, is_closing: Callable[[], bool] = lambda: False) -> list[web.RouteDef]:
    control = _Control(world, is_closing)
    return [
        web.post("/control/people", _json(control.add_person)),
        web.get("/control/people", _json(control.list_people)),
        web.get("/control/people/{id:\\d+}/messages", _json(control.show_chat)),
        web.get("/control/people/{id:\\d+}/files/{file_id}", control.show_file),
        web.post("/control/people/{id:\\d+}/{act}", _json(control.act)),
        web.get("/control/calls", _json(control.list_calls)),
        web.get("/control/changes", _json(control.await_change)),
        web.get("/control/pending", _json(control.count_pending)),
        web.get("/control/faults", _json(control.list_faults)),
        web.post("/control/faults", _json(control.add_fault)),
        web.delete("/control/faults", _json(control.clear_faults)),
        web.delete("/control/faults/{id:\\d+}", _json(control.remove_fault)),
        web.get("/control/weather", _json(control.show_weather)),
        web.post("/control/weather", _json(control.set_weather)),
        web.get("/control/limits", _json(control.show_limits)),
        web.post("/control/limits", _json(control.set_limits)),
    ]


def _json(answerer: Answerer) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        try:
            return web.json_response(await answerer(request))
        except (LookupError, AssertionError) as missing:
            return web.json_response({"error": str(missing.args[0] if missing.args else missing)}, status=404)
        except (TypeError, ValueError, Refusal) as mistake:
            return web.json_response({"error": str(mistake)}, status=400)

    return answer


async def _body(request: web.Request) -> dict[str, Any]:
    body = json.loads(await request.text() or "{}")
    if not isinstance(body, dict):
        raise TypeError("the body must be a JSON object")
    return body


class _Control:
    def __init__(self, world: World, is_closing: Callable[[], bool]) -> None:
        self.world = world
        self._is_closing = is_closing

    def _person(self, request: web.Request) -> Person:
        id = int(request.match_info["id"])
        if id not in self.world.users:
            raise LookupError(f"there is no person {id}; POST /control/people makes one")
        return self.world.person(id, bot_token=request.query.get("bot"))

    async def add_person(self, request: web.Request) -> Any:
        body = await _body(request)
        id = int(body.pop("id", 0))
        if id <= 0:
            raise ValueError("a person needs an id above 0")
        started = bool(body.pop("started", False))
        person = self.world.person(id, bot_token=request.query.get("bot"), **body)
        person.chat.started = person.chat.started or started
        return user_json(person.user)

    async def list_people(self, request: web.Request) -> Any:
        return [user_json(user) for user in self.world.users.values()]

    async def act(self, request: web.Request) -> Any:
        person = self._person(request)
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise LookupError(f"there is no such act; there are {', '.join(ACTS)}")
        result = await act(person, await _body(request))
        return message_json(result) if isinstance(result, Message) else {"ok": True}

    async def show_chat(self, request: web.Request) -> Any:
        return {"version": self.world.changed.version, **chat_json(self._person(request))}

    async def show_file(self, request: web.Request) -> web.Response:
        """Pictures and voices are shown, anything else is only saved: a page sent as a document must not run here."""
        file = self.world.bot(request.query.get("bot")).files.find(request.match_info["file_id"])
        if file is None:
            return web.json_response({"error": "there is no such file"}, status=404)
        kind = "inline" if file.kind in ("photo", "voice") else "attachment"
        headers = {"Content-Disposition": f"{kind}; filename*=UTF-8''{quote(file.name)}"}
        return web.Response(body=file.content, content_type=file.mime_type, headers=headers)

    async def list_calls(self, request: web.Request) -> Any:
        query = request.query
        chat_id = int(query["chat_id"]) if "chat_id" in query else None
        calls = list(enumerate(self.world.calls))[int(query.get("since", 0)) :]
        return [
            {"number": number, **call_json(call)}
            for number, call in calls
            if query.get("method") in (None, call.method) and chat_id in (None, call.chat_id)
        ]

    async def await_change(self, request: web.Request) -> Any:
        since = int(request.query.get("since", -1))
        deadline = time.monotonic() + min(float(request.query.get("timeout", 25)), LONGEST_WAIT)
        while self.world.changed.version <= since and not self._is_closing():
            left = deadline - time.monotonic()
            if left <= 0 or not await self.world.changed.wait(left):
                break
        await asyncio.sleep(0)  # what rang together is seen together
        return {"version": self.world.changed.version}

    async def count_pending(self, request: web.Request) -> Any:
        return {"pending": self.world.pending(request.query.get("bot"))}

    async def list_faults(self, request: web.Request) -> Any:
        return [fault_json(fault) for fault in self.world.faults.active]

    async def add_fault(self, request: web.Request) -> Any:
        return fault_json(self.world.faults.add(**await _body(request)))

    async def clear_faults(self, request: web.Request) -> Any:
        self.world.faults.clear()
        return []

    async def remove_fault(self, request: web.Request) -> Any:
        for fault in list(self.world.faults.active):
            if fault.id == int(request.match_info["id"]):
                fault.remove()
        return await self.list_faults(request)

    async def show_weather(self, request: web.Request) -> Any:
        return self.world.weather.as_json()

    async def set_weather(self, request: web.Request) -> Any:
        self.world.weather.set(str((await _body(request)).get("kind", "")))
        return self.world.weather.as_json()

    async def show_limits(self, request: web.Request) -> Any:
        return {"overall": self.world.limits.overall, "per_chat": self.world.limits.per_chat}

    async def set_limits(self, request: web.Request) -> Any:
        for name, value in (await _body(request)).items():
            if name not in ("overall", "per_chat") or (value is not None and not isinstance(value, int)):
                raise ValueError('limits are {"overall": N or null, "per_chat": N or null}')
            setattr(self.world.limits, name, value)
        return await self.show_limits(request)
