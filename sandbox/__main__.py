"""`python -m sandbox [--host H] [--port P]`: a Telegram of your own until it is stopped."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys

from sandbox.server import SandboxServer
from sandbox.world import World

HOW = """A Telegram of your own: {url}

Open it in a browser to be people at their phones, or use the interfaces:

Point a bot at it:      TELEGRAM_API_URL={url}   (any BOT_TOKEN will do, for example 1:sandbox-token)
Be a person:            curl {url}/control/people -d '{{"id": 1001, "first_name": "Ирина"}}'
                        curl {url}/control/people/1001/open -d '{{"payload": "..."}}'
                        curl {url}/control/people/1001/messages
All of it:              python -c 'import sandbox.control; help(sandbox.control)'

Ctrl+C stops it; nothing is kept.
"""


async def serve(host: str, port: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, stop.set)
    server = SandboxServer(World())
    await server.start(host, port)
    sys.stdout.write(HOW.format(url=server.url))
    sys.stdout.flush()
    try:
        await stop.wait()
    finally:
        await server.stop()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A Telegram of your own.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081)
    arguments = parser.parse_args()
    try:
        asyncio.run(serve(arguments.host, arguments.port))
    except KeyboardInterrupt:
        pass
    except OSError as error:
        parser.exit(1, f"cannot listen on {arguments.host}:{arguments.port}: {error.strerror}\n")


if __name__ == "__main__":
    main()
