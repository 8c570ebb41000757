"""How cases were followed up in a span, as the summaries say it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from messages.some_names import NAMED, named
from messages.texts import Markup, clip, escape, join, label, lines, say
from messages.writing import Context
from nps.behind import Kind
from nps.case import contact_until, is_vip
from nps.case_counts import Counts, Span
from nps.typography import number_bound
from nps.values import CaseId, Role
from storage.cases import changed, happened
from storage.people.staff import Staff

MANAGERS = 5
NAME = 30


async def count(ctx: Context, reader: Staff, span: Span) -> Counts:
    """Of the clients whom the reader looks after now. How long there was to reach one follows today's settings."""
    counts = Counts()
    for story in await happened.list_stories(ctx.conn, reader.reach, span):
        counts.add(story.events, span, _deadline_of(ctx, story.segment))
    return counts


COUNTED: dict[Kind, Callable[[Counts], int]] = {
    Kind.NEW: lambda counts: counts.opened,
    Kind.IN_TIME: lambda counts: counts.in_time,
    Kind.LATE: lambda counts: counts.due - counts.in_time,
    Kind.SETTLED: lambda counts: counts.settled,
    Kind.CONFIRMED: lambda counts: counts.confirmed,
    Kind.DENIED: lambda counts: counts.denied,
    Kind.REOPENED: lambda counts: counts.reopened,
}
"""The numbers of `work` that come from what happened on cases."""


async def list_cases(ctx: Context, reader: Staff, span: Span, kind: Kind) -> list[CaseId]:
    """The cases behind a number of `work`, the newest first: each as often as it is counted."""
    if kind is Kind.BROKEN:
        return sorted(await happened.list_broken(ctx.conn, reader.reach, span), reverse=True)
    found: list[CaseId] = []
    for story in await happened.list_stories(ctx.conn, reader.reach, span):
        counts = Counts()
        counts.add(story.events, span, _deadline_of(ctx, story.segment))
        found += [story.id] * COUNTED[kind](counts)
    return sorted(found, reverse=True)


def _deadline_of(ctx: Context, segment: str | None) -> Callable[[datetime], datetime]:
    programme = ctx.programme

    def deadline(since: datetime) -> datetime:
        days = programme.contact_within_working_days
        return contact_until(since, programme.working_time, is_vip=is_vip(segment), days=days)

    return deadline


async def work(ctx: Context, language: str, reader: Staff, start: datetime, end: datetime) -> Markup | None:
    """What was done; None when nothing was, and nothing was due."""
    span = Span(start, end)
    counts = await count(ctx, reader, span)
    broken, promised = await happened.count_promises(ctx.conn, reader.reach, span)
    answered = counts.confirmed + counts.denied
    confirmed, reopened, broken_to = [
        await list_some(ctx.conn, start, end, reader.reach, limit=NAMED)
        for list_some in (changed.confirmed, changed.reopened, changed.broken_promises)
    ]
    told = [
        say(language, "work-opened", count=counts.opened) if counts.opened else None,
        say(language, "work-in-time", count=counts.in_time, of=counts.due) if counts.due else None,
        say(language, "work-settled", count=counts.settled) if counts.settled else None,
        say(language, "work-confirmed", count=counts.confirmed, of=answered, names=named(language, confirmed))
        if answered
        else None,
        say(language, "work-reopened", count=counts.reopened, names=named(language, reopened))
        if counts.reopened
        else None,
        say(language, "work-broken", count=broken, of=promised, names=named(language, broken_to)) if promised else None,
    ]
    if not any(told):
        return None
    return lines(Markup(""), say(language, "work-title"), *told)


async def overdue_by_manager(ctx: Context, language: str, reader: Staff) -> Markup | None:
    """As it is now, for owners: the managers with the most of them first."""
    if reader.role is not Role.OWNER:
        return None
    rows = await happened.list_overdue_by_manager(ctx.conn, now=ctx.now)
    if not rows:
        return None
    named = [
        escape(number_bound(f"{clip(name or label(language, 'work-nobodys'), NAME)} {count}"))
        for name, count in rows[:MANAGERS]
    ]
    rest = sum(count for _, count in rows[MANAGERS:])
    more = [say(language, "work-others", count=rest)] if rest else []
    return lines(Markup(""), say(language, "work-overdue", managers=join(" · ", [*named, *more])))
