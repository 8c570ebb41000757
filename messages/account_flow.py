"""Lost and won accounts of a period, against a tenth of the clients a year, with the reasons of the losses."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages import behind_list
from messages.dates import day, day_of_year, money, period_name, period_short
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.readers import STAFF, StaffReader
from messages.scope_code import EVERYTHING
from messages.taps.figures import AccountFlowTap, AccountsTap
from messages.texts import Markup, clip, join, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.behind import Kind, Rows
from nps.churn import LINE, Flow, WonWhy, churn, is_alarming, year_until
from nps.period import Period, containing
from nps.scope import Scope
from nps.subjects import ListOfAccounts
from nps.values import LossReason, PeriodKind, Role, StaffId
from storage.colours import flow
from storage.people.losses import Loss
from storage.people.staff import Staff, name_staff

MOST = 12
NAME, SHORT = 40, 24
KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)


def show(reader: Staff, period: Period, *, edit: int | None = None) -> Letter:
    """Lost and won of this period, in place of the message `edit`, if there is one."""
    to = to_staff(reader, subject=ListOfAccounts(reader.id))
    return account_flow.owed(to, period=period.key, edit=edit)


@letter(to=STAFF)
async def account_flow(
    ctx: Context, reader: StaffReader, *, period: str, edit: int | None = None
) -> TelegramMethod[Any] | None:
    """Why a client left is written on its case: of anonymous answers, for owners alone."""
    if ctx.programme.may_read_answers(reader.staff.role):
        text, buttons = await _page(ctx, reader, Period.from_key(period))
    else:
        text, buttons = say(reader.language, "accounts-anonymous"), []
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


async def _page(ctx: Context, reader: StaffReader, period: Period) -> tuple[Markup, Buttons]:
    language, scope = reader.language, reader.staff.reach
    start, end = period.bounds(ctx.programme.zone)
    of_period = await flow.measure(ctx.conn, start, end, (period.first, period.last), scope)
    lost = await flow.list_lost(ctx.conn, start, end, scope)
    names_manager = reader.staff.role is Role.OWNER or bool(reader.staff.stands_in_for)
    names = await name_staff(ctx.conn) if names_manager else {}
    text = lines(
        say(language, "flow-title", period=period_name(language, period, ctx.today, ctx.programme.zone)),
        _lost(ctx, language, of_period),
        say(language, "flow-won", new=of_period.won[WonWhy.NEW], back=of_period.won[WonWhy.BACK]),
        _reasons(language, of_period),
        against_the_line(ctx, language, period, await measure_year(ctx, period, scope)),
        Markup("") if lost else None,
        *(_line(ctx, language, each, names) for each in lost[:MOST]),
        say(language, "cases-more", count=len(lost) - MOST) if len(lost) > MOST else None,
    )
    return text, [*_openings(language, period, of_period), *_buttons(ctx, language, period)]


def _lost(ctx: Context, language: str, of_period: Flow) -> Markup:
    revenue = Markup("")
    if of_period.lost_revenue:
        told = money(language, of_period.lost_revenue, ctx.programme.currency)
        revenue = say(language, "accounts-revenue", revenue=told)
    return say(language, "flow-lost", lost=of_period.lost, clients=of_period.clients, revenue=revenue)


async def measure_year(ctx: Context, period: Period, scope: Scope) -> Flow:
    """Of the year until the period's end."""
    year = year_until(period, ctx.today)
    return await flow.measure(ctx.conn, *year.bounds(ctx.programme.zone), (year.first, year.last), scope)


def against_the_line(ctx: Context, language: str, period: Period, of_year: Flow) -> Markup:
    """How many of those who were clients a year before its end have left."""
    year = year_until(period, ctx.today)
    rate = churn(of_year.left, of_year.clients)
    until = day_of_year(language, year.last, ctx.programme.zone)
    if rate is None:
        return say(language, "flow-year-unknown", until=until)
    verdict = "above" if is_alarming(rate) else "below"
    told = {"lost": of_year.left, "clients": of_year.clients, "rate": round(rate, 1), "line": LINE}
    return say(language, "flow-year", until=until, verdict=verdict, **told)


def _reasons(language: str, of_period: Flow) -> Markup | None:
    told = [
        say(language, "flow-reason", reason=_reason(language, reason), count=count)
        for reason, count in of_period.reasons
    ]
    return say(language, "flow-reasons", reasons=join(" · ", told)) if told else None


def _reason(language: str, reason: LossReason | None) -> str:
    if reason is None or reason is LossReason.OTHER:
        return label(language, "flow-unsaid" if reason is None else "flow-other")
    return label(language, f"loss-{reason.value}").lower()


def _line(
    ctx: Context, language: str, each: tuple[Loss, str, StaffId | None, int | None], names: dict[StaffId, str]
) -> Markup:
    """«⚫ ООО «Вектор» · 12,4 млн ₽ — качество или сроки, к: Гранит · 12 нояб. · Смирнова»"""
    loss, account, manager_id, revenue = each
    zone, at = ctx.programme.zone, loss.lost_at
    shown = (day if at.astimezone(zone).year == ctx.today.year else day_of_year)(language, at, zone)
    manager = names.get(manager_id) if manager_id is not None else None
    sum_of = money(language, revenue, ctx.programme.currency) if revenue else None
    return say(
        language,
        "flow-line",
        account=clip(account, NAME),
        revenue=say(language, "accounts-revenue", revenue=sum_of) if sum_of else "",
        reason=_reason(language, loss.reason),
        competitor=say(language, "flow-to", name=clip(loss.competitor, SHORT)) if loss.competitor else "",
        day=shown,
        manager=say(language, "accounts-manager", name=clip(manager, SHORT)) if manager else "",
        back="yes" if loss.back_at is not None else "no",
    )


def _openings(language: str, period: Period, of_period: Flow) -> Buttons:
    won = sum(of_period.won.values())
    return [[behind_list.link(label(language, "number-won", count=won), period.key, Rows(Kind.WON))]] if won else []


def _buttons(ctx: Context, language: str, period: Period) -> Buttons:
    before, after = period.previous(), period.next()
    steps = [button(f"‹ {period_short(language, before)}", AccountFlowTap(period=before.key).pack())]
    if after.first <= ctx.today:
        steps.append(button(f"{period_short(language, after)} ›", AccountFlowTap(period=after.key).pack()))
    kinds = [
        button(label(language, f"nps-{kind.value}"), AccountFlowTap(period=containing(kind, ctx.today).key).pack())
        for kind in KINDS
    ]
    back = AccountsTap(page=0, since=ctx.today.toordinal() - 7, wanted=EVERYTHING).pack()
    return [steps, kinds, [button(label(language, "flow-back"), back)]]
