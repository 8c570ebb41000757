"""How often the margins tell the truth: `python -m bench.coverage` prints the table of docs/trust.md.

Of a company whose clients would answer so, every possible set of `n` answers has its probability. How often the true
index lies within the interval is counted over all of them; how often two companies alike are called different is tried
with pairs drawn from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import comb
from random import Random

from nps.margin import ChangeVerdict, band, change
from nps.score import Tally

MIXES = ((50, 30, 20), (30, 40, 30), (70, 20, 10), (20, 30, 50))
"""Promoters, passives and detractors in a hundred."""
SKEWED = ((90, 8, 2), (2, 8, 90), (60, 0, 40), (5, 90, 5))
"""Printed beside, without a promise: nearly everybody says the same."""
COUNTS = (10, 30, 100)
PAIRS = 40_000
SEED = 2026
COVERS = (93.0, 97.0)
CALLED_DIFFERENT = 6.0

Mix = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    tally: Tally
    probability: float


def outcomes(mix: Mix, count: int) -> Iterator[Outcome]:
    """Every set of so many answers that clients of this kind may give."""
    promoting, passing, detracting = (share / 100 for share in mix)
    for promoters in range(count + 1):
        for detractors in range(count - promoters + 1):
            passives = count - promoters - detractors
            ways = comb(count, promoters) * comb(count - promoters, detractors)
            chance = ways * promoting**promoters * passing**passives * detracting**detractors
            if chance:
                yield Outcome(Tally(promoters, passives, detractors), chance)


def covered(mix: Mix, count: int) -> float:
    """In how many of a hundred cases the true index lies within the interval as it is shown."""
    truth = mix[0] - mix[2]
    total = 0.0
    for each in outcomes(mix, count):
        low, high = band(each.tally)
        if low <= truth <= high:
            total += each.probability
    return 100 * total


def called_different(mix: Mix, count: int, *, pairs: int = PAIRS, seed: int = SEED) -> float:
    """In how many of a hundred cases a change is named where there is none."""
    possible = list(outcomes(mix, count))
    weights = list(accumulate(each.probability for each in possible))
    chance = Random(seed)
    drawn = chance.choices(possible, cum_weights=weights, k=2 * pairs)
    named = (ChangeVerdict.UP, ChangeVerdict.DOWN)
    wrong = sum(change(a.tally, b.tally).verdict in named for a, b in zip(drawn[:pairs], drawn[pairs:], strict=True))
    return 100 * wrong / pairs


def table() -> Iterator[str]:
    yield "| promoters / passives / detractors, % | answers | the truth lies within ±, % | alike, called different, % |"
    yield "|---|---|---|---|"
    for mix in (*MIXES, *SKEWED):
        name = " / ".join(map(str, mix)) + (" (skewed)" if mix in SKEWED else "")
        for count in COUNTS:
            yield f"| {name} | {count} | {covered(mix, count):.1f} | {called_different(mix, count):.1f} |"


if __name__ == "__main__":
    print("\n".join(table()))
