"""What the clients of each group bring, and whether they go on buying: formulas over what was imported.

An account's group is that of `nps.standing`: its worst decision maker, else the lower median of the others, of each
person's latest answer in the period. Revenue is a year's, in whole units of the currency, as the client lists say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from nps.rounding import rounded
from nps.values import Group, Score

ENOUGH = 5
"""Of fewer accounts no median and no share is told."""
GROUPS = (Group.PROMOTER, Group.PASSIVE, Group.DETRACTOR)


@dataclass(frozen=True, slots=True)
class Trade:
    """An account whose people answered, on `answered_on` the last time, by the company's clock.

    `revenue`: by the newest client list; `revenue_then`: by the one in force on that day; None: unknown.
    """

    group: Group
    answered_on: date
    revenue: int | None
    revenue_then: int | None
    last_purchase: date | None


@dataclass(frozen=True, slots=True)
class Sums:
    """Of one group. `revenue` is that of the `known` accounts.

    `change`: the median change of revenue since the answer, in whole per cent of what it was then, of the `compared`
    accounts; None where those are too few. `bought`: of the `dated` accounts, of which a purchase is known at all,
    those that bought later than on the day of their answer.
    """

    accounts: int
    known: int
    revenue: int
    compared: int
    change: int | None
    dated: int
    bought: int


@dataclass(frozen=True, slots=True)
class AtRisk:
    """Red accounts of all there are (`nps.colours`), and the revenue of those whose revenue is known."""

    count: int
    known: int
    revenue: int
    total: int


@dataclass(frozen=True, slots=True)
class Bought:
    """What the accounts of recovered detractors bought since: `amount` is that of the `priced` ones of `purchases`."""

    contacts: int
    accounts: int
    buyers: int
    purchases: int
    priced: int
    amount: int


def group_of(makers_least: int | None, others: int, others_low: int, others_high: int) -> Group:
    """The group of an account: by the least score of its decision makers, else by the lower median of the `others`.

    `others_low` of them gave 0 to 6, `others_high` 9 or 10. Of nobody there is none: `others` is at least 1 then.
    """
    if makers_least is not None:
        return Score(makers_least).group
    if others_low * 2 >= others:
        return Group.DETRACTOR
    return Group.PROMOTER if (others - others_high) * 2 < others else Group.PASSIVE


def change_of(now: int, then: int) -> Fraction | None:
    """(now − then) / then, in per cent; None of what was nothing."""
    return Fraction(100 * (now - then), then) if then > 0 else None


def by_group(accounts: Iterable[Trade]) -> dict[Group, Sums]:
    """The sums of each of the three groups."""
    of: dict[Group, list[Trade]] = {group: [] for group in GROUPS}
    for account in accounts:
        of[account.group].append(account)
    return {group: sums_of(each) for group, each in of.items()}


def sums_of(accounts: Sequence[Trade]) -> Sums:
    known = [each.revenue for each in accounts if each.revenue is not None]
    changes = [
        change
        for each in accounts
        if each.revenue is not None and each.revenue_then is not None
        if (change := change_of(each.revenue, each.revenue_then)) is not None
    ]
    dated = [each.last_purchase > each.answered_on for each in accounts if each.last_purchase is not None]
    return Sums(
        accounts=len(accounts),
        known=len(known),
        revenue=sum(known),
        compared=len(changes),
        change=rounded(median(changes)) if len(changes) >= ENOUGH else None,
        dated=len(dated),
        bought=sum(dated),
    )
