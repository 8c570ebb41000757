"""Whom Telegram reaches: who has blocked the bot, and who let it in again."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from nps.values import ContactState, InvitationState, Unreachable
from storage.engine.conn import Conn
from storage.engine.statements import find_one
from storage.people.staff import STAFF, Staff
from storage.schema import contacts, invitations, staff


async def record_unreachable(conn: Conn, telegram_id: int, reason: Unreachable, *, now: datetime) -> Staff | None:
    """Telegram no longer delivers to this human; returns the staff row if it is one who could be reached before."""
    joined = (contacts.c.telegram_id == telegram_id, contacts.c.state == ContactState.JOINED)
    gone = {"unreachable": reason, "unreachable_at": now}
    await conn.execute(sa.update(contacts).where(*joined).values(state=ContactState.UNREACHABLE, **gone))
    of_human = sa.select(contacts.c.id).where(contacts.c.telegram_id == telegram_id)
    planned = (invitations.c.contact_id.in_(of_human), invitations.c.state == InvitationState.PLANNED)
    ended = {"state": InvitationState.SKIPPED, "skipped_reason": reason.value, "ended_at": now}
    await conn.execute(sa.update(invitations).where(*planned).values(**ended))
    lost = sa.update(staff).where(staff.c.telegram_id == telegram_id, staff.c.unreachable.is_(None)).values(**gone)
    return await find_one(conn, Staff, lost.returning(*STAFF))


async def record_reachable(conn: Conn, telegram_id: int) -> None:
    """The human unblocked the bot or wrote to it."""
    back = {"unreachable": None, "unreachable_at": None}
    unreachable = (contacts.c.telegram_id == telegram_id, contacts.c.state == ContactState.UNREACHABLE)
    await conn.execute(sa.update(contacts).where(*unreachable).values(state=ContactState.JOINED, **back))
    lost = (staff.c.telegram_id == telegram_id, staff.c.unreachable.is_not(None))
    await conn.execute(sa.update(staff).where(*lost).values(**back))
