"""Workbooks and archives as they were sent, read back: by another library than the one that wrote them."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

from python_calamine import CalamineWorkbook

Sheet = list[list[Any]]
XLSX, ZIP = "xlsx", "zip"


def sheets_of(content: bytes) -> dict[str, Sheet]:
    """The rows of each sheet, by its title; an empty cell is an empty text."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def tables_of(content: bytes) -> dict[str, list[list[str]]]:
    """The rows of each file of an archive, by its name; each is to begin with a BOM."""
    tables = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            raw = archive.read(name)
            assert raw.startswith(b"\xef\xbb\xbf"), name
            tables[name] = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    return tables


def part_named(content: bytes, name: str) -> str:
    """What stands in this part of the workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def parts_of(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def words_of(content: bytes) -> str:
    """Everything that can be read in it but the numbers of rows, which are nobody's score.

    "" for what is neither a workbook nor an archive of tables.
    """
    if not content.startswith(b"PK"):
        return ""
    is_book = any(name.startswith("xl/") for name in parts_of(content))
    sheets: dict[str, Sheet] = sheets_of(content) if is_book else tables_of(content)
    return "\n".join(_told(cell) for rows in sheets.values() for row in rows for cell in row[_numbers(rows) :])


def _numbers(rows: Sheet) -> int:
    return int(bool(rows and rows[0] and str(rows[0][0]).startswith(("№", "No.", "Case No."))))


def _told(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
