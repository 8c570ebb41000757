"""`python -m bench.year`: 300 accounts × 8 contacts live through a year on a virtual clock, asked by the real bot."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from bench.__main__ import machine
from storage.engine.database import Database
from storage.safety.migrate import migrate
from tests.databases import roomy_folder
from tests.year.checks import examine
from tests.year.company import Plan
from tests.year.year import Year, begun

HOUR = timedelta(hours=1)


def parser() -> argparse.ArgumentParser:
    plan = Plan()
    parser = argparse.ArgumentParser(prog="python -m bench.year", description=__doc__)
    parser.add_argument("--accounts", type=int, default=plan.accounts)
    parser.add_argument("--contacts", type=int, default=plan.per_account, help="of each account")
    parser.add_argument("--days", type=int, default=plan.days)
    parser.add_argument("--apart", type=float, default=plan.apart / HOUR, help="hours of which all is done together")
    parser.add_argument("--seed", type=int, default=plan.seed)
    return parser


async def live(options: argparse.Namespace, folder: Path) -> None:
    apart = options.apart * HOUR
    plan = Plan(options.accounts, options.contacts, days=options.days, seed=options.seed, apart=apart)
    began = time.monotonic()

    def on_month(year: Year) -> None:
        took = time.monotonic() - began
        print(f"{year.stage.clock():%d.%m.%Y}: {len(year.clients.asked):>6,} questions, {took:>5.0f} s", flush=True)

    database = Database(f"sqlite+aiosqlite:///{folder}/year.db")
    await migrate(database, now=plan.starts_at)
    try:
        async with begun(plan, database) as year:
            year.on_month = on_month
            await year.passes()
            figures = await examine(year)
            did = dict(sorted(year.did.items()))
    finally:
        await database.close()
    print(f"{plan.days} days of {plan.contacts:,} people, seed {plan.seed}, in {time.monotonic() - began:.0f} s:")
    print("every rule holds, and the invariants did every four weeks")
    for name, value in (asdict(figures) | {"what people did": did, "steps": year.steps}).items():
        shown = ", ".join(f"{key} {count}" for key, count in value.items()) if isinstance(value, dict) else value
        print(f"  {name.replace('_', ' '):<24} {round(shown, 2) if isinstance(shown, float) else shown}")


def main() -> int:
    options = parser().parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="otklik-year-", dir=roomy_folder()) as folder:
        asyncio.run(live(options, Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
