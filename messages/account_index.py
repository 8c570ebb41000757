"""The index of accounts beside that of people: a line of the card, and a screen with the circles side by side."""

from __future__ import annotations

from collections import Counter

from messages import answer_list, behind_list
from messages.asked_question import question_line
from messages.case_card import MARKS
from messages.dates import period_name
from messages.figures_of import Of
from messages.scope_names import scope_line
from messages.texts import Markup, label, lines, say
from messages.windows import window_of
from messages.writing import Buttons, Context
from nps.behind import Kind, Rows
from nps.circles import CIRCLES
from nps.margin import confidence, shown_margin
from nps.money import GROUPS
from nps.period import Period
from nps.scope import Scope, part_of
from nps.score import Tally, signed
from nps.values import Circle
from storage.figures.by_account import AccountIndex, is_by_maker, is_in_conflict, list_standings, of_accounts
from storage.figures.parts import of_each
from storage.people.staff import Staff

IN_A_ROW = 2


async def line_of(ctx: Context, language: str, period: Period, scope: Scope) -> Markup | None:
    """«По клиентам: +12 (±20) · 31 клиент»; nothing while nobody has answered."""
    found = await of_accounts(ctx.conn, *period.bounds(ctx.programme.zone), scope)
    return _of_accounts(language, found) if found.tally.count else None


async def screen(ctx: Context, language: str, reader: Staff, period: Period, scope: Scope) -> Markup:
    """Accounts first, then decision makers, advocates, users … each with its margin and how many answered."""
    span = period.bounds(ctx.programme.zone)
    found = await of_accounts(ctx.conn, *span, scope)
    circles = await of_each(ctx.conn, *span, scope, "circles")
    name = period_name(language, period, ctx.today, ctx.programme.zone)
    whose = await scope_line(ctx, language, reader, scope)
    asked_what = await question_line(ctx, language, scope)
    title = say(language, "circles-title", period=name)
    if not found.tally.count:
        return lines(title, asked_what, whose, say(language, "nps-no-answers"))
    return lines(
        title,
        asked_what,
        whose,
        Markup(""),
        _of_accounts(language, found),
        say(language, "circles-of-makers", count=found.by_makers, of=found.tally.count),
        say(language, "circles-conflict", count=found.conflict) if found.conflict else None,
        Markup(""),
        say(language, "circles-side-by-side", window=window_of(language, scope)),
        *(_of_circle(language, circle, circles.get(circle, Tally())) for circle in _shown(circles)),
        Markup(""),
        say(language, "circles-meaning"),
    )


async def opening(ctx: Context, language: str, of: Of) -> Buttons:
    """A button for each number of the screen: accounts by how they stand, then the answers of each circle."""
    span = of.period.bounds(ctx.programme.zone)
    standings = (await list_standings(ctx.conn, *span, of.scope)).values()
    groups = Counter(each.group for each in standings)
    whole = behind_list.link(label(language, "number-accounts", count=len(standings)), of.code, Rows(Kind.ACCOUNTS))
    of_groups = [
        behind_list.link(f"{MARKS[group]} {groups[group]}", of.code, Rows(Kind.ACCOUNTS, group))
        for group in GROUPS
        if groups[group]
    ]
    told = {Kind.BY_MAKERS: sum(map(is_by_maker, standings)), Kind.CONFLICT: sum(map(is_in_conflict, standings))}
    why = [
        behind_list.link(label(language, f"number-{kind.value}", count=count), of.code, Rows(kind))
        for kind, count in told.items()
        if count
    ]
    circles = await of_each(ctx.conn, *span, of.scope, "circles")
    taps = [
        answer_list.link(f"{_circle(language, circle)}: {tally.count}", of.within(part_of(of.scope, "circles", circle)))
        for circle in _shown(circles)
        if (tally := circles.get(circle)) is not None and tally.count
    ]
    rows = [[whole, *of_groups], why, *(taps[at : at + IN_A_ROW] for at in range(0, len(taps), IN_A_ROW))]
    return [row for row in rows if row] if standings else []


def _circle(language: str, circle: Circle | None) -> str:
    return label(language, "circles-none" if circle is None else f"circles-{circle.value}")


def _shown(circles: dict[Circle | None, Tally]) -> list[Circle | None]:
    """The three the method begins with whether or not anybody of them answered, the others when somebody did."""
    return [circle for circle in (*CIRCLES, None) if circle in CIRCLES[:3] or circle in circles]


def _of_circle(language: str, circle: Circle | None, tally: Tally) -> Markup:
    """Grey where they are few, as on a picture."""
    name = _circle(language, circle)
    trust = confidence(tally.count)
    if tally.nps is None or trust == "none":
        return say(language, "circles-few", name=name, count=tally.count)
    groups = {"promoters": tally.promoters, "passives": tally.passives, "detractors": tally.detractors}
    index, margin = signed(tally.nps), str(shown_margin(tally))
    return say(language, "circles-part", name=name, nps=index, margin=margin, count=tally.count, trust=trust, **groups)


def _of_accounts(language: str, found: AccountIndex) -> Markup:
    tally = found.tally
    trust = confidence(tally.count)
    if tally.nps is None or trust == "none":
        return say(language, "circles-accounts-few", count=tally.count)
    margin = str(shown_margin(tally))
    return say(language, "circles-accounts", nps=signed(tally.nps), margin=margin, count=tally.count, trust=trust)
