"""What waits for a chat in which nobody is to read it any more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.subjects import Subject, SummaryOf, parse
from nps.values import ContactId, OutboxState, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import begins
from storage.queues.outbox import NOT_BEGUN
from storage.schema import outbox


async def drop_to_contact(conn: Conn, chat_id: int, contact_id: ContactId, *, now: datetime) -> int:
    """Nothing of this contact's is sent to this chat any more; tells how much had been waiting."""
    to_them = (outbox.c.chat_id == chat_id, outbox.c.about_contact == contact_id, outbox.c.for_staff.is_(None))
    return len(await _drop(conn, *to_them, now=now))


async def drop_to_staff(conn: Conn, chat_id: int, staff_id: StaffId, *, now: datetime) -> list[Subject]:
    """Nothing for this member of staff is sent to this chat any more; tells what it was about.

    A summary is of a period: it is not dropped, whoever reads it.
    """
    to_them = (outbox.c.chat_id == chat_id, outbox.c.for_staff == staff_id, ~_is_summary())
    keys = await _drop(conn, *to_them, now=now)
    return [subject for key in keys if (subject := parse(key)) is not None]


async def redirect_summaries(conn: Conn, old: int, new: int, staff_id: StaffId) -> None:
    waiting = (outbox.c.chat_id == old, outbox.c.for_staff == staff_id, outbox.c.state.in_(NOT_BEGUN), _is_summary())
    await conn.execute(sa.update(outbox).where(*waiting).values(chat_id=new))


def _is_summary() -> sa.ColumnElement[bool]:
    return sa.func.coalesce(begins(outbox.c.subject, sa.literal(SummaryOf.beginning())), sa.false())


async def _drop(conn: Conn, *of: sa.ColumnElement[bool], now: datetime) -> list[str | None]:
    """The subjects of what had not begun. What is dropped may be owed once more, to another chat."""
    values: dict[str, Any] = {"state": OutboxState.DROPPED, "done_at": now, "arguments": None, "dedup_key": None}
    dropped = sa.update(outbox).where(*of, outbox.c.state.in_(NOT_BEGUN)).values(**values)
    return list((await conn.execute(dropped.returning(outbox.c.subject))).scalars())
