"""`python -m bench.kills`: one round, killed at every statement, and once more at every statement of the recovery."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

from bench.__main__ import machine
from storage.engine.database import Database
from storage.safety.migrate import migrate
from tests.crash.child import Kill
from tests.crash.killed_rounds import LAST, KilledRounds, keep
from tests.crash.process import Spawner
from tests.databases import roomy_folder
from tests.forked import forkserver
from tests.rounds.stage import MONDAY

# Telegram has done what it was asked, and nobody has written it down: from here recovery has the most to find out.
CUT_OFF = ("По шкале от 0 до 10", "🔴", "Записано, спасибо", "Итоги недели")


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.kills", description=__doc__)
    parser.add_argument("--recovery", type=int, default=0, help="so many statements of each recovery (default: all)")
    parser.add_argument("--only-recovery", action="store_true", help="skip the kills in a first process")
    parser.add_argument("--beside", type=int, default=3, help="so many rounds are played at the same time")
    return parser


async def template(folder: Path) -> Path:
    """A migrated, empty file."""
    file = folder / "template.db"
    database = Database(f"sqlite+aiosqlite:///{file}")
    await migrate(database, now=MONDAY)
    await database.close()
    return file


async def at_every(several: list[KilledRounds], kills: Callable[[int], list[Kill]], most: int) -> int:
    """Rounds until one gets past its last kill alive, or `most` of them if that is not 0. Returns how many did not."""
    numbers, past, done = count(1), False, 0

    async def play(killed_rounds: KilledRounds) -> None:
        nonlocal past, done
        while not past:
            number = next(numbers)
            if most and number > most:
                return
            planned = kills(number)
            if await killed_rounds.play(0, LAST, *planned) < len(planned):
                past = True
            else:
                done += 1

    async with asyncio.TaskGroup() as together:
        for killed_rounds in several:
            together.create_task(play(killed_rounds))
    return done


async def kill(options: argparse.Namespace) -> None:
    spawner = Spawner(forkserver())
    async with AsyncExitStack() as stack:

        def folder() -> Path:
            return Path(stack.enter_context(tempfile.TemporaryDirectory(dir=roomy_folder())))

        model = folder()
        kept = await keep(spawner, model, await template(model))
        places = [folder() for _ in range(options.beside)]
        several = [
            KilledRounds(spawner, kept, place, Database(f"sqlite+aiosqlite:///{place}/otklik.db")) for place in places
        ]

        async def shown(title: str, kills: Callable[[int], list[Kill]], most: int = 0) -> None:
            began = time.monotonic()
            done = await at_every(several, kills, most)
            print(f"{title:<60} {done:>5} kills {time.monotonic() - began:>6.0f} s", flush=True)
            assert done, "nobody was killed: what is cut off never comes"

        if not options.only_recovery:
            await shown("at every statement", lambda number: [Kill("before statement", number)])
        for words in CUT_OFF:
            first = Kill("after call", 1, marked=words)

            def twice(number: int, first: Kill = first) -> list[Kill]:
                return [first, Kill("before statement", number)]

            await shown(f"at every statement after a kill that cut off {words!r}", twice, options.recovery)


def main() -> int:
    options = parser().parse_args()
    print(machine(), flush=True)
    asyncio.run(kill(options))
    print("nothing lost, nothing doubled, every rule holds after each")
    return 0


if __name__ == "__main__":
    sys.exit(main())
