"""The inbox: updates as they came, kept before they are confirmed to Telegram, and internal rows."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.values import InboxState
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, in_words, inserting
from storage.schema import inbox

WAITING = in_words(InboxState.WAITING)
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


_INCOMING_FIELDS = tuple(field.name for field in fields(Incoming))
_KEEP = inserting(inbox, lambda new: new.on_conflict_do_nothing(index_elements=["update_id"]))


async def keep(conn: Conn, rows: list[Incoming], *, now: datetime) -> None:
    """Keep the rows; one with a known update_id is kept once."""
    if not rows:
        return
    added = {"state": InboxState.WAITING, "attempts": 0, "received_at": now}
    values = [{name: getattr(row, name) for name in _INCOMING_FIELDS} | added for row in rows]
    await conn.execute(_KEEP(conn), values)


_NOW = sa.bindparam("now", type_=inbox.c.retry_at.type)
_CHATS_RETRYING = sa.select(inbox.c.chat_id).where(
    inbox.c.state == WAITING, inbox.c.retry_at > _NOW, inbox.c.chat_id.is_not(None)
)
_READY = (
    sa.select(*fields_of(inbox, tuple(field.name for field in fields(InboxRow))))
    .where(
        inbox.c.state == WAITING,
        sa.or_(inbox.c.retry_at.is_(None), inbox.c.retry_at <= _NOW),
        sa.or_(inbox.c.chat_id.is_(None), inbox.c.chat_id.not_in(_CHATS_RETRYING)),
    )
    .order_by(inbox.c.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)


async def list_ready(conn: Conn, *, now: datetime, limit: int) -> list[InboxRow]:
    """Waiting rows in order; a row that waits for its retry holds back the later ones of its chat only."""
    return [InboxRow(*row) for row in await conn.execute(_READY, {"now": now, "most": limit})]


_DONE = (
    sa.update(inbox)
    .where(inbox.c.id.in_(sa.bindparam("rows", expanding=True)))
    .values(state=in_words(InboxState.DONE), done_at=sa.bindparam("now"), error=sa.null(), payload=sa.null())
)


async def record_done(conn: Conn, ids: list[int], *, now: datetime) -> None:
    """From here on only the number of the update counts; what it said, links to open among it, is not kept."""
    await conn.execute(_DONE, {"rows": ids, "now": now})


async def record_failure(conn: Conn, row: InboxRow, error: str, *, retry_at: datetime) -> None:
    """It failed once more, and is handled again from `retry_at` on; until then it holds back its chat."""
    values = {"attempts": row.attempts + 1, "error": error, "retry_at": retry_at}
    await conn.execute(sa.update(inbox).where(inbox.c.id == row.id).values(**values))


async def record_set_aside(conn: Conn, row: InboxRow, error: str, *, now: datetime) -> None:
    """It has failed too often: it stays for `check`, and its chat goes on."""
    values = {"attempts": row.attempts + 1, "error": error, "state": InboxState.SET_ASIDE, "done_at": now}
    await conn.execute(sa.update(inbox).where(inbox.c.id == row.id).values(**values))


async def record_unparsable(conn: Conn, row: InboxRow, error: str, *, now: datetime) -> None:
    """It is no update this version knows; it stays for `check`. `error` says where it breaks, never what it says."""
    values = {"state": InboxState.UNPARSABLE, "error": error, "done_at": now}
    await conn.execute(sa.update(inbox).where(inbox.c.id == row.id).values(**values))


async def find_next_retry(conn: Conn) -> datetime | None:
    query = sa.select(sa.func.min(inbox.c.retry_at)).where(inbox.c.state == WAITING)
    retry: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return retry


async def find_oldest_waiting(conn: Conn) -> datetime | None:
    """When the oldest row came that nobody has handled; None when nothing waits."""
    query = sa.select(sa.func.min(inbox.c.received_at)).where(inbox.c.state == WAITING)
    came: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return came


async def count_states(conn: Conn) -> dict[str, int]:
    rows = await conn.execute(sa.select(inbox.c.state, sa.func.count()).group_by(inbox.c.state))
    return {state: count for state, count in rows}


async def prune(conn: Conn, *, now: datetime, limit: int = 1000) -> None:
    """Forget what was done more than 48 hours ago, in slices; set-aside and unparsable ones stay for `check`."""
    old = sa.select(inbox.c.id).where(inbox.c.state == InboxState.DONE, inbox.c.done_at < now - KEEP_DONE)
    await conn.execute(sa.delete(inbox).where(inbox.c.id.in_(old.order_by(inbox.c.done_at).limit(limit))))
