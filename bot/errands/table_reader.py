"""The child program that turns an uploaded file into rows, within limits: `-m bot.errands.table_reader BYTES SECONDS`.

The file comes on stdin. On stdout: one JSON array for each row, at last {"rows": n, "text": …, "notes": […]} or
{"error": key, "args": {…}}. Without a last line the limits have killed it. Imports the standard library, calamine and
the titles of columns only.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from bot.errands.table_limits import (
    CELL,
    COLUMNS,
    HEADER_ROWS,
    OUTPUT,
    ROWS,
    TableError,
    too_many_columns,
    too_many_rows,
)


def rows_of(content: bytes) -> tuple[Iterator[Sequence[object]], dict[str, Any]]:
    """The rows of whatever the bytes turn out to be, and what is to be said of it; a file's name proves nothing."""
    if content.startswith(b"PK"):
        from bot.errands.table_workbook import rows_of_workbook

        rows, notes = rows_of_workbook(content)
        return rows, {"text": False, "notes": notes}
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise TableError("table-encrypted" if encrypted else "table-is-xls")
    if content[:1024].lstrip().startswith(b"%PDF"):
        raise TableError("table-is-pdf")
    from bot.errands.table_text import rows_of_text

    rows, guessed = rows_of_text(content)
    return rows, {"text": True, "notes": [("list-encoding", {"encoding": guessed})] if guessed else []}


def written(rows: Iterable[Sequence[object]], told: dict[str, Any]) -> Iterator[bytes]:
    """The lines for the parent: blank rows at the end and blank cells at the ends of rows are left out."""
    number = last = size = 0
    for number, row in enumerate(rows, 1):
        cells = [_plain(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        if len(cells) > COLUMNS:
            raise too_many_columns()
        if number > ROWS + HEADER_ROWS:
            raise too_many_rows()
        line = b"[]\n" * (number - last - 1) + json.dumps(cells, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        last, size = number, size + len(line)
        if size > OUTPUT:
            raise TableError("table-too-heavy")
        yield line
    if not last:
        raise TableError("table-empty")
    yield json.dumps({"rows": last, **told}).encode() + b"\n"


def _plain(cell: object) -> object:
    if isinstance(cell, str):
        return cell[:CELL] if cell and not cell.isspace() else None
    if isinstance(cell, datetime):
        return {"datetime": cell.isoformat()}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    if cell is None or isinstance(cell, bool | int) or (isinstance(cell, float) and abs(cell) < 1e300):
        return cell
    return str(cell)


def main() -> None:
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    out = sys.stdout.buffer
    try:
        for line in written(*rows_of(sys.stdin.buffer.read())):
            out.write(line)
    except TableError as error:
        out.write(json.dumps({"error": error.key, "args": error.details}).encode() + b"\n")
    except MemoryError:
        out.write(b'{"error": "table-too-heavy", "args": {}}\n')
    out.flush()


if __name__ == "__main__":
    main()
