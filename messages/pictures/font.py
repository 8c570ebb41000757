"""How wide words are in the font of the pictures, so that nothing is ever cut off (OpenType: cmap, hmtx)."""

from __future__ import annotations

import struct
from bisect import bisect_left
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
FILES = tuple(str(FOLDER / name) for name in ("Inter-Regular.otf", "Inter-Bold.otf"))
FAMILY = "Inter"
SPARE = 1.02
"""Letters that are kerned apart take a little more than the sum of their widths."""
_NO_BREAKS = {0xA0: " ", 0x202F: " ", 0x2009: " "}


class Font:
    """One file, of which only the widths are read."""

    def __init__(self, content: bytes) -> None:
        tables = {}
        for at in range(12, 12 + 16 * struct.unpack_from(">H", content, 4)[0], 16):
            tag, _, offset, length = struct.unpack_from(">4sIII", content, at)
            tables[tag] = content[offset : offset + length]
        self._units: int = struct.unpack_from(">H", tables[b"head"], 18)[0]
        count = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
        self._advances = struct.unpack_from(f">{'Hh' * count}", tables[b"hmtx"])[::2]
        self._glyphs = _glyphs(tables[b"cmap"])

    def has(self, letter: str) -> bool:
        return self._glyph(letter) != 0

    def width(self, words: str, size: float) -> float:
        """In pixels at this size."""
        last = len(self._advances) - 1
        units: int = sum(self._advances[min(self._glyph(letter), last)] for letter in words)
        return units * size / self._units * SPARE

    def _glyph(self, letter: str) -> int:
        return self._glyphs.get(ord(letter), 0)


def _glyphs(cmap: bytes) -> dict[int, int]:
    """The glyph of each character (cmap of format 4, which has all of the alphabets that we write in)."""
    for at in range(4, 4 + 8 * struct.unpack_from(">H", cmap, 2)[0], 8):
        platform, _, start = struct.unpack_from(">HHI", cmap, at)
        if platform in (0, 3) and struct.unpack_from(">H", cmap, start)[0] == 4:
            return _segments(cmap[start:])
    raise ValueError("a font without a table of format 4")


def _segments(table: bytes) -> dict[int, int]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", table, 14 + 2 * count * part + (2 if part else 0)) for part in range(4)
    )
    glyphs: dict[int, int] = {}
    ranges = 16 + 6 * count
    for place in range(count):
        for code in range(starts[place], min(ends[place], 0xFFFE) + 1):
            glyph = code
            if offsets[place]:
                at = ranges + 2 * place + offsets[place] + 2 * (code - starts[place])
                glyph = struct.unpack_from(">H", table, at)[0]
                if not glyph:
                    continue
            glyphs[code] = (glyph + deltas[place]) & 0xFFFF
    return glyphs


@cache
def font(*, bold: bool = False) -> Font:
    return Font(Path(FILES[bold]).read_bytes())


def drawable(words: str) -> str:
    """The words without what the font has no letters for, as emoji; empty when nothing is left."""
    plain = words.translate(_NO_BREAKS)
    return " ".join("".join(letter if font().has(letter) else " " for letter in plain).split())


def width(words: str, size: float, *, bold: bool = False) -> float:
    return font(bold=bold).width(words, size)


def fitted(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The words, or as many of their first letters as have room before a «…»."""
    if width(words, size, bold=bold) <= room:
        return words
    cut = bisect_left(range(len(words)), True, key=lambda at: width(words[:at] + "…", size, bold=bold) > room)
    return words[: max(cut - 1, 0)].rstrip(" ,.·") + "…"


def wrapped(words: str, size: float, room: float, *, lines: int) -> list[str]:
    """In at most so many lines; what has no room in the last one is left out behind a «…»."""
    rows: list[str] = []
    left = words.split(" ")
    while left and len(rows) < lines - 1:
        count = len(left)
        while count > 1 and width(" ".join(left[:count]), size) > room:
            count -= 1
        rows.append(fitted(" ".join(left[:count]), size, room))
        left = left[count:]
    return [*rows, fitted(" ".join(left), size, room)] if left else rows
