"""The card of a period: what its picture shows and its words say alike."""

from __future__ import annotations

import html
from collections.abc import Sequence

from messages.dates import date_short, month_of_year, period_name
from messages.figures_of import Of
from messages.pictures import card
from messages.pictures.card import Card, Point
from messages.pictures.font import drawable
from messages.texts import Markup, escape, join, label, say
from messages.windows import window_of, window_title
from messages.writing import Context
from nps.margin import band, confidence, readings, shown_margin
from nps.period import Period
from nps.rounding import percent
from nps.scope import EVERYTHING, Scope
from nps.score import Tally, signed
from nps.typography import number_bound
from nps.values import PeriodKind, Wording
from storage.asking import surveys
from storage.figures import tallies
from storage.figures.measures import Figures

TREND = 8


def verdict_of(language: str, tally: Tally) -> str:
    """One word where the whole margin lies in it, else what the index may be; of few answers that they are few."""
    found = readings(tally)
    if not found:
        return label(language, "pic-verdict-few")
    low, high = (label(language, f"verdict-{found[at].value}") for at in (0, -1))
    if len(found) == 1:
        return low
    return label(language, "pic-verdict-either" if len(found) == 2 else "pic-verdict-range", low=low, high=high)


def is_index(tally: Tally) -> bool:
    return tally.nps is not None and confidence(tally.count) != "none"


def title_of(language: str, period: Markup, tally: Tally) -> Markup:
    """Raises ValueError where there is no index."""
    low, high = band(tally)
    return say(
        language,
        "pic-title",
        nps=signed(tally.nps or 0),
        margin=str(shown_margin(tally)),
        low=signed(low),
        high=signed(high),
        period=period,
        verdict=verdict_of(language, tally),
    )


def name_of_question(language: str, wording: Wording, about: str | None) -> str:
    question = label(language, f"pic-question-{wording.value}")
    return label(language, "pic-question-about", question=question, about=about) if about else question


async def question_of(ctx: Context, language: str, scope: Scope = EVERYTHING) -> str:
    """What the index asks: the headline's, or of one survey its own."""
    survey = await surveys.find_asked(ctx.conn, scope.survey)
    if survey is None:
        return label(language, "pic-question-recommend")
    return name_of_question(language, survey.wording, survey.about)


def whose(ctx: Context, language: str, question: str, scope: Scope) -> Markup:
    window = window_of(language, scope)
    return say(language, "pic-company", company=ctx.programme.company, question=question, window=window)


async def trend_of(ctx: Context, language: str, period: Period, scope: Scope) -> list[Point]:
    """The period and the seven before it, the oldest first."""
    periods = [period]
    while len(periods) < TREND:
        try:
            periods.append(periods[-1].previous())
        except (ValueError, OverflowError):  # before the first year there is none
            break
    periods.reverse()
    zone = ctx.programme.zone
    counted = await tallies.of_spans(ctx.conn, [each.bounds(zone) for each in periods], scope)
    return [Point(_brief(language, each), tally) for each, tally in zip(periods, counted, strict=True)]


def _brief(language: str, period: Period) -> str:
    """A period below a point of the line: «III кв.», «сент.», «16.11», "Nov 16", «2026»."""
    match period.kind:
        case PeriodKind.QUARTER:
            return label(language, "pic-quarter", number=(period.first.month + 2) // 3)
        case PeriodKind.MONTH:
            return month_of_year(language, period.first).split(" ")[0]
        case PeriodKind.YEAR:
            return str(period.first.year)
        case _:
            return date_short(language, period.first)


def trend_line(language: str, points: Sequence[Point]) -> Markup | None:
    """What the line shows of the periods before, the oldest first; None where there was never an answer."""
    before = list(points[:-1])
    while before and not before[0].tally.count:
        before.pop(0)
    told = told_points(language, before)
    return say(language, "pic-trend", points=join(" · ", told)) if told else None


def told_points(language: str, points: Sequence[Point]) -> list[Markup]:
    """«II кв. +19 (±12)», each of them."""
    return [
        escape(number_bound(f"{point.name} {signed(point.tally.nps or 0)} (±{shown_margin(point.tally)})"))
        if is_index(point.tally)
        else say(language, "pic-trend-few", name=point.name)
        for point in points
    ]


def point(language: str, period: Period, tally: Tally) -> Point:
    return Point(_brief(language, period), tally)


def reasons_of(language: str, figures: Figures) -> Markup | None:
    reasons = [
        escape(number_bound(f"{label(language, f'reason-{reason.value}').lower()} {count}"))
        for reason, count in figures.reasons
    ]
    return say(language, "nps-reasons", reasons=join(" · ", reasons)) if reasons else None


def others_answered(figures: Figures) -> bool:
    """Is the index of other answers than the response rate?

    Who was asked before the period may answer in it, and who answered twice in it counts once.
    """
    return figures.asked > 0 and figures.tally.count != figures.answered_of_asked


def rate_of(language: str, figures: Figures) -> Markup:
    if figures.asked == 0:
        key = "nps-answers" if figures.answers else "nps-nobody-asked"
        return say(language, key, answers=figures.answers) if figures.answers else say(language, key)
    rate = percent(figures.answered_of_asked, figures.asked)
    key = "nps-rate-of-asked" if others_answered(figures) else "nps-rate"
    return say(language, key, answered=figures.answered_of_asked, asked=figures.asked, rate=rate)


async def picture(
    ctx: Context, language: str, of: Of, figures: Figures, trend: Sequence[Point], whose_clients: str | None
) -> str:
    """The SVG of the card."""
    tally, question = figures.tally, await question_of(ctx, language, of.scope)
    margin = ""
    if is_index(tally):
        low, high = band(tally)
        told = {"margin": str(shown_margin(tally)), "low": signed(low), "high": signed(high)}
        margin = label(language, "pic-margin", **told)
    drawn = Card(
        company=" · ".join(name for name in (ctx.programme.company, whose_clients) if name and drawable(name)),
        period=plain(period_name(language, of.period, ctx.today, ctx.programme.zone)),
        question=f"{window_title(language, of.scope)} · {question}",
        tally=tally,
        margin=margin,
        verdict=verdict_of(language, tally) if margin else label(language, "pic-few", count=tally.count),
        trend=trend,
        groups=[label(language, f"pic-{group}") for group in ("promoters", "passives", "detractors")],
        reasons=plain(reasons_of(language, figures) or Markup("")),
        rate=plain(rate_of(language, figures)),
    )
    return card.draw(drawn).svg


def plain(words: Markup) -> str:
    """What is read in words that carry no tags."""
    return html.unescape(words)
