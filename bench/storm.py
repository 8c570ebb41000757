"""`python -m bench.storm`: people answer the real process while it is killed at random moments and Telegram fails."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.__main__ import machine
from bot.start import prepare
from storage.engine.database import Database
from tests.bot.program import Program
from tests.rounds.stage import programme
from tests.storm.checks import examine
from tests.storm.population import Population
from tests.storm.storm import Severity, Storm

PER_MANAGER = 50


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.storm", description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--life", type=float, default=14.0, help="a process lasts at most so many seconds")
    return parser


async def sqlite_storm(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """The real program in processes of its own, started by its command line; Telegram's limits are on."""

    def new_process(settings: dict[str, Any], _: timedelta) -> Program:
        return Program(folder, "run", **settings)

    database = Database(f"sqlite+aiosqlite:///{folder}/otklik.db")
    await prepare(database, programme())
    population = Population(options.people, managers=max(options.people // PER_MANAGER, 5), seed=options.seed)
    severity = Severity(
        options.kills,
        uptime_s=(1.0, options.life),
        think_s=options.people / 10,
        seed=options.seed,
        jumps=False,
        limits=True,
        patience_s=1800,
    )
    storm = Storm(database, population, severity, new_process)
    try:
        await storm.passes()
        return asdict(await examine(storm))
    finally:
        await database.close()


def main() -> int:
    options = parser().parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="otklik-storm-") as folder:
        figures = asyncio.run(sqlite_storm(Path(folder), options))
    print(f"storm on SQLite, seed {options.seed}: nothing lost, nothing doubled, every rule holds")
    for name, value in figures.items():
        print(f"  {name.replace('_', ' '):<20} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
