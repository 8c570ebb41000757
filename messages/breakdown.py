"""The figures taken apart: a period by manager, two years by month. How few may be shown is decided here alone."""

from __future__ import annotations

from collections.abc import Mapping

from messages.asked_question import question_line
from messages.dates import month_of_year, period_name
from messages.taps import BreakdownTap, ReportTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button
from nps.margin import confidence, margin
from nps.period import Period, trend_months
from nps.scope import Scope
from nps.score import Tally, signed
from nps.values import Role, StaffId, Wording
from storage.cases import promises
from storage.figures import tallies
from storage.people.staff import Staff, name_staff

NAME = 30
LINES, PROMISES = 40, 15  # so that they stay within one message


def buttons(language: str, reader: Staff, period: Period) -> Buttons:
    """The ways from a period's figures to their parts; a manager has no other managers to look at."""
    trends = button(label(language, "nps-view-trend"), BreakdownTap(view="trend", period=period.key).pack())
    if reader.role is not Role.OWNER:
        return [[trends]]
    each = button(label(language, "nps-view-managers"), BreakdownTap(view="managers", period=period.key).pack())
    return [[each, trends]]


def back(language: str, period: Period) -> Buttons:
    return [[button(label(language, "nps-back"), ReportTap(period=period.key).pack())]]


async def managers(ctx: Context, language: str, reader: Staff, period: Period) -> Markup:
    """The period's index of each manager, the lowest first and the few answers last; a manager sees their own."""
    zone = ctx.programme.zone
    by_manager = await tallies.by_manager(ctx.conn, *period.bounds(zone), reader.scope)
    if reader.scope.manager is not None:
        by_manager = {reader.id: by_manager.get(reader.id, Tally())}
    names = await name_staff(ctx.conn)
    parts = [
        (tally, label(language, "nps-nobodys") if who is None else clip(names.get(who) or f"№ {who}", NAME))
        for who, tally in by_manager.items()
    ]
    parts.sort(key=lambda part: (confidence(part[0].count) == "none", part[0].nps or 0, part[1]))
    more = len(parts) - LINES
    title = period_name(language, period, ctx.today, zone)
    return lines(
        say(language, "nps-by-manager", period=title),
        await question_line(ctx, language),
        *(index_of(language, name, tally) for tally, name in parts[:LINES]),
        say(language, "nps-more", count=more) if more > 0 else None,
        None if parts else say(language, "nps-no-answers"),
        *await _promises(ctx, language, reader, period, names),
    )


async def _promises(
    ctx: Context, language: str, reader: Staff, period: Period, names: dict[StaffId, str]
) -> list[Markup]:
    """What became of the promises of each who made any, the most broken first."""
    since, until = period.bounds(ctx.programme.zone)
    made = await promises.tally(ctx.conn, since=since, until=until)
    shown = [tally for tally in made if reader.scope.manager in (None, tally.staff_id)]
    shown.sort(key=lambda tally: (-tally.broken, -tally.kept))
    told = [
        say(
            language,
            "nps-promises-of",
            name=clip(names.get(tally.staff_id) or f"№ {tally.staff_id}", NAME),
            kept=tally.kept,
            broken=tally.broken,
            rest=tally.unconfirmed,
        )
        for tally in shown[:PROMISES]
    ]
    return [Markup(""), say(language, "nps-promises"), *told] if told else []


async def trend(ctx: Context, language: str, reader: Staff) -> Markup:
    """Two years of months, the newest first, from the first one with an answer on; the running month counts so far."""
    zone = ctx.programme.zone
    months = trend_months(ctx.today)
    by_month = await tallies.of_spans(ctx.conn, [month.bounds(zone) for month in months], reader.scope)
    before = await tallies.of_imported(ctx.conn, [month.bounds(zone) for month in months], reader.scope)
    begun = max((at for at, tally in enumerate(by_month, 1) if tally.count or at - 1 in before), default=0)
    return lines(
        say(language, "nps-trend"),
        await question_line(ctx, language),
        say(language, "nps-scope", name=reader.name) if reader.scope.manager and reader.name else None,
        *(
            line
            for place, (month, tally) in enumerate(list(zip(months, by_month, strict=True))[:begun])
            for line in _of_month(language, month_of_year(language, month.first), tally, before.get(place, {}))
        ),
        say(language, "nps-imported-note") if before else None,
        None if begun else say(language, "nps-no-answers"),
    )


def _of_month(language: str, name: str, tally: Tally, before: Mapping[Wording, Tally]) -> list[Markup]:
    """What was answered here, and with a mark what was answered elsewhere before; of nothing the first alone."""
    own = [index_of(language, name, tally)] if tally.count or not before else []
    return [*own, *(_imported(language, name, each, wording) for wording, each in before.items())]


async def imported(ctx: Context, language: str, scope: Scope, period: Period) -> Markup | None:
    """The index of answers of before, beside that of the period and never in it: a line for each question."""
    before = await tallies.of_imported(ctx.conn, [period.bounds(ctx.programme.zone)], scope)
    name = label(language, "nps-imported-name")
    told = [_imported(language, name, tally, wording) for wording, tally in before.get(0, {}).items()]
    return lines(*told) if told else None


def _imported(language: str, name: str, tally: Tally, wording: Wording) -> Markup:
    return say(language, "nps-imported-line", line=index_of(language, name, tally), wording=wording.value)


def index_of(language: str, name: str, tally: Tally) -> Markup:
    """The index with its margin; under five answers how many there were, and no more."""
    value, trust = tally.nps, confidence(tally.count)
    if value is None or trust == "none":
        return say(language, "nps-part-few", name=name, count=tally.count)
    doubt = str(round(margin(tally)))
    return say(language, "nps-part", name=name, nps=signed(value), margin=doubt, count=tally.count, trust=trust)
