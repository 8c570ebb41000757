"""The postman: claims what is due, composes it, keeps Telegram's pace, and has recorded what became of it."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot
from aiogram.methods import EditMessageText, SendChatAction, SendMessage, TelegramMethod
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.traffic.meter import Meter
from bot.traffic.outcomes import ARRIVED, PAUSES_S, Records
from bot.traffic.owing import envelope_of, load, without_markup
from bot.traffic.pace import Pace, Slot
from bot.traffic.verdict import Outcome, Verdict, is_repeatable, judge_answer, judge_error
from messages.composing import compose, is_quick
from messages.owed import Lane
from messages.writing import Context
from nps.programme import Programme
from storage import marks
from storage.engine.database import Database, is_outage
from storage.queues import deliveries, outbox
from storage.queues.outbox import OutboxRow
from storage.safety.rules import SENT_ANEW

log = logging.getLogger(__name__)
SEND_TIMEOUT_S = 20
MOST_IN_HAND = 60
ASKS_AHEAD = 4
DOUBTED_AFTER = 5  # failures of an edit; from then on a probe tells whether Telegram is well
MOST_FAILURES = 8  # of an edit, the last of them while it is well
LOST_AFTER = timedelta(hours=24)  # of failing in one chat while the others are served
SERVED_WITHIN = timedelta(minutes=5)


class Postman:
    """Delivers the outbox: across chats in parallel, within a chat one after another."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        programme: Programme,
        clock: Callable[[], datetime],
        pace: Pace,
        *,
        record_pauses_s: Sequence[float] = PAUSES_S,
        meter: Meter | None = None,
    ) -> None:
        self._database = database
        self._bot = bot
        self._programme = programme
        self._clock = clock
        self._pace = pace
        self._failed: Counter[str] = Counter()  # how often an edit has failed since the start, by card or row
        self._tasks: set[asyncio.Task[None]] = set()
        self._finishing = False
        self._username: str | None = None
        self._asks_ahead: set[int] = set()  # questions in hand that have not left yet
        self.send_timeout_s = SEND_TIMEOUT_S
        self.woken = asyncio.Event()
        self.sent_at: datetime | None = None
        self.meter = meter or Meter()
        self._records = Records(database, programme, clock, self.meter, record_pauses_s, self.woken.set)

    @property
    def in_hand(self) -> int:
        return len(self._tasks)

    async def recover(self) -> None:
        """After a start: what was claimed when the program stopped may or may not have been sent."""
        async with self._database.write(short=True) as conn:
            for row in await outbox.list_cut_off_twice(conn):
                await self._records.give_up(conn, row, "the program stopped")
            count = await outbox.recover_claimed(conn, now=self._clock())
        if count:
            log.info("%s messages were in hand when the program stopped", count)

    async def step(self) -> bool:
        """Start what there is room for; tells whether there was anything.

        A question is claimed only shortly before its slot: what is claimed when the program dies is in doubt.
        """
        if not self._room() or self._pace.paused():
            return False
        async with self._database.write(short=True) as conn:
            rows = await self._claim(conn)
        for row in rows:
            self._begin(row)
        return bool(rows)

    def _room(self) -> int:
        return max(MOST_IN_HAND - len(self._tasks), 0)

    def _asks_wanted(self) -> int:
        ahead = len(self._asks_ahead)
        return ASKS_AHEAD - ahead if ahead <= ASKS_AHEAD // 2 else 0

    async def _claim(self, conn: AsyncConnection) -> list[OutboxRow]:
        held = list(self._pace.hot_chats())
        asks = self._asks_wanted()
        return await outbox.claim_heads(conn, now=self._clock(), limit=self._room(), except_chats=held, calm=asks)

    def _begin(self, row: OutboxRow) -> None:
        if row.lane == Lane.ASK:
            self._asks_ahead.add(row.id)
        task = asyncio.create_task(self._deliver(row))
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        if not self._room():
            self.woken.set()
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("a delivery failed: %s", type(error).__name__, exc_info=error)

    async def wait(self, at_most_s: float) -> None:
        """Until something new is owed, a delivery ends, a slot frees or something becomes due."""
        waits = [at_most_s]
        async with self._database.read(short=True) as conn:
            due = await outbox.find_next_due(conn, now=self._clock())
        if due is not None:  # what is due already waits for its chat, or for the pace
            waits.append((due - self._clock()).total_seconds())
        if pause := self._pace.paused():
            waits.append(pause)
        if hot := self._pace.hot_chats():
            waits.append(min(hot.values()))
        try:
            async with asyncio.timeout(max(min(waits), 0.01)):
                await self.woken.wait()
        except TimeoutError:
            pass
        self.woken.clear()

    async def finish(self, within_s: float) -> None:
        """Let what is in hand arrive; what takes longer is ambiguous after the restart."""
        self._finishing = True
        try:
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=within_s)
        finally:
            self._finishing = False
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # --- one delivery ----------------------------------------------------------------------------------------------

    async def _deliver(self, row: OutboxRow) -> None:
        try:
            await self._bring(row)
        except Exception as error:  # a write beside the request failed: nothing was sent, and the chat must go on
            log.exception("outbox row %s (%s) is tried again", row.id, row.name)
            await self._write_down(row, Verdict(Outcome.LATER, type(error).__name__))
        finally:
            self._has_left(row)

    def _has_left(self, row: OutboxRow) -> None:
        """The next question may be claimed: with the record of one that has arrived, or now when none is left."""
        if row.id in self._asks_ahead:
            self._asks_ahead.discard(row.id)
            if not self._asks_ahead:
                self.woken.set()

    async def _bring(self, row: OutboxRow) -> None:
        if row.expires_at is not None and row.expires_at <= self._clock():
            await self._records.close(row, "expired")
            return
        for anew in (False, True):
            try:
                method = await self._prepare(row, anew=anew)
            except Exception as error:
                log.exception("outbox row %s (%s) cannot be composed", row.id, row.name)
                outcome = Outcome.LATER if is_outage(error) else Outcome.BROKEN
                await self._write_down(row, Verdict(outcome, type(error).__name__))
                return
            if method is None:
                await self._records.drop(row)
                return
            slot = await self._slot(row, method)
            self._has_left(row)
            repeatable = is_repeatable(method)
            doubted = self._failed[_key(row)] >= DOUBTED_AFTER if repeatable else row.ambiguous
            try:
                if doubted and not await self._probe(row, resend=not repeatable):
                    return
                verdict = await self._call(method, slot)
            finally:
                self._pace.give(slot, counted=False)  # unless the request has given it back
            if repeatable and verdict.outcome is Outcome.AMBIGUOUS:
                verdict = self._count_failure(row, verdict)
            if anew and verdict.outcome is Outcome.SENT:
                verdict = replace(verdict, error=SENT_ANEW)
            if anew or verdict.outcome is not Outcome.GONE or row.kind != "card":
                await self._write_down(row, verdict, repeatable=repeatable)
                return

    async def _slot(self, row: OutboxRow, method: TelegramMethod[Any]) -> Slot:
        """A place for this request. What a tap changes in place is no message, and does not wait for one."""
        if row.lane != Lane.ASK and isinstance(method, EditMessageText) and not self._pace.paused():
            return self._pace.take(row.chat_id, row.lane, message=False)
        return await self._pace.turn(row.chat_id, row.lane)

    def _count_failure(self, row: OutboxRow, verdict: Verdict) -> Verdict:
        """An edit may be tried again at will, but one that fails while Telegram is well must not hold its chat."""
        self._failed[_key(row)] += 1
        hopeless = self._failed[_key(row)] >= MOST_FAILURES
        return replace(verdict, outcome=Outcome.GONE) if hopeless else verdict

    async def _prepare(self, row: OutboxRow, *, anew: bool) -> TelegramMethod[Any] | None:
        """The method to be sent now: a card that was delivered before is edited, unless it has to be sent `anew`."""
        if row.kind == "method":
            method: TelegramMethod[Any] | None = load(row)
        else:
            async with self._database.read(short=is_quick(row.name)) as conn:
                method = await self._compose(conn, row)
                if method is not None and row.card_key and isinstance(method, SendMessage) and not anew:
                    shown = await deliveries.find_card_message(conn, row.card_key)
                    method = edit_of(method, shown) if shown is not None else method
        return without_markup(method) if method is not None and row.plain else method

    async def _compose(self, conn: AsyncConnection, row: OutboxRow) -> TelegramMethod[Any] | None:
        self._username = self._username or await marks.find(conn, marks.BOT_USERNAME)
        context = Context(conn, self._clock(), self._programme, self._username)
        return await compose(context, row.name, envelope_of(row), row.arguments)

    async def _call(self, method: TelegramMethod[Any], slot: Slot) -> Verdict:
        verdict = Verdict(Outcome.AMBIGUOUS, "cancelled")
        try:
            verdict = judge_answer(await self._bot(method, request_timeout=self.send_timeout_s))
        except Exception as error:
            verdict = judge_error(error, method)
        finally:
            self._pace.give(slot, counted=verdict.outcome is not Outcome.LATER)
        if verdict.error == "429" and verdict.retry_after:
            self._pace.flooded(verdict.retry_after, slot.chat_id)
        return verdict

    async def _probe(self, row: OutboxRow, *, resend: bool) -> bool:
        """Is Telegram answering for this chat? Only then is a send of unknown outcome repeated. No attempt."""
        action = SendChatAction(chat_id=row.chat_id or 0, action="typing")
        try:
            await self._bot(action, request_timeout=self.send_timeout_s)
        except Exception as error:
            verdict = judge_error(error, action)
            await self._write_down(row, verdict, repeatable=not self._is_lost(row))
            return False
        if resend:
            async with self._database.write(short=True) as conn:
                await outbox.record_resend(conn, row)
        return True

    def _is_lost(self, row: OutboxRow) -> bool:
        """Has Telegram failed in this chat for a day, and serves others all the same?"""
        now = self._clock()
        served = self.sent_at is not None and now - self.sent_at < SERVED_WITHIN
        return served and now - row.created_at > LOST_AFTER

    # --- what became of it -----------------------------------------------------------------------------------------

    async def _write_down(self, row: OutboxRow, verdict: Verdict, *, repeatable: bool = False) -> None:
        for follows in await self._records.write_down(row, verdict, self._claim_more, repeatable=repeatable):
            self._begin(follows)
        if verdict.outcome in ARRIVED:
            self.sent_at = self._clock()
            self._failed.pop(_key(row), None)
            if row.chat_id in self._pace.hot_chats():
                self.woken.set()  # to find out when its next may go

    async def _claim_more(self, conn: AsyncConnection, row: OutboxRow, now: datetime) -> list[OutboxRow]:
        """What goes on where this one has arrived is claimed in the same transaction, without another one for it.

        After a question the next questions, if they are wanted; else what waits behind this one in its chat.
        """
        if self._finishing or self._pace.paused() or not self._room():
            return []
        if self._asks_wanted() and (row.lane == Lane.ASK or not self._asks_ahead):
            return await self._claim(conn)
        if row.chat_id is None or row.chat_id in self._pace.hot_chats():
            return []
        found = await outbox.claim_next(conn, row.chat_id, now=now)
        return [found] if found else []


def _key(row: OutboxRow) -> str:
    return row.card_key or str(row.id)


def edit_of(method: SendMessage, message_id: int) -> EditMessageText:
    """The same text and buttons in place of an earlier message."""
    return EditMessageText(
        chat_id=method.chat_id,
        message_id=message_id,
        text=method.text,
        parse_mode=method.parse_mode,
        link_preview_options=method.link_preview_options,
        reply_markup=method.reply_markup if not isinstance(method.reply_markup, str) else None,  # type: ignore[arg-type]  # inline by then
    )
