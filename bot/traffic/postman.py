"""The postman: what is due is claimed, composed, sent at Telegram's pace, and what became of it written down."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from aiogram import Bot

from actions.turn import Turn
from bot.traffic import outcomes, retry
from bot.traffic.composing import Composing
from bot.traffic.decide import Arrived, Dropped, Expired, Retry, SendAnew, Step, Unsure, decide
from bot.traffic.meter import Meter
from bot.traffic.owing import rows_of
from bot.traffic.pace import Pace
from bot.traffic.retry import Backoff
from bot.traffic.sending import Sending
from bot.traffic.verdict import Outcome, Verdict, is_picture, is_repeatable
from nps.programme import Programme
from nps.values import Lane
from storage.engine.conn import Conn
from storage.engine.database import Database, is_outage
from storage.queues import claiming, outbox
from storage.queues.outbox import OutboxRow

log = logging.getLogger(__name__)
MOST_IN_HAND = 60
MOST_ASKS = 40  # of them: a campaign that is slow to be written down leaves room for replies
ASKS_AHEAD = 4
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
        recording: Backoff = retry.OUTCOME,
        meter: Meter | None = None,
    ) -> None:
        self._database = database
        self._programme = programme
        self._clock = clock
        self._pace = pace
        self._recording = recording
        self.composing = Composing(database, programme, clock)
        self.sending = Sending(bot, pace)
        self._uncomposed: Counter[int] = Counter()  # how often a row could not be composed since the start
        self._failed_edits: Counter[str] = Counter()  # how often one was of unknown outcome, by card or row
        self._tasks: set[asyncio.Task[None]] = set()
        self._finishing = False
        self._asks: set[int] = set()  # questions in hand
        self._asks_ahead: set[int] = set()  # those of them that have not left yet
        self._asks_back: set[int] = set()  # those whose outcome is about to be written down
        self.woken = asyncio.Event()
        self.sent_at: datetime | None = None
        self.meter = meter or Meter()

    @property
    def in_hand(self) -> int:
        return len(self._tasks)

    async def recover(self) -> None:
        """After a start: what was claimed when the program stopped may or may not have been sent."""
        async with self._database.write(short=True) as conn:
            for row in await outbox.list_cut_off_twice(conn):
                await self._write_down(conn, row, Unsure("the program stopped"))
            count = await outbox.recover_claimed(conn, now=self._clock())
        if count:
            log.info("%s messages were in hand when the program stopped", count)

    async def step(self) -> bool:
        """Start what there is room for; tells whether there was anything.

        A question is claimed only shortly before its slot: what is claimed when the program dies is in doubt.
        """
        if not self._room() or self._pace.paused():
            return False
        async with self._database.write(short=True, urgent=True) as conn:
            rows = await self._claim(conn)
        for row in rows:
            self._begin(row)
        return bool(rows)

    def _room(self) -> int:
        return max(MOST_IN_HAND - len(self._tasks), 0)

    def _asks_wanted(self) -> int:
        ahead = len(self._asks_ahead)
        if ahead > ASKS_AHEAD // 2:
            return 0
        return max(min(ASKS_AHEAD - ahead, MOST_ASKS - len(self._asks)), 0)

    async def _claim(self, conn: Conn) -> list[OutboxRow]:
        hot = list(self._pace.hot_chats())
        asks = self._asks_wanted()
        return await claiming.claim_heads(conn, now=self._clock(), limit=self._room(), except_chats=hot, calm=asks)

    def _begin(self, row: OutboxRow) -> None:
        if row.lane == Lane.ASK:
            self._asks.add(row.id)
            self._asks_ahead.add(row.id)
        task = asyncio.create_task(self._deliver(row))
        self._tasks.add(task)
        task.add_done_callback(partial(self._finished, row))

    def _finished(self, row: OutboxRow, task: asyncio.Task[None]) -> None:
        for asks in (self._asks, self._asks_back):
            asks.discard(row.id)
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

    # --- the way of one row ----------------------------------------------------------------------------------------

    async def _deliver(self, row: OutboxRow) -> None:
        """From the claim to the record: whatever happens on the way, what became of the row is written down."""
        try:
            step = await self._bring(row)
        except Exception as error:  # a write beside the request failed: nothing was sent, and the chat must go on
            log.exception("outbox row %s (%s) is tried again", row.id, row.name)
            step = self._decide(row, Verdict(Outcome.LATER, type(error).__name__))
        finally:
            self._has_left(row)
        if row.lane == Lane.ASK:
            self._asks_back.add(row.id)
        await self._record(row, step)

    async def _bring(self, row: OutboxRow) -> Step:
        """What becomes of the row.

        1. What is worthless by now is not sent.
        2. It is composed and sent; a card that was delivered before is edited.
        3. A card whose message cannot be edited any more is composed again and sent as a new message.
        """
        if row.expires_at is not None and row.expires_at <= self._clock():
            return Expired()
        step = await self._try(row)
        return await self._try(row, anew=True) if isinstance(step, SendAnew) else step

    async def _try(self, row: OutboxRow, *, anew: bool = False) -> Step:
        """One request, if there is anything to say.

        1. Compose it from the present facts.
        2. Wait for a place at Telegram's pace. From here on the next question may be claimed.
        3. If its outcome is in doubt from before, ask Telegram first whether it answers for this chat.
        4. Send it, judge the answer, decide.
        """
        try:
            method = await self.composing.method_of(row, anew=anew, slow=self.sending.is_slow)
        except Exception as error:
            log.exception("outbox row %s (%s) cannot be composed", row.id, row.name)
            return self._not_composed(row, error)
        if method is None:
            return Dropped()
        slot = await self.sending.place_for(row, method)
        self._has_left(row)
        repeatable = is_repeatable(method)
        try:
            if self._is_in_doubt(row, repeatable=repeatable):
                if silent := await self.sending.probe(row):
                    return self._decide(row, silent, repeatable=not self._is_lost(row))
                if not repeatable:
                    async with self._database.write(short=True) as conn:
                        await outbox.record_resend(conn, row)
            verdict = await self.sending.call(method, slot)
        finally:
            self._pace.give(slot, counted=False)  # unless the request has given it back
        if is_picture(method) and verdict.outcome not in (Outcome.SENT, Outcome.UNCHANGED):
            self.composing.leave_picture(row)
            if verdict.outcome in (Outcome.NEVER, Outcome.GONE) and verdict.unreachable is None:
                return Retry(0, verdict.error or "")  # what is refused may be the picture: its words go alone
        failures = 0
        if repeatable and verdict.outcome is Outcome.AMBIGUOUS:
            self._failed_edits[_key(row)] += 1
            failures = self._failed_edits[_key(row)]
        return self._decide(row, verdict, repeatable=repeatable, anew=anew, failures=failures)

    def _not_composed(self, row: OutboxRow, error: Exception) -> Step:
        if is_outage(error):
            return self._decide(row, Verdict(Outcome.LATER, type(error).__name__))
        self._uncomposed[row.id] += 1
        verdict = Verdict(Outcome.BROKEN, type(error).__name__)
        return self._decide(row, verdict, failures=self._uncomposed[row.id])

    def _has_left(self, row: OutboxRow) -> None:
        """The next question may be claimed: with the record of one that is back, or now when there is none."""
        if row.id in self._asks_ahead:
            self._asks_ahead.discard(row.id)
            if not self._asks_ahead and not self._asks_back:
                self.woken.set()

    def _is_in_doubt(self, row: OutboxRow, *, repeatable: bool) -> bool:
        """An edit that fails may be tried again at will, but one that fails for long must not hold its chat."""
        return self._failed_edits[_key(row)] >= retry.EDIT_DOUBTED_AFTER if repeatable else row.ambiguous > 0

    def _is_lost(self, row: OutboxRow) -> bool:
        """Has Telegram failed in this chat for a day, and serves others all the same?"""
        now = self._clock()
        served = self.sent_at is not None and now - self.sent_at < SERVED_WITHIN
        return served and now - row.created_at > LOST_AFTER

    def _decide(
        self, row: OutboxRow, verdict: Verdict, *, repeatable: bool = False, anew: bool = False, failures: int = 0
    ) -> Step:
        step = decide(row, verdict, repeatable=repeatable, anew=anew, failures=failures)
        if not isinstance(step, SendAnew):
            self.meter.delivered(verdict, row.lane)
        return step

    # --- what became of it -----------------------------------------------------------------------------------------

    async def _record(self, row: OutboxRow, step: Step) -> None:
        """Only this task knows what became of the row, and it must not get lost.

        1. It is written down together with what follows; where it has arrived, what goes on is claimed with it.
        2. While the database fails, that is tried again. What the step means may fail as well: after some attempts the
           bare end is written down, for the chat must go on.
        3. What was claimed begins, and whoever waits for this row is woken.
        """
        failures, pauses = 0, 0
        while True:
            try:
                async with self._database.write(short=True, urgent=row.lane != Lane.ASK) as conn:
                    bare = self._recording.is_over(failures)
                    owed = await self._write_down(conn, row, step, bare=bare)
                    claimed = await self._claim_more(conn, row) if isinstance(step, Arrived) and not bare else []
                break
            except Exception as error:
                log.exception("the outcome of outbox row %s (%s) could not be recorded", row.id, row.name)
                failures += not is_outage(error)
            pauses += 1
            await asyncio.sleep(self._recording.pause_s(pauses))
        for follows in claimed:
            self._begin(follows)
        if isinstance(step, Arrived):
            self.sent_at = self._clock()
            self._failed_edits.pop(_key(row), None)
        if not isinstance(step, Retry):
            self._uncomposed.pop(row.id, None)
            self.composing.forget(row)
        # Of one that has arrived what waits behind it in its chat is claimed already, unless its pace held it back.
        if owed or bare or not isinstance(step, Arrived) or row.chat_id in self._pace.hot_chats():
            self.woken.set()

    async def _write_down(self, conn: Conn, row: OutboxRow, step: Step, *, bare: bool = False) -> bool:
        """Tells whether something is owed because of it."""
        now = self._clock()
        if bare:
            await outcomes.record_bare(conn, row, step, now=now)
            return False
        owed = await outcomes.record(Turn(conn, now, self._programme), row, step)
        await outbox.owe(conn, rows_of(owed), now=now)
        return bool(owed)

    async def _claim_more(self, conn: Conn, row: OutboxRow) -> list[OutboxRow]:
        """What goes on where this one has arrived is claimed in the same transaction, without another one for it.

        After a question the next questions, if they are wanted; else what waits behind this one in its chat.
        """
        if self._finishing or self._pace.paused() or not self._room():
            return []
        if self._asks_wanted() and (row.lane == Lane.ASK or not self._asks_ahead):
            return await self._claim(conn)
        if row.chat_id is None or row.chat_id in self._pace.hot_chats():
            return []
        behind = await claiming.claim_next(conn, row.chat_id, now=self._clock())
        return [behind] if behind else []


def _key(row: OutboxRow) -> str:
    return row.card_key or str(row.id)
