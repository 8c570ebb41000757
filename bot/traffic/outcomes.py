"""What became of a delivery: written down, with what it means for the message's subject."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from actions.deliveries import follow_dropped, follow_never, follow_sent, follow_unsure
from actions.turn import Turn
from bot.traffic.decide import Arrived, Dropped, Expired, Never, Retry, SendAnew, Step, Unsure
from messages.owed import Owed
from nps.subjects import Relayed, parse
from nps.values import OutboxState
from storage.engine.conn import Conn
from storage.queues import deliveries, outbox
from storage.queues.outbox import OutboxRow

log = logging.getLogger(__name__)


async def record(turn: Turn, row: OutboxRow, step: Step) -> Owed:
    """Write the step down; returns what is owed because of it."""
    conn, now, subject = turn.conn, turn.now, parse(row.subject)
    match step:
        case Retry():
            if step.plain:
                log.warning("Telegram refused the markup of outbox row %s (%s)", row.id, row.name)
            at = now + timedelta(seconds=step.after_s)
            doubt = {"ambiguous": step.doubtful, "plain": step.plain}
            await outbox.release(conn, row, retry_at=at, error=step.error, **doubt)
            return []
        case Arrived():
            await outbox.record_done(
                conn, row.id, OutboxState.SENT, now=now, message_id=step.message_id, error=step.note
            )
            if row.subject and step.message_id is not None:
                await deliveries.record_delivery(conn, row, step.message_id, now=now)
                if isinstance(subject, Relayed):
                    await deliveries.record_others(conn, row, subject, step.others, now=now)
            return await follow_sent(turn, subject)
        case Unsure():
            await outbox.record_done(conn, row.id, OutboxState.UNSURE, now=now, error=step.error)
            return await follow_unsure(turn, subject)
        case Never():
            log.warning("outbox row %s (%s) cannot be delivered: %s", row.id, row.name, step.error)
            await outbox.record_done(conn, row.id, OutboxState.NEVER, now=now, error=step.error)
            return await follow_never(turn, subject, row.chat_id or 0, step.unreachable)
        case Dropped():
            await outbox.record_done(conn, row.id, OutboxState.DROPPED, now=now)
            return await follow_dropped(turn, subject)
        case Expired():
            await outbox.record_done(conn, row.id, OutboxState.EXPIRED, now=now)
            return []
        case SendAnew():
            raise TypeError("a card is sent anew at once: that is nothing to write down")


async def record_bare(conn: Conn, row: OutboxRow, step: Step, *, now: datetime) -> None:
    """The end alone: what it means cannot be recorded, and the chat must go on."""
    error = "its meaning could not be recorded"
    match step:
        case Arrived():
            await outbox.record_done(conn, row.id, OutboxState.SENT, now=now, message_id=step.message_id, error=error)
        case Dropped():
            await outbox.record_done(conn, row.id, OutboxState.DROPPED, now=now, error=error)
        case _:
            await outbox.record_done(conn, row.id, OutboxState.NEVER, now=now, error=error)
