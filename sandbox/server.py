"""The server: the Bot API and file downloads on one port, the control interface and the page beside them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from sandbox import about, answering, editing, sending, webhooks  # noqa: F401  # each registers its methods
from sandbox.bots import Bot
from sandbox.control import control_routes
from sandbox.delivery import Deliverer
from sandbox.faults import Fault
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.guards import add_headers, guard
from sandbox.methods import METHODS, Said
from sandbox.page import Page, page_routes
from sandbox.parameters import BODY_LIMIT, Parameters, read_parameters
from sandbox.polling import get_updates
from sandbox.refusal import Dropped, Refusal, bad_gateway, bad_request, not_found, too_large, too_many
from sandbox.world import World

BAD_GATEWAY_PAGE = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx/1.18.0</body>\r\n</html>\r\n"


class SandboxServer:
    """Serves one world. Stopped it is Telegram being away; started again it has kept everything."""

    def __init__(self, world: World, *, page: Page | None = None, routes: Sequence[web.AbstractRouteDef] = ()) -> None:
        """`routes`: what whoever starts the server plugs in; they are guarded like its own."""
        self.world = world
        self._page = page or Page()
        self._routes = routes
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._closing = asyncio.Event()
        self._deliverer = Deliverer(world)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one, `url` says which."""
        self._closing = asyncio.Event()
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=[guard(host)])
        app.on_response_prepare.append(add_headers)
        app.add_routes(
            [
                web.route("*", "/bot{token:[^/]+}/{method}", self._on_call),
                web.get("/file/bot{token:[^/]+}/{path:.+}", self._on_download),
                *control_routes(self.world, lambda: self._closing.is_set()),
                *page_routes(self.world, self._page, lambda: self._closing.is_set()),
                *self._routes,
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"
        await self._deliverer.start()

    async def stop(self) -> None:
        """Cut every connection, open long polls too, and stop listening."""
        if self._runner is None:
            return
        runner, self._runner = self._runner, None
        self._closing.set()
        self.world.changed.ring()
        await self._deliverer.stop()
        await runner.cleanup()

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _on_call(self, request: web.Request) -> web.StreamResponse:
        token, name = request.match_info["token"], request.match_info["method"]
        try:
            return _answer(await self._called(request, token, name))
        except Refusal as refusal:
            return _refused(refusal)
        except web.HTTPRequestEntityTooLarge:
            return _refused(too_large())
        except _Page:
            return web.Response(status=502, text=BAD_GATEWAY_PAGE, content_type="text/html")
        except Dropped:
            return _cut(request)

    async def _called(self, request: web.Request, token: str, name: str) -> Any:
        """Read, record, fail if a fault says so, else do the work."""
        if token in self.world.revoked:
            raise Refusal(401, "Unauthorized")
        bot = self.world.bot(token)
        method = METHODS.get(name.lower())
        name = "getUpdates" if name.lower() == "getupdates" else method.name if method else name
        parameters = await read_parameters(request)
        call = self.world.record(bot, name, parameters.recorded(), request.host.partition(":")[0])
        try:
            fault = self.world.faults.strike(name, call.chat_id)
            if fault is not None:
                call.fault = fault.kind
                _fail_before(fault)
            result = await self._done(bot, name, parameters)
            call.outcome = "ok"
            call.message_id = _message_id(parameters, result)
        except Refusal as refusal:
            call.outcome = refusal.description
            raise
        except (Dropped, _Page):
            call.outcome = f"fault: {call.fault}" if call.fault else "dropped"
            raise
        finally:
            self.world.changed.ring()
        if fault is not None:
            await self._fail_after(fault)
        return result

    async def _done(self, bot: Bot, name: str, parameters: Parameters) -> Any:
        if name == "getUpdates":
            return await get_updates(bot, parameters, self._closing)
        method = METHODS.get(name.lower())
        if method is None:
            raise not_found("method not found")
        return method.work(bot, parameters)

    async def _fail_after(self, fault: Fault) -> None:
        if fault.kind == "drop_after":
            raise Dropped
        if fault.kind == "slow":
            try:
                async with asyncio.timeout(fault.delay):
                    await self._closing.wait()
            except TimeoutError:
                return
            raise Dropped

    async def _on_download(self, request: web.Request) -> web.StreamResponse:
        bot = self.world.bot(request.match_info["token"])
        fault = self.world.faults.strike("file", None)
        try:
            if fault is not None:
                _fail_before(fault)
                await self._fail_after(fault)
            file = bot.files.at(request.match_info["path"])
            if file is None:
                raise not_found()
            if file.size > DOWNLOAD_LIMIT:
                raise bad_request("file is too big")
        except Refusal as refusal:
            return _refused(refusal)
        except _Page:
            return web.Response(status=502, text=BAD_GATEWAY_PAGE, content_type="text/html")
        except Dropped:
            return _cut(request)
        return web.Response(body=file.content, content_type="application/octet-stream")


class _Page(Exception):
    """Answer 502 with a web page instead of JSON."""


def _fail_before(fault: Fault) -> None:
    match fault.kind:
        case "refuse" | "drop_before":
            raise Dropped
        case "5xx":
            raise bad_gateway()
        case "5xx_html":
            raise _Page
        case "429":
            raise too_many(fault.retry_after)


def _cut(request: web.Request) -> web.StreamResponse:
    """Reset the connection; what is returned is never seen."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _answer(result: Any) -> web.Response:
    if isinstance(result, Said):
        return web.json_response({"ok": True, "result": result.result, "description": result.description})
    return web.json_response({"ok": True, "result": result})


def _refused(refusal: Refusal) -> web.Response:
    return web.json_response(refusal.as_json(), status=refusal.code)


def _message_id(parameters: Parameters, result: Any) -> int | None:
    if isinstance(result, dict) and isinstance(result.get("message_id"), int):
        return int(result["message_id"])
    return parameters.whole("message_id")
