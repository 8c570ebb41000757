"""How soon a question is answered by the first tap, week by week: when it takes twice as long, something slows it down.

Telegram is slowed down or blocked for many, and then everybody answers later; a few slow people change no median.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

LEAST = 30
"""Taps in a week of which anything is said."""


@dataclass(frozen=True, slots=True)
class Week:
    """How long the first taps of a week took, from the delivery of the question; `median` None: nobody tapped."""

    taps: int
    median: timedelta | None

    @classmethod
    def of(cls, waits: Sequence[timedelta]) -> Week:
        seconds = [max(wait, timedelta()).total_seconds() for wait in waits]
        return cls(len(waits), timedelta(seconds=median(seconds)) if seconds else None)


def has_doubled(before: Week, after: Week) -> bool:
    """Does it take twice as long as in the week before? Of few taps nothing is said."""
    if before.median is None or after.median is None or min(before.taps, after.taps) < LEAST:
        return False
    return bool(before.median) and after.median >= 2 * before.median
