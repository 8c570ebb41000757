"""`python -m bench`: measures, prints a table and writes bench/results.json.

BENCH_ONLY=name,name picks figures (those measured in the same run come along), BENCH_FULL=1 takes the big sizes.
"""

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

from bench.accounts import accounts_ms
from bench.answers import answers_per_s
from bench.campaign import campaign_far, campaign_near
from bench.cases import case_tick_ms
from bench.crowd import crowd_per_s
from bench.exports import exports
from bench.figure import Figure, print_table, write
from bench.imports import import_10k_s
from bench.pictures import pictures
from bench.planning import asking_tick_ms, plan_contacts_per_s
from bench.reports import reports
from bench.search import client_search_ms
from bench.start import cli_start_ms, starts
from bot.interpreter import answer_promptly

Measure = Callable[[Path], Coroutine[Any, Any, list[Figure]]]

# What is measured together, with the names of the figures that come of it.
MEASURES: dict[tuple[str, ...], Measure] = {
    ("answers_per_s",): answers_per_s,
    ("crowd_per_s",): crowd_per_s,
    ("campaign_per_s", "reply_p99_ms", "alert_p99_ms", "relay_p99_ms", "planning_p99_ms"): campaign_near,
    ("campaign_far_per_s",): campaign_far,
    ("start_s", "rss_mb"): starts,
    ("cli_start_ms",): cli_start_ms,
    ("picture_ms", "picture_lag_ms"): pictures,
    (
        "nps_quarter_ms",
        "nps_by_manager_ms",
        "nps_24_months_ms",
        "nps_whole_ms",
        "nps_reasons_ms",
        "nps_money_ms",
        "tick_ms",
    ): reports,
    ("accounts_ms",): accounts_ms,
    ("case_tick_ms",): case_tick_ms,
    ("asking_tick_ms",): asking_tick_ms,
    ("plan_contacts_per_s",): plan_contacts_per_s,
    ("import_10k_s",): import_10k_s,
    ("export_s", "export_mb"): exports,
    ("client_search_ms",): client_search_ms,
}
RESULTS = Path(__file__).with_name("results.json")


def main() -> int:
    logging.basicConfig(level=logging.WARNING)
    known = {name for names in MEASURES for name in names}
    only = {name.strip() for name in os.environ.get("BENCH_ONLY", "").split(",") if name.strip()}
    if only - known:
        sys.stderr.write(f"BENCH_ONLY: {', '.join(sorted(only - known))} is none of {', '.join(sorted(known))}\n")
        return 2
    answer_promptly()  # as the program does
    print(machine(), flush=True)
    measured: list[Figure] = []
    for names, measure in MEASURES.items():
        if not only or only & set(names):
            with tempfile.TemporaryDirectory(prefix="otklik-bench-") as folder:
                measured += asyncio.run(measure(Path(folder)))
    print_table(measured)
    write(measured, RESULTS)
    return 0


def machine() -> str:
    """What the figures were taken on; others at work there make them worse."""
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, load {load}"
    )


if __name__ == "__main__":
    sys.exit(main())
