"""The colour of an account and why, in words: the same on the list of accounts and on the card of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from messages.dates import day, day_of_year, money
from messages.texts import Markup, join, label, say
from messages.writing import Context
from nps.colours import Colour, Known, Sign, Signal, colour_of, signals

MARKS = {Colour.AT_RISK: "🔴", Colour.UNHEARD: "⚪", Colour.WATCH: "🟡", Colour.SAFE: "🟢"}
_SUMS = (Sign.REVENUE_FELL, Sign.DEBT)


def signs_told(ctx: Context, language: str, told: Sequence[Signal], *, most: int | None = None) -> Markup:
    """«ЛПР: 3, 21 нояб.; обещание нарушено 22 нояб.»; of an account that is safe, that it is."""
    parts = [sign_told(ctx, language, signal) for signal in told[:most]]
    return join("; ", parts) if parts else say(language, "sign-none")


def sign_told(ctx: Context, language: str, signal: Signal) -> Markup:
    number: str | int = signal.number or 0
    if signal.sign in _SUMS:
        number = money(language, signal.number or 0, ctx.programme.currency)
    when = since = Markup("")
    if signal.since is not None:
        shown = _day(ctx, language, signal.since)
        when, since = say(language, "sign-when", day=shown), say(language, "sign-since", day=shown)
    return say(language, "account-sign", sign=signal.sign.value, number=number, when=when, since=since)


def _day(ctx: Context, language: str, at: datetime | date) -> str:
    """With its year where that is not this one."""
    zone = ctx.programme.zone
    year = at.astimezone(zone).year if isinstance(at, datetime) else at.year
    return (day if year == ctx.today.year else day_of_year)(language, at, zone)


def colour_line(ctx: Context, language: str, known: Known) -> Markup:
    """«🔴 под угрозой: ЛПР: 3, 21 нояб.; обещание нарушено 22 нояб.»"""
    told = list(signals(known, now=ctx.now, today=ctx.today))
    colour = colour_of(told[0] if told else None)
    why = signs_told(ctx, language, told)
    return say(language, "account-colour", mark=MARKS[colour], colour=colour_name(language, colour), why=why)


def colour_name(language: str, colour: Colour) -> str:
    return label(language, f"colour-{colour.value}")
