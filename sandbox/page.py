"""The page: three phones in a browser, served beside the interfaces it is built on.

    GET /                       the page
    GET /page/files/NAME        its scripts and styles
    GET /page/setup             {"title", "phones", "scripts", "languages", "zone"}
    GET /page/cast              [{"id", "name", "about", "role", "link"}]: who may be put on a phone
    GET /page/stream?phones=ID,ID,ID    server-sent events, each whole and only when it differs from the last:
                                `world` (people, weather, what waits) and `chat` (what one of these phones shows)

What people do goes through `/control/…`, what there is of it is told in `sandbox.control`.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.shown import chat_json, world_json
from sandbox.world import World

FILES = Path(__file__).with_name("page_files")
TOGETHER = 0.04  # seconds: what happens at once is shown at once
SHARE = 4  # after a look rest so many times as long as it took: long chats leave the bot its processor
LOOK_AGAIN = 1.0  # the world's clock moves without ringing
PING_AFTER = 15  # looks without news; shows that the browser has gone


@dataclass(frozen=True, slots=True)
class Cast:
    """Somebody who can be put on a phone; `link`: the payload of the deep link that waits for them."""

    id: int
    name: str
    about: str = ""
    role: str = ""
    link: str | None = None


@dataclass(slots=True)
class Page:
    """What the page is to show: `cast` None means whoever has been met, `phones` who has them at the start.

    `scripts`: addresses of ES modules whose `mount(page)` is called when the phones stand.
    `zone`: the time zone of the phones (an IANA name; None: the browser's).
    """

    title: str = "Telegram sandbox"
    cast: Callable[[], Awaitable[list[Cast]]] | None = None
    phones: Sequence[int] = ()
    scripts: Sequence[str] = ()
    languages: Sequence[str] = ("ru", "en")
    zone: str | None = None


def page_routes(world: World, page: Page, is_closing: Callable[[], bool]) -> list[web.AbstractRouteDef]:
    served = _Served(world, page, is_closing)
    return [
        web.get("/", served.index),
        web.static("/page/files", FILES),
        web.get("/page/setup", served.setup),
        web.get("/page/cast", served.cast),
        web.get("/page/stream", served.stream),
        web.get("/favicon.ico", served.icon),
    ]


class _Served:
    def __init__(self, world: World, page: Page, is_closing: Callable[[], bool]) -> None:
        self.world = world
        self.page = page
        self._is_closing = is_closing

    async def index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES / "index.html")

    async def icon(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES / "icon.svg")

    async def setup(self, request: web.Request) -> web.Response:
        names = ("title", "zone", "phones", "scripts", "languages")
        shown = {name: getattr(self.page, name) for name in names}
        return web.json_response({name: list(v) if isinstance(v, list | tuple) else v for name, v in shown.items()})

    async def cast(self, request: web.Request) -> web.Response:
        """The cast first, then who else has been met; an actor who is not here yet comes in."""
        cast = await self.page.cast() if self.page.cast is not None else []
        for actor in cast:
            if actor.id not in self.world.users:
                self.world.person(actor.id, first_name=actor.name)
        known = {actor.id for actor in cast}
        met = [
            Cast(user.id, " ".join(filter(None, (user.first_name, user.last_name))))
            for user in list(self.world.users.values())
            if user.id not in known
        ]
        return web.json_response([asdict(somebody) for somebody in (*cast, *met)])

    async def stream(self, request: web.Request) -> web.StreamResponse:
        phones = [int(id) for id in request.query.get("phones", "").split(",") if id.isdecimal()]
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        sent: dict[str, str] = {}
        quiet = 0
        while not self._is_closing():
            version, began = self.world.changed.version, time.monotonic()
            news = [(key, event, text) for key, event, text in self._events(phones) if sent.get(key) != text]
            took = time.monotonic() - began
            quiet = 0 if news else quiet + 1
            try:
                for key, event, text in news:
                    await response.write(f"event: {event}\ndata: {text}\n\n".encode())
                    sent[key] = text
                if quiet >= PING_AFTER:
                    await response.write(b": still here\n\n")
                    quiet = 0
            except ConnectionError:  # the browser has gone
                break
            if self.world.changed.version == version:
                await self.world.changed.wait(LOOK_AGAIN)
            await asyncio.sleep(max(TOGETHER, SHARE * took))
        return response

    def _events(self, phones: list[int]) -> Iterator[tuple[str, str, str]]:
        yield "world", "world", _text(world_json(self.world))
        for id in phones:
            if id in self.world.users:
                yield f"chat{id}", "chat", _text(chat_json(self.world.person(id)))


def _text(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
