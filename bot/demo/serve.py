"""The demonstration in the browser, from the first line in the terminal to the last process that ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
import webbrowser
from contextlib import suppress
from pathlib import Path

from bot.demo.life import Gone
from bot.demo.routes import routes
from bot.demo.supervisor import Supervisor

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    return asyncio.run(serve())


async def serve() -> int:
    """Until it is stopped; 1 when the bot could not even be started."""
    stopped = asyncio.Event()
    for number in SIGNALS:
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    with tempfile.TemporaryDirectory(prefix="otklik-demo-", ignore_cleanup_errors=True) as folder:
        async with Supervisor(Path(folder), routes) as supervisor:
            url = f"{supervisor.server.url}/"
            print(f"\n  {url}\n\nОткройте этот адрес в браузере; Ctrl-C — конец.", flush=True)
            print("Open this address in a browser; Ctrl-C ends it.", flush=True)
            if has_desktop():
                await asyncio.to_thread(webbrowser.open, url)
            failing = asyncio.create_task(_fails(supervisor))
            staying = asyncio.create_task(stopped.wait())
            await asyncio.wait({failing, staying}, return_when=asyncio.FIRST_COMPLETED)
            for task in (failing, staying):
                task.cancel()
    return 0 if stopped.is_set() else 1


async def _fails(supervisor: Supervisor) -> None:
    """Ends when the first bot of all ends by itself before it works: then there is nothing to be shown."""
    with suppress(Gone):
        await supervisor.works()
        await asyncio.Event().wait()


def has_desktop() -> bool:
    """May a browser be opened: is somebody at a terminal, on a machine with a screen?"""
    screen = sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.stdout.isatty() and bool(screen)
