"""`start_s`, `rss_mb`: until the bot's first poll; `cli_start_ms`: until the command line says what it can do."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench.figure import Figure
from bench.filling import TOKEN
from sandbox.server import SandboxServer
from sandbox.world import World
from tests.bot.program import free_port

ROUNDS = 7
ROOT = Path(__file__).parents[1]
BARE = """
import asyncio, os
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

async def main():
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    dispatcher = Dispatcher()
    @dispatcher.message()
    async def on_message(message: Message):
        await message.answer("?")
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server)))

asyncio.run(main())
"""


async def starts(folder: Path) -> list[Figure]:
    """Until the first getUpdates arrives: seconds, and the resident memory of the process then, in MB."""
    world = World()
    world.bot(TOKEN)
    ours, bare = [], []
    async with SandboxServer(world) as server:
        settings = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": server.url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'otklik.db'}",
            "COMPANY_NAME": "Стройснаб",
            "OWNER_IDS": "1",
            "HTTP_PORT": str(free_port()),
        }
        for number in range(ROUNDS + 1):  # the first one makes the database, and warms the disk's cache
            our, least = (
                await _poll(world, folder, settings, "-m", "bot", "run"),
                await _poll(world, folder, settings, "-c", BARE),
            )
            if number:
                ours.append(our)
                bare.append(least)
    note = f"until the first poll, median of {ROUNDS}; floor: a bare aiogram bot that polls; at most 1.25"
    empty = "a database with anything in it, PostgreSQL, a cold disk"
    return [
        Figure("start_s", median(s for s, _ in ours), "s", median(s for s, _ in bare), note, empty),
        Figure("rss_mb", median(mb for _, mb in ours), "MB", median(mb for _, mb in bare), note, f"work, and {empty}"),
    ]


async def _poll(world: World, folder: Path, settings: dict[str, str], *arguments: str) -> tuple[float, float]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = inherited | settings | {"PYTHONPATH": str(ROOT)}
    before, began = len(world.calls), time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=folder, env=environment, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        await world.wait_until(lambda: any(call.method == "getUpdates" for call in world.calls[before:]), 60)
        polled = next(call for call in world.calls[before:] if call.method == "getUpdates")
        return polled.monotonic - began, resident_mb(process.pid)
    finally:
        process.kill()
        await process.wait()


async def cli_start_ms(folder: Path) -> list[Figure]:
    ours, floors = [], []
    for number in range(ROUNDS + 1):
        took, bare = run("-m", "bot", "--help"), run("-c", "pass")
        if number:  # the first one only warms the disk's cache
            ours.append(took)
            floors.append(bare)
    note = f"python -m bot --help, median of {ROUNDS}; floor: python -c pass; less is better"
    leaves_out = "whatever the command then does: most open the database"
    return [Figure("cli_start_ms", median(ours), "ms", median(floors), note, leaves_out)]


def resident_mb(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(resident.split()[1]) / 1024


def run(*arguments: str) -> float:
    """Milliseconds from the start of the process to its end."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - a program of ours
    return (time.perf_counter() - began) * 1000
