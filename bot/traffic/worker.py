"""The worker: runs inbox rows through the handlers, one transaction each, and writes down what they owe."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.methods import TelegramMethod

from actions.telling import tell_owners, tell_unreadable
from actions.turn import Turn
from bot.traffic import retry
from bot.traffic.meter import Meter
from bot.traffic.owing import perishables_of, rows_of
from bot.traffic.reading import SAID, Unparsable, read
from messages.owed import Owed
from messages.replies import reply
from messages.texts import language_of, say
from nps.programme import Programme
from nps.values import InboxKind, OutboxState
from storage.engine.conn import Conn
from storage.engine.database import Database, is_outage
from storage.people.who import find_who
from storage.queues import holding, inbox, outbox
from storage.queues.inbox import InboxRow

log = logging.getLogger(__name__)
BATCH = 50
YIELD_EVERY = 3
PERISHABLE_TIMEOUT_S = 10
OWED_EACH = 2  # an answer for the person, and often one more for staff

Internal = Callable[[Turn, dict[str, Any]], Awaitable[Owed]]


class _Unwritten:
    """What the rows of one transaction owe so far; `held`: their answers may have gone out before a restore."""

    def __init__(self, conn: Conn, now: datetime) -> None:
        self._conn = conn
        self._now = now
        self._owed: Owed = []
        self._held: Owed = []

    def add(self, owed: Owed, *, held: bool) -> None:
        (self._held if held else self._owed).extend(owed)

    async def write_down(self) -> None:
        await outbox.owe(self._conn, rows_of(self._held), now=self._now, state=OutboxState.HELD)
        await outbox.owe(self._conn, rows_of(self._owed), now=self._now)
        self._held, self._owed = [], []


class Worker:
    """Works through the inbox in order; a row that fails is retried and holds back only its chat."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        dispatcher: Dispatcher,
        internal: dict[str, Internal],
        programme: Programme,
        clock: Callable[[], datetime],
        on_owed: Callable[[], None],
        *,
        meter: Meter | None = None,
        expects: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._database = database
        self._bot = bot
        self._dispatcher = dispatcher
        self._internal = internal
        self._programme = programme
        self._clock = clock
        self._on_owed = on_owed
        self._meter = meter or Meter()
        self._expects = expects  # told how many messages will probably be owed in a moment
        self._handling = 0
        self._perishing: set[asyncio.Task[None]] = set()
        self._held_up_to: int | None = None  # answers to these rows may have gone out before a restore
        self.handled = 0

    async def step(self) -> bool:
        """Handle the rows that are ready; tells whether there were any.

        Waiting rows share one transaction; if any of them raises, all is rolled back and each is done alone. A handler
        that has to find everything owed before it has that written down first (`Turn.settle`).
        """
        async with self._database.read(short=True) as conn:
            rows = await inbox.list_ready(conn, now=self._clock(), limit=BATCH)
        if not rows:
            return False
        self._handling = len(rows)
        self._expects(OWED_EACH * len(rows))
        try:
            await self._settle(rows)
        finally:
            self._handling = 0
        self.handled += len(rows)
        return True

    async def _settle(self, rows: list[InboxRow]) -> None:
        try:
            await self._commit(rows)
        except Exception:
            failed: set[int | None] = set()
            for row in rows:
                if row.chat_id is not None and row.chat_id in failed:
                    continue  # in order per chat: it waits for the one that failed
                if not await self._alone(row):
                    failed.add(row.chat_id)

    async def _commit(self, rows: list[InboxRow]) -> None:
        perishing: list[TelegramMethod[Any]] = []
        short = all(row.kind == InboxKind.UPDATE for row in rows)
        async with self._database.write(short=short, urgent=short) as conn:
            now = self._clock()
            if self._held_up_to is None:
                self._held_up_to = await holding.find_held_up_to(conn)
            owed = _Unwritten(conn, now)
            for number, row in enumerate(rows):
                if number % YIELD_EVERY == 0:  # whoever else has something to do does not wait for all of them
                    await asyncio.sleep(0)
                turn = Turn(conn, now, self._programme, owed.write_down)
                follows = await self._handle(turn, row)
                is_held = row.id <= self._held_up_to
                owed.add(follows, held=is_held)
                if not is_held:
                    perishing += perishables_of(follows)
            await owed.write_down()
            await inbox.record_done(conn, [row.id for row in rows], now=now)
        self._on_owed()
        for method in perishing:
            self._send_perishable(method)

    async def _alone(self, row: InboxRow) -> bool:
        try:
            await self._commit([row])
        except Unparsable as unparsable:
            log.warning("update in inbox row %s cannot be parsed: %s", row.id, unparsable)
            async with self._database.write() as conn:
                turn = Turn(conn, self._clock(), self._programme)
                await inbox.record_unparsable(conn, row, str(unparsable), now=turn.now)
                await outbox.owe(conn, rows_of(await self._ask_for_words(turn, row)), now=turn.now)
            self._on_owed()
        except Exception as error:
            if is_outage(error):  # no fault of the row: it costs none of its attempts
                raise
            log.error(
                "inbox row %s failed, attempt %s: %s", row.id, row.attempts + 1, type(error).__name__, exc_info=error
            )
            async with self._database.write() as conn:
                await self._put_off(Turn(conn, self._clock(), self._programme), row, type(error).__name__)
            self._on_owed()
            return False
        return True

    async def _put_off(self, turn: Turn, row: InboxRow, error: str) -> None:
        """Later again, or set aside, which the person and the owners are told."""
        failures = row.attempts + 1
        if not retry.UPDATE.is_over(failures):
            retry_at = turn.now + timedelta(seconds=retry.UPDATE.pause_s(failures))
            await inbox.record_failure(turn.conn, row, error, retry_at=retry_at)
            return
        await inbox.record_set_aside(turn.conn, row, error, now=turn.now)
        await outbox.owe(turn.conn, rows_of(await self._apologise(turn, row)), now=turn.now)

    async def _handle(self, turn: Turn, row: InboxRow) -> Owed:
        if row.kind != InboxKind.UPDATE:
            return await self._internal[row.kind](turn, row.payload)
        result = await self._dispatcher.feed_update(
            self._bot, read(row.payload, self._bot), turn=turn, meter=self._meter
        )
        return [] if result is UNHANDLED or result is None else list(result)

    async def _apologise(self, turn: Turn, row: InboxRow) -> Owed:
        """The person learns in words that their action was set aside; so do the owners."""
        owed = await tell_owners(turn, "error-owner-set-aside", once=f"set-aside:{row.id}")
        who = await find_who(turn.conn, row.chat_id) if row.chat_id else None
        if who:
            owed.append(reply(who, say(language_of(who, self._programme), "error-set-aside")))
        return owed

    async def _ask_for_words(self, turn: Turn, row: InboxRow) -> Owed:
        """What cannot be read is no secret: the owners learn of it, and whoever said it is asked to say it in words."""
        owed = await tell_unreadable(turn)
        is_said = any(name in row.payload for name in SAID)
        who = await find_who(turn.conn, row.chat_id) if row.chat_id and is_said else None
        if who and who.is_known:
            owed.append(reply(who, say(language_of(who, self._programme), "error-unreadable")))
        return owed

    def _send_perishable(self, method: TelegramMethod[Any]) -> None:
        task = asyncio.create_task(self._perish(method))
        self._perishing.add(task)
        task.add_done_callback(self._perishing.discard)

    async def _perish(self, method: TelegramMethod[Any]) -> None:
        try:
            await self._bot(method, request_timeout=PERISHABLE_TIMEOUT_S)
        except Exception as error:  # worthless by now, whatever it was
            log.debug("%s was not delivered: %s", method.__api_method__, type(error).__name__)

    @property
    def in_hand(self) -> int:
        """Rows not yet done with, what follows their commit included, and answers to taps under way."""
        return self._handling + len(self._perishing)

    async def finish(self, within_s: float) -> None:
        if self._perishing:
            await asyncio.wait(self._perishing, timeout=within_s)
        for task in list(self._perishing):
            task.cancel()
