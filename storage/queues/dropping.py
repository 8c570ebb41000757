"""What waits for a chat in which nobody is to read it any more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nps.subjects import Relayed, Subject, SummaryOf, parse
from nps.values import ContactId, OutboxState, RelayId, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import begins
from storage.queues.outbox import NOT_BEGUN, WAITING
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


async def drop_relayed(conn: Conn, relay_id: RelayId, contact_id: ContactId, *, now: datetime) -> bool:
    """Nothing of these words to a client is sent; False, and nothing is dropped, when the sending has begun."""
    of_relay = _of_relay(relay_id, contact_id)
    begun = sa.or_(outbox.c.state.not_in([*NOT_BEGUN, OutboxState.DROPPED]), outbox.c.ambiguous > 0)
    if (await conn.execute(sa.select(outbox.c.id).where(*of_relay, begun).limit(1))).first() is not None:
        return False
    await _drop(conn, *of_relay, now=now)
    return True


async def drop_rest(conn: Conn, relay_id: RelayId, contact_id: ContactId, *, now: datetime) -> None:
    """What of these words has not left yet stays here."""
    await _drop(conn, *_of_relay(relay_id, contact_id), now=now)


def _of_relay(relay_id: RelayId, contact_id: ContactId) -> tuple[sa.ColumnElement[bool], ...]:
    beginning = sa.literal(Relayed.beginning(relay_id))
    return outbox.c.about_contact == contact_id, begins(outbox.c.subject, beginning)


async def postpone_card(conn: Conn, card: Subject, *, due_at: datetime) -> None:
    """A card that waits to be shown waits until then."""
    waiting = (outbox.c.card_key == card.key, outbox.c.state == WAITING)
    await conn.execute(sa.update(outbox).where(*waiting).values(due_at=due_at))


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
