"""The outbox: what the bot owes, in lanes, strictly in order within a chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine.statements import fields_of, in_words, insert_into
from storage.schema import outbox
from storage.schema.columns import UtcTime

ACTIVE = ("waiting", "claimed")

WAITING, CLAIMED = map(in_words, ACTIVE)

LAST_LANE = 3  # questions, which wait for everything else

LOOKED_AT = 100  # waiting rows at each claim

MOST_SENDS = 2  # of one message, when nobody knows what became of the first


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """Something owed, ready to be written down."""

    kind: str
    name: str
    arguments: dict[str, Any]
    chat_id: int | None
    lane: int
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
    kind: str
    name: str
    arguments: dict[str, Any]
    chat_id: int | None
    for_staff: int | None
    about_contact: int | None
    lane: int
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

_other = outbox.alias()

_CLAIM = (
    sa.update(outbox)
    .where(outbox.c.id.in_(sa.bindparam("ids", expanding=True)), outbox.c.state == WAITING)
    .values(state="claimed", claimed_at=sa.bindparam("now"), attempts=outbox.c.attempts + 1)
    .returning(*ROW)
)

# The first waiting row of a chat and its urgency; none while that row waits for its retry.
_NEXT_OF_CHAT = sa.select(sa.func.min(outbox.c.id), sa.func.min(outbox.c.lane)).where(
    outbox.c.chat_id == sa.bindparam("chat"),
    _active(outbox),
    outbox.c.due_at <= sa.bindparam("now"),
    ~sa.exists().where(
        _other.c.chat_id == sa.bindparam("chat"), _other.c.state == WAITING, _other.c.retry_at > sa.bindparam("now")
    ),
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

_NEXT_DUE = sa.select(
    *(
        sa.select(sa.func.min(when)).where(outbox.c.state == WAITING, when > sa.bindparam("now")).scalar_subquery()
        for when in (outbox.c.due_at, outbox.c.retry_at)
    )
)


async def owe(conn: AsyncConnection, rows: list[NewRow], *, now: datetime, state: str = "waiting") -> None:
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
        }
        for row in rows
    ]
    # Many rows as many executions: one statement may carry some 32,000 parameters, a campaign more.
    await conn.execute(_new(conn.dialect.name, state), values)


@cache
def _new(dialect: str, state: str) -> Any:
    fresh = {"state": in_words(state), "attempts": sa.text("0"), "ambiguous": sa.text("0"), "plain": sa.text("0")}
    return insert_into(dialect, outbox).values(**fresh).on_conflict_do_nothing()


async def claim_heads(
    conn: AsyncConnection, *, now: datetime, limit: int, except_chats: Sequence[int] = (), calm: int | None = None
) -> list[OutboxRow]:
    """Take the first due row of each chat that has nothing in hand, the most urgent chats first.

    A chat is as urgent as its most urgent due row: a reply behind a waiting question pulls the question forward.
    `except_chats` have used up their pace. Of chats in the last lane at most `calm` are taken (None: no such bound).
    Errands belong to no chat and are not taken here.
    """
    found = (await conn.execute(_READY_HEADS, {"now": now, "held": list(except_chats), "most": limit})).all()
    urgent = [row_id for row_id, lane in found if lane < LAST_LANE]
    others = [row_id for row_id, lane in found if lane >= LAST_LANE]
    lanes = dict(found)
    return [replace(row, lane=lanes[row.id]) for row in await _claim(conn, [*urgent, *others[:calm]], now=now)]


def _ready_heads() -> sa.Select[Any]:
    """Ids and lanes of the rows that may be sent now.

    Looks only at the first few hundred waiting rows in order of urgency: a campaign is longer than that. So chats that
    cannot go on, because something of theirs is in hand or waits for its retry, must not stand among them.
    """
    waiting, now = outbox.c.state == WAITING, sa.bindparam("now", type_=UtcTime)
    of_a_chat = outbox.c.chat_id.is_not(None)
    busy = sa.select(outbox.c.chat_id).where(outbox.c.state == CLAIMED, of_a_chat)
    held = sa.select(outbox.c.chat_id).where(waiting, outbox.c.retry_at > now, of_a_chat)
    first = (
        sa.select(outbox.c.chat_id, outbox.c.lane)
        .where(
            *(waiting, of_a_chat, outbox.c.due_at <= now, outbox.c.chat_id.not_in(busy), outbox.c.chat_id.not_in(held)),
            outbox.c.chat_id.not_in(sa.bindparam("held", expanding=True)),
        )
        .order_by(outbox.c.lane, outbox.c.id)
        .limit(LOOKED_AT)
        .subquery()
    )
    chats = sa.select(first.c.chat_id, sa.func.min(first.c.lane).label("lane")).group_by(first.c.chat_id).subquery()
    theirs = outbox.alias()
    head = (
        sa.select(sa.func.min(theirs.c.id))
        .where(theirs.c.chat_id == chats.c.chat_id, _active(theirs), theirs.c.due_at <= now)
        .scalar_subquery()
        .label("head")
    )
    query = sa.select(head, chats.c.lane).order_by(chats.c.lane, head)
    return query.limit(sa.bindparam("most"))


_READY_HEADS = _ready_heads()


async def claim_next(conn: AsyncConnection, chat_id: int, *, now: datetime) -> OutboxRow | None:
    """Take the next due row of a chat that has nothing in hand; a question is left for its turn."""
    head, lane = (await conn.execute(_NEXT_OF_CHAT, {"chat": chat_id, "now": now})).one()
    if head is None or lane >= LAST_LANE:
        return None
    rows = await _claim(conn, [head], now=now)
    return replace(rows[0], lane=lane) if rows else None


async def has_errands(conn: AsyncConnection, *, now: datetime) -> bool:
    """Is an errand due and allowed to be tried?"""
    return (await conn.execute(_READY_ERRANDS, {"now": now, "most": 1})).first() is not None


async def claim_errands(conn: AsyncConnection, *, now: datetime, limit: int) -> list[OutboxRow]:
    ready = (await conn.execute(_READY_ERRANDS, {"now": now, "most": limit})).scalars()
    return await _claim(conn, list(ready), now=now)


def _ready_errands() -> sa.Select[Any]:
    now = sa.bindparam("now", type_=UtcTime)
    ready = sa.or_(outbox.c.retry_at.is_(None), outbox.c.retry_at <= now)
    of_no_chat = (outbox.c.chat_id.is_(None), _active(outbox))  # by the index that holds few rows, whatever waits
    mine = (outbox.c.state == WAITING, outbox.c.kind == "errand", outbox.c.due_at <= now)
    query = sa.select(outbox.c.id).where(*of_no_chat, *mine, ready).order_by(outbox.c.id)
    return query.limit(sa.bindparam("most"))


_READY_ERRANDS = _ready_errands()


async def _claim(conn: AsyncConnection, ids: list[int], *, now: datetime) -> list[OutboxRow]:
    if not ids:
        return []
    rows = [OutboxRow(*row) for row in await conn.execute(_CLAIM, {"ids": ids, "now": now})]
    return sorted(rows, key=lambda row: ids.index(row.id))  # RETURNING promises no order


async def record_resend(conn: AsyncConnection, row: OutboxRow) -> None:
    """Before the one repetition of a send of unknown outcome: a kill from here on may have been its second."""
    await conn.execute(sa.update(outbox).where(outbox.c.id == row.id).values(ambiguous=row.ambiguous + 1))


async def list_cut_off_twice(conn: AsyncConnection) -> list[OutboxRow]:
    """After a start: what was in hand for the second time with an unknown outcome must not be sent again."""
    query = sa.select(*ROW).where(outbox.c.state == CLAIMED, outbox.c.ambiguous >= MOST_SENDS)
    return sorted((OutboxRow(*row) for row in await conn.execute(query)), key=lambda row: row.id)


async def recover_claimed(conn: AsyncConnection, *, now: datetime) -> int:
    """After a start: nobody knows what became of claimed messages; errands are simply done again.

    What was waiting for its repetition is as unknown as before: the repetition had not begun.
    """
    found = await conn.execute(sa.select(*ROW).where(outbox.c.state == CLAIMED))
    rows = [OutboxRow(*row) for row in found]
    for row in rows:
        doubt = row.kind != "errand" and row.ambiguous == 0
        await release(conn, row, retry_at=now, error="the program stopped", ambiguous=doubt)
    return len(rows)


async def release(
    conn: AsyncConnection,
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
            await record_done(conn, row.id, "dropped", error="a newer change is waiting", now=retry_at)
            return
    await conn.execute(
        sa.update(outbox)
        .where(outbox.c.id == row.id)
        .values(
            state="waiting",
            retry_at=retry_at,
            error=error,
            ambiguous=row.ambiguous + ambiguous,
            plain=row.plain or plain,
        )
    )


async def record_done(
    conn: AsyncConnection,
    row_id: int,
    state: str,
    *,
    now: datetime,
    message_id: int | None = None,
    error: str | None = None,
) -> None:
    """Close a row as sent, never, unsure, expired, dropped or done."""
    values = {"row": row_id, "ended": state, "now": now, "message": message_id, "why": error}
    await conn.execute(_DONE, values)


async def find_next_due(conn: AsyncConnection, *, now: datetime) -> datetime | None:
    """When the next waiting row becomes due, or may be tried again, after `now`; what is due already does not count."""
    row = (await conn.execute(_NEXT_DUE, {"now": now})).one()
    return min((at for at in row if at is not None), default=None)


async def has_work(conn: AsyncConnection, *, now: datetime) -> bool:
    """Is anything in hand, or due and allowed to be tried?"""
    claimed = sa.select(outbox.c.id).where(outbox.c.state == CLAIMED).limit(1)
    if (await conn.execute(claimed)).first() or (
        await conn.execute(_READY_HEADS, {"now": now, "held": [], "most": 1})
    ).first():
        return True
    return await has_errands(conn, now=now)


async def find_oldest_due(conn: AsyncConnection, *, now: datetime) -> datetime | None:
    """Since when the oldest message that is due has been waiting; None when nothing waits."""
    query = sa.select(sa.func.min(outbox.c.due_at)).where(_active(outbox), outbox.c.due_at <= now)
    due: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return due


async def count_states(conn: AsyncConnection) -> dict[str, int]:
    rows = await conn.execute(sa.select(outbox.c.state, sa.func.count()).group_by(outbox.c.state))
    return {state: count for state, count in rows}
