"""The HTTP side: /health and the webhook on one port, /metrics on an address of its own. Nothing else is served."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

from aiohttp import web
from yarl import URL

from bot.app import App
from bot.settings import Settings, SettingsError
from bot.site.health import Doctor
from bot.traffic.intake import Webhook

log = logging.getLogger(__name__)
IDLE_S = 75.0  # also how long a client may take over its headers
LINGER_S = 1.0  # reading on after a refusal, so that it is seen instead of a reset
MOST_CONNECTIONS = 256  # Telegram opens at most 100
STOP_WITHIN_S = 5.0

Handler = Callable[[web.BaseRequest], Awaitable[web.Response]]
Routes = Mapping[tuple[str, str], Handler]


class Connection(web.RequestHandler):
    """One connection. What is no HTTP gets a bare status: neither our versions nor its own words back, nor a log."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        if request.writer.output_size > 0:
            raise ConnectionError("an answer had begun")
        return bare(status)


class Site(web.Server):
    """Serves exactly these methods and paths; anything else is answered by a bare status."""

    def __init__(self, routes: Routes, *, idle_s: float = IDLE_S, most_connections: int = MOST_CONNECTIONS) -> None:
        super().__init__(self._answer)
        self._routes = routes
        self._idle_s = idle_s
        self._most_connections = most_connections

    def __call__(self) -> Connection:
        return Connection(
            self,
            loop=asyncio.get_running_loop(),
            access_log=None,  # type: ignore[arg-type]  # None switches it off
            keepalive_timeout=self._idle_s,
            lingering_time=LINGER_S,
            auto_decompress=False,
        )

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        super().connection_made(handler, transport)
        if len(self.connections) > self._most_connections:  # a flood must not use up the files the bot needs itself
            transport.abort()

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        method = "GET" if request.method == "HEAD" else request.method
        handler = self._routes.get((method, request.path))
        if handler is None:
            allowed = sorted(method for method, path in self._routes if path == request.path)
            return bare(405, Allow=", ".join(allowed)) if allowed else bare(404)
        try:
            answer = await handler(request)
        except web.HTTPException as refusal:
            return bare(refusal.status)
        except ConnectionError:  # the client has gone
            return bare(400)
        except Exception:
            log.exception("%s %s failed", method, request.path)
            return bare(500)
        answer.headers["Server"] = "Otklik"
        return answer


def bare(status: int, **headers: str) -> web.Response:
    """A status and nothing else; the connection ends with it."""
    answer = web.Response(status=status, headers={"Server": "Otklik", **headers})
    answer.force_close()
    return answer


def routes_of(app: App) -> Routes:
    """What the public port serves."""
    doctor = Doctor(app)

    async def health(_: web.BaseRequest) -> web.Response:
        ok, shown = await doctor.looks()
        return web.json_response(shown, status=200 if ok else 503)

    routes: dict[tuple[str, str], Handler] = {("GET", "/health"): health}
    if app.webhook is not None:
        url, secret = app.webhook
        routes["POST", URL(url).path] = Webhook(app.intake, secret).receive
    return routes


@asynccontextmanager
async def sites(app: App, settings: Settings) -> AsyncIterator[None]:
    """Everything this process serves, as long as the block lasts.

    Raises SettingsError naming what cannot be used; while polling, an HTTP_PORT that is taken is only warned of.
    """
    async with AsyncExitStack() as open_ones:
        try:
            open_ones.push_async_callback((await serve(app, settings.http_port)).cleanup)
        except OSError as error:
            if app.webhook is not None:
                raise SettingsError(f"HTTP_PORT {settings.http_port} cannot be used: {error.strerror}") from None
            # Somebody else's program holds it, or an Otklik on another database: no reason to leave clients unheard.
            log.warning(
                "HTTP_PORT %s cannot be used (%s): the bot works, but nothing answers /health; "
                "set HTTP_PORT to a free port in .env, or to 0 to have one chosen",
                settings.http_port,
                error.strerror,
            )
        if address := settings.metrics_address():
            try:
                open_ones.push_async_callback((await serve_metrics(app, *address)).cleanup)
            except OSError as error:
                raise SettingsError(
                    f"METRICS_LISTEN {settings.metrics_listen} cannot be used: {error.strerror}"
                ) from None
        yield


async def serve(app: App, port: int) -> web.ServerRunner:
    """Start serving: on all addresses with a webhook, else only for this machine. OSError: the port is taken."""
    host = "0.0.0.0" if app.webhook is not None else "127.0.0.1"  # noqa: S104 - a webhook must be reached from outside
    return await listen(Site(routes_of(app)), host, port)


async def serve_metrics(app: App, host: str, port: int) -> web.ServerRunner:
    """Start serving /metrics. OSError: the address is taken, or none of this machine's."""
    from bot.site.metrics import CONTENT_TYPE, Metrics

    metrics = Metrics(app)

    async def shown(_: web.BaseRequest) -> web.Response:
        return web.Response(body=await metrics.shown(), headers={"Content-Type": CONTENT_TYPE})

    return await listen(Site({("GET", "/metrics"): shown}), host, port)


async def listen(site: Site, host: str, port: int) -> web.ServerRunner:
    runner = web.ServerRunner(site, shutdown_timeout=STOP_WITHIN_S)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner
