"""The child program that turns an uploaded file into rows, within limits: `-m bot.errands.table_reader BYTES SECONDS`.

The file comes on stdin. On stdout: one JSON array for each row, at last {"rows": n} or {"error": key, "args": {…}}.
Without a last line the limits have killed it. Imports the standard library and calamine only.
"""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

ROWS = 100_000
HEADER_ROWS = 6
"""A title or two and the header do not count against the contacts."""
COLUMNS = 200
CELL = 1_000
"""Characters kept of one cell: enough to see that it is too long."""
OUTPUT = 64 * 2**20
ENTRIES = 2_000
UNZIPPED = 150 * 2**20
RATIO, RATIO_FROM = 100, 10 * 2**20
_ROW = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,30}:)?row[\s/>]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<|\{\\rtf)")
_END = "\x00end of table\x00"


class TableError(Exception):
    """The file is no table we read; `key` is the text for the person."""

    def __init__(self, key: str, **details: str) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


def rows_of(content: bytes) -> Iterator[Sequence[object]]:
    """The rows of whatever the bytes turn out to be; the name of a file proves nothing."""
    if content.startswith(b"PK"):
        return _xlsx(content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise TableError("table-encrypted" if encrypted else "table-is-xls")
    if content[:1024].lstrip().startswith(b"%PDF"):
        raise TableError("table-is-pdf")
    return _csv(_decoded(content))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif len(_CONTROL.findall(content)) > 10 + len(content) // 200 or _MARKUP.match(content):
        raise TableError("table-format-unknown")
    else:
        encodings = ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError("table-encoding-unknown")


def _csv(text: str) -> Iterator[Sequence[object]]:
    told = re.match(r"sep=([,;\t])\r?\n", text, re.IGNORECASE)  # a line Excel writes and does not show
    if told:
        text = text[told.end() :]
    delimiter = told[1] if told else _delimiter(text)
    # A record of our own at the end shows whether some quote has swallowed the rest of the file.
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter)
    begun = 1
    try:
        for row in reader:
            if row == [_END]:
                return
            if row and row[-1].endswith(_END):
                raise TableError("table-quote-open", line=str(begun))
            yield row
            begun = reader.line_num + 1
    except csv.Error:
        raise TableError("table-quote-open", line=str(begun)) from None


def _delimiter(text: str) -> str:
    """The separator that cuts the most of the first rows into the same number of columns."""
    best_score, best_delimiter = (0, 0), ";"
    for delimiter in (";", "\t", ","):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(row) for row in islice((row for row in reader if any(row)), 20) if len(row) > 1)
        except csv.Error:
            continue
        score = max(((often, width) for width, often in widths.items()), default=(0, 0))
        if score > best_score:
            best_score, best_delimiter = score, delimiter
    return best_delimiter


def _xlsx(content: bytes) -> Iterator[Sequence[object]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    _check_zip(content)
    try:
        with CalamineWorkbook.from_object(io.BytesIO(content)) as workbook:
            sheets = [
                number
                for number, sheet in enumerate(workbook.sheets_metadata)
                if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
            ]
            for number in sheets:
                sheet = workbook.get_sheet_by_index(number)
                if sheet.start is None:
                    continue
                if sheet.total_width > COLUMNS:
                    raise TableError("table-too-many-columns", columns=str(COLUMNS))
                if sheet.total_height > ROWS + HEADER_ROWS:
                    raise TableError("table-too-many-rows", rows=str(ROWS))
                yield from sheet.iter_rows()
                return
    except PasswordError:
        raise TableError("table-encrypted") from None
    except CalamineError:
        raise TableError("table-broken") from None


def _check_zip(content: bytes) -> None:
    """Refuse what unpacks to too much before anything is unpacked, then count the rows without parsing them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            total = sum(entry.file_size for entry in entries)
            if len(entries) > ENTRIES or total > UNZIPPED:
                raise TableError("table-unpacks-too-large")
            if not {"[Content_Types].xml", "xl/workbook.xml"} <= {entry.filename for entry in entries}:
                raise TableError("table-format-unknown")
            if any(entry.flag_bits & 1 for entry in entries):
                raise TableError("table-encrypted")
            for entry in entries:
                _walk(archive, entry)
            if total > max(RATIO_FROM, RATIO * len(content)):
                raise TableError("table-unpacks-too-large")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        raise TableError("table-broken") from None


def _walk(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Read an entry to its end: the size it declares is only believed once its checksum agrees."""
    is_sheet = entry.filename.startswith("xl/worksheets/")
    rows, rest = 0, b""
    with archive.open(entry) as packed:
        while chunk := packed.read(2**18):
            if is_sheet:
                data = rest + chunk
                cut = data.rfind(b"<", -64)  # a tag that may go on in the next chunk
                body, rest = (data[:cut], data[cut:]) if cut >= 0 else (data, b"")
                rows += len(_ROW.findall(body))
                if rows > ROWS + HEADER_ROWS:
                    raise TableError("table-too-many-rows", rows=str(ROWS))


def written(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The lines for the parent: blank rows at the end and blank cells at the ends of rows are left out."""
    number = last = size = 0
    for number, row in enumerate(rows, 1):
        cells = [_plain(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        if len(cells) > COLUMNS:
            raise TableError("table-too-many-columns", columns=str(COLUMNS))
        if number > ROWS + HEADER_ROWS:
            raise TableError("table-too-many-rows", rows=str(ROWS))
        line = b"[]\n" * (number - last - 1) + json.dumps(cells, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        last, size = number, size + len(line)
        if size > OUTPUT:
            raise TableError("table-too-heavy")
        yield line
    if not last:
        raise TableError("table-empty")
    yield json.dumps({"rows": last}).encode() + b"\n"


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
        for line in written(rows_of(sys.stdin.buffer.read())):
            out.write(line)
    except TableError as error:
        out.write(json.dumps({"error": error.key, "args": error.details}).encode() + b"\n")
    except MemoryError:
        out.write(b'{"error": "table-too-heavy", "args": {}}\n')
    out.flush()


if __name__ == "__main__":
    main()
