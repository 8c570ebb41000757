"""Reasons of answers as the staff correct them: what figures count, and beside it what the client marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from nps.reasons import Corrected
from nps.values import REASONS, Reason, ResponseId, Role, StaffId
from storage.answers import responses
from storage.answers.responses import RESPONSE, Response
from storage.engine.conn import Conn
from storage.engine.statements import append_row, find_one, select_of
from storage.people.clients import STILL_HERE
from storage.people.staff import Staff
from storage.schema import accounts, contact_manager, contacts, reason_corrections
from storage.schema import responses as response_table

_IN_FORCE = reason_corrections.c.ended_at.is_(None)


@dataclass(frozen=True, slots=True)
class Correction:
    """`staff_id` said at that moment that the reason is one, or is none."""

    reason: Reason
    became: Corrected
    staff_id: StaffId
    at: datetime


CORRECTION = tuple(reason_corrections.c[name] for name in ("reason", "became", "staff_id", "at"))


async def find_of_staff(conn: Conn, response_id: int, member: Staff) -> Response | None:
    """The answer, if one of the staff may act on it: an owner, the manager of its contact, or who stands in.

    What was erased is nobody's to correct.
    """
    query = (
        select_of(RESPONSE)
        .join(contacts, contacts.c.id == response_table.c.contact_id)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(response_table.c.id == response_id, STILL_HERE)
    )
    if member.role is not Role.OWNER:
        query = query.where(contact_manager.in_(member.managers))
    return await find_one(conn, Response, query)


async def toggle(conn: Conn, response_id: ResponseId, reason: Reason, by: StaffId, *, now: datetime) -> Corrected:
    """One of the staff says that the reason is one after all, or is none; the client's own mark stays known."""
    took_back = await end(conn, response_id, reason, now=now)
    became = Corrected.ADDED if await responses.toggle_reason(conn, response_id, reason) else Corrected.STRUCK
    values = {"response_id": response_id, "reason": reason, "became": became, "staff_id": by, "at": now}
    await append_row(conn, reason_corrections, **values, ended_at=now if took_back else None)
    return became


async def end(conn: Conn, response_id: ResponseId, reason: Reason, *, now: datetime) -> bool:
    """Whatever was corrected about this reason is not in force any more; tells whether anything was.

    Then the reason stands as the staff had it, which is the opposite of what the client had.
    """
    this = (reason_corrections.c.response_id == response_id, reason_corrections.c.reason == reason, _IN_FORCE)
    ended = sa.update(reason_corrections).where(*this).values(ended_at=now).returning(reason_corrections.c.id)
    return (await conn.execute(ended)).first() is not None


_LISTED = (
    select_of(CORRECTION)
    .where(reason_corrections.c.response_id == sa.bindparam("response"), _IN_FORCE)
    .order_by(reason_corrections.c.id)
)


async def list_in_force(conn: Conn, response_id: ResponseId) -> list[Correction]:
    """By which the reasons differ from what the client marked; the newest last."""
    return [Correction(*row) for row in await conn.execute(_LISTED, {"response": response_id})]


async def list_latest(conn: Conn, response_id: ResponseId, *, limit: int) -> list[Correction]:
    """The latest ones in force or not, the newest last."""
    query = select_of(CORRECTION).where(reason_corrections.c.response_id == response_id)
    rows = (await conn.execute(query.order_by(reason_corrections.c.id.desc()).limit(limit))).all()
    return [Correction(*row) for row in reversed(rows)]


async def list_own(conn: Conn, response_id: ResponseId) -> list[Reason]:
    """What the client marked, whatever the staff have made of it since."""
    own = set(await responses.list_reasons(conn, response_id))
    own ^= {correction.reason for correction in await list_in_force(conn, response_id)}
    return sorted(own, key=REASONS.index)


async def is_named(conn: Conn, response_id: ResponseId, reason: Reason) -> bool:
    """Has the client marked it, or the staff for them? What the staff have struck was marked all the same."""
    marked = await responses.list_reasons(conn, response_id)
    return reason in marked or reason in await list_own(conn, response_id)
