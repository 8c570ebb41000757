"""Uploaded CSV and XLSX files read as tables, by a child process that a hostile file may take down alone."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from nps.client_list import ClientList, Note
from nps.client_phones import is_seven
from nps.client_reading import read_list
from nps.event_reading import read_events
from nps.event_rows import EventRows
from nps.past_answers import PastAnswers
from nps.past_dates import DateOrder
from nps.past_reading import read_past
from nps.programme import Programme
from nps.values import EventKind

Cell = str | int | float | bool | date | datetime | None

LARGEST = 10 * 2**20
"""Bytes of a file we look at."""
_LONGEST_LINE = 4 * 2**20
_HOME = str(Path(__file__).resolve().parents[2])


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use: bytes of address space, seconds of processor, seconds by the clock on the wall."""

    memory: int = 2**29
    processor: int = 20
    patience: float = 30.0


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, its first row first, a blank row as an empty list; `is_text` when marks separate its cells.

    `notes` is what is to be said of the file: which sheet was read, which encoding was guessed.
    """

    rows: list[list[Cell]]
    is_text: bool = True
    notes: tuple[Note, ...] = ()


class SpreadsheetError(Exception):
    """The file cannot be read; `key` and `details` are the text for the person."""

    def __init__(self, key: str, details: Mapping[str, str] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.details = dict(details or {})


async def read_table(name: str, content: bytes, limits: Limits = Limits()) -> Table:
    """Raises SpreadsheetError."""
    if not content.strip():
        raise SpreadsheetError("table-empty")
    if len(content) > LARGEST:
        raise SpreadsheetError("table-too-big", {"megabytes": str(LARGEST // 2**20)})
    # The child gets the way to our packages and nothing else of the environment: it holds the bot's token.
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot.errands.table_reader", str(limits.memory), str(limits.processor)),
        env={"PYTHONPATH": os.pathsep.join([_HOME, *sys.path])},
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        limit=_LONGEST_LINE,
    )
    try:
        async with asyncio.timeout(limits.patience):
            return await _converse(child, content)
    except TimeoutError:
        raise SpreadsheetError("table-too-heavy") from None
    except SpreadsheetError as error:
        if error.key == "table-format-unknown":
            raise SpreadsheetError(error.key, {"name": name[:100]}) from None
        raise
    finally:
        await _end(child)


def read_client_list(table: Table, programme: Programme) -> ClientList:
    """Phones without a country are the country's in whose time the company lives. Raises ListError."""
    return read_list(table.rows, seven=is_seven(str(programme.zone)), is_text=table.is_text, notes=table.notes)


def read_past_answers(table: Table, programme: Programme, now: datetime, order: DateOrder | None) -> PastAnswers:
    """Times without a zone, and phones without a country, are of the company's. Raises ListError."""
    zone = programme.zone
    return read_past(
        table.rows,
        zone=zone,
        now=now,
        order=order,
        seven=is_seven(str(zone)),
        is_text=table.is_text,
        notes=table.notes,
    )


def read_event_rows(
    table: Table, programme: Programme, now: datetime, order: DateOrder | None, kind: EventKind | None = None
) -> EventRows:
    """The same of events. Raises ListError."""
    zone = programme.zone
    return read_events(
        table.rows,
        zone=zone,
        today=now.astimezone(zone).date(),
        order=order,
        kind=kind,
        seven=is_seven(str(zone)),
        is_text=table.is_text,
        notes=table.notes,
    )


async def _converse(child: Process, content: bytes) -> Table:
    if child.stdin is None or child.stdout is None:
        raise SpreadsheetError("table-broken")
    with suppress(BrokenPipeError, ConnectionResetError):  # it may die of its limits before it has read all
        child.stdin.write(content)
        await child.stdin.drain()
    child.stdin.close()
    rows: list[list[Cell]] = []
    while True:
        try:
            told = json.loads(await child.stdout.readline())
        except ValueError:  # the end, a line cut off in the middle, or one longer than any row
            break
        if isinstance(told, list):
            rows.append([_cell(cell) for cell in told])
            if len(rows) % 100 == 0:
                await asyncio.sleep(0)  # a full pipe never suspends by itself, and others want the loop
        elif "rows" in told:
            return Table(rows, told["text"], tuple(Note(key, args) for key, args in told["notes"]))
        else:
            raise SpreadsheetError(told["error"], told["args"])
    # No last word. Killed by a signal it ran out of something; otherwise the parser gave up on what it read.
    killed = await child.wait() < 0
    raise SpreadsheetError("table-too-heavy" if killed else "table-broken")


def _cell(cell: object) -> Cell:
    match cell:
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"datetime": str(text)}:
            return datetime.fromisoformat(text)
        case str() | int() | float() | bool() | None:
            return cell
        case _:
            raise SpreadsheetError("table-broken")


async def _end(child: Process) -> None:
    with suppress(ProcessLookupError):
        child.kill()
    if child.stdout is not None:
        with suppress(ValueError):
            while await child.stdout.read(2**16):
                pass  # an unread pipe would keep its transport open
    await child.wait()
