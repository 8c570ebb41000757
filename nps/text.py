"""Names made comparable: for search and for recognising the same company or person again."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = re.compile("[«»“”„‟‹›\"'‘’‚`]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def fold(name: str) -> str:
    """The name without case, ё, quotes and surplus spaces."""
    plain = unicodedata.normalize("NFC", name).casefold().replace("ё", "е")
    return " ".join(_QUOTES.sub("", plain).split())


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip(" ")[:1] in _FORMULA else cell


def unharmed(cell: str) -> str:
    """The same cell read back: the apostrophe before what looks like a formula is no part of it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" ")[:1] in _FORMULA else cell
