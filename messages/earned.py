"""Earned growth, beside the index that clients declare: a line below the card."""

from __future__ import annotations

from messages.dates import money
from messages.texts import Markup, say
from messages.writing import Context
from nps.period import Period
from nps.scope import Scope
from storage.colours import earned


async def earned_line(ctx: Context, language: str, period: Period, scope: Scope) -> Markup | None:
    """How many companies came by a client's word in the period, and what they buy; nothing when none did."""
    told = await earned.measure(ctx.conn, *period.bounds(ctx.programme.zone), scope)
    if not told.came:
        return None
    return say(
        language,
        "nps-earned",
        came=told.came,
        became=told.became,
        money="some" if told.known else "none",
        revenue=money(language, told.revenue, ctx.programme.currency),
        known=told.known,
        share="none" if told.share is None else str(told.share),
    )
