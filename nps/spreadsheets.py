"""Texts in spreadsheets: what would be run as a formula is kept from it, and what no cell can hold is cut."""

from __future__ import annotations

import re

LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds, in UTF-16."""
ROWS = 1_048_576
"""Rows of a sheet, the one of its titles among them."""
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("\r\n?")


def runs(text: str) -> bool:
    """May a spreadsheet take this text for a formula? So it may after a tab or a line break at its beginning."""
    return text.startswith(_RUNS)


def fits_cell(text: str) -> str:
    """The text as a cell can hold it: cut at the limit, with one kind of line break."""
    text = _NO_XML.sub("\ufffd", _BREAK.sub("\n", text) if "\r" in text else text)
    if 2 * len(text) <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def unrun(text: str) -> str:
    """The text for a file of text alone, where nothing but an apostrophe before it says that it is one."""
    return f"'{text}" if runs(text) else text
