"""Names made readable and comparable: for search and for recognising the same company or person again."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = re.compile("[«»“”„‟‹›\"'‘’‚`]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]"  # control characters and halves of surrogate pairs
    "|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # marks of direction
    "|[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]"  # spaces of no width, and where a word may be hyphenated
)
_JOINERS = "\u200c\u200d"
_ANY_JOINER = re.compile(f"[{_JOINERS}]")
_JOINS_NOTHING = re.compile(f"(?<![^\x00-\x7f{_JOINERS}])[{_JOINERS}]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def visible(name: str) -> str:
    """In one line, without what nobody sees or what turns the text around.

    The joiners stay behind any character that is no ASCII: Persian and Indic words and emoji families need them.
    """
    return " ".join(_JOINS_NOTHING.sub("", _UNSEEN.sub("", " ".join(name.split()))).split())


def fold(name: str) -> str:
    """The name without case, ё, quotes, joiners and surplus spaces."""
    plain = _ANY_JOINER.sub("", unicodedata.normalize("NFC", name).casefold().replace("ё", "е"))
    return " ".join(_QUOTES.sub("", plain).split())


def within(words: str) -> str:
    """Words that somebody typed, as they stand within a sentence: without a stop of their own."""
    return words.rstrip(" .!…\n")


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip(" ")[:1] in _FORMULA else cell


def unharmed(cell: str) -> str:
    """The same cell read back: the apostrophe before what looks like a formula is no part of it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" ")[:1] in _FORMULA else cell
