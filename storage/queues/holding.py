"""After a restore: what was owed at the time of the backup is held until an owner has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.values import ErrandName, OutboxState
from storage import marks
from storage.engine.conn import Conn
from storage.engine.statements import select_of
from storage.queues.outbox import ACTIVE
from storage.schema import inbox, outbox

IS_HELD = outbox.c.state == OutboxState.HELD
QUIET_FOR = timedelta(hours=24)
# the program's own errands, owed anew by the clock or the start
UPKEEP = (ErrandName.BACK_UP, ErrandName.REHEARSE_RESTORE, ErrandName.LOG_ERASURES)
DECIDED = "the owner decided"


@dataclass(frozen=True, slots=True)
class Held:
    """A message nobody knows to be sent: it may have gone out between the backup and the restore."""

    lane: int
    chat_id: int | None
    name: str
    subject: str | None


_SHOWN = (outbox.c.lane, outbox.c.chat_id, outbox.c.name, outbox.c.subject)


async def hold_all(conn: Conn, *, now: datetime) -> None:
    """Everything waiting or in hand is held; what is still in the inbox will be held when it has been handled."""
    upkeep = (outbox.c.state.in_(ACTIVE), outbox.c.name.in_(UPKEEP))
    await conn.execute(sa.delete(outbox).where(*upkeep))  # with their keys
    await conn.execute(sa.update(outbox).where(outbox.c.state.in_(ACTIVE)).values(state=OutboxState.HELD))
    newest = (await conn.execute(sa.select(sa.func.max(inbox.c.id)))).scalar_one_or_none()
    await marks.put(conn, marks.HELD_UP_TO, str(newest or 0))
    await marks.put(conn, marks.RESTORED_AT, now.isoformat())


async def find_held_up_to(conn: Conn) -> int:
    """Up to which inbox row answers are held: people may have had them before the restore."""
    return int(await marks.find(conn, marks.HELD_UP_TO) or 0)


async def is_quiet(conn: Conn, *, now: datetime) -> bool:
    """Is this the day after a restore, on which clients are neither asked nor reminded?"""
    restored = await marks.find_time(conn, marks.RESTORED_AT)
    return restored is not None and now < restored + QUIET_FOR


async def count_held(conn: Conn) -> dict[int, int]:
    """How many messages are held, by lane."""
    query = sa.select(outbox.c.lane, sa.func.count()).where(IS_HELD).group_by(outbox.c.lane)
    return {lane: count for lane, count in await conn.execute(query)}


async def list_held(conn: Conn, *, limit: int) -> list[Held]:
    query = select_of(_SHOWN).where(IS_HELD).order_by(outbox.c.lane, outbox.c.id).limit(limit)
    return [Held(*row) for row in await conn.execute(query)]


async def release(conn: Conn, *, now: datetime) -> int:
    """Send what is held; returns how many that were. Of a card one row is enough: it shows the present state."""
    count = sum((await count_held(conn)).values())
    twin = outbox.alias()
    newer = sa.exists().where(
        twin.c.card_key == outbox.c.card_key,
        sa.or_(twin.c.state.in_(ACTIVE), sa.and_(twin.c.state == OutboxState.HELD, twin.c.id > outbox.c.id)),
    )
    spare = (IS_HELD, outbox.c.card_key.is_not(None), newer)
    await conn.execute(
        sa.update(outbox).where(*spare).values(state=OutboxState.DROPPED, done_at=now, error="a newer one waits")
    )
    due: Any = sa.case((outbox.c.due_at < now, now), else_=outbox.c.due_at)
    values = {"state": OutboxState.WAITING, "due_at": due, "retry_at": None, "claimed_at": None}
    await conn.execute(sa.update(outbox).where(IS_HELD).values(**values))
    return count


async def drop(conn: Conn, *, now: datetime) -> list[Held]:
    """Send nothing of what is held; returns it, since it counts as sent before the restore."""
    statement = (
        sa.update(outbox)
        .where(IS_HELD)
        .values(state=OutboxState.DROPPED, done_at=now, error=DECIDED)
        .returning(*_SHOWN)
    )
    return [Held(*row) for row in await conn.execute(statement)]
