"""Forgetting by age, in slices: what the invariants, open cards and dedup keys still need stays."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.subjects import CaseCard, LightCard, SummaryOf
from nps.values import OutboxState
from storage import marks
from storage.engine.conn import Conn
from storage.queues.outbox import SENT_ANEW
from storage.schema import audit, deliveries, enrolment_openings, imports, outbox

SLICE = 1000  # rows in one transaction: the writer is held for some milliseconds
CLEAR_AFTER = timedelta(days=7)  # payloads
KEEP_ROWS = timedelta(days=90)
KEEP_KEYS = timedelta(days=400)  # longer than anything is open that could be owed again under its key
KEEP_AUDIT = timedelta(days=3 * 365)

# Sends of an alert are counted against its unknown outcomes; a summary that never arrived is known by its row.
_of_alert = sa.or_(*(outbox.c.subject.like(f"{kind.beginning()}%") for kind in (CaseCard, LightCard)))
_counted = _of_alert & ((outbox.c.ambiguous > 0) | (outbox.c.error == SENT_ANEW))
_undelivered = outbox.c.dedup_key.like(f"{SummaryOf.beginning()}%") & (outbox.c.state != OutboxState.SENT)
_needed = sa.func.coalesce(_counted, sa.false()) | sa.func.coalesce(_undelivered, sa.false())


async def clear_payloads(conn: Conn, *, now: datetime, limit: int = SLICE) -> bool:
    """Empty the payloads of what was done a week ago; the rows stay. Tells whether that was all."""
    ids, over = await _walk(conn, "cleared_up_to", now - CLEAR_AFTER, limit)
    if ids:
        await conn.execute(sa.update(outbox).where(outbox.c.id.in_(ids)).values(arguments=None))
    return over


async def prune_outbox(conn: Conn, *, now: datetime, limit: int = SLICE) -> bool:
    """Forget what was done long ago; rows with a dedup key stay for more than a year. Tells whether that was all."""
    ids, over = await _walk(conn, "pruned_up_to", now - KEEP_ROWS, limit)
    if ids:
        keyless = (outbox.c.id.in_(ids), outbox.c.dedup_key.is_(None), ~_needed)
        await conn.execute(sa.delete(outbox).where(*keyless))
    ids, keys_over = await _walk(conn, "keys_pruned_up_to", now - KEEP_KEYS, limit)
    if ids:
        await conn.execute(sa.delete(outbox).where(outbox.c.id.in_(ids), ~_needed))
    return over and keys_over


async def _walk(conn: Conn, mark: str, before: datetime, limit: int) -> tuple[list[int], bool]:
    """The next done rows in the order of their end, each shown once; and whether there are no more."""
    known = await marks.find(conn, mark)
    query = sa.select(outbox.c.id, outbox.c.done_at).where(outbox.c.done_at < before)
    if known is not None:
        at, last = datetime.fromisoformat(known.partition("/")[0]), int(known.partition("/")[2])
        later = sa.or_(outbox.c.done_at > at, outbox.c.id > last)  # thousands may have ended at one moment
        query = query.where(outbox.c.done_at >= at, later)
    rows = (await conn.execute(query.order_by(outbox.c.done_at, outbox.c.id).limit(limit))).all()
    if rows:
        await marks.put(conn, mark, f"{rows[-1].done_at.isoformat()}/{rows[-1].id}")
    return [row.id for row in rows], len(rows) < limit


async def prune_rest(conn: Conn, *, now: datetime, today: date, limit: int = SLICE) -> bool:
    """Once a day: old messages' places, openings of links, lists of clients, the audit. Tells whether that was all."""
    if await marks.find(conn, marks.PRUNED_ON) == today.isoformat():
        return True
    # The place of a case's card is for ever: the card is edited there, and its sends are counted.
    place = sa.tuple_(deliveries.c.chat_id, deliveries.c.message_id)
    places = (deliveries.c.delivered_at < now - KEEP_KEYS, deliveries.c.subject.not_like(f"{CaseCard.beginning()}%"))
    opening = sa.tuple_(enrolment_openings.c.enrolment_id, enrolment_openings.c.telegram_id)
    openings = enrolment_openings.c.opened_at < now - KEEP_KEYS
    slices: list[Any] = [
        sa.delete(deliveries).where(place.in_(_some(place, places, limit))),
        sa.delete(enrolment_openings).where(opening.in_(_some(opening, (openings,), limit))),
        sa.delete(audit).where(audit.c.id.in_(sa.select(audit.c.id).where(audit.c.at < now - KEEP_AUDIT).limit(limit))),
    ]
    over = [(await conn.execute(statement)).rowcount < limit for statement in slices]
    lists = (imports.c.finished_at < now - KEEP_ROWS, sa.or_(imports.c.rows.is_not(None), imports.c.errors != []))
    await conn.execute(sa.update(imports).where(*lists).values(rows=None, errors=[]))
    if all(over):
        await marks.put(conn, marks.PRUNED_ON, today.isoformat())
    return all(over)


def _some(place: sa.Tuple, conditions: tuple[sa.ColumnElement[bool], ...], limit: int) -> sa.Select[Any]:
    return sa.select(*place.clauses).where(*conditions).limit(limit)
