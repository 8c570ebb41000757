"""`cli_start_ms`: how long the command line takes to say what it can do."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench.figure import Figure

ROUNDS = 7
ROOT = Path(__file__).parents[1]


async def cli_start_ms(folder: Path) -> list[Figure]:
    ours, floors = [], []
    for number in range(ROUNDS + 1):
        took, bare = run("-m", "bot", "--help"), run("-c", "pass")
        if number:  # the first one only warms the disk's cache
            ours.append(took)
            floors.append(bare)
    note = f"python -m bot --help, median of {ROUNDS}; floor: python -c pass; less is better"
    return [Figure("cli_start_ms", median(ours), "ms", median(floors), note)]


def run(*arguments: str) -> float:
    """Milliseconds from the start of the process to its end."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return (time.perf_counter() - began) * 1000
