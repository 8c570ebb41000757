"""`campaign_per_s`: how fast a round of questions goes out through Telegram's strict window."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bench.figure import Figure
from bench.filling import PROGRAMME, TOKEN, filled, telegram_id, utc_now
from bot.owing import rows_of
from bot.pace import Pace
from bot.postman import Postman
from messages import survey
from messages.owed import Owed
from nps.values import InvitationId
from sandbox.limits import OVERALL
from sandbox.server import SandboxServer
from sandbox.world import World
from storage import outbox
from storage.database import Database

PEOPLE = 300
ROUNDS = 3
PATIENCE_S = 60.0


async def campaign_per_s(folder: Path) -> Figure:
    rates, refused = [], 0
    for number in range(ROUNDS):
        async with filled(folder / f"{number}.db", PEOPLE, asked=False) as database:
            rate, floods = await ask_all(database)
        rates.append(rate)
        refused += floods
    note = (
        f"median of {ROUNDS} × {PEOPLE} questions, composed, sent over HTTP and recorded; {refused} answers 429; "
        f"counted behind the first {OVERALL}, which the window lets through at once; floor: Telegram's limit"
    )
    return Figure("campaign_per_s", median(rates), "messages/s", float(OVERALL), note)


async def ask_all(database: Database) -> tuple[float, int]:
    """Messages a second by Telegram's clock, and how many requests were refused."""
    world = World()
    for number in range(1, PEOPLE + 1):
        world.person(telegram_id(number), bot_token=TOKEN).chat.started = True
    async with SandboxServer(world) as server:
        bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(server.url)))
        try:
            await deliver(database, Postman(database, bot, PROGRAMME, utc_now, Pace()))
        finally:
            await bot.session.close()
    calls = world.sent(method="sendMessage")
    delivered = [call for call in calls if call.outcome == "ok"]
    assert len({call.chat_id for call in delivered}) == len(delivered) == PEOPLE
    took = delivered[-1].monotonic - delivered[0].monotonic
    return (PEOPLE - OVERALL) / took, len(calls) - len(delivered)


async def deliver(database: Database, postman: Postman) -> None:
    """As the running program does, until nothing is owed."""
    asks: Owed = [survey.question(InvitationId(number), telegram_id(number)) for number in range(1, PEOPLE + 1)]
    async with database.write() as conn:
        await outbox.owe(conn, rows_of(asks), now=utc_now())
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if not await postman.step():
            async with database.read() as conn:
                if not postman.in_hand and not await outbox.has_work(conn, now=utc_now()):
                    return
            await postman.wait(1.0)
    raise TimeoutError(f"{PEOPLE} questions were not out after {PATIENCE_S:.0f} s")
