"""The files of an export as they are written: workbooks, or archives of CSV; a row at a time, nothing is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from bot.errands.export_rows import Rows
from messages.export_words import Cell
from nps.spreadsheets import fits_cell, runs

_NARROW, _WIDE = 9, 50
LOOKED_AT = 200
"""Rows that tell how wide a column is."""
GREEN, GREY, RED = "#4C9F6B", "#B8BDC4", "#D9534F"


class Books(Protocol):
    """As many files as there are parts: each sheet goes on from one to the next. The summary stands in the first.

    Of the summary the last of the titles of `columns` is that of the chart.
    """

    def begin(self, name: str, title: str, columns: Sequence[str], rows: int) -> None: ...

    def write(self, cells: Sequence[Cell]) -> None: ...

    def summarise(
        self, title: str, lines: Sequence[tuple[str, Cell]], columns: Sequence[str], months: Sequence[Sequence[Cell]]
    ) -> None: ...

    def close(self) -> None: ...


def part_of(row: int, rows: int, parts: int) -> int:
    """In which of the files a row stands."""
    return min(row * parts // max(rows, 1), parts - 1)


class Workbooks:
    """XLSX: texts are texts, whatever they begin with; numbers and times are what they are."""

    def __init__(self, files: Sequence[Path], *, title: str, is_russian: bool) -> None:
        from xlsxwriter import Workbook  # nobody else needs it

        self._books: list[Any] = [
            Workbook(str(file), {"constant_memory": True, "tmpdir": str(file.parent)}) for file in files
        ]
        day = "dd.mm.yyyy" if is_russian else "yyyy-mm-dd"
        self._bold = [book.add_format({"bold": True, "text_wrap": True, "valign": "top"}) for book in self._books]
        self._quoted = [book.add_format({"quote_prefix": True}) for book in self._books]
        self._time = [book.add_format({"num_format": f"{day} hh:mm"}) for book in self._books]
        self._day = [book.add_format({"num_format": day}) for book in self._books]
        self._month = self._books[0].add_format({"num_format": "mmm yyyy"})
        self._first = self._books[0].add_worksheet(title)
        self._pages: list[Any] = []
        self._rows: list[Rows] = []
        self._widths: list[int] = []
        self._done = self._total = 0

    def begin(self, name: str, title: str, columns: Sequence[str], rows: int) -> None:
        self._finish()
        self._pages = [book.add_worksheet(title) for book in self._books]
        self._widths = [min(len(column), 2 * _NARROW) for column in columns]
        self._done, self._total = 0, rows
        for at, page in enumerate(self._pages):
            for column, text in enumerate(columns):
                page.write_string(0, column, text, self._bold[at])
            page.freeze_panes(1, 0)
            forms = {"quoted": self._quoted[at], "time": self._time[at], "day": self._day[at]}
            self._rows.append(Rows(page, len(columns), **forms))

    def write(self, cells: Sequence[Cell]) -> None:
        self._rows[part_of(self._done, self._total, len(self._rows))].write(cells)
        if self._done < LOOKED_AT:
            self._widths = [max(width, _width(cell)) for width, cell in zip(self._widths, cells, strict=True)]
        self._done += 1

    def summarise(
        self, title: str, lines: Sequence[tuple[str, Cell]], columns: Sequence[str], months: Sequence[Sequence[Cell]]
    ) -> None:
        self._finish()
        page, top = self._first, len(lines) + 1
        for row, (name, cell) in enumerate(lines):
            page.write_string(row, 0, name)
            if isinstance(cell, str):
                page.write_string(row, 1, _plain(cell), self._quoted[0] if runs(cell) else None)
            elif isinstance(cell, datetime):
                page.write_datetime(row, 1, cell, self._time[0])
            elif isinstance(cell, int):
                page.write_number(row, 1, cell)
        page.set_column(0, 0, 34)
        page.set_column(1, len(columns), 16)
        if not months:
            return
        for column, text in enumerate(columns[:-1]):
            page.write_string(top, column, text, self._bold[0])
        for row, (first, *counts) in enumerate(months, top + 1):
            page.write_datetime(row, 0, first, self._month)
            for column, count in enumerate(counts, 1):
                if count is not None:
                    page.write_number(row, column, count)
        page.insert_chart(0, len(columns), self._chart(title, columns, top, len(months)))

    def _chart(self, sheet: str, columns: Sequence[str], top: int, months: int) -> Any:
        """A column for each month: promoters, passives and detractors, one upon the other."""
        chart = self._books[0].add_chart({"type": "column", "subtype": "stacked"})
        for column, colour in zip((4, 3, 2), (RED, GREY, GREEN), strict=True):
            chart.add_series(
                {
                    "name": [sheet, top, column],
                    "categories": [sheet, top + 1, 0, top + months, 0],
                    "values": [sheet, top + 1, column, top + months, column],
                    "fill": {"color": colour},
                    "gap": 60,
                }
            )
        chart.set_title({"name": columns[-1], "overlay": False})
        chart.set_x_axis({"text_axis": True, "num_format": "mmm yyyy"})
        chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 720, "height": 360})
        return chart

    def _finish(self) -> None:
        """The filter reaches over all rows there are; columns are as wide as what stands in the first of them."""
        for page, rows in zip(self._pages, self._rows, strict=True):
            rows.end()
            page.autofilter(0, 0, max(rows.count, 1), len(self._widths) - 1)
            for column, width in enumerate(self._widths):
                page.set_column(column, column, min(max(width + 2, _NARROW), _WIDE))
        self._pages, self._rows = [], []

    def close(self) -> None:
        self._finish()
        for book in self._books:
            book.close()


def _plain(text: str) -> str:
    """Never what the library takes for a text with formatting of its own."""
    text = fits_cell(text)
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _width(cell: Cell) -> int:
    if isinstance(cell, str):
        return max(map(len, cell.split("\n")))
    return 16 if isinstance(cell, datetime) else 10 if isinstance(cell, date) else len(str(cell)) if cell else 0


def discard(files: Sequence[Path]) -> None:
    """What was written in vain."""
    for file in files:
        with suppress(FileNotFoundError):
            file.unlink()
