"""Names made comparable: for search and for recognising the same company or person again."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = re.compile("[«»“”„‟‹›\"'‘’‚`]")


def fold(name: str) -> str:
    """The name without case, ё, quotes and surplus spaces."""
    plain = unicodedata.normalize("NFC", name).casefold().replace("ё", "е")
    return " ".join(_QUOTES.sub("", plain).split())
