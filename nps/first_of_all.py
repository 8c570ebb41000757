"""What an owner reads before all else: complaints left lying, who is worth most and unheard, who is most at risk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from nps.colours import Colour, Current
from nps.values import AccountId, StaffId

LEAST_LATE = 3
"""So many overdue cases of one manager are a habit; fewer are a bad day."""


class Late(NamedTuple):
    """Overdue cases of one account, by who looks after their clients; None: nobody."""

    manager: StaffId | None
    account: AccountId
    cases: int
    revenue: int | None


@dataclass(frozen=True, slots=True)
class LeftLying:
    """One manager's overdue cases, and the revenue of the accounts that wait."""

    manager: StaffId
    count: int
    revenue: int


@dataclass(frozen=True, slots=True)
class FirstOfAll:
    """At most three things, each None where there is none."""

    left_lying: LeftLying | None
    unheard: Current | None
    at_risk: Current | None


def choose(found: Iterable[Current], late: Iterable[Late], key: Collection[AccountId]) -> FirstOfAll:
    """`key`: the accounts that are VIP or of class A.

    1. The manager with the most overdue cases, from LEAST_LATE on; of equals whose clients are worth more.
    2. Of the unheard accounts a key one, then the one with the most revenue.
    3. Of those at risk the one with the most revenue, then a key one.
    An account that is neither key nor has any revenue is not told of: nobody has said what it is worth.
    """
    worth = [each for each in found if each.revenue or each.account in key]
    unheard = [each for each in worth if each.colour is Colour.UNHEARD]
    at_risk = [each for each in worth if each.colour is Colour.AT_RISK]
    return FirstOfAll(
        _most_left_lying(late),
        max(unheard, key=lambda each: (each.account in key, each.revenue or 0, -each.account), default=None),
        max(at_risk, key=lambda each: (each.revenue or 0, each.account in key, -each.account), default=None),
    )


def _most_left_lying(late: Iterable[Late]) -> LeftLying | None:
    counts: dict[StaffId, int] = defaultdict(int)
    revenues: dict[StaffId, int] = defaultdict(int)
    for each in late:
        if each.manager is not None:
            counts[each.manager] += each.cases
            revenues[each.manager] += each.revenue or 0
    most = max(counts, key=lambda manager: (counts[manager], revenues[manager], -manager), default=None)
    if most is None or counts[most] < LEAST_LATE:
        return None
    return LeftLying(most, counts[most], revenues[most])
