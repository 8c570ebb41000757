"""The outbox: what the bot owes, in lanes, strictly in order within a chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.values import Lane, OutboxKind, OutboxState
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, in_words, inserting
from storage.schema import outbox
from storage.schema.columns import UtcTime

ACTIVE = (OutboxState.WAITING, OutboxState.CLAIMED)

WAITING, CLAIMED = map(in_words, ACTIVE)

LOOKED_AT = 100  # waiting rows at each claim

MOST_SENDS = 2  # of one message, when nobody knows what became of the first


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """Something owed, ready to be written down."""

    kind: OutboxKind
    name: str
    arguments: dict[str, Any]
    chat_id: int | None
    lane: Lane
    for_staff: int | None = None
    about_contact: int | None = None
    subject: str | None = None
    card_key: str | None = None
    dedup_key: str | None = None
    due_at: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A claimed row; its lane is its chat's.

    `ambiguous` counts sends whose outcome nobody knows; one asks for a probe before the resend.
    """

    id: int
    kind: OutboxKind
    name: str
    arguments: dict[str, Any]
    chat_id: int | None
    for_staff: int | None
    about_contact: int | None
    lane: Lane
    subject: str | None
    card_key: str | None
    expires_at: datetime | None
    attempts: int
    ambiguous: int
    plain: bool
    created_at: datetime


def _active(rows: Any) -> sa.ColumnElement[bool]:
    """Waiting or in hand, in the words of the index by chat; of a chat that has nothing in hand: waiting."""
    active: sa.ColumnElement[bool] = rows.c.state.in_([WAITING, CLAIMED])
    return active


ROW = fields_of(outbox, tuple(f.name for f in fields(OutboxRow)))

_OWE = inserting(
    outbox,
    lambda new: new.values(attempts=sa.text("0"), ambiguous=sa.text("0"), plain=sa.text("0")).on_conflict_do_nothing(),
)


async def owe(conn: Conn, rows: list[NewRow], *, now: datetime, state: OutboxState = OutboxState.WAITING) -> None:
    """Write down what is owed. A known dedup key, or a card that is already waiting, adds nothing."""
    if not rows:
        return
    values = [
        {
            "kind": row.kind,
            "name": row.name,
            "arguments": row.arguments,
            "chat_id": row.chat_id,
            "lane": row.lane,
            "for_staff": row.for_staff,
            "about_contact": row.about_contact,
            "subject": row.subject,
            "card_key": row.card_key,
            "dedup_key": row.dedup_key,
            "due_at": row.due_at or now,
            "expires_at": row.expires_at,
            "created_at": now,
            "state": state,
        }
        for row in rows
    ]
    # Many rows as many executions: one statement may carry some 32,000 parameters, a campaign more.
    await conn.execute(_OWE(conn), values)


# Ids and lanes of the rows that may be sent now.
#
# Looks only at the first waiting rows in order of urgency: a campaign is longer than that. So chats that cannot go on,
# because something of theirs is in hand or waits for its retry, must not stand among them.
_NOW = sa.bindparam("now", type_=UtcTime)
_OF_A_CHAT = outbox.c.chat_id.is_not(None)
_BUSY = sa.select(outbox.c.chat_id).where(outbox.c.state == CLAIMED, _OF_A_CHAT)
_RETRYING = sa.select(outbox.c.chat_id).where(outbox.c.state == WAITING, outbox.c.retry_at > _NOW, _OF_A_CHAT)
_FIRST = (
    sa.select(outbox.c.chat_id, outbox.c.lane)
    .where(
        *(outbox.c.state == WAITING, _OF_A_CHAT, outbox.c.due_at <= _NOW),
        *(outbox.c.chat_id.not_in(_BUSY), outbox.c.chat_id.not_in(_RETRYING)),
        outbox.c.chat_id.not_in(sa.bindparam("held", expanding=True)),
    )
    .order_by(outbox.c.lane, outbox.c.id)
    .limit(LOOKED_AT)
    .subquery()
)
_CHATS = sa.select(_FIRST.c.chat_id, sa.func.min(_FIRST.c.lane).label("lane")).group_by(_FIRST.c.chat_id).subquery()
_theirs = outbox.alias()
_HEAD = (
    sa.select(sa.func.min(_theirs.c.id))
    .where(_theirs.c.chat_id == _CHATS.c.chat_id, _active(_theirs), _theirs.c.due_at <= _NOW)
    .scalar_subquery()
    .label("head")
)
_READY_HEADS = sa.select(_HEAD, _CHATS.c.lane).order_by(_CHATS.c.lane, _HEAD).limit(sa.bindparam("most"))


async def claim_heads(
    conn: Conn, *, now: datetime, limit: int, except_chats: Sequence[int] = (), calm: int | None = None
) -> list[OutboxRow]:
    """Take the first due row of each chat that has nothing in hand, the most urgent chats first.

    A chat is as urgent as its most urgent due row: a reply behind a waiting question pulls the question forward.
    `except_chats` have used up their pace. Of chats in the last lane at most `calm` are taken (None: no such bound).
    Errands belong to no chat and are not taken here.
    """
    found = (await conn.execute(_READY_HEADS, {"now": now, "held": list(except_chats), "most": limit})).all()
    urgent = [row_id for row_id, lane in found if lane < Lane.ASK]
    others = [row_id for row_id, lane in found if lane >= Lane.ASK]
    lanes = dict(found)
    return [replace(row, lane=lanes[row.id]) for row in await _claim(conn, [*urgent, *others[:calm]], now=now)]


_others = outbox.alias()

# The first waiting row of a chat and its urgency; none while that row waits for its retry.
_NEXT_OF_CHAT = sa.select(sa.func.min(outbox.c.id), sa.func.min(outbox.c.lane)).where(
    outbox.c.chat_id == sa.bindparam("chat"),
    _active(outbox),
    outbox.c.due_at <= sa.bindparam("now"),
    ~sa.exists().where(
        _others.c.chat_id == sa.bindparam("chat"), _others.c.state == WAITING, _others.c.retry_at > sa.bindparam("now")
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
        *(outbox.c.chat_id.is_(None), _active(outbox)),  # by the index that holds few rows, whatever waits
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


_RESEND = sa.update(outbox).where(outbox.c.id == sa.bindparam("row")).values(ambiguous=sa.bindparam("sends_in_doubt"))


async def record_resend(conn: Conn, row: OutboxRow) -> None:
    """Before the one repetition of a send of unknown outcome: a kill from here on may have been its second."""
    await conn.execute(_RESEND, {"row": row.id, "sends_in_doubt": row.ambiguous + 1})


async def list_cut_off_twice(conn: Conn) -> list[OutboxRow]:
    """After a start: what was in hand for the second time with an unknown outcome must not be sent again."""
    query = sa.select(*ROW).where(outbox.c.state == CLAIMED, outbox.c.ambiguous >= MOST_SENDS)
    return sorted((OutboxRow(*row) for row in await conn.execute(query)), key=lambda row: row.id)


async def recover_claimed(conn: Conn, *, now: datetime) -> int:
    """After a start: nobody knows what became of claimed messages; errands are simply done again.

    What was waiting for its repetition is as unknown as before: the repetition had not begun.
    """
    found = await conn.execute(sa.select(*ROW).where(outbox.c.state == CLAIMED))
    rows = [OutboxRow(*row) for row in found]
    for row in rows:
        doubt = row.kind is not OutboxKind.ERRAND and row.ambiguous == 0
        await release(conn, row, retry_at=now, error="the program stopped", ambiguous=doubt)
    return len(rows)


async def release(
    conn: Conn,
    row: OutboxRow,
    *,
    retry_at: datetime,
    error: str,
    ambiguous: bool = False,
    plain: bool = False,
) -> None:
    """Back to waiting, blocking its chat until `retry_at`."""
    if row.card_key:  # a newer change of the card may be waiting already: it will show everything, this row is done
        newer = sa.select(outbox.c.id).where(outbox.c.card_key == row.card_key, outbox.c.state == WAITING)
        if waiting := (await conn.execute(newer)).scalar_one_or_none():
            await conn.execute(
                sa.update(outbox)
                .where(outbox.c.id == waiting)
                .values(retry_at=retry_at, ambiguous=row.ambiguous + ambiguous)
            )
            await record_done(conn, row.id, OutboxState.DROPPED, error="a newer change is waiting", now=retry_at)
            return
    await conn.execute(
        sa.update(outbox)
        .where(outbox.c.id == row.id)
        .values(
            state=OutboxState.WAITING,
            retry_at=retry_at,
            error=error,
            ambiguous=row.ambiguous + ambiguous,
            plain=row.plain or plain,
        )
    )


_DONE = (
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("row"))
    .values(
        state=sa.bindparam("ended"),
        done_at=sa.bindparam("now"),
        message_id=sa.bindparam("message"),
        error=sa.bindparam("why"),
    )
)


async def record_done(
    conn: Conn,
    row_id: int,
    state: OutboxState,
    *,
    now: datetime,
    message_id: int | None = None,
    error: str | None = None,
) -> None:
    """Close a row as sent, never, unsure, expired, dropped or done."""
    values = {"row": row_id, "ended": state, "now": now, "message": message_id, "why": error}
    await conn.execute(_DONE, values)


_NEXT_DUE = sa.select(
    *(
        sa.select(sa.func.min(when)).where(outbox.c.state == WAITING, when > sa.bindparam("now")).scalar_subquery()
        for when in (outbox.c.due_at, outbox.c.retry_at)
    )
)


async def find_next_due(conn: Conn, *, now: datetime) -> datetime | None:
    """When the next waiting row becomes due, or may be tried again, after `now`; what is due already does not count."""
    row = (await conn.execute(_NEXT_DUE, {"now": now})).one()
    return min((at for at in row if at is not None), default=None)


async def has_work(conn: Conn, *, now: datetime) -> bool:
    """Is anything in hand, or due and allowed to be tried?"""
    claimed = sa.select(outbox.c.id).where(outbox.c.state == CLAIMED).limit(1)
    if (await conn.execute(claimed)).first() or (
        await conn.execute(_READY_HEADS, {"now": now, "held": [], "most": 1})
    ).first():
        return True
    return await has_errands(conn, now=now)


async def find_oldest_due(conn: Conn, *, now: datetime) -> datetime | None:
    """Since when the oldest message that is due has been waiting; None when nothing waits."""
    query = sa.select(sa.func.min(outbox.c.due_at)).where(_active(outbox), outbox.c.due_at <= now)
    due: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return due


async def count_states(conn: Conn) -> dict[str, int]:
    rows = await conn.execute(sa.select(outbox.c.state, sa.func.count()).group_by(outbox.c.state))
    return {state: count for state, count in rows}
