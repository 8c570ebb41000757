"""Taking from the outbox what may go now: by urgency across chats, strictly in order within a chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.values import Lane, OutboxKind, OutboxState
from storage.engine.conn import Conn
from storage.queues.outbox import CLAIMED, ROW, WAITING, OutboxRow, is_active
from storage.schema import outbox
from storage.schema.columns import UtcTime

LOOKED_AT = 100  # waiting rows at each claim

# Ids and lanes of the rows that may be sent now.
#
# Looks only at the first waiting rows in order of urgency: a campaign is longer than that. So chats that cannot go on,
# because something of theirs is in hand or waits for its retry, must not stand among them.
_NOW = sa.bindparam("now", type_=UtcTime)
_OF_A_CHAT = outbox.c.chat_id.is_not(None)
_BUSY = sa.select(outbox.c.chat_id).where(outbox.c.state == CLAIMED, _OF_A_CHAT)
_RETRYING = sa.select(outbox.c.chat_id).where(outbox.c.state == WAITING, outbox.c.retry_at > _NOW, _OF_A_CHAT)
_of_chat = outbox.alias()


def _ready_heads(*which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    first = (
        sa.select(outbox.c.chat_id, outbox.c.lane)
        .where(
            *(outbox.c.state == WAITING, _OF_A_CHAT, outbox.c.due_at <= _NOW),
            *(outbox.c.chat_id.not_in(_BUSY), outbox.c.chat_id.not_in(_RETRYING), *which),
        )
        .order_by(outbox.c.lane, outbox.c.id)
        .limit(LOOKED_AT)
        .subquery()
    )
    chats = sa.select(first.c.chat_id, sa.func.min(first.c.lane).label("lane")).group_by(first.c.chat_id).subquery()
    head = (
        sa.select(sa.func.min(_of_chat.c.id))
        .where(_of_chat.c.chat_id == chats.c.chat_id, is_active(_of_chat), _of_chat.c.due_at <= _NOW)
        .scalar_subquery()
        .label("head")
    )
    return sa.select(head, chats.c.lane).order_by(chats.c.lane, head).limit(sa.bindparam("most"))


_READY_HEADS = _ready_heads()
_OTHER_HEADS = _ready_heads(outbox.c.chat_id.not_in(sa.bindparam("except_chats", expanding=True)))


async def claim_heads(
    conn: Conn, *, now: datetime, limit: int, except_chats: Sequence[int] = (), calm: int | None = None
) -> list[OutboxRow]:
    """Take the first due row of each chat that has nothing in hand, the most urgent chats first.

    A chat is as urgent as its most urgent due row: a reply behind a waiting question pulls the question forward.
    `except_chats` have used up their pace. Of chats in the last lane at most `calm` are taken (None: no such bound).
    Errands belong to no chat and are not taken here.
    """
    query = _OTHER_HEADS if except_chats else _READY_HEADS
    ready = (await conn.execute(query, {"now": now, "except_chats": list(except_chats), "most": limit})).all()
    urgent = [row_id for row_id, lane in ready if lane < Lane.ASK]
    others = [row_id for row_id, lane in ready if lane >= Lane.ASK]
    lanes = dict(ready)
    return [replace(row, lane=lanes[row.id]) for row in await _claim(conn, [*urgent, *others[:calm]], now=now)]


_same_chat = outbox.alias()

# The first waiting row of a chat and its urgency; none while that row waits for its retry.
_NEXT_OF_CHAT = sa.select(sa.func.min(outbox.c.id), sa.func.min(outbox.c.lane)).where(
    outbox.c.chat_id == sa.bindparam("chat"),
    is_active(outbox),
    outbox.c.due_at <= sa.bindparam("now"),
    ~sa.exists().where(
        _same_chat.c.chat_id == sa.bindparam("chat"),
        _same_chat.c.state == WAITING,
        _same_chat.c.retry_at > sa.bindparam("now"),
    ),
)


async def claim_next(conn: Conn, chat_id: int, *, now: datetime) -> OutboxRow | None:
    """Take the next due row of a chat that has nothing in hand; a question is left for its turn."""
    head, lane = (await conn.execute(_NEXT_OF_CHAT, {"chat": chat_id, "now": now})).one()
    if head is None or lane >= Lane.ASK:
        return None
    rows = await _claim(conn, [head], now=now)
    return replace(rows[0], lane=lane) if rows else None


_READY_ERRANDS = (
    sa.select(outbox.c.id)
    .where(
        *(outbox.c.chat_id.is_(None), is_active(outbox)),  # by the index that holds few rows, whatever waits
        *(outbox.c.state == WAITING, outbox.c.kind == OutboxKind.ERRAND, outbox.c.due_at <= _NOW),
        sa.or_(outbox.c.retry_at.is_(None), outbox.c.retry_at <= _NOW),
    )
    .order_by(outbox.c.id)
    .limit(sa.bindparam("most"))
)


async def has_errands(conn: Conn, *, now: datetime) -> bool:
    """Is an errand due and allowed to be tried?"""
    return (await conn.execute(_READY_ERRANDS, {"now": now, "most": 1})).first() is not None


async def claim_errands(conn: Conn, *, now: datetime, limit: int) -> list[OutboxRow]:
    ready = (await conn.execute(_READY_ERRANDS, {"now": now, "most": limit})).scalars()
    return await _claim(conn, list(ready), now=now)


_CLAIM = (
    sa.update(outbox)
    .where(outbox.c.id.in_(sa.bindparam("ids", expanding=True)), outbox.c.state == WAITING)
    .values(state=OutboxState.CLAIMED, claimed_at=sa.bindparam("now"), attempts=outbox.c.attempts + 1)
    .returning(*ROW)
)


async def _claim(conn: Conn, ids: list[int], *, now: datetime) -> list[OutboxRow]:
    if not ids:
        return []
    rows = [OutboxRow(*row) for row in await conn.execute(_CLAIM, {"ids": ids, "now": now})]
    return sorted(rows, key=lambda row: ids.index(row.id))  # RETURNING promises no order


_IN_HAND = sa.select(outbox.c.id).where(outbox.c.state == CLAIMED).limit(1)


async def has_work(conn: Conn, *, now: datetime) -> bool:
    """Is anything in hand, or due and allowed to be tried?"""
    if (await conn.execute(_IN_HAND)).first() or (await conn.execute(_READY_HEADS, {"now": now, "most": 1})).first():
        return True
    return await has_errands(conn, now=now)
