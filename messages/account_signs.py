"""The colour of an account and why, in words: the same on the list of accounts and on the card of one."""

from __future__ import annotations

from collections.abc import Sequence

from messages.sign_words import SignWords, colour_name
from messages.texts import Markup, join, say
from messages.writing import Context
from nps.colours import Colour, Known, Signal, colour_of, signals

MARKS = {Colour.AT_RISK: "🔴", Colour.UNHEARD: "⚪", Colour.WATCH: "🟡", Colour.SAFE: "🟢"}


def signs_told(ctx: Context, language: str, told: Sequence[Signal], *, most: int | None = None) -> Markup:
    """«ЛПР: 3, 21 нояб.; обещание нарушено 22 нояб.»; of an account that is safe, that it is."""
    parts = [sign_told(ctx, language, signal) for signal in told[:most]]
    return join("; ", parts) if parts else say(language, "sign-none")


def sign_told(ctx: Context, language: str, signal: Signal) -> Markup:
    words = SignWords(language, ctx.programme.currency, ctx.programme.zone, ctx.today)
    return words.told(signal)


def colour_line(ctx: Context, language: str, known: Known) -> Markup:
    """«🔴 под угрозой: ЛПР: 3, 21 нояб.; обещание нарушено 22 нояб.»"""
    told = list(signals(known, now=ctx.now, today=ctx.today))
    colour = colour_of(told[0] if told else None)
    why = signs_told(ctx, language, told)
    return say(language, "account-colour", mark=MARKS[colour], colour=colour_name(language, colour), why=why)
