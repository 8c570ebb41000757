"""The application: joins intake, worker, postman, errands and clock on one database and one bot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from datetime import datetime
from functools import cache
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import DeleteWebhook, GetMe, SetWebhook, TelegramMethod

from bot.clockwork import Clockwork
from bot.errands.export_files import sweep
from bot.errands.runner import Runner
from bot.settings import Settings
from bot.site.health import Pulse
from bot.start import utc_now
from bot.traffic import retry
from bot.traffic.intake import ALLOWED_UPDATES, Intake, TokenTaken
from bot.traffic.meter import watch
from bot.traffic.pace import Pace
from bot.traffic.postman import Postman
from bot.traffic.session import Session
from bot.traffic.worker import Worker
from handlers.routes import INTERNAL, dispatcher
from messages.help import default_menus
from nps.programme import Programme
from storage import marks
from storage.engine.database import Database
from storage.queues import claiming, inbox
from storage.safety import invariants

log = logging.getLogger(__name__)
FINISH_WITHIN_S = 8.0
LOOK_EVERY_S = 1.0
WATCH_WEBHOOK_EVERY_S = 20.0


def make_bot(settings: Settings) -> Bot:
    """The Bot API client: through the proxy if one is set, to the server that is set."""
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    session = Session(proxy=proxy, api=TelegramAPIServer.from_base(settings.telegram_api_url))
    return Bot(settings.token(), session=session)


@cache
def routes() -> Dispatcher:
    """All handlers, watched: made once in a process, since reading their signatures takes a while."""
    made = dispatcher()
    watch(made)
    return made


class App:
    """Everything that runs while this process leads. `start` and `stop` bracket it; nothing is lost in between."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        programme: Programme,
        *,
        clock: Callable[[], datetime] = utc_now,
        pace: Pace | None = None,
        intake: Intake | None = None,
        webhook: tuple[str, str] | None = None,
    ) -> None:
        self.database = database
        self.bot = bot
        self.programme = programme
        self.clock = clock
        self.started_at = clock()
        self.leads_since: datetime | None = None
        self.webhook = webhook
        self.intake = intake or Intake(database, bot, clock)
        self.meter = self.intake.meter
        pace = pace or Pace()
        self.postman = Postman(database, bot, programme, clock, pace, meter=self.meter)
        about = (database, bot, routes(), INTERNAL, programme, clock, self.wake)
        self.worker = Worker(*about, meter=self.meter, expects=pace.expect)
        self.errands = Runner(database, bot, clock, programme)
        self.clockwork = Clockwork(database, programme, clock, self.wake)
        self.leads = False
        self.username: str | None = None
        self.trouble = self.intake.trouble
        self._errands_woken = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._vital: list[asyncio.Task[None]] = []
        self._cut_off: list[asyncio.Task[None]] = []
        self._stopping = asyncio.Event()

    def wake(self) -> None:
        """Something new is owed, or the clock has moved: look now instead of at the next turn."""
        self.postman.woken.set()
        self._errands_woken.set()
        self.intake.kept.set()

    def pulse(self) -> Pulse:
        return Pulse(
            started_at=self.started_at,
            leads_since=self.leads_since,
            heard_at=self.intake.heard_at,
            sent_at=self.postman.sent_at,
            ticked_at=self.clockwork.ticked_at,
            conflict_at=self.intake.conflict_at,
            polls=self.leads,
            leads=self.leads,
        )

    async def start(self, *, ticking: bool = True) -> None:
        """Begin to work. Without `ticking` somebody else (a test) calls `clockwork.tick` and checks the invariants."""
        self._stopping.clear()
        self.leads, self.leads_since = True, self.clock()
        self.intake.begins()
        await self.postman.recover()
        await sweep(self.database, self.programme)
        for finishing in (self._work, self._deliver, self._run_errands, self._plan):
            self._begin(finishing(), vital=True, cut_off=False)
        if self.webhook is None:
            self._begin(self._poll(), vital=True, cut_off=True)
        else:
            self._begin(self._set_webhook(), vital=False, cut_off=True)
        self._begin(self._once(self._greet), vital=False, cut_off=True)
        if ticking:
            self._begin(self._once(self._examine), vital=False, cut_off=True)
            self.clockwork.start()

    def _begin(self, loop: Coroutine[Any, Any, None], *, vital: bool, cut_off: bool) -> None:
        """`vital`: the application ends when it fails. `cut_off`: at the end it has nothing in hand to finish."""
        task = asyncio.create_task(loop)
        self._tasks.append(task)
        if vital:
            self._vital.append(task)
        if cut_off:
            self._cut_off.append(task)

    async def wait(self) -> None:
        """Until a part fails for good, which raises its exception, or the app is stopped."""
        done, _ = await asyncio.wait(self._vital, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()

    async def stop(self, within_s: float = FINISH_WITHIN_S) -> None:
        """Finish what is in hand within seconds; what is left waits in the database."""
        self._stopping.set()
        end = asyncio.get_running_loop().time() + within_s

        def left() -> float:
            return max(end - asyncio.get_running_loop().time(), 0.1)

        with suppress(TimeoutError):
            async with asyncio.timeout(left()):
                await self.clockwork.stop()
        for task in self._cut_off:
            task.cancel()
        self.wake()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=left())
        await self.postman.finish(left())
        await self.worker.finish(left())
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for tasks in (self._tasks, self._vital, self._cut_off):
            tasks.clear()
        self.leads = False

    async def idle(self) -> bool:
        """Is nothing in hand and nothing due, as far as the last tick has seen?"""
        if self.postman.in_hand or self.worker.in_hand or self.clockwork.unplanned:
            return False
        async with self.database.read(short=True) as conn:
            if await inbox.list_ready(conn, now=self.clock(), limit=1):
                return False
            # The time is taken anew: what the worker has written down meanwhile became due after the first look at it.
            return not await claiming.has_work(conn, now=self.clock())

    # --- the loops -------------------------------------------------------------------------------------------------

    async def _repeat(self, step: Callable[[], Awaitable[bool]], rest: Callable[[], Awaitable[None]]) -> None:
        while not self._stopping.is_set():
            try:
                busy = await step()
            except Exception:
                log.exception("a step failed; trying again")
                await asyncio.sleep(LOOK_EVERY_S)
                continue
            if not busy:
                await rest()

    async def _work(self) -> None:
        await self._repeat(self.worker.step, lambda: rest_until(self.intake.kept))

    async def _deliver(self) -> None:
        await self._repeat(self.postman.step, lambda: self.postman.wait(LOOK_EVERY_S))

    async def _run_errands(self) -> None:
        await self._repeat(self.errands.step, lambda: rest_until(self._errands_woken))

    async def _plan(self) -> None:
        await self._repeat(self.clockwork.step, self.clockwork.rest)

    async def _poll(self) -> None:
        await self._insist(DeleteWebhook(drop_pending_updates=False))
        while not self._stopping.is_set():
            try:
                await self.intake.poll()
            except TokenTaken:
                raise
            except Exception:
                log.exception("a poll failed; trying again")
                await asyncio.sleep(LOOK_EVERY_S)

    async def _set_webhook(self) -> None:
        url, secret = self.webhook or ("", "")
        await self._insist(SetWebhook(url=url, secret_token=secret, allowed_updates=ALLOWED_UPDATES))
        while not self._stopping.is_set():  # a gap shows only on Telegram's side: deliveries that fail
            try:
                await self.intake.watch()
            except Exception:
                log.exception("the look at the webhook failed")
            await asyncio.sleep(WATCH_WEBHOOK_EVERY_S)

    async def _once(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Something done once at the start, without which the rest goes on."""
        try:
            await work()
        except Exception:
            log.exception("%s failed at the start", work.__name__.strip("_"))

    async def _greet(self) -> None:
        """Learn the bot's own name, which the personal links need, and set the default menus."""
        me = await self._insist(GetMe())
        self.username = me.username
        async with self.database.write() as conn:
            await marks.put(conn, marks.BOT_USERNAME, me.username)
        for menu in default_menus(self.programme):
            await self._insist(menu)

    async def _insist(self, method: TelegramMethod[Any]) -> Any:
        failures = 0
        while not self._stopping.is_set():
            try:
                answer = await self.bot(method)
            except Exception as error:
                failures += 1
                self.trouble.note(method.__api_method__, error, failures)
                await asyncio.sleep(retry.REQUEST.pause_s(failures))
            else:
                self.trouble.is_over()
                return answer
        return None

    async def _examine(self) -> None:
        """The invariant check in the background: it reports, it never refuses."""
        async with self.database.read() as conn:
            for broken in await invariants.check(conn, now=self.clock()):
                log.warning("invariant check: %s", broken)


async def rest_until(event: asyncio.Event) -> None:
    """Rest until the event, at most a second: a retry may have become due meanwhile."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LOOK_EVERY_S):
            await event.wait()
    event.clear()
