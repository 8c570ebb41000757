"""The first sheet of an export: what it is of, the figures of it, and how each month went."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from messages.export_words import Cell
from messages.texts import label
from nps.margin import band, confidence, shown_margin
from nps.period import containing
from nps.values import PeriodKind
from storage.engine.conn import Conn
from storage.exports import sums
from storage.exports.sums import Sums
from storage.exports.what import What

MONTHS = 24
"""So many of them at the most, the latest ones."""


def month_titles(language: str) -> list[str]:
    """The last one is no column: the title of the chart beside them."""
    return label(language, "export-columns-months").replace("\xa0", " ").split(" | ")


def summary_lines(
    language: str, asked: dict[str, Any], measured: Sums, counts: dict[str, int]
) -> list[tuple[str, Cell]]:
    """What it says above the months. Of few answers there is no index, as everywhere."""
    tally = measured.tally
    few = tally.nps is None or confidence(tally.count) == "none"
    low, high = (None, None) if few else band(tally)
    made_at = datetime.fromisoformat(asked["made_at"]).replace(tzinfo=None)
    return [
        (label(language, "export-line-company"), asked["company"]),
        (label(language, "export-line-what"), asked["what"]),
        (label(language, "export-line-period"), asked["when"]),
        (label(language, "export-line-made"), made_at),
        (label(language, "export-line-by"), asked["by"]),
        (label(language, "export-line-zone"), asked["zone"]),
        (label(language, "export-line-currency"), asked["currency"]),
        (label(language, "export-line-nps"), label(language, "export-few") if few else tally.nps),
        (label(language, "export-line-margin"), None if few else shown_margin(tally)),
        (label(language, "export-line-low"), low),
        (label(language, "export-line-high"), high),
        (label(language, "export-line-counted"), tally.count),
        (label(language, "pic-promoters"), tally.promoters),
        (label(language, "pic-passives"), tally.passives),
        (label(language, "pic-detractors"), tally.detractors),
        *([(label(language, "export-line-erased"), measured.erased)] if measured.erased else []),
        (label(language, "export-line-answers"), counts["answers"]),
        (label(language, "export-line-accounts"), counts["accounts"]),
        (label(language, "export-line-contacts"), counts["contacts"]),
        (label(language, "export-line-cases"), counts["cases"]),
        (label(language, "export-line-open"), measured.still_open),
        (label(language, "export-line-promises"), counts["promises"]),
        (label(language, "export-line-how"), label(language, "export-how")),
    ]


async def month_rows(conn: Conn, what: What, measured: Sums, zone: tzinfo) -> list[list[Any]]:
    """The first day of each month, how many answered, in which group, and the index, where there is one."""
    if measured.first_at is None or measured.last_at is None:
        return []
    first = measured.first_at.astimezone(zone).date()
    months = [containing(PeriodKind.MONTH, measured.last_at.astimezone(zone).date())]
    while len(months) < MONTHS and months[0].first > first:
        months.insert(0, months[0].previous())
    tallies = await sums.by_span(conn, what, [month.bounds(zone) for month in months])
    return [
        [
            month.first,
            tally.count,
            tally.promoters,
            tally.passives,
            tally.detractors,
            None if confidence(tally.count) == "none" else tally.nps,
        ]
        for month, tally in zip(months, tallies, strict=True)
    ]
