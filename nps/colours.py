"""How an account does, as a colour, and why: the first rule that fits, over all that is known of it.

🔴 at risk, ⚪ unheard, 🟡 watch, 🟢 safe. Signs stand in the order in which they are told; the first makes the colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from nps.reaching import SILENT_AFTER
from nps.values import LEAST_PROMOTER, AccountId, RelationStatus, StaffId


class Colour(StrEnum):
    """Worst first."""

    __hash__ = str.__hash__  # an enumeration's own is Python, and a list asks for it tens of thousands of times
    AT_RISK = "at_risk"
    UNHEARD = "unheard"
    WATCH = "watch"
    SAFE = "safe"


class Sign(StrEnum):
    """What is known that makes an account's colour, in the order in which it is told."""

    __hash__ = str.__hash__
    MAKER_UNHAPPY = "maker_unhappy"  # a decision maker's latest score is 0 to 6
    PEOPLE_UNHAPPY = "people_unhappy"  # no decision maker has answered, and the median of the others is 0 to 6
    CASE_LATE = "case_late"
    PROMISE_BROKEN = "promise_broken"  # on a case that is open, and none was kept since
    NOBODY_JOINED = "nobody_joined"
    NEVER_ANSWERED = "never_answered"
    SILENT_LONG = "silent_long"  # nobody has answered for SILENT_AFTER
    CASE_REOPENED = "case_reopened"
    CASE_OPEN = "case_open"
    CONFLICT = "conflict"  # people of different roles say the opposite
    SCORE_FELL = "score_fell"  # somebody's, by FALL or more
    GONE_SILENT = "gone_silent"  # somebody who used to answer has let a question close
    MAKER_LEFT = "maker_left"
    BUYS_NO_MORE = "buys_no_more"
    BUYS_LESS = "buys_less"
    REVENUE_FELL = "revenue_fell"
    DEBT = "debt"


COLOURS = {
    Sign.MAKER_UNHAPPY: Colour.AT_RISK,
    Sign.PEOPLE_UNHAPPY: Colour.AT_RISK,
    Sign.CASE_LATE: Colour.AT_RISK,
    Sign.PROMISE_BROKEN: Colour.AT_RISK,
    Sign.NOBODY_JOINED: Colour.UNHEARD,
    Sign.NEVER_ANSWERED: Colour.UNHEARD,
    Sign.SILENT_LONG: Colour.UNHEARD,
}
"""All other signs: watch."""

MAKER_LEFT_WITHIN = timedelta(days=180)
HALF_A_YEAR = timedelta(days=180)
BUYS_REGULARLY = (RelationStatus.STABLE, RelationStatus.PERMANENT)
BOUGHT_WITHIN, BOUGHT_REGULARLY_WITHIN = timedelta(days=180), timedelta(days=90)
"""From the last purchase on; the shorter one for whoever buys regularly (method §3: three to six months)."""
LEAST_PURCHASES = 4
"""So many in half a year at the least, before half of them is a sign."""
FELL_BY = 20
"""Revenue that is so many per cent lower than some time in the last year."""


class OpenCases(NamedTuple):
    """Of an account's cases under way."""

    late_since: datetime | None
    broken_at: datetime | None
    reopened_at: datetime | None
    opened_at: datetime


class Purchases(NamedTuple):
    """How many in the last half a year, and in the one before."""

    lately: int
    before: int


class Revenues(NamedTuple):
    """The most by any client list of the last year; the day of the list that tells the revenue of now."""

    most: int
    since: date


class Known(NamedTuple):
    """Of one account. Answers are the latest ones of whoever still works there, within a year; times are the newest
    of their kind, None where there is none.

    `most` are scores of decision makers (`makers`) and all other people (`others`), `low` those of 0 to 6, `least` the
    lowest of those. `kept`: the colour that was found at last, on the day of `kept_at`.
    """

    account: AccountId
    manager: StaffId | None
    revenue: int | None
    debt: int | None
    status: RelationStatus | None
    last_purchase: date | None
    kept: Colour | None = None
    kept_at: datetime | None = None
    joined: int = 0
    makers_listed: int = 0
    heard_at: datetime | None = None
    makers: int = 0
    makers_least: int | None = None
    makers_most: int | None = None
    makers_low_at: datetime | None = None
    others: int = 0
    others_low: int = 0
    others_most: int | None = None
    others_low_at: datetime | None = None
    fell_at: datetime | None = None
    silent_since: datetime | None = None
    open_cases: OpenCases | None = None
    maker_left_at: datetime | None = None
    purchases: Purchases | None = None
    revenues: Revenues | None = None
    debt_since: date | None = None


class Current(NamedTuple):
    """How an account does now, in short; `kept` as of `Known`, `is_heard` and `makers` by answers within a year."""

    account: AccountId
    revenue: int | None
    kept: Colour | None
    colour: Colour
    is_heard: bool
    makers: int
    makers_listed: int


class Signal(NamedTuple):
    """One thing that is known, with its date; None where it has none. `number`: a score, a count or an amount."""

    sign: Sign
    since: datetime | date | None = None
    number: int | None = None


def signals(known: Known, *, now: datetime, today: date) -> Iterator[Signal]:
    """All that gives an account its colour, what weighs most first; none of an account that is safe.

    Of thousands of accounts the first one alone is asked for: whatever comes later is not looked at then.
    """
    yield from _at_risk_or_unheard(known, now)
    yield from _watched(known, today)


def colour_of(first: Signal | None) -> Colour:
    """The colour that the first of the signals makes."""
    return Colour.SAFE if first is None else COLOURS.get(first.sign, Colour.WATCH)


def _at_risk_or_unheard(known: Known, now: datetime) -> Iterator[Signal]:
    if known.makers_low_at is not None:
        yield Signal(Sign.MAKER_UNHAPPY, known.makers_low_at, known.makers_least)
    elif not known.makers and known.others and known.others_low * 2 >= known.others:  # so is the lower median
        yield Signal(Sign.PEOPLE_UNHAPPY, known.others_low_at, known.others_low)
    if (cases := known.open_cases) is not None:
        if cases.late_since is not None:
            yield Signal(Sign.CASE_LATE, cases.late_since)
        if cases.broken_at is not None:
            yield Signal(Sign.PROMISE_BROKEN, cases.broken_at)
    if known.heard_at is None:
        yield Signal(Sign.NEVER_ANSWERED if known.joined else Sign.NOBODY_JOINED)
    elif known.heard_at <= now - SILENT_AFTER:
        yield Signal(Sign.SILENT_LONG, known.heard_at)


def _watched(known: Known, today: date) -> Iterator[Signal]:
    if (cases := known.open_cases) is not None:
        if cases.reopened_at is not None:
            yield Signal(Sign.CASE_REOPENED, cases.reopened_at)
        else:
            yield Signal(Sign.CASE_OPEN, cases.opened_at)
    if (at := _conflict_at(known)) is not None:
        yield Signal(Sign.CONFLICT, at)
    if known.fell_at is not None:
        yield Signal(Sign.SCORE_FELL, known.fell_at)
    if known.silent_since is not None:
        yield Signal(Sign.GONE_SILENT, known.silent_since)
    if known.maker_left_at is not None:
        yield Signal(Sign.MAKER_LEFT, known.maker_left_at)
    yield from _traded(known, today)


def _conflict_at(known: Known) -> datetime | None:
    """As in `nps.standing`: the answer of whoever is unhappy."""
    if known.makers_low_at is not None:
        return known.makers_low_at if (known.others_most or 0) >= LEAST_PROMOTER else None
    return known.others_low_at if (known.makers_most or 0) >= LEAST_PROMOTER else None


def _traded(known: Known, today: date) -> Iterator[Signal]:
    within = BOUGHT_REGULARLY_WITHIN if known.status in BUYS_REGULARLY else BOUGHT_WITHIN
    if known.last_purchase is not None and known.last_purchase < today - within:
        yield Signal(Sign.BUYS_NO_MORE, known.last_purchase)
    elif (bought := known.purchases) and bought.before >= LEAST_PURCHASES and bought.lately * 2 <= bought.before:
        yield Signal(Sign.BUYS_LESS, known.last_purchase, bought.lately)
    now, listed = known.revenue, known.revenues
    if now is not None and listed and listed.most and now * 100 <= listed.most * (100 - FELL_BY):
        yield Signal(Sign.REVENUE_FELL, listed.since, now)
    if known.debt and known.debt * 12 > (known.revenue or 0):  # more than a month's purchases are not paid for
        yield Signal(Sign.DEBT, known.debt_since, known.debt)
