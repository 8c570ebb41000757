"""The index of accounts beside that of people: a line of the card, and a screen with the circles side by side."""

from __future__ import annotations

from messages.asked_question import question_line
from messages.dates import period_name
from messages.texts import Markup, label, lines, say
from messages.windows import window_of
from messages.writing import Context
from nps.circles import CIRCLES
from nps.margin import confidence, shown_margin
from nps.period import Period
from nps.scope import Scope
from nps.score import Tally, signed
from nps.values import Circle
from storage.figures.by_account import AccountIndex, of_accounts
from storage.figures.parts import of_each
from storage.people.staff import Staff


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
    own = say(language, "nps-scope", name=reader.name) if scope.manager and reader.name else None
    title = say(language, "circles-title", period=name)
    if not found.tally.count:
        return lines(title, await question_line(ctx, language), own, say(language, "nps-no-answers"))
    return lines(
        title,
        await question_line(ctx, language),
        own,
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


def _shown(circles: dict[Circle | None, Tally]) -> list[Circle | None]:
    """The three the method begins with whether or not anybody of them answered, the others when somebody did."""
    return [circle for circle in (*CIRCLES, None) if circle in CIRCLES[:3] or circle in circles]


def _of_circle(language: str, circle: Circle | None, tally: Tally) -> Markup:
    """Grey where they are few, as on a picture."""
    name = label(language, "circles-none" if circle is None else f"circles-{circle.value}")
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
