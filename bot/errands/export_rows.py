"""Rows of a workbook as XML, put where the library keeps those it has written: it looks at each cell several times.

That takes three quarters of all the work of an export; the frame of the workbook, its styles and its chart are the
library's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from messages.export_words import Cell
from nps.spreadsheets import fits_cell, runs

FIRST_DAY, FIRST_MOMENT = date(1899, 12, 30), datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no zones
DAY_S = 86_400
_MARKUP = re.compile("[&<>]")
_CODED = re.compile("[\x00-\x08\x0b-\x1f]|_x[0-9A-Fa-f]{4}_")
_AROUND = re.compile(r"^\s|\s$|\n")


class Rows:
    """The rows below the titles of one sheet; `quoted`, `time` and `day` are formats of its workbook."""

    def __init__(self, page: Any, columns: int, *, quoted: Any, time: Any, day: Any) -> None:
        page._write_single_row(1)  # the titles, which the library holds until a row follows
        self._page = page
        self._letters = [_letters(column) for column in range(columns)]
        self._quoted, self._time, self._day = (f' s="{form._get_xf_index()}"' for form in (quoted, time, day))
        self.count = 0

    def write(self, cells: Sequence[Cell]) -> None:
        self.count += 1
        number = self.count + 1
        xml = [f'<row r="{number}">']
        for letters, cell in zip(self._letters, cells, strict=True):
            if cell is None:
                continue
            if isinstance(cell, str):
                style = self._quoted if runs(cell) else ""
                xml.append(f'<c r="{letters}{number}"{style} t="inlineStr"><is>{_text(cell)}</is></c>')
            elif isinstance(cell, int):
                xml.append(f'<c r="{letters}{number}"><v>{cell}</v></c>')
            else:
                style = self._time if isinstance(cell, datetime) else self._day
                xml.append(f'<c r="{letters}{number}"{style}><v>{_serial(cell)}</v></c>')
        xml.append("</row>")
        self._page.row_data_fh.write("".join(xml))

    def end(self) -> None:
        """The library learns how far they reach."""
        self._page.dim_rowmax = self.count
        self._page.dim_colmax = len(self._letters) - 1


def _letters(column: int) -> str:
    """A, B, … Z, AA, …"""
    above, last = divmod(column, 26)
    return (_letters(above - 1) if above else "") + chr(ord("A") + last)


def _serial(at: date) -> float:
    """The days since the first one, with the part of the day that is over."""
    if not isinstance(at, datetime):
        return (at - FIRST_DAY).days
    since = at - FIRST_MOMENT
    return since.days + since.seconds / DAY_S


def _text(text: str) -> str:
    text = fits_cell(text)
    if _CODED.search(text):
        text = _CODED.sub(_code, text)
    if _MARKUP.search(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    space = ' xml:space="preserve"' if _AROUND.search(text) else ""
    return f"<t{space}>{text}</t>"


def _code(match: re.Match[str]) -> str:
    """A control character, which XML has none of, by its number; and what looks like one of those as it is."""
    found = match[0]
    return f"_x{ord(found):04X}_" if len(found) == 1 else f"_x005F{found}"
