"""A figure taken apart: a bar with its margin for each part, the lowest first, those of few answers grey below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages.pictures.drawing import BLUE, GREEN, GREY, INK, LEFT, LINE, PALE, RED, RIGHT, SHEET, SMALL, Anchor, Sheet
from nps.margin import band, confidence
from nps.score import Tally, signed

MOST = 8
"""So many parts have room; the words say how many more there are."""
ZERO = (LEFT + RIGHT) / 2
SPAN = (RIGHT - LEFT) / 2 - 4
TOP = 218.0


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    tally: Tally
    told: str
    """«±19 · 64 ответа», or «3 ответа: мало»"""


@dataclass(frozen=True, slots=True)
class Bars:
    company: str
    title: str
    """«NPS по менеджерам»"""
    period: str
    parts: Sequence[Part]
    more: str
    """«… и ещё 4»; empty when all are shown."""
    note: str
    """What there is when there are no parts."""


def draw(bars: Bars) -> Sheet:
    sheet = Sheet()
    wide = RIGHT - LEFT
    sheet.lay(bars.company, LEFT, 92, size=SMALL, fill=GREY, room=wide)
    sheet.lay(bars.title, LEFT, 138, size=38, bold=True, room=wide)
    sheet.lay(bars.period, LEFT, 180, size=SMALL, fill=GREY, room=wide)
    shown = bars.parts[:MOST]
    if not shown:
        sheet.lay(bars.note, LEFT, 560, room=wide, fill=GREY)
    step = (970 - TOP) / max(len(shown), 5)
    for place, part in enumerate(shown):
        _part(sheet, part, TOP + step * place)
    sheet.lay(bars.more, LEFT, 1022, size=SMALL, fill=GREY, room=wide)
    return sheet


def _part(sheet: Sheet, part: Part, top: float) -> None:
    """Above its name and what it is made of, below the bar from zero, and across its end the margin."""
    few = confidence(part.tally.count) != "ok"
    sheet.lay(part.told, RIGHT, top + 30, size=SMALL, fill=GREY, anchor="end", room=440)
    sheet.lay(part.name, LEFT, top + 30, bold=not few, size=30, fill=GREY if few else INK, room=470)
    value = part.tally.nps
    if value is None or confidence(part.tally.count) == "none":
        sheet.bar(LEFT, top + 60, RIGHT - LEFT, 4, LINE, round_=2)
        return
    low, high = band(part.tally)
    ink = PALE if few else GREEN if value > 0 else RED
    end = ZERO + SPAN * value / 100
    sheet.line((ZERO, top + 42), (ZERO, top + 80), ink=LINE, thick=4)
    sheet.bar(min(ZERO, end), top + 46, max(abs(end - ZERO), 4), 30, ink, round_=6)
    left, right = ZERO + SPAN * low / 100, ZERO + SPAN * high / 100
    sheet.bar(left, top + 57, right - left, 8, INK if not few else GREY, round_=4, see=0.45)
    sheet.dot(end, top + 61, 9, BLUE if not few else GREY, ring=SHEET, thick=4)
    # The number stands on the other side of zero, where there is no bar.
    side = ZERO + 18 if value < 0 else ZERO - 18
    clash = (right > ZERO) if value < 0 else (left < ZERO)
    if clash:
        side = right + 22 if value < 0 else left - 22
    ink = GREY if few else INK
    anchor: Anchor = "start" if value < 0 else "end"
    sheet.lay(signed(value), side, top + 71, size=30, bold=True, fill=ink, anchor=anchor)
