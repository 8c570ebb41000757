"""`export_s`, `export_mb`: /export of a large company's answers, as the errand makes it."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.bulk import fill
from bench.figure import Figure
from bench.filling import PROGRAMME
from bench.history import History
from bot.errands.exporting import export
from nps.scope import EVERYTHING
from nps.values import ExportFormat, ExportState, TelegramId
from storage.engine.database import Database
from storage.exports import kept
from storage.people.staff import settle_owners
from storage.people.who import meet
from tests.databases import KINDS, Databases, Kind

SIZES = (10_000, 100_000, 1_000_000)
OWNER = TelegramId(1)
WANTED = "at most 20 s and 100 MB at 100,000"
WITHOUT = "the upload; whoever writes or answers meanwhile; a cold disk"
FLOOR_ROWS = 10_000


async def exports(folder: Path) -> list[Figure]:
    """At 10,000 and 100,000 answers, in full at 1,000,000, on both databases, in both forms."""
    sizes = SIZES if os.environ.get("BENCH_FULL") else SIZES[:-1]
    databases = Databases(folder)
    figures: list[Figure] = []
    try:
        for size in sizes:
            now = datetime.now(UTC)
            history = History(size, now)
            for kind in KINDS:
                url = databases.fresh(kind, folder)
                await fill(url, history)
                for form in ExportFormat:
                    figures += await _measure(kind, url, size, form, now)
                databases.drop(url)
    finally:
        databases.close()
    return figures


async def _measure(kind: Kind, url: str, size: int, form: ExportFormat, now: datetime) -> list[Figure]:
    database = Database(url)
    try:
        async with database.write() as conn:
            await settle_owners(conn, PROGRAMME.owner_ids, now=now)
            owner = await meet(conn, OWNER, name="Шеф", username=None, language="ru", now=now)
            assert owner.staff
            asked = await kept.ask(conn, owner.staff.id, EVERYTHING, None, now=now)
            assert await kept.begin(conn, asked.id, form, now=now)
        before, beside = _resident_mb(), asyncio.create_task(_watch())
        began = time.perf_counter()
        nobody: Any = None  # no bot is asked for anything
        made = await export(nobody, database, {"export": asked.id}, now, PROGRAMME)
        took = time.perf_counter() - began
        beside.cancel()
        await asyncio.gather(beside, return_exceptions=True)
        files = [Path(file) for file in made.payload["files"]]
        answers = made.payload["answers"]
        assert answers > 0.9 * size, answers  # whoever was erased has none
        megabytes = sum(file.stat().st_size for file in files) / 10**6
        async with database.write() as conn:
            await kept.end(conn, asked.id, ExportState.SENT, now=now)
    finally:
        await database.close()
    grown = max(_resident_mb() - before, 0.0) + PEAK[0]
    note = f"{answers:,} answers, {kind}, {form.value}, {megabytes:.0f} MB in {len(files)} file(s); {WANTED}"
    memory = f"the writing process at its largest and what the bot has grown by; {note}"
    floor = f"{note}; floor: the bare library writes as many rows of 18 cells"
    return [
        Figure("export_s", took, "s", _floor_s(files[0].parent, size), floor, WITHOUT),
        Figure(
            "export_mb",
            grown,
            "MB",
            _bare_mb(),
            f"{memory}; floor: what an interpreter takes that loads nothing",
            WITHOUT,
        ),
    ]


PEAK = [0.0]
"""Megabytes of the largest process beside this one, as it was watched last."""


async def _watch() -> None:
    """What the system remembers as the most that each child has had."""
    PEAK[0] = 0.0
    while True:
        PEAK[0] = max([PEAK[0], *(_status_mb(pid, "VmHWM") for pid in _children())])
        await asyncio.sleep(0.05)


def _children() -> list[str]:
    tasks = Path("/proc/self/task").glob("*/children")
    return [pid for task in tasks for pid in task.read_text().split()]


def _resident_mb() -> float:
    return _status_mb("self", "VmRSS")


def _status_mb(pid: str, name: str) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _bare_mb() -> float:
    command = [sys.executable, "-I", "-c", "print(open('/proc/self/status').read())"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - ours
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def _floor_s(folder: Path, size: int) -> float:
    """Some of the rows by the library alone, and so many times as long."""
    import xlsxwriter

    moment = datetime(2026, 11, 1, 12)  # noqa: DTZ001 - spreadsheets know no zones
    row = (1, *("ООО «Клиент»",) * 15, 9, 0)
    began = time.perf_counter()
    with xlsxwriter.Workbook(str(folder / "floor.xlsx"), {"constant_memory": True}) as book:
        page, form = book.add_worksheet(), book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        for number in range(FLOOR_ROWS):
            page.write_row(number, 0, row)
            page.write_datetime(number, 1, moment, form)
    return (time.perf_counter() - began) * size / FLOOR_ROWS
