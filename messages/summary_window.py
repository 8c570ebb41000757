"""Since when a summary tells what is new."""

from __future__ import annotations

from messages.writing import Context
from nps.case_counts import Span
from nps.period import Period
from storage.figures import summaries
from storage.people.staff import Staff


async def window_of_summary(ctx: Context, staff: Staff, period: Period) -> Span:
    """From their summary before it to this one, so that nothing falls between; the first of them has its period."""
    found = await summaries.find_window(ctx.conn, staff.id, period.kind, period.key)
    begins, ends = period.bounds(ctx.programme.zone)
    since, due_at = found if found is not None else (None, ends)
    return whole_weeks(ctx, staff, period, Span(since or begins, due_at))


def whole_weeks(ctx: Context, staff: Staff, period: Period, span: Span) -> Span:
    """For whom no day is to be told: the last complete one of them."""
    if ctx.programme.may_read_answers(staff.role):
        return span
    zone = ctx.programme.zone
    complete = period if period.bounds(zone)[1] <= span.end else period.previous()
    return Span(*complete.bounds(zone))
