"""Lost and won accounts of a period, against the line of method §7: above a tenth of the clients a year is alarming."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from nps.period import Period
from nps.values import LossReason, PeriodKind

LINE = 10
"""Per cent of clients a year."""
YEAR = timedelta(days=365)


class WonWhy(StrEnum):
    NEW = "new"  # the first delivery, or the client list says they are a client now
    BACK = "back"  # who had been lost


@dataclass(frozen=True, slots=True)
class Flow:
    """Of a period. `clients` had been clients when it began, `left` of them were lost in it; `lost` are all of those.

    `reasons` of the losses, None: nobody has said.
    """

    clients: int
    left: int
    lost: int
    lost_revenue: int
    won: dict[WonWhy, int]
    reasons: tuple[tuple[LossReason | None, int], ...]


def year_until(period: Period, today: date) -> Period:
    """Which ends with the period, or today: a share of a shorter one says nothing beside a yearly line."""
    last = min(period.last, today)
    return Period(PeriodKind.CUSTOM, last - YEAR + timedelta(days=1), last)


def churn(left: int, clients: int) -> float | None:
    """Per cent of the clients there were; None when there were none."""
    return 100 * left / clients if clients else None


def is_alarming(rate: float) -> bool:
    """Of a whole year."""
    return rate > LINE
