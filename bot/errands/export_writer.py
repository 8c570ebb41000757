"""The process that writes the files of an export: reads what is asked of it, tells how far it is, names the files.

It has a look of its own at the database, one for all sheets, and only reads.
"""

from __future__ import annotations

import asyncio
import json
import sys
import traceback
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.errands.export_books import Books, Workbooks, discard
from bot.errands.export_tables import Archives
from messages.export_summary import month_rows, month_titles, summary_lines
from messages.export_words import SHEETS, Cell, Wording, column_titles, sheet_title
from messages.sign_words import SignWords
from nps.scope import of_reader
from nps.spreadsheets import ROWS
from nps.values import AccountId, ExportFormat, Role, StaffId
from storage.colours.known import list_known
from storage.engine.conn import Conn
from storage.engine.database import Database
from storage.exports import rows, sums
from storage.exports.kept import scope_of
from storage.exports.what import What
from storage.people.staff import name_staff

TELL_EVERY = 2_000


class Writer:
    """`asked` is what bot.errands.exporting asks for."""

    def __init__(self, conn: Conn, asked: dict[str, Any]) -> None:
        self._conn = conn
        self._asked = asked
        self._language: str = asked["language"]
        self._phones: bool = asked["phones"]
        own = of_reader(Role(asked["role"]), StaffId(asked["staff"]))
        span = [datetime.fromisoformat(asked[name]) for name in ("start", "end")]
        self.what = What(own, scope_of(asked["scope"]), *span)
        self.counts: dict[str, int] = {}

    async def write(self, files: list[Path], wording: Wording) -> None:
        """All sheets into so many files."""
        books = self._books(files)
        for sheet in SHEETS:
            titles = column_titles(self._language, sheet, phones=self._phones)
            books.begin(sheet, sheet_title(self._language, sheet), titles, self.counts[sheet])
            done = 0
            async for cells in self._rows(sheet, wording):
                books.write(cells)
                done += 1
                if done % TELL_EVERY == 0:
                    tell({"sheet": sheet, "done": done, "total": self.counts[sheet]})
        measured = await sums.measure(self._conn, self.what)
        months = await month_rows(self._conn, self.what, measured, ZoneInfo(self._asked["company_zone"]))
        lines = summary_lines(self._language, self._asked, measured, self.counts)
        books.summarise(sheet_title(self._language, "summary"), lines, month_titles(self._language), months)
        tell({"sheet": "summary", "done": 0, "total": 0})
        books.close()

    def _books(self, files: list[Path]) -> Books:
        if ExportFormat(self._asked["format"]) is ExportFormat.CSV:
            return Archives(files)
        title = sheet_title(self._language, "summary")
        return Workbooks(files, title=title, is_russian=self._language == "ru")

    async def _rows(self, sheet: str, wording: Wording) -> AsyncIterator[list[Cell]]:
        conn, what = self._conn, self.what
        match sheet:
            case "answers":
                async for page, reasons, said in rows.answers(conn, what):
                    for row in page:
                        yield wording.answer(row, reasons.get(row.id, ()), said.get(row.id, ()))
            case "accounts":
                signs = await self._signs()
                async for page, people in rows.companies(conn, what):
                    for row in page:
                        yield wording.company(row, *people.get(row.id, (0, 0)), signs.get(row.id, (None, None)))
            case "contacts":
                async for page, latest in rows.people(conn, what):
                    for row in page:
                        yield wording.person(row, latest.get(row.id), phones=self._phones)
            case "cases":
                async for page in rows.complaints(conn, what):
                    for row in page:
                        yield wording.complaint(row)
            case "events":
                async for page in rows.events(conn, what):
                    for row in page:
                        yield wording.event(row)
            case "promises":
                async for page in rows.promised(conn, what):
                    for row in page:
                        yield wording.promise(row)
            case "quotes":
                async for page in rows.quoted(conn, what):
                    for row in page:
                        yield wording.quote(row, nameless=self._asked["anonymous"])

    async def _signs(self) -> dict[AccountId, tuple[Cell, Cell]]:
        """How each account does at the moment, whatever time the export is of, as /accounts says it."""
        zone, now = ZoneInfo(self._asked["company_zone"]), datetime.fromisoformat(self._asked["made_at"])
        today = now.astimezone(zone).date()
        words = SignWords(self._language, self._asked["currency"], zone, today)
        known = await list_known(self._conn, self.what.own, now=now.astimezone(UTC), today=today)
        return {each.account: words.cells(each, now=now) for each in known}


async def write(asked: dict[str, Any]) -> dict[str, Any]:
    """The names of the files and how many rows each sheet has; files over the limit are made anew, in more parts."""
    folder, limit = Path(asked["folder"]), int(asked["limit"])
    database = Database(asked["url"])
    try:
        async with database.read() as conn:
            writer = Writer(conn, asked)
            wording = Wording(asked["language"], ZoneInfo(asked["zone"]), await name_staff(conn))
            writer.counts = await rows.count_rows(conn, writer.what)
            parts = ceil(max([*writer.counts.values(), 1]) / (ROWS - 1))
            while True:
                files = [folder / f"{at + 1}.{_ending(asked)}" for at in range(parts)]
                await writer.write(files, wording)
                largest = max(file.stat().st_size for file in files)
                if largest <= limit or parts >= max(writer.counts.values()):
                    break
                discard(files)
                parts = max(parts + 1, ceil(parts * largest / limit * 1.05))
    finally:
        await database.close()
    return {"files": [file.name for file in files], "rows": writer.counts}


def _ending(asked: dict[str, Any]) -> str:
    return "xlsx" if ExportFormat(asked["format"]) is ExportFormat.XLSX else "zip"


def tell(told: dict[str, Any]) -> None:
    """To whoever waits; when nobody does any more, this ends the process."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def main() -> int:
    asked = json.loads(sys.stdin.readline())
    try:
        tell(asyncio.run(write(asked)))
    except Exception as error:  # its words may be of the rows: the log gets none of them
        last = traceback.extract_tb(error.__traceback__)[-1]
        tell({"error": type(error).__name__, "place": f"{Path(last.filename).name}:{last.lineno}"})
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
