"""«Что изменилось» in a summary: one line for each kind of change, with the first of them by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from messages import behind_people, case_work, complaint_view, some_names
from messages.account_signs import MARKS
from messages.dates import day, day_of_year
from messages.reached import summary_line
from messages.some_names import NAMED, named
from messages.texts import Markup, clip, join, label, lines, say
from messages.writing import Context
from nps.case_counts import Span
from nps.colours import Colour
from nps.values import Role
from storage.cases import changed, complaints
from storage.cases.changed import Some
from storage.colours import flow, kept
from storage.figures import measures, reached
from storage.figures.measures import Named
from storage.people.staff import Staff, name_staff

WORDS, NAME = 60, 27
_WORST_FIRST = {colour: place for place, colour in enumerate(Colour)}
Line = Callable[[Context, str, Staff, Span], Awaitable[Markup | None]]


async def _colours(ctx: Context, language: str, reader: Staff, span: Span) -> Markup | None:
    """«Сменили цвет: 3 — 🟢→🔴 ООО «Вектор»; …», the worst first, then the most revenue."""
    found = await kept.list_changed(ctx.conn, span.start, span.end, reader.reach)
    found.sort(key=lambda each: _WORST_FIRST[each.after])
    told = [
        say(
            language,
            "changed-colour",
            before=MARKS[each.before],
            after=MARKS[each.after],
            account=clip(each.name, NAME),
        )
        for each in found[:NAMED]
    ]
    names = say(language, "some-names", names=join("; ", told), more=some_names.more(language, len(found) - len(told)))
    return say(language, "changed-colours", count=len(found), names=names) if found else None


async def _detractors(ctx: Context, language: str, reader: Staff, span: Span) -> Markup | None:
    some = await changed.new_detractors(ctx.conn, span.start, span.end, reader.reach, limit=NAMED)
    names = named(language, some, lambda each: some_names.scored(language, each))
    return say(language, "changed-detractors", count=some.count, names=names) if some.count else None


async def _silent(ctx: Context, language: str, reader: Staff, span: Span) -> Markup | None:
    some = await changed.fell_silent(ctx.conn, span.start, span.end, reader.reach, limit=NAMED)
    return say(language, "changed-silent", count=some.count, names=named(language, some)) if some.count else None


async def joined(ctx: Context, language: str, reader: Staff, span: Span) -> Markup | None:
    some = await changed.joined(ctx.conn, span.start, span.end, reader.scope, limit=NAMED)
    return say(language, "changed-joined", count=some.count, names=named(language, some)) if some.count else None


async def _lost(ctx: Context, language: str, reader: Staff, span: Span) -> Markup | None:
    gone = await flow.list_lost(ctx.conn, span.start, span.end, reader.reach)
    told = [say(language, "changed-account", account=clip(name, NAME)) for _, name, *_ in gone[:NAMED]]
    names = say(language, "some-names", names=join("; ", told), more=some_names.more(language, len(gone) - len(told)))
    return say(language, "changed-lost", count=len(gone), names=names) if gone else None


async def _unasked(ctx: Context, language: str, reader: Staff, span: Span) -> Markup | None:
    """Whom nobody can ask whether it is settled: for owners, since only they can look into it otherwise."""
    if reader.role is not Role.OWNER:
        return None
    some = await changed.unasked(ctx.conn, span.start, span.end, reader.scope, limit=NAMED)
    return say(language, "changed-unasked", count=some.count, names=named(language, some)) if some.count else None


async def _costly(ctx: Context, language: str, reader: Staff, span: Span) -> Markup | None:
    """The most expensive complaint, beside what is planned about it."""
    costly = await complaints.most_expensive(ctx.conn, (span.start, span.end), reader.scope)
    if not costly or not costly[0].revenue:
        return None
    return say(
        language,
        "changed-costly",
        line=complaint_view.cost(ctx, language, reader, costly[0], await name_staff(ctx.conn)),
    )


LINES: tuple[Line, ...] = (_colours, _detractors, _silent, joined, _lost, _unasked, _costly)
"""In this order; each is None when it has nothing to say."""


async def happened(ctx: Context, language: str, reader: Staff, span: Span) -> list[Markup]:
    """What is new since then, and how cases were worked on; a manager reads of whom they stand in for as well."""
    told = [line for each in LINES if (line := await each(ctx, language, reader, span)) is not None]
    title = [Markup(""), say(language, "changed-title", day=_day(ctx, language, span.start))] if told else []
    work = await case_work.work(ctx, language, reader, span.start, span.end)
    return [*title, *told, *([work] if work is not None else [])]


def _day(ctx: Context, language: str, at: datetime) -> str:
    zone = ctx.programme.zone
    return (day if at.astimezone(zone).year == ctx.today.year else day_of_year)(language, at, zone)


async def overdue(ctx: Context, language: str, reader: Staff) -> list[Markup]:
    """As it is now."""
    some = await changed.overdue(ctx.conn, reader.reach, now=ctx.now, limit=NAMED)
    if not some.count:
        return []
    line = say(language, "changed-overdue", count=some.count, names=named(language, some))
    by_manager = await case_work.overdue_by_manager(ctx, language, reader)
    return [Markup(""), line, *([by_manager] if by_manager is not None else [])]


async def said(ctx: Context, language: str, reader: Staff, span: Span) -> list[Markup]:
    """The newest words of clients."""
    rows = await measures.list_said(ctx.conn, span.start, span.end, reader.reach)
    if not rows:
        return []
    return [Markup(""), say(language, "summary-said"), *(_words(language, row) for row in rows)]


def _words(language: str, row: Named) -> Markup:
    who = {"name": clip(row.name or label(language, "erased-name"), NAME), "account": clip(row.account, NAME)}
    words = clip(" ".join((row.words or "").split()), WORDS)
    return say(language, "summary-line-said", score=row.score or 0, words=words, **who)


async def not_heard(ctx: Context, language: str, reader: Staff) -> list[Markup]:
    """Who cannot be reached now, by name, and how many are not heard at all."""
    some = await changed.unreachable(ctx.conn, reader.scope, limit=NAMED)
    line = say(language, "changed-unreachable", count=some.count, names=_unreachable(ctx, language, reader, some))
    standings = await reached.count_standings(ctx.conn, reader.scope, now=ctx.now)
    told = [line] if some.count else []
    told += [each for each in (summary_line(ctx, language, reader.role, standings),) if each is not None]
    return [lines(Markup(""), *told)] if told else []


def _unreachable(ctx: Context, language: str, reader: Staff, some: Some) -> Markup:
    return named(language, some, lambda each: behind_people.unreachable(ctx, language, reader, each))
