"""What became of each delivery: written down, with what it means for the message's subject."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain, repeat

from sqlalchemy.ext.asyncio import AsyncConnection

from actions import deliveries as meaning
from actions.turn import Turn
from bot.traffic.meter import Meter
from bot.traffic.owing import rows_of
from bot.traffic.verdict import Outcome, Verdict
from messages.owed import Owed
from nps.programme import Programme
from nps.subjects import parse
from storage.engine.database import Database, is_outage
from storage.queues import deliveries, outbox
from storage.queues.outbox import OutboxRow

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 6  # of composing something that raises
DELAYS = (1, 2, 5, 10, 30)
ARRIVED = (Outcome.SENT, Outcome.UNCHANGED)
PAUSES_S = (0.2, 1.0, 5.0, 30.0)

Claim = Callable[[AsyncConnection, OutboxRow, datetime], Awaitable[list[OutboxRow]]]
"""Takes into hand what goes on where this one has arrived."""


class Records:
    """The ends of the postman's ways. `wake` is called when something else may go out now."""

    def __init__(
        self,
        database: Database,
        programme: Programme,
        clock: Callable[[], datetime],
        meter: Meter,
        pauses_s: Sequence[float],
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._programme = programme
        self._clock = clock
        self._meter = meter
        self._pauses_s = pauses_s
        self._wake = wake
        self._broken: Counter[int] = Counter()  # how often a row could not be composed since the start

    async def write_down(
        self, row: OutboxRow, verdict: Verdict, claim: Claim, *, repeatable: bool = False
    ) -> list[OutboxRow]:
        """Record the outcome; returns what was claimed with it. Only the caller knows it: it must not get lost.

        While the database fails, it is tried again. What the outcome means may fail as well; then it is given up
        after some attempts, for the chat must go on.
        """
        self._meter.delivered(verdict, row.lane)
        failures, pauses = 0, self._pauses()
        while failures < len(self._pauses_s):
            try:
                return await self._record(row, verdict, claim, repeatable=repeatable)
            except Exception as error:
                log.exception("the outcome of outbox row %s (%s) could not be recorded", row.id, row.name)
                failures += not is_outage(error)
            await asyncio.sleep(next(pauses))
        state = "sent" if verdict.outcome in ARRIVED else "never"
        while True:
            try:
                await self.close(row, state, verdict.message_id, "its meaning could not be recorded")
                return []
            except Exception:
                log.exception("outbox row %s (%s) could not be closed", row.id, row.name)
                await asyncio.sleep(next(pauses))

    async def close(self, row: OutboxRow, state: str, message_id: int | None = None, error: str | None = None) -> None:
        """It ends like this, and nothing follows from it."""
        async with self._database.write(short=True) as conn:
            await outbox.record_done(conn, row.id, state, now=self._clock(), message_id=message_id, error=error)
        self._wake()

    async def drop(self, row: OutboxRow) -> None:
        """Nothing is to be said to this chat any more."""
        async with self._database.write(short=True) as conn:
            await outbox.record_done(conn, row.id, "dropped", now=self._clock())
            await self._owe(conn, await meaning.follow_dropped(self._turn(conn, self._clock()), parse(row.subject)))
        self._wake()

    async def give_up(self, conn: AsyncConnection, row: OutboxRow, error: str | None) -> None:
        """Sent twice, and nobody knows whether it arrived."""
        now = self._clock()
        await outbox.record_done(conn, row.id, "unsure", now=now, error=error)
        await self._owe(conn, await meaning.follow_unsure(self._turn(conn, now), parse(row.subject)))

    def _turn(self, conn: AsyncConnection, now: datetime) -> Turn:
        return Turn(conn, now, self._programme)

    def _pauses(self) -> Iterator[float]:
        return chain(self._pauses_s, repeat(self._pauses_s[-1]))

    async def _record(self, row: OutboxRow, verdict: Verdict, claim: Claim, *, repeatable: bool) -> list[OutboxRow]:
        match verdict.outcome:
            case Outcome.SENT | Outcome.UNCHANGED:
                return await self._arrived(row, verdict, claim)
            case Outcome.MARKUP if not row.plain:
                log.warning("Telegram refused the markup of outbox row %s (%s)", row.id, row.name)
                await self._retry(row, verdict, plain=True)
            case Outcome.AMBIGUOUS if repeatable:
                await self._retry(row, verdict)
            case Outcome.AMBIGUOUS if row.ambiguous == 0:
                await self._retry(row, verdict, ambiguous=True)
            case Outcome.AMBIGUOUS:
                async with self._database.write(short=True) as conn:
                    await self.give_up(conn, row, verdict.error)
            case Outcome.LATER:
                await self._retry(row, verdict)
            case Outcome.BROKEN if self._broken[row.id] + 1 < MOST_ATTEMPTS:
                await self._retry(row, verdict)
                self._broken[row.id] += 1
            case _:
                await self._never(row, verdict)
                self._broken.pop(row.id, None)
        self._wake()
        return []

    async def _arrived(self, row: OutboxRow, verdict: Verdict, claim: Claim) -> list[OutboxRow]:
        now = self._clock()
        async with self._database.write(short=True) as conn:
            await outbox.record_done(conn, row.id, "sent", now=now, message_id=verdict.message_id, error=verdict.error)
            if row.subject:
                if verdict.message_id is not None:
                    await deliveries.record_delivery(conn, row, verdict.message_id, now=now)
                await self._owe(conn, await meaning.follow_sent(self._turn(conn, now), parse(row.subject)))
            claimed = await claim(conn, row, now)
        self._broken.pop(row.id, None)
        return claimed

    async def _never(self, row: OutboxRow, verdict: Verdict) -> None:
        log.warning("outbox row %s (%s) cannot be delivered: %s", row.id, row.name, verdict.error)
        async with self._database.write(short=True) as conn:
            now = self._clock()
            await outbox.record_done(conn, row.id, "never", now=now, error=verdict.error)
            turn, subject = self._turn(conn, now), parse(row.subject)
            owed = await meaning.follow_never(turn, subject, row.chat_id or 0, verdict.unreachable)
            await self._owe(conn, owed)

    async def _retry(self, row: OutboxRow, verdict: Verdict, *, ambiguous: bool = False, plain: bool = False) -> None:
        delay = 0 if plain else verdict.retry_after or DELAYS[min(row.attempts - 1, len(DELAYS) - 1)]
        async with self._database.write(short=True) as conn:
            retry_at = self._clock() + timedelta(seconds=delay)
            await outbox.release(
                conn, row, retry_at=retry_at, error=verdict.error or "", ambiguous=ambiguous, plain=plain
            )

    async def _owe(self, conn: AsyncConnection, owed: Owed) -> None:
        if owed:
            await outbox.owe(conn, rows_of(owed), now=self._clock())
            self._wake()
