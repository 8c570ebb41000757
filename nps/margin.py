"""How far an index may be trusted, and when a change deserves to be called one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import hypot, sqrt
from typing import Literal

from nps.rounding import rounded
from nps.score import Tally, Verdict, reading

ENOUGH = 5
"""Fewer answers than this show no index (facts.md)."""
MANY = 30
"""Fewer answers than this are shown with a warning."""

_Z = 1.96


class ChangeVerdict(StrEnum):
    UP = "up"
    DOWN = "down"
    WITHIN_MARGIN = "within_margin"
    NOT_ENOUGH = "not_enough"


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two indexes as shown; `points` is 0 when one of them does not exist."""

    points: int
    margin: float
    verdict: ChangeVerdict


def margin(tally: Tally) -> float:
    """Half the width of the 95 % interval of an index, in index points.

    Adjusted Wald interval after J. Sauro (measuringu.com, "Confidence intervals for the Net Promoter Score"):
    three imaginary answers are added, three quarters of one to promoters and to detractors each. As every interval
    of this kind (A. Agresti, B. Coull, The American Statistician 52, 1998) it lies around the index with those answers.
    """
    _, half = _interval(tally)
    return half


def _interval(tally: Tally) -> tuple[float, float]:
    """Its middle and half its width."""
    adjusted = tally.count + 3
    promoters = (tally.promoters + 0.75) / adjusted
    detractors = (tally.detractors + 0.75) / adjusted
    half = 100 * _Z * sqrt((promoters + detractors - (promoters - detractors) ** 2) / adjusted)
    return 100 * (promoters - detractors), half


def shown_margin(tally: Tally) -> int:
    """The margin as it is shown: whole points."""
    return rounded(margin(tally))


def band(tally: Tally) -> tuple[int, int]:
    """From which index to which one the truth may lie, as it is shown. Raises ValueError when nobody answered.

    Of few answers it reaches further towards zero than away from it: an index far from zero is mostly chance there.
    Around the index itself it would hold the truth in 87 of 100 cases instead of 95 (`python -m bench.coverage`).
    """
    if tally.nps is None:
        raise ValueError("no index")
    middle, half = _interval(tally)
    return max(rounded(middle - half), -100), min(rounded(middle + half), 100)


def readings(tally: Tally) -> tuple[Verdict, ...]:
    """Every reading that the margin allows, the lowest first; none where answers are few.

    Where it is only one the index may be called so.
    """
    if tally.nps is None or confidence(tally.count) != "ok":
        return ()
    lowest, highest = band(tally)
    order = list(Verdict)
    return tuple(order[order.index(reading(lowest)) : order.index(reading(highest)) + 1])


def difference_margin(a: Tally, b: Tally) -> float:
    """The same for the difference of two independent indexes."""
    return hypot(margin(a), margin(b))


def change(now: Tally, before: Tally) -> Change:
    """Name a change only if the interval of the difference excludes zero.

    It lies around the difference of the indexes with their imaginary answers, as A. Agresti and B. Caffo do it (The
    American Statistician 54, 2000): around the plain one, of ten answers each every ninth change would be chance.
    """
    if now.nps is None or before.nps is None:
        return Change(0, difference_margin(now, before), ChangeVerdict.NOT_ENOUGH)
    points, doubt = now.nps - before.nps, difference_margin(now, before)
    if min(now.count, before.count) < ENOUGH:
        return Change(points, doubt, ChangeVerdict.NOT_ENOUGH)
    difference = _interval(now)[0] - _interval(before)[0]
    if abs(difference) <= doubt:
        return Change(points, doubt, ChangeVerdict.WITHIN_MARGIN)
    return Change(points, doubt, ChangeVerdict.UP if difference > 0 else ChangeVerdict.DOWN)


def confidence(count: int) -> Literal["none", "low", "ok"]:
    """ "none": list the answers, no index; "low": the index with a warning that answers are few."""
    if count < ENOUGH:
        return "none"
    return "low" if count < MANY else "ok"
