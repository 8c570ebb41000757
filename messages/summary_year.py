"""The year so far, in the summary of a quarter: its index, and its quarters side by side."""

from __future__ import annotations

from messages import index_card
from messages.dates import period_name
from messages.texts import Markup, join, say
from messages.writing import Context
from nps.period import Period, containing
from nps.values import PeriodKind
from storage.figures import tallies
from storage.people.staff import Staff


async def year_lines(ctx: Context, language: str, reader: Staff, period: Period) -> list[Markup | None]:
    """From its first day to the last one of the quarter; nothing of other periods, and of a year without answers."""
    if period.kind is not PeriodKind.QUARTER:
        return []
    zone, year = ctx.programme.zone, containing(PeriodKind.YEAR, period.first)
    quarters = [containing(PeriodKind.QUARTER, year.first)]
    while quarters[-1].first < period.first:
        quarters.append(quarters[-1].next())
    tally = await tallies.of_span(ctx.conn, year.bounds(zone)[0], period.bounds(zone)[1], reader.scope)
    if not tally.count:
        return []
    name = period_name(language, year, period.last, zone)
    title = (
        index_card.title_of(language, name, tally)
        if index_card.is_index(tally)
        else say(language, "nps-title-few", period=name, count=tally.count)
    )
    counted = await tallies.of_spans(ctx.conn, [each.bounds(zone) for each in quarters], reader.scope)
    told = index_card.told_points(
        language,
        [index_card.point(language, each, of) for each, of in zip(quarters, counted, strict=True)],
    )
    return [Markup(""), title, say(language, "summary-quarters", points=join(" · ", told))]
