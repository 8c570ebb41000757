"""How long first taps took, from the delivery of their question."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from nps.first_taps import Week
from nps.values import Channel
from storage.engine.conn import Conn
from storage.schema import invitations, responses


async def measure(conn: Conn, start: datetime, end: datetime) -> Week:
    """Of the taps in a half-open UTC span; what the staff recorded was never delivered."""
    query = (
        sa.select(invitations.c.sent_at, responses.c.first_tap_at)
        .join(invitations, invitations.c.id == responses.c.invitation_id)
        .where(
            responses.c.first_tap_at >= start,
            responses.c.first_tap_at < end,
            responses.c.channel.in_([Channel.BUTTON, Channel.TYPED]),
            invitations.c.sent_at.is_not(None),
        )
    )
    return Week.of([tapped - sent for sent, tapped in await conn.execute(query)])
