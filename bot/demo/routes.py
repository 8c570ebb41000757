"""What the demonstration plugs into the page's server: its panels' script, and what its buttons do.

GET  /demo/state            the time, the bot's process, what waits where, which invariants are broken
POST /demo/jump             {"to": "hour", "day", "week" or "monday"}: sets out, the state says how it goes
POST /demo/kill, /demo/start    SIGKILL to the bot; a new process
POST /demo/speak            {"language": "ru" or "en"}: the people of the tour choose it with /language
GET  /demo/tour.json        the steps of the guided tour
GET  /demo/NAME             the script, its style
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.demo.supervisor import Busy, Supervisor
from bot.demo.tour import read_tour

FILES = Path(__file__).parent / "page_files"
KINDS = {".js": "text/javascript", ".css": "text/css"}


def routes(supervisor: Supervisor) -> list[web.RouteDef]:
    async def state(request: web.Request) -> Any:
        return await supervisor.state()

    async def jump(request: web.Request) -> Any:
        supervisor.begin_jump(str((await _body(request)).get("to")))
        return await supervisor.state()

    async def kill(request: web.Request) -> Any:
        await supervisor.kill_bot()
        return await supervisor.state()

    async def start(request: web.Request) -> Any:
        await supervisor.start_bot()
        return await supervisor.state()

    async def speak(request: web.Request) -> Any:
        body = await _body(request)
        await supervisor.speak([int(number) for number in body.get("people", [])], str(body.get("language")))
        return {"ok": True}

    async def tour(request: web.Request) -> Any:
        return read_tour(await supervisor.actors())

    async def file(request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        path = FILES / name
        if path.suffix not in KINDS or not path.is_file():
            raise web.HTTPNotFound
        return web.Response(body=path.read_bytes(), content_type=KINDS[path.suffix], charset="utf-8")

    return [
        web.get("/demo/state", _json(state)),
        web.post("/demo/jump", _json(jump)),
        web.post("/demo/kill", _json(kill)),
        web.post("/demo/start", _json(start)),
        web.post("/demo/speak", _json(speak)),
        web.get("/demo/tour.json", _json(tour)),
        web.get("/demo/{name:[a-z_]+\\.[a-z]+}", file),
    ]


async def _body(request: web.Request) -> dict[str, Any]:
    body = json.loads(await request.text() or "{}")
    if not isinstance(body, dict):
        raise TypeError("the body must be a JSON object")
    return body


def _json(answerer: Callable[[web.Request], Awaitable[Any]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        try:
            return web.json_response(await answerer(request))
        except Busy as busy:
            return web.json_response({"error": str(busy)}, status=409)
        except (TypeError, ValueError) as mistake:
            return web.json_response({"error": str(mistake)}, status=400)

    return answer
