"""`python -m bench`: measures, prints a table and writes bench/results.json; BENCH_ONLY=name picks one figure."""

from __future__ import annotations

import asyncio
import logging
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from bench.answers import answers_per_s
from bench.campaign import campaign_per_s
from bench.figure import Figure, print_table, write
from bench.start import cli_start_ms

FIGURES: dict[str, Callable[[Path], Coroutine[Any, Any, Figure]]] = {
    "answers_per_s": answers_per_s,
    "campaign_per_s": campaign_per_s,
    "cli_start_ms": cli_start_ms,
}
RESULTS = Path(__file__).with_name("results.json")


def main() -> int:
    logging.basicConfig(level=logging.WARNING)
    only = os.environ.get("BENCH_ONLY")
    if only and only not in FIGURES:
        sys.stderr.write(f"BENCH_ONLY={only} is none of {', '.join(FIGURES)}\n")
        return 2
    print(machine(), flush=True)
    measured = []
    for name in [only] if only else FIGURES:
        with tempfile.TemporaryDirectory(prefix="otklik-bench-") as folder:
            measured.append(asyncio.run(FIGURES[name](Path(folder))))
    print_table(measured)
    write(measured, RESULTS)
    return 0


def machine() -> str:
    """What the figures were taken on; others at work there make them worse."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, load {load}"
    )


if __name__ == "__main__":
    sys.exit(main())
