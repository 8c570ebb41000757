"""What a file may be at most, and how it is refused. For the reading child: the standard library only."""

from __future__ import annotations

from nps.client_reading import TITLE_ROWS

ROWS = 100_000
HEADER_ROWS = TITLE_ROWS + 1
"""Titles and the header do not count against the contacts."""
COLUMNS = 200
CELL = 4_000
"""Characters kept of one cell: a long comment; of anything else enough to see that it is too long."""
OUTPUT = 64 * 2**20
ENTRIES = 2_000
UNZIPPED = 150 * 2**20
RATIO, RATIO_FROM = 100, 10 * 2**20


class TableError(Exception):
    """The file is no table we read; `key` is the text for the person."""

    def __init__(self, key: str, **details: str) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


def too_many_rows() -> TableError:
    return TableError("table-too-many-rows", rows=str(ROWS))


def too_many_columns() -> TableError:
    return TableError("table-too-many-columns", columns=str(COLUMNS))
