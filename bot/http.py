"""The HTTP side: /health, and the webhook when one is set. Nothing else is served."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web

from bot.app import App
from bot.health import examine
from bot.intake import BODY_LIMIT, Webhook


def make_site(app: App) -> web.Application:
    """The aiohttp application: bodies are limited to 1 MiB."""
    site = web.Application(client_max_size=BODY_LIMIT)

    async def health(_: web.Request) -> web.Response:
        async with app.database.read() as conn:
            ok, shown = await examine(conn, app.pulse(), now=app.clock())
        return web.json_response(shown, status=200 if ok else 503)

    site.router.add_get("/health", health)
    if app.webhook is not None:
        url, secret = app.webhook
        site.router.add_post(urlsplit(url).path or "/", Webhook(app.intake, secret).receive)
    return site


async def serve(app: App, port: int) -> web.AppRunner:
    """Start serving: on all addresses with a webhook, else only for this machine. OSError: the port is taken."""
    runner = web.AppRunner(make_site(app), access_log=None)
    await runner.setup()
    host = "0.0.0.0" if app.webhook is not None else "127.0.0.1"  # noqa: S104 - a webhook must be reached from outside
    await web.TCPSite(runner, host, port).start()
    return runner
