"""What owners and managers read of a period: /nps; its words stand in summaries as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages import account_index, breakdown, figures_of, index_card, narrowing, nobody_behind, said
from messages.asked_question import question_line
from messages.complaint_view import show_complaints
from messages.dates import period_name, period_short
from messages.earned import earned_line
from messages.envelopes import to_staff
from messages.figures_of import Of, everything
from messages.letters import letter
from messages.money_view import show_money
from messages.owed import Letter
from messages.pictured import shown
from messages.pictures.card import Point
from messages.readers import STAFF, StaffReader
from messages.scope_names import names_of, scope_line
from messages.taps.figures import CardTap, PictureTap, ReportTap, Shown
from messages.texts import Markup, join, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps import anonymity
from nps.churn import LINE
from nps.margin import ChangeVerdict, change, confidence
from nps.money import ENOUGH
from nps.period import Period, containing
from nps.scope import Scope
from nps.score import Tally, signed
from nps.values import PeriodKind
from storage.asking import surveys
from storage.cases import opened
from storage.figures import measures, recovered, tallies
from storage.figures.measures import Figures
from storage.people.staff import Staff

KINDS = (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)


def show(
    reader: Staff,
    of: str,
    *,
    edit: int | None = None,
    view: Shown = "figures",
    on_picture: bool = False,
    wanted: bool = False,
) -> Letter:
    """The figures of a period: the whole company for an owner, their own accounts for a manager, or what `of` says.

    `of` as `figures_of.code_of` makes it, or a period's key. `view` is "figures", or how the same ones are taken
    apart. `edit`: in place of this message, which is a picture itself where `on_picture` says so. `wanted`: the
    picture, whether or not its words fit below it.
    """
    more = {"on_picture": on_picture, "wanted": wanted}
    return nps.owed(to_staff(reader), code=of, edit=edit, view=view, **more)


def explain(reader: Staff, view: Shown = "figures") -> Letter:
    """What a card means, in a few lines; of complaints and money, how they are counted."""
    return nps_meaning.owed(to_staff(reader), view=view)


@letter(to=STAFF, renamed={"period": "code"})
async def nps(
    ctx: Context,
    reader: StaffReader,
    *,
    code: str,
    edit: int | None = None,
    view: Shown = "figures",
    on_picture: bool = False,
    wanted: bool = False,
) -> TelegramMethod[Any] | None:
    """The card with its picture, or the same figures taken apart; a picture is asked for with `wanted`."""
    language, staff = reader.language, reader.staff
    svg: str | None = None
    beside: list[InlineKeyboardButton] = []
    of = await figures_of.read(ctx.conn, staff, code)
    if not ctx.programme.may_read_answers(staff.role):  # nothing narrower, whatever the button says
        text, buttons = await _anonymous(ctx, language, staff, figures_of.split(code)[0])
    elif of is None:
        text, buttons = say(language, "answers-stale"), []
    elif view == "trend":
        text, buttons = await breakdown.trend(ctx, language, of), breakdown.back(language, of)
    elif view == "accounts":
        text = await account_index.screen(ctx, language, staff, of.period, of.scope)
        buttons = [*await account_index.opening(ctx, language, of), *breakdown.back(language, of)]
    elif view == "reasons":
        text, below = await show_complaints(ctx, language, of)
        buttons = [*below, *breakdown.back(language, of)]
    elif view == "money":
        text, below = await show_money(ctx, language, of)
        buttons = [*below, *breakdown.back(language, of)]
    elif view != "figures":
        text, svg, found = await breakdown.parts(ctx, language, of, view)
        buttons = [*found, *breakdown.back(language, of)]
    else:
        text, svg, tally = await _card(ctx, language, of)
        opening = [] if of.is_narrowed else await said.opening(ctx, language, staff, of.period)
        *ways, beside = breakdown.buttons(language, of)
        buttons = [*_buttons(ctx, language, of), *narrowing.opening(language, of, tally), *ways, *opening]
    what = CardTap(wish="what", view=view, period=figures_of.split(code)[0].key)
    return shown(
        reader.chat_id,
        text,
        [*buttons, [*beside, button(_what(ctx, language, staff, view), what.pack())]],
        svg,
        ask=[[button(label(language, "pic-picture"), PictureTap(view=view, of=code).pack())]],
        edit=edit,
        on_picture=on_picture,
        wanted=wanted,
    )


def _what(ctx: Context, language: str, staff: Staff, view: Shown) -> str:
    is_counted = view in ("reasons", "money") and ctx.programme.may_read_answers(staff.role)
    return label(language, "pic-how" if is_counted else "pic-what")


async def _card(ctx: Context, language: str, of: Of) -> tuple[Markup, str, Tally]:
    staff, period, scope = of.reader, of.period, of.scope
    figures = await measures.measure(ctx.conn, *period.bounds(ctx.programme.zone), scope)
    trend = await index_card.trend_of(ctx, language, period, scope)
    text = lines(
        *await _figures(ctx, language, of, figures, trend),
        None if figures.tally.count else await nobody_behind.why(ctx, language, of),
    )
    own = [staff.name] if staff.scope.manager is not None else []
    whose = " · ".join([*own, *(await names_of(ctx, language, staff, scope) if of.is_narrowed else [])])
    return text, await index_card.picture(ctx, language, of, figures, trend, whose), figures.tally


@letter(to=STAFF)
async def nps_meaning(ctx: Context, reader: StaffReader, *, view: Shown = "figures") -> TelegramMethod[Any] | None:
    """What the words and figures of a card mean, or how those of another view are counted."""
    match view:
        case "reasons":
            text = say(reader.language, "complaints-meaning")
        case "money":
            text = say(reader.language, "money-meaning", line=LINE, enough=ENOUGH)
        case _:
            text = say(reader.language, "pic-meaning")
    return message(reader.chat_id, text)


async def card_words(
    ctx: Context, language: str, reader: Staff, period: Period, figures: Figures
) -> list[Markup | None]:
    """The same words where there is no picture: without its trend."""
    return await _figures(ctx, language, everything(reader, period), figures)


def steps(ctx: Context, language: str, reader: Staff, period: Period) -> Buttons:
    """To the periods beside it, and to those of other kinds."""
    return _buttons(ctx, language, everything(reader, period))


def _buttons(ctx: Context, language: str, of: Of) -> Buttons:
    before, after = of.period.previous(), of.period.next()
    steps = [button(f"‹ {period_short(language, before)}", ReportTap(of=of.at(before)).pack())]
    if after.first <= ctx.today:
        steps.append(button(f"{period_short(language, after)} ›", ReportTap(of=of.at(after)).pack()))
    kinds = [
        button(
            f"· {label(language, f'nps-{kind.value}')} ·"
            if kind is of.period.kind
            else label(language, f"nps-{kind.value}"),
            ReportTap(of=of.at(containing(kind, ctx.today))).pack(),
        )
        for kind in KINDS
    ]
    return [steps, kinds]


async def _figures(
    ctx: Context, language: str, of: Of, figures: Figures, trend: Sequence[Point] = ()
) -> list[Markup | None]:
    """The words of the card: all that its picture says, and what stands beside it."""
    zone, period, scope = ctx.programme.zone, of.period, of.scope
    name = period_name(language, period, ctx.today, zone)
    return [
        *_index(language, name, figures),
        index_card.whose(ctx, language, await index_card.question_of(ctx, language, scope), scope),
        await question_line(ctx, language, scope),
        await account_index.line_of(ctx, language, period, scope),
        await _with_recorded(ctx, language, period, scope),
        await breakdown.imported(ctx, language, scope, period),
        await scope_line(ctx, language, of.reader, scope),
        await _before(ctx, language, period, figures, scope),
        index_card.trend_line(language, trend) if trend else None,
        index_card.rate_of(language, figures),
        _groups(language, figures),
        index_card.reasons_of(language, figures),
        *([] if scope.survey is not None else await _worked(ctx, language, of)),  # cases are of no survey
    ]


async def _worked(ctx: Context, language: str, of: Of) -> list[Markup | None]:
    """Cases that were opened in the period, as they stand now, and who is content again."""
    span, within = of.period.bounds(ctx.programme.zone), ctx.programme.recovered_within
    total, still, overdue = await opened.count(ctx.conn, span, of.scope, now=ctx.now)
    back = await recovered.measure(ctx.conn, *span, of.scope, within=within)
    return [
        say(language, "pic-cases", total=total, open=still, overdue=overdue) if total else None,
        None if of.is_narrowed else await earned_line(ctx, language, of.period, of.scope),
        say(language, "nps-recovered", recovered=back.recovered, answered=back.answered) if back.answered else None,
    ]


def _index(language: str, name: Markup, figures: Figures) -> list[Markup | None]:
    """The index with its margin; under five answers only the answers themselves."""
    if not index_card.is_index(figures.tally):
        scores = ", ".join(str(score) for score in sorted(figures.scores, reverse=True))
        return [
            say(language, "nps-title-few", period=name, count=figures.tally.count),
            say(language, "nps-scores", scores=scores) if scores else None,
        ]
    low = confidence(figures.tally.count) == "low"
    return [index_card.title_of(language, name, figures.tally), say(language, "nps-low") if low else None]


async def _with_recorded(ctx: Context, language: str, period: Period, scope: Scope) -> Markup | None:
    """What the staff recorded stands beside the index, never in it."""
    counted = await tallies.with_recorded(ctx.conn, *period.bounds(ctx.programme.zone), scope)
    if counted is None:
        return None
    tally, recorded = counted
    if tally.nps is None or confidence(tally.count) == "none":
        return say(language, "nps-with-recorded-few", count=tally.count, recorded=recorded)
    return say(language, "nps-with-recorded", nps=signed(tally.nps), count=tally.count, recorded=recorded)


async def _before(ctx: Context, language: str, period: Period, figures: Figures, scope: Scope) -> Markup | None:
    """The previous period of the same kind and an honest verdict on the difference."""
    zone = ctx.programme.zone
    before = period.previous()
    earlier = await tallies.of_span(ctx.conn, *before.bounds(zone), scope)
    if not figures.tally.count and not earlier.count:
        return None
    name = period_name(language, before, ctx.today, zone)
    value = earlier.nps
    if value is None or confidence(earlier.count) == "none":
        return say(language, "nps-before-few", period=name)
    step = change(figures.tally, earlier)
    points = signed(step.points)
    if step.verdict is ChangeVerdict.WITHIN_MARGIN:
        sign = "plus" if step.points > 0 else "minus" if step.points < 0 else "zero"
        verdict = say(language, "change-within", points=points, points_sign=sign)
    else:
        verdict = say(language, f"change-{step.verdict.value}", points=points)
    return say(language, "nps-before", period=name, nps=signed(value), verdict=verdict)


def _groups(language: str, figures: Figures) -> Markup | None:
    tally = figures.tally
    if not tally.count:
        return None
    groups = {"promoters": tally.promoters, "passives": tally.passives, "detractors": tally.detractors}
    shown = confidence(tally.count) != "none"  # else the title counts the answers
    of = [say(language, "nps-of", count=tally.count)] if shown and index_card.others_answered(figures) else []
    return join(" · ", [*of, say(language, "nps-groups", **groups)])


async def _anonymous(ctx: Context, language: str, reader: Staff, asked: Period) -> tuple[Markup, Buttons]:
    """What a manager sees of anonymous answers: the index of a quarter that is published, and nothing else."""
    zone, settles_after = ctx.programme.zone, await surveys.find_longest_open(ctx.conn)
    running = containing(PeriodKind.QUARTER, ctx.today)
    newest = anonymity.latest_published(running, zone, ctx.now, settles_after=settles_after)
    published = anonymity.is_published(asked, zone, ctx.now, settles_after=settles_after)
    period = asked if published else newest
    tally = await tallies.of_span(ctx.conn, *period.bounds(zone), reader.scope)
    name = period_name(language, period, ctx.today, zone)
    before, after = period.previous(), period.next()
    steps = [button(f"‹ {period_short(language, before)}", ReportTap(of=before.key).pack())]
    if anonymity.is_published(after, zone, ctx.now, settles_after=settles_after):
        steps.append(button(f"{period_short(language, after)} ›", ReportTap(of=after.key).pack()))
    told = [say(language, "nps-withheld", period=name)]
    if tally.nps is not None and anonymity.is_shown(tally):
        told = [index_card.title_of(language, name, tally), say(language, "nps-of", count=tally.count)]
    scope = say(language, "nps-scope", name=reader.name) if reader.name else None
    asked_what = await question_line(ctx, language)
    return lines(*told, asked_what, scope, say(language, "nps-anonymous")), [steps]
