"""Whom to ask for a success story: the best promoter there is, each person once (method §9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from nps.values import ContactId, ResponseId

VIP, BEST_CLASS = "vip", "a"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A decision maker whose latest answer is a promoter's, with words of their own, over no open case."""

    contact: ContactId
    response: ResponseId
    segment: str | None
    abc: str | None
    revenue: int | None
    score: int
    at: datetime


def is_of_the_best(segment: str | None, abc: str | None) -> bool:
    """A VIP, or of class A: whose story others would listen to."""
    return (segment or "").casefold() == VIP or (abc or "").casefold() in (BEST_CLASS, "а")  # the Cyrillic one, too


def best_of(candidates: Iterable[Candidate]) -> Candidate | None:
    """VIPs before others, then by revenue, score, and who answered last."""
    fitting = [each for each in candidates if is_of_the_best(each.segment, each.abc)]
    return min(
        fitting,
        key=lambda each: (
            (each.segment or "").casefold() != VIP,
            -(each.revenue or 0),
            -each.score,
            -each.at.timestamp(),
            each.contact,
        ),
        default=None,
    )


def quarter_of(day: date) -> str:
    """As "2026-Q4": in each at most one is suggested."""
    return f"{day.year}-Q{(day.month + 2) // 3}"
