"""When questions are answered much later than a week ago, the owners read it: something slows Telegram down."""

from __future__ import annotations

from messages.dates import span
from messages.texts import Markup, say
from messages.writing import Context
from nps.first_taps import has_doubled
from nps.period import Period
from nps.values import PeriodKind, Role
from storage.figures import first_taps


async def slower_line(ctx: Context, language: str, role: Role, period: Period) -> Markup | None:
    """Of the weekly summary: the median of this week against that of the one before, when it has doubled."""
    if period.kind is not PeriodKind.WEEK or role is not Role.OWNER:
        return None
    zone = ctx.programme.zone
    after = await first_taps.measure(ctx.conn, *period.bounds(zone))
    before = await first_taps.measure(ctx.conn, *period.previous().bounds(zone))
    if after.median is None or before.median is None or not has_doubled(before, after):
        return None
    told = {"now": span(language, after.median), "earlier": span(language, before.median)}
    return Markup("\n" + say(language, "taps-slower", **told))
