"""A sign of how an account does, in words: the same in a chat and in a cell of an export. Loads nothing of Telegram."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from messages.dates import day, day_of_year, money
from messages.texts import Markup, label, say
from nps.colours import Colour, Known, Sign, Signal, colour_of, signals

_SUMS = (Sign.REVENUE_FELL, Sign.DEBT)


@dataclass(frozen=True, slots=True)
class SignWords:
    """`zone` and `today` are the company's."""

    language: str
    currency: str
    zone: tzinfo
    today: date

    def told(self, signal: Signal) -> Markup:
        """«ЛПР: 3, 21 нояб.»"""
        number: str | int = signal.number or 0
        if signal.sign in _SUMS:
            number = money(self.language, signal.number or 0, self.currency)
        when = since = Markup("")
        if signal.since is not None:
            shown = self._day(signal.since)
            when, since = say(self.language, "sign-when", day=shown), say(self.language, "sign-since", day=shown)
        return say(self.language, "account-sign", sign=signal.sign.value, number=number, when=when, since=since)

    def cells(self, known: Known | None, *, now: datetime) -> tuple[str | None, str | None]:
        """The colour's name and the first sign, as plain text; nothing of whoever was lost, who has no colour."""
        if known is None:
            return None, None
        told: Sequence[Signal] = list(signals(known, now=now, today=self.today))
        why = self.told(told[0]) if told else say(self.language, "sign-none")
        colour = colour_name(self.language, colour_of(told[0] if told else None))
        return colour, html.unescape(why).replace("\xa0", " ")

    def _day(self, at: datetime | date) -> str:
        """With its year where that is not this one."""
        year = at.astimezone(self.zone).year if isinstance(at, datetime) else at.year
        return (day if year == self.today.year else day_of_year)(self.language, at, self.zone)


def colour_name(language: str, colour: Colour) -> str:
    return label(language, f"colour-{colour.value}")
