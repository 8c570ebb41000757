"""The accounts that a number counts: how each stands, what it buys, or that it came or left; a tap opens its card."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from messages.behind_rows import Listed
from messages.case_card import MARKS
from messages.dates import money
from messages.figures_of import Of
from messages.readers import StaffReader
from messages.summary_window import window_of_summary
from messages.taps.clients import ClientTap
from messages.texts import Markup, clip, say
from messages.writing import Context, button
from nps.behind import Kind, Rows
from nps.churn import year_until
from nps.money import Trade
from nps.standing import Standing
from nps.values import AccountId, Group
from storage.cases import complaints
from storage.colours import earned, flow
from storage.colours.at_risk import list_at_risk
from storage.figures import money as trading
from storage.figures.by_account import is_by_maker, is_in_conflict, list_standings
from storage.people.clients import Account, list_accounts

NAME, SHORT = 40, 24


@dataclass(frozen=True, slots=True)
class Row:
    """An account that is counted, of this `group` where it is of one, with its standing where that is counted."""

    account: AccountId
    group: Group | None = None
    standing: Standing | None = None
    trade: Trade | None = None


async def listed(ctx: Context, reader: StaffReader, of: Of, rows: Rows, *, limit: int, offset: int) -> Listed:
    """The worst standing first, then the most revenue. Of what is somebody else's by now the reader learns no name."""
    counted = await _counted(ctx, of, rows)
    known = {each.id: each for each in await list_accounts(ctx.conn, [each.account for each in counted])}

    def place(row: Row) -> tuple[int, int, int]:
        score = row.standing.score if row.standing is not None else 0
        return score, -(known[row.account].revenue or 0), row.account

    shown = sorted(counted, key=place)[offset : offset + limit]
    theirs = [row for row in shown if reader.staff.may_read(known[row.account].manager_id)]
    taps = [
        button(f"{_mark(row)}{clip(known[row.account].name, SHORT)}", ClientTap(kind="account", id=row.account).pack())
        for row in theirs
    ]
    told = [
        _line(ctx, reader.language, row, known[row.account])
        if row in theirs
        else say(reader.language, "rows-account-not-yours", mark=_mark(row))
        for row in shown
    ]
    return Listed(len(counted), told, taps)


async def _counted(ctx: Context, of: Of, rows: Rows) -> list[Row]:
    zone, scope = ctx.programme.zone, of.scope
    span = of.period.bounds(zone)
    match rows.kind:
        case Kind.ACCOUNTS | Kind.BY_MAKERS | Kind.CONFLICT:
            counts = _COUNTS[rows.kind]
            standings = (await list_standings(ctx.conn, *span, scope)).items()
            found = [Row(account, each.group, each) for account, each in standings if counts(each)]
        case Kind.TRADES:
            trades = (await trading.list_trades(ctx.conn, span, scope, zone=zone)).items()
            found = [Row(account, each.group, trade=each) for account, each in trades]
        case Kind.NAMING if rows.reason is not None:
            found = [Row(each) for each in await complaints.list_naming(ctx.conn, span, scope, rows.reason)]
        case Kind.AT_RISK:
            found = [Row(each) for each in await list_at_risk(ctx.conn, scope, now=ctx.now, today=ctx.today)]
        case Kind.CAME:
            found = [Row(each) for each in await earned.list_came(ctx.conn, *span, scope)]
        case Kind.LOST | Kind.WON | Kind.LEFT:
            found = [Row(each) for each in await _moved(ctx, of, rows.kind)]
        case _:
            within, buyers = ctx.programme.recovered_within, rows.kind is Kind.BUYERS
            content = await trading.list_content(
                ctx.conn, span, scope, within=within, today=ctx.today, buyers=buyers, zone=zone
            )
            found = [Row(each) for each in content]
    return [row for row in found if rows.group in (None, row.group)]


async def _moved(ctx: Context, of: Of, kind: Kind) -> Collection[AccountId]:
    """As the screens with these numbers have it, lost and won are also of whom the reader stands in for."""
    zone, reach = ctx.programme.zone, of.reader.reach
    if kind is Kind.LEFT:
        year = year_until(of.period, ctx.today)
        return await flow.list_left(ctx.conn, *year.bounds(zone), year.first, of.scope)
    if kind is Kind.WON:
        days = (of.period.first, of.period.last)
        return await flow.list_won(ctx.conn, *of.period.bounds(zone), days, reach)
    since = await window_of_summary(ctx, of.reader, of.period)
    return [loss.account_id for loss, *_ in await flow.list_lost(ctx.conn, since.start, since.end, reach)]


_COUNTS: dict[Kind, Callable[[Standing], bool]] = {
    Kind.ACCOUNTS: lambda _: True,
    Kind.BY_MAKERS: is_by_maker,
    Kind.CONFLICT: is_in_conflict,
}


def _mark(row: Row) -> str:
    return f"{MARKS[row.group]} " if row.group is not None else ""


def _line(ctx: Context, language: str, row: Row, account: Account) -> Markup:
    """«🔴 3 · ООО «Вектор» · по ответу ЛПР», or what it buys a year."""
    name = clip(account.name, NAME)
    if row.standing is not None:
        why = {"why": row.standing.why.value, "conflict": "yes" if row.standing.conflict is not None else "no"}
        return say(language, "rows-standing", mark=_mark(row), score=row.standing.score, account=name, **why)
    told = {"mark": _mark(row), "account": name, "revenue": _revenue(ctx, language, account.revenue)}
    if row.trade is None:
        return say(language, "rows-account", **told)
    bought, then = row.trade.last_purchase, row.trade.revenue_then
    return say(
        language,
        "rows-trade",
        then=_then(ctx, language, then) if account.revenue is not None and then is not None else "",
        bought="unknown" if bought is None else "yes" if bought > row.trade.answered_on else "no",
        **told,
    )


def _then(ctx: Context, language: str, revenue: int) -> Markup:
    return say(language, "rows-then", revenue=money(language, revenue, ctx.programme.currency))


def _revenue(ctx: Context, language: str, revenue: int | None) -> Markup:
    if revenue is None:
        return say(language, "money-revenue-unknown")
    return say(language, "money-revenue", revenue=money(language, revenue, ctx.programme.currency), known="")
