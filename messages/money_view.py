"""What the clients of each group bring and buy, what is at risk, what came back, and how many leave."""

from __future__ import annotations

from collections.abc import Mapping

from messages import answer_list, behind_list
from messages.account_flow import against_the_line, measure_year
from messages.case_card import MARKS
from messages.dates import money, period_name
from messages.figures_of import Of
from messages.scope_names import scope_line
from messages.texts import Markup, join, label, lines, say
from messages.writing import Buttons, Context
from nps.behind import Counted, Kind, Part, Rows
from nps.money import ENOUGH, AtRisk, Bought, Sums, by_group
from nps.reaching import share
from nps.score import signed
from nps.values import Group
from storage.colours.at_risk import measure_at_risk
from storage.figures import money as figures

IN_A_ROW = 2


async def show_money(ctx: Context, language: str, of: Of) -> tuple[Markup, Buttons]:
    """Only of what was imported; what is unknown is said. A button for each number of accounts opens them."""
    reader, period, scope = of.reader, of.period, of.scope
    zone, within = ctx.programme.zone, ctx.programme.recovered_within
    span = period.bounds(zone)
    groups = by_group((await figures.list_trades(ctx.conn, span, scope, zone=zone)).values())
    back = await figures.bought_since(ctx.conn, span, scope, within=within, today=ctx.today, zone=zone)
    at_risk = await measure_at_risk(ctx.conn, scope, now=ctx.now, today=ctx.today)
    of_year = await measure_year(ctx, period, scope)
    answered, known = (sum(getattr(each, name) for each in groups.values()) for name in ("accounts", "known"))
    name = period_name(language, period, ctx.today, ctx.programme.zone)
    text = lines(
        say(language, "money-title", period=name),
        await scope_line(ctx, language, reader, scope),
        say(language, "money-known", known=known, accounts=answered) if answered else say(language, "money-nobody"),
        *(_group(ctx, language, group, each) for group, each in groups.items() if each.accounts),
        Markup(""),
        _at_risk(ctx, language, at_risk),
        _back(ctx, language, back, knows=await figures.has_purchases(ctx.conn)),
        against_the_line(ctx, language, period, of_year),
    )
    counts = {
        Kind.AT_RISK: at_risk.count,
        Kind.CONTENT: back.accounts,
        Kind.BUYERS: back.buyers,
        Kind.LEFT: of_year.left,
    }
    return text, _openings(language, of, groups, counts, back)


def _openings(language: str, of: Of, groups: Mapping[Group, Sums], counts: Mapping[Kind, int], back: Bought) -> Buttons:
    of_groups = [
        behind_list.link(f"{MARKS[group]} {each.accounts}", of.code, Rows(Kind.TRADES, group))
        for group, each in groups.items()
        if each.accounts
    ]
    told = [
        behind_list.link(label(language, f"number-{kind.value}", count=count), of.code, Rows(kind))
        for kind, count in counts.items()
        if count
    ]
    if back.contacts:
        part = Part(otherwise=Counted.RECOVERED)
        told.append(answer_list.link(label(language, "number-content-people", count=back.contacts), of.code, part))
    rows = [of_groups, *(told[at : at + IN_A_ROW] for at in range(0, len(told), IN_A_ROW))]
    return [row for row in rows if row]


def _sum(ctx: Context, language: str, amount: int) -> str:
    return money(language, amount, ctx.programme.currency)


def _group(ctx: Context, language: str, group: Group, sums: Sums) -> Markup:
    """«🟢 Промоутеры: 12 · 34 млн ₽ в год, известна у 10», and below it what has changed since they answered."""
    revenue = say(language, "money-revenue-unknown")
    if sums.known:
        part = say(language, "money-of", count=sums.known) if sums.known < sums.accounts else ""
        revenue = say(language, "money-revenue", revenue=_sum(ctx, language, sums.revenue), known=part)
    head = say(language, f"money-{group.value}", count=sums.accounts, revenue=revenue)
    return lines(
        head, say(language, "money-below", parts=join(" · ", [_change(language, sums), _bought(language, sums)]))
    )


def _change(language: str, sums: Sums) -> Markup:
    if sums.change is None:
        return say(language, "money-change-few", count=sums.compared)
    return say(language, "money-change", change=signed(sums.change), count=sums.compared)


def _bought(language: str, sums: Sums) -> Markup:
    if not sums.dated:
        return say(language, "money-bought-unknown")
    rate = share(sums.bought, sums.dated) if sums.dated >= ENOUGH else None
    return say(
        language,
        "money-bought",
        bought=sums.bought,
        dated=sums.dated,
        share=say(language, "accounts-share", share=rate) if rate is not None else "",
    )


def _at_risk(ctx: Context, language: str, risk: AtRisk) -> Markup:
    """As /accounts has it."""
    rate = share(risk.revenue, risk.total) if risk.revenue else None
    told = say(language, "accounts-revenue", revenue=_sum(ctx, language, risk.revenue)) if risk.revenue else ""
    return say(
        language,
        "money-risk",
        count=risk.count,
        revenue=told,
        share=say(language, "accounts-share", share=rate) if rate is not None else "",
        unknown=say(language, "money-unknown", count=risk.count - risk.known) if risk.known < risk.count else "",
    )


def _back(ctx: Context, language: str, back: Bought, *, knows: bool) -> Markup:
    """What those bought since who had complained and are content again."""
    if not back.contacts:
        return say(language, "money-back-none")
    if not knows:
        return say(language, "money-back-unknown", contacts=back.contacts, accounts=back.accounts)
    amount = Markup("")
    if back.priced:
        told = _sum(ctx, language, back.amount)
        amount = say(language, "money-back-amount", amount=told, priced=back.priced, purchases=back.purchases)
    return say(
        language, "money-back", contacts=back.contacts, accounts=back.accounts, buyers=back.buyers, amount=amount
    )
