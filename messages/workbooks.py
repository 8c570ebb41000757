"""Tables as XLSX workbooks, every cell a text: no formula runs, no phone becomes a number."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

_NARROW, _WIDE = 10, 60
_WRITTEN = 32_767  # characters that a cell of a spreadsheet holds


def workbook(sheet: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet: bold titles that stay in sight, then the rows, columns as wide as what stands in them."""
    from xlsxwriter import Workbook  # takes a moment to load, and most processes never write one

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_numbers": False}) as book:
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
        page = book.add_worksheet(sheet)
        widths = [len(title) for title in titles]
        for number, row in enumerate([titles, *rows]):
            for column, cell in enumerate(row):
                if cell:
                    page.write_string(number, column, cell[:_WRITTEN], bold if number == 0 else text)
                    widths[column] = max(widths[column], max(map(len, cell.split("\n"))))
        for column, width in enumerate(widths):
            page.set_column(column, column, min(max(width + 2, _NARROW), _WIDE), text)
        page.freeze_panes(1, 0)
    return out.getvalue()
