"""An export as archives of CSV, one file for each sheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.errands.export_books import part_of
from messages.export_words import Cell
from nps.spreadsheets import fits_cell, unrun


class Archives:
    """CSV: one file for each sheet in an archive, with a BOM and semicolons, as spreadsheets open them at a tap."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._archives = [zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) for file in files]
        self._texts: list[io.TextIOWrapper] = []
        self._writers: list[Any] = []
        self._row = self._rows = 0

    def begin(self, name: str, title: str, columns: Sequence[str], rows: int) -> None:
        self._finish()
        self._row, self._rows = 0, rows
        for archive in self._archives:
            self._open(archive, name)
        for writer in self._writers:
            writer.writerow(columns)

    def _open(self, archive: zipfile.ZipFile, name: str) -> None:
        text = io.TextIOWrapper(archive.open(f"{name}.csv", "w", force_zip64=True), "utf-8-sig", "replace", "")
        self._texts.append(text)
        self._writers.append(csv.writer(text, delimiter=";", lineterminator="\r\n"))

    def write(self, cells: Sequence[Cell]) -> None:
        at = part_of(self._row, self._rows, len(self._writers))
        self._writers[at].writerow([_told(cell) for cell in cells])
        self._row += 1

    def summarise(
        self, title: str, lines: Sequence[tuple[str, Cell]], columns: Sequence[str], months: Sequence[Sequence[Cell]]
    ) -> None:
        self._finish()
        self._open(self._archives[0], "summary")
        for line in lines:
            self._writers[0].writerow([_told(cell) for cell in line])
        if months:
            self._writers[0].writerows([[], columns[:-1]])
        for first, *counts in months:
            self._writers[0].writerow([f"{first:%Y-%m}", *("" if count is None else count for count in counts)])

    def _finish(self) -> None:
        for text in self._texts:
            text.close()
        self._texts, self._writers = [], []

    def close(self) -> None:
        self._finish()
        for archive in self._archives:
            archive.close()


def _told(cell: Cell) -> str | int:
    """Times in the one way that every spreadsheet reads, whatever its language."""
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M:%S}"
        case date():
            return cell.isoformat()
        case str():
            return unrun(fits_cell(cell))
    return cell
