"""The figures taken apart: a period by its parts, two years by month. How few may be shown is decided here alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from messages.asked_question import question_line
from messages.dates import month_of_year, period_name
from messages.figures_of import Of
from messages.index_card import plain
from messages.pictures import bars
from messages.scope_names import asked_name, numbers_of_surveys, scope_line
from messages.taps.figures import BreakdownTap, ReportTap, View
from messages.texts import Markup, clip, label, lines, say
from messages.windows import other_window, window_of
from messages.writing import Buttons, Context, button
from nps.margin import confidence, shown_margin
from nps.period import Period, trend_months
from nps.scope import Scope, part_of
from nps.score import Tally, signed
from nps.values import Circle, Role, StaffId, Wording
from storage.cases import promises
from storage.figures import tallies
from storage.figures.parts import of_each, of_objects, of_surveys
from storage.people.staff import Staff, name_staff

VIEWS: tuple[View, ...] = (
    *("managers", "segments", "circles", "regions", "surveys", "objects", "trend"),
    *("reasons", "money", "accounts"),
)
IN_A_ROW = 3
_DOUBT = {"ok": 0, "low": 0, "none": 1}
NAME, SHORT = 30, 22
LINES, PROMISES = 40, 15  # so that they stay within one message


class Found(NamedTuple):
    """A part with its index, and what opens it alone."""

    name: str
    tally: Tally
    scope: Scope


def buttons(language: str, of: Of) -> Buttons:
    """The ways from a period's figures to their parts, and to the same card by other answers.

    A manager has no other managers to look at.
    """
    every = [view for view in VIEWS if view != "managers" or of.reader.role is Role.OWNER]
    taps = [button(label(language, f"pic-view-{view}"), BreakdownTap(view=view, of=of.code).pack()) for view in every]
    *parts, accounts = taps
    rows = [parts[at : at + IN_A_ROW] for at in range(0, len(parts), IN_A_ROW)]
    return [*rows, [accounts, other_window(language, of)]]


def back(language: str, of: Of) -> Buttons:
    return [[button(label(language, "nps-back"), ReportTap(of=of.code).pack())]]


async def parts(ctx: Context, language: str, of: Of, view: str) -> tuple[Markup, str, Buttons]:
    """The period's index of each part, the lowest first and the few answers last, in words and as bars.

    Each opens the card of that part alone.
    """
    found = await _found(ctx, language, of, view)
    found.sort(key=lambda part: (_DOUBT[confidence(part.tally.count)], part.tally.nps or 0, part.name))
    name = plain(period_name(language, of.period, ctx.today, ctx.programme.zone))
    name = f"{name} · {window_of(language, of.scope)}"
    title = label(language, f"pic-by-{view}")
    hidden = len(found) - LINES
    names = await name_staff(ctx.conn) if view == "managers" and not of.is_narrowed else None
    text = lines(
        say(language, "pic-by", title=title, period=name),
        await scope_line(ctx, language, of.reader, of.scope) if of.is_narrowed else None,
        await question_line(ctx, language, of.scope) if view not in ("surveys", "objects") else None,
        *(index_of(language, part.name, part.tally) for part in found[:LINES]),
        say(language, "nps-more", count=hidden) if hidden > 0 else None,
        None if found else say(language, "nps-no-answers"),
        *(await _promises(ctx, language, of.reader, of.period, names) if names is not None else []),
    )
    undrawn = len(found) - bars.MOST
    drawn = bars.Bars(
        company=ctx.programme.company,
        title=title,
        period=name,
        parts=[bars.Part(part.name, part.tally, told_of(language, part.tally)) for part in found],
        more=plain(say(language, "nps-more", count=undrawn)) if undrawn > 0 else "",
        note=label(language, "nps-no-answers"),
    )
    return text, bars.draw(drawn).svg, _openings(of, found[:LINES])


def _openings(of: Of, found: Sequence[Found]) -> Buttons:
    taps = [
        button(f"{clip(part.name, SHORT)} · {part.tally.count}", ReportTap(of=of.within(part.scope)).pack())
        for part in found
        if part.tally.count
    ]
    return [taps[at : at + 2] for at in range(0, len(taps), 2)]


async def _found(ctx: Context, language: str, of: Of, view: str) -> list[Found]:
    span = of.period.bounds(ctx.programme.zone)
    match view:
        case "surveys" | "objects":
            of_all = of_surveys if view == "surveys" else of_objects
            asked = await of_all(ctx.conn, *span, of.scope)
            numbers = await numbers_of_surveys(ctx.conn)
            return [
                Found(asked_name(language, *what), tally, replace(of.scope, survey=numbers[what], kind=what[0]))
                for what, tally in asked.items()
            ]
        case "managers" | "segments" | "circles" | "regions":
            by = await of_each(ctx.conn, *span, of.scope, view)
            if view == "managers" and of.reader.scope.manager is not None:
                own = of.scope.manager
                by = {own: by.get(own, Tally())}
            names = await name_staff(ctx.conn) if view == "managers" else {}
            return [
                Found(_part_name(language, view, part, names), tally, part_of(of.scope, view, part))
                for part, tally in by.items()
            ]
        case _:
            return []


def _part_name(language: str, view: str, part: Any, names: Mapping[StaffId, str]) -> str:
    if part is None:
        return label(language, f"pic-none-{view}")
    if view == "managers":
        return clip(names.get(part) or f"№ {part}", NAME)
    return label(language, f"circle-{Circle(part).value}") if view == "circles" else clip(part, NAME)


def told_of(language: str, tally: Tally) -> str:
    trust = confidence(tally.count)
    if trust == "none":
        return label(language, "pic-part-few", count=tally.count)
    return label(language, "pic-part", margin=str(shown_margin(tally)), count=tally.count, trust=trust)


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


async def trend(ctx: Context, language: str, of: Of) -> Markup:
    """Two years of months, the newest first, from the first one with an answer on; the running month counts so far."""
    zone = ctx.programme.zone
    months = trend_months(ctx.today)
    by_month = await tallies.of_spans(ctx.conn, [month.bounds(zone) for month in months], of.scope)
    before = await tallies.of_imported(ctx.conn, [month.bounds(zone) for month in months], of.scope)
    begun = max((at for at, tally in enumerate(by_month, 1) if tally.count or at - 1 in before), default=0)
    return lines(
        say(language, "nps-trend", window=window_of(language, of.scope)),
        await question_line(ctx, language, of.scope),
        await scope_line(ctx, language, of.reader, of.scope),
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
    doubt = str(shown_margin(tally))
    return say(language, "nps-part", name=name, nps=signed(value), margin=doubt, count=tally.count, trust=trust)
