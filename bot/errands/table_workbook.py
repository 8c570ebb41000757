"""The sheet of an XLSX workbook that holds the list. For the reading child: calamine and the standard library."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.errands.table_limits import COLUMNS, HEADER_ROWS, ROWS, TableError, too_many_columns, too_many_rows
from bot.errands.table_parts import Sheet, open_parts, tidied
from nps.client_columns import ListError, read_header
from nps.client_values import spelled

SHOWN = 10
Notes = list[tuple[str, dict[str, str]]]


def rows_of_workbook(content: bytes) -> tuple[Iterator[Sequence[object]], Notes]:
    """The rows of the first visible sheet with a header of a client list, else of the first one that is not empty."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    parts = open_parts(content)
    if not parts.are_usual or any(sheet.far for sheet in parts.sheets):
        content = tidied(parts)
    visible = [number for number, sheet in enumerate(parts.sheets) if sheet.visible and sheet.rows]
    try:
        workbook = CalamineWorkbook.from_object(io.BytesIO(content))
        listed = next(
            (number for number in visible if _has_header(workbook.get_sheet_by_index(number).iter_rows())), None
        )
        if listed is None:
            listed = next((number for number in visible if workbook.get_sheet_by_index(number).start), None)
        if listed is None:
            return iter(()), []
        sheet = workbook.get_sheet_by_index(listed)
    except PasswordError:
        raise TableError("table-encrypted") from None
    except (CalamineError, IndexError):
        raise TableError("table-broken") from None
    if sheet.total_width > COLUMNS:
        raise too_many_columns()
    if sheet.total_height > ROWS + HEADER_ROWS:
        raise too_many_rows()
    others = [parts.sheets[number].name for number in visible if number != listed]
    return sheet.iter_rows(), _notes(parts.sheets[listed], others)


def _has_header(rows: Iterator[Sequence[object]]) -> bool:
    for row in islice(rows, HEADER_ROWS):
        try:
            read_header([spelled(cell) for cell in row])
        except ListError:
            continue
        return True
    return False


def _notes(sheet: Sheet, others: list[str]) -> Notes:
    notes: Notes = []
    if others:
        words = "\n".join(" ".join(name.split())[:40] for name in others[:SHOWN])
        notes.append(("list-sheet", {"sheet": sheet.name[:40], "words": words, "count": str(len(others))}))
    if sheet.hidden:
        rows = ", ".join(map(str, sheet.hidden[:SHOWN])) + (", …" if len(sheet.hidden) > SHOWN else "")
        notes.append(("list-hidden", {"rows": rows, "count": str(len(sheet.hidden))}))
    return notes
