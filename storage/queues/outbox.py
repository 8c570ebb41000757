"""The outbox: what the bot owes, and what becomes of each row."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.values import Lane, OutboxKind, OutboxState
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, in_words, inserting, list_by_id, select_of
from storage.schema import outbox

ACTIVE = (OutboxState.WAITING, OutboxState.CLAIMED)
WAITING, CLAIMED = map(in_words, ACTIVE)
NOT_BEGUN = (OutboxState.WAITING, OutboxState.HELD)
UNDONE = (*ACTIVE, OutboxState.HELD)
GIVEN_UP = (OutboxState.NEVER, OutboxState.UNSURE, OutboxState.EXPIRED)
SENT_ANEW = "sent anew"  # the outcome of a card whose message the person had deleted: a second send in good order
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
    about_human: int | None = None
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


def is_active(rows: Any) -> sa.ColumnElement[bool]:
    """Waiting or in hand, in the words of the index by chat; of a chat that has nothing in hand: waiting."""
    condition: sa.ColumnElement[bool] = rows.c.state.in_([WAITING, CLAIMED])
    return condition


ROW = fields_of(outbox, tuple(field.name for field in fields(OutboxRow)))
_NEW_FIELDS = tuple(field.name for field in fields(NewRow))
_OWE = inserting(
    outbox,
    lambda new: new.values(attempts=sa.text("0"), ambiguous=sa.text("0"), plain=sa.text("0")).on_conflict_do_nothing(),
)


async def owe(conn: Conn, rows: list[NewRow], *, now: datetime, state: OutboxState = OutboxState.WAITING) -> None:
    """Write down what is owed. A known dedup key, or a card that is already waiting, adds nothing."""
    if not rows:
        return
    added = {"created_at": now, "state": state}
    values = [
        {name: getattr(row, name) for name in _NEW_FIELDS} | {"due_at": row.due_at or now} | added for row in rows
    ]
    # Many rows as many executions: one statement may carry some 32,000 parameters, a campaign more.
    await conn.execute(_OWE(conn), values)


_RESEND = sa.update(outbox).where(outbox.c.id == sa.bindparam("row")).values(ambiguous=sa.bindparam("sends_in_doubt"))


async def record_resend(conn: Conn, row: OutboxRow) -> None:
    """Before the one repetition of a send of unknown outcome: a kill from here on may have been its second."""
    await conn.execute(_RESEND, {"row": row.id, "sends_in_doubt": row.ambiguous + 1})


async def list_cut_off_twice(conn: Conn) -> list[OutboxRow]:
    """After a start: what was in hand for the second time with an unknown outcome must not be sent again."""
    query = select_of(ROW).where(outbox.c.state == CLAIMED, outbox.c.ambiguous >= MOST_SENDS)
    return await list_by_id(conn, OutboxRow, query)


async def recover_claimed(conn: Conn, *, now: datetime) -> int:
    """After a start: nobody knows what became of claimed messages; errands are simply done again.

    What was waiting for its repetition is as unknown as before: the repetition had not begun.
    """
    rows = [OutboxRow(*row) for row in await conn.execute(select_of(ROW).where(outbox.c.state == CLAIMED))]
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


_QUESTIONS_READY = sa.select(sa.func.count()).select_from(
    sa.select(outbox.c.id)
    .where(
        *(outbox.c.state == WAITING, outbox.c.lane == Lane.ASK, outbox.c.due_at <= sa.bindparam("now")),
        sa.or_(outbox.c.retry_at.is_(None), outbox.c.retry_at <= sa.bindparam("now")),
    )
    .limit(sa.bindparam("most"))
    .subquery()
)


async def count_questions_ready(conn: Conn, *, now: datetime, most: int) -> int:
    """How many messages of a campaign could go now, counted up to `most`; what waits for its retry could not."""
    return int((await conn.execute(_QUESTIONS_READY, {"now": now, "most": most})).scalar_one())


async def find_oldest_due(conn: Conn, *, now: datetime) -> datetime | None:
    """Since when the oldest message that is due has been waiting; None when nothing waits."""
    query = sa.select(sa.func.min(outbox.c.due_at)).where(is_active(outbox), outbox.c.due_at <= now)
    due: datetime | None = (await conn.execute(query)).scalar_one_or_none()
    return due


async def count_states(conn: Conn) -> dict[str, int]:
    rows = await conn.execute(sa.select(outbox.c.state, sa.func.count()).group_by(outbox.c.state))
    return {state: count for state, count in rows}
