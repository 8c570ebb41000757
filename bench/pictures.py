"""`picture_ms`: a card, drawn and painted in a process of its own; `picture_lag_ms`: how late the loop is meanwhile."""

from __future__ import annotations

import asyncio
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from bench.figure import Figure
from bot.traffic.painting import Painter
from tests.messages.drawn import PICTURES, painted

ROUNDS = 20
BEAT_S = 0.001
WANTED = "at most 250, with a lag of at most 10 in 99 of 100 beats"


async def pictures(folder: Path) -> list[Figure]:
    """One after the other, while the loop beats every millisecond."""
    del folder
    painter, drawn = Painter(timeout_s=60), PICTURES["card-ru"]
    await painter.paint(drawn().svg)
    lags: list[float] = []
    beating = asyncio.create_task(_beat(lags))
    took = []
    for _ in range(ROUNDS):
        began = perf_counter()
        assert await painter.paint(drawn().svg)
        took.append((perf_counter() - began) * 1000)
    beating.cancel()
    await asyncio.gather(beating, return_exceptions=True)
    began = perf_counter()
    painted(drawn(), 1080)
    floor = (perf_counter() - began) * 1000
    about = f"a card painted in a process of its own, median of {ROUNDS}; {WANTED}"
    late = f"how late the loop is meanwhile, 99th of 100 beats of {1000 * BEAT_S:.0f} ms; {WANTED}"
    return [
        Figure("picture_ms", median(took), "ms", floor, about, "reading the figures, sending the picture"),
        Figure("picture_lag_ms", quantiles(lags, n=100)[98], "ms", 1000 * BEAT_S, late, "other work of the loop"),
    ]


async def _beat(lags: list[float]) -> None:
    while True:
        began = perf_counter()
        await asyncio.sleep(BEAT_S)
        lags.append((perf_counter() - began - BEAT_S) * 1000)
