"""The inbox: updates as they came, kept before they are confirmed to Telegram, and internal rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine.statements import in_words, insert
from storage.schema import inbox

UPDATE = "update"
WAITING = in_words("waiting")
RETRY_DELAYS = (timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2))
KEEP_DONE = timedelta(hours=48)  # update ids may restart afterwards


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row to be kept: `chat_id` is whose turn it takes, None for internal rows and where nobody can tell."""

    kind: str
    payload: dict[str, Any]
    chat_id: int | None = None
    update_id: int | None = None


@dataclass(frozen=True, slots=True)
class InboxRow:
    id: int
    kind: str
    chat_id: int | None
    payload: dict[str, Any]
    attempts: int


def _ready() -> sa.Select[Any]:
    """Put together once: it is asked each time something comes in."""
    now = sa.bindparam("now", type_=inbox.c.retry_at.type)
    columns = (inbox.c.id, inbox.c.kind, inbox.c.chat_id, inbox.c.payload, inbox.c.attempts)
    held = sa.select(inbox.c.chat_id).where(
        inbox.c.state == WAITING, inbox.c.retry_at > now, inbox.c.chat_id.is_not(None)
    )
    due = sa.or_(inbox.c.retry_at.is_(None), inbox.c.retry_at <= now)
    free = sa.or_(inbox.c.chat_id.is_(None), inbox.c.chat_id.not_in(held))
    query = sa.select(*columns).where(inbox.c.state == WAITING, due, free)
    return query.order_by(inbox.c.id).limit(sa.bindparam("most", type_=sa.Integer))


_READY = _ready()


async def keep(conn: AsyncConnection, rows: list[Incoming], *, now: datetime) -> None:
    """Keep the rows; one with a known update_id is kept once."""
    if not rows:
        return
    values = [
        {
            "update_id": row.update_id,
            "kind": row.kind,
            "chat_id": row.chat_id,
            "payload": row.payload,
            "state": "waiting",
            "attempts": 0,
            "received_at": now,
        }
        for row in rows
    ]
    await conn.execute(insert(conn, inbox).on_conflict_do_nothing(index_elements=["update_id"]), values)


async def list_ready(conn: AsyncConnection, *, now: datetime, limit: int) -> list[InboxRow]:
    """Waiting rows in order; a row that waits for its retry holds back the later ones of its chat only."""
    return [InboxRow(*row) for row in await conn.execute(_READY, {"now": now, "most": limit})]


async def record_done(conn: AsyncConnection, ids: list[int], *, now: datetime) -> None:
    """From here on only the number of the update counts; what it said, links to open among it, is not kept."""
    done = {"state": "done", "done_at": now, "error": None, "payload": None}
    await conn.execute(sa.update(inbox).where(inbox.c.id.in_(ids)).values(**done))


async def record_failure(conn: AsyncConnection, row: InboxRow, error: str, *, now: datetime) -> bool:
    """Retry later with growing delay, or set aside; tells whether it was set aside."""
    last = row.attempts >= len(RETRY_DELAYS)
    values: dict[str, Any] = {"attempts": row.attempts + 1, "error": error}
    values |= {"state": "set_aside", "done_at": now} if last else {"retry_at": now + RETRY_DELAYS[row.attempts]}
    await conn.execute(sa.update(inbox).where(inbox.c.id == row.id).values(**values))
    return last


async def record_unparsable(conn: AsyncConnection, row: InboxRow, error: str, *, now: datetime) -> None:
    """It is no update this version knows; it stays for `check`. `error` says where it breaks, never what it says."""
    values = {"state": "unparsable", "error": error, "done_at": now}
    await conn.execute(sa.update(inbox).where(inbox.c.id == row.id).values(**values))


async def find_next_retry(conn: AsyncConnection) -> datetime | None:
    query = sa.select(sa.func.min(inbox.c.retry_at)).where(inbox.c.state == WAITING)
    retry: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return retry


async def find_oldest_waiting(conn: AsyncConnection) -> datetime | None:
    """When the oldest row came that nobody has handled; None when nothing waits."""
    query = sa.select(sa.func.min(inbox.c.received_at)).where(inbox.c.state == WAITING)
    came: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return came


async def count_states(conn: AsyncConnection) -> dict[str, int]:
    rows = await conn.execute(sa.select(inbox.c.state, sa.func.count()).group_by(inbox.c.state))
    return {state: count for state, count in rows}


async def prune(conn: AsyncConnection, *, now: datetime, limit: int = 1000) -> None:
    """Forget what was done more than 48 hours ago, in slices; set-aside and unparsable ones stay for `check`."""
    old = sa.select(inbox.c.id).where(inbox.c.state == "done", inbox.c.done_at < now - KEEP_DONE)
    await conn.execute(sa.delete(inbox).where(inbox.c.id.in_(old.order_by(inbox.c.done_at).limit(limit))))
