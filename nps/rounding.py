"""The one way in which a figure becomes whole: half away from zero, exactly."""

from __future__ import annotations

from fractions import Fraction

_HALF = Fraction(1, 2)


def rounded(number: float | Fraction) -> int:
    """7.5 is 8, −7.5 is −8; Python's own `round` would make 6.5 a 6."""
    away = int(abs(Fraction(number)) + _HALF)
    return away if number >= 0 else -away


def percent(part: int, whole: int) -> int:
    """How many of a hundred, of at least one."""
    return rounded(Fraction(100 * part, whole))
