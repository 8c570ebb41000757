"""`python -m bot run`: the real thing, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime

from bot.app import FINISH_WITHIN_S, App, make_bot
from bot.console import speaking
from bot.leader import Leadership, LeadLost, OnlyLeading
from bot.settings import Settings
from bot.site.http import sites
from bot.site.ping import pinging
from bot.start import prepare, utc_now
from storage.engine.database import Database, reach
from storage.engine.instance import AlreadyRunning
from storage.safety.way_out import naming_the_way_out

log = logging.getLogger(__name__)
STANDBY_LOOKS_EVERY_S = 0.5
AWAY_LOOKS_EVERY_S = 2.0
DEPOSED_WITHIN_S = 1.0  # nothing that is in hand can be written down any more


async def run(settings: Settings, *, clock: Callable[[], datetime] = utc_now) -> None:
    """Run until SIGTERM or SIGINT. Raises SettingsError, DatabaseError, AlreadyRunning, TokenTaken with a sentence."""
    programme = settings.programme()
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    if not settings.backs_up:
        log.info("no automatic backups: %s", "BACKUP_DIR is off" if settings.sqlite else "PostgreSQL has pg_dump")
    database = Database(settings.database_url)
    bot = make_bot(settings)
    try:
        async with naming_the_way_out(database, programme.backup_folder):
            await reach(database)
        async with Leadership(database) as leadership:
            if not leadership.shared:
                await leadership.try_to_lead()
            bot.session.middleware(OnlyLeading(leadership))
            await prepare(database, programme, clock)
            webhook = None
            if settings.webhook_url and settings.webhook_secret:
                webhook = (settings.webhook_url, settings.webhook_secret.get_secret_value())
            app = App(database, bot, programme, clock=clock, webhook=webhook)
            async with sites(app, settings), pinging(app, settings.ping_url), speaking(app, settings.language):
                await lead_until(app, leadership, stopped)
    finally:
        await bot.session.close()
        await database.close()


async def lead_until(app: App, leadership: Leadership, stopped: asyncio.Event) -> None:
    """Lead whenever nobody else does, until stopped."""
    waiting = False
    while not stopped.is_set():
        if not await _try(leadership, stopped):
            if not waiting:
                log.info("another Otklik leads on this database; standing by")
            waiting = True
            await _rest(stopped, STANDBY_LOOKS_EVERY_S)
            continue
        waiting = False
        log.info("Otklik is running")
        watching = asyncio.create_task(leadership.watch())  # to the end: what is in hand may go out only while we lead
        try:
            await app.start()
            await _first_of(app.wait(), asyncio.shield(watching), stopped.wait())
        except LeadLost:
            log.warning("the lead is lost")
        finally:
            await app.stop(FINISH_WITHIN_S if leadership.surely_leads() else DEPOSED_WITHIN_S)
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
            await leadership.hand_over()
            log.info("Otklik has stopped working; what was owed waits in the database")


async def _try(leadership: Leadership, stopped: asyncio.Event) -> bool:
    try:
        return await leadership.try_to_lead()
    except AlreadyRunning:
        raise
    except Exception as error:  # asyncpg's errors at connecting have no base in common
        log.warning("the database cannot be reached: %s", type(error).__name__)
        await _rest(stopped, AWAY_LOOKS_EVERY_S)
        return False


async def _first_of(*works: Awaitable[object]) -> None:
    """Until one of them ends; raises what it raised."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()


async def _rest(stopped: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stopped.wait()
