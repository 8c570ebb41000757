"""The card of a period: the index, its margin, the periods before, the groups, what the unhappy are unhappy about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from messages.pictures.drawing import (
    BLUE,
    GREEN,
    GREY,
    INK,
    LEFT,
    LINE,
    PALE,
    RED,
    RIGHT,
    SHEET,
    SMALL,
    USUAL,
    YELLOW,
    Sheet,
)
from messages.pictures.font import drawable, wrapped
from nps.margin import band, confidence
from nps.score import Tally, signed

WIDE = RIGHT - LEFT
TREND_TOP, TREND_BOTTOM = 494.0, 676.0
LEAST_SPAN = 40
"""Of the points of the index that the line spans at least."""


@dataclass(frozen=True, slots=True)
class Point:
    """One of the periods: how it is called below the line, and its answers."""

    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture says, in its reader's language. `company` may have no letter that can be drawn."""

    company: str
    period: str
    question: str
    tally: Tally
    margin: str
    """«±19: от +8 до +46»; empty where there is no index"""
    verdict: str
    """«удовлетворительно», «мало ответов», or that there are too few for an index"""
    trend: Sequence[Point]
    groups: Sequence[str]
    """Names of the promoters, passives and detractors."""
    reasons: str
    rate: str


def draw(card: Card) -> Sheet:
    sheet = Sheet()
    y = 98.0
    for text, size, bold in (
        (card.company, USUAL, True),
        (f"NPS · {card.period}", USUAL, False),
        (card.question, SMALL, False),
    ):
        if drawable(text):
            sheet.lay(text, LEFT, y, size=size, bold=bold, fill=INK if bold else GREY, room=WIDE)
            y += 44
    _index(sheet, card)
    _trend(sheet, card)
    _groups(sheet, card)
    y = 942.0
    for row in wrapped(card.reasons, SMALL, WIDE, lines=2) if card.reasons else []:
        sheet.lay(row, LEFT, y, size=SMALL, room=WIDE)
        y += 38
    sheet.lay(card.rate, LEFT, 1022, size=SMALL, fill=GREY, room=WIDE)
    return sheet


def _is_index(tally: Tally) -> bool:
    return tally.nps is not None and confidence(tally.count) != "none"


def _index(sheet: Sheet, card: Card) -> None:
    """The number, beside it its margin and what it is called; below the same as a band from −100 to +100."""
    value = card.tally.nps
    shown = signed(value) if value is not None and _is_index(card.tally) else "—"
    end = LEFT - 34.0 if shown == "—" else sheet.lay(shown, LEFT - 6, 330, size=150, bold=True)
    room = RIGHT - end - 34
    if card.margin:
        sheet.lay(card.margin, end + 34, 262, fill=GREY, room=room)
    rows = wrapped(card.verdict, USUAL, room, lines=2)
    for number, row in enumerate(rows):
        sheet.lay(row, end + 34, (312 if card.margin else 270) + 40 * number, bold=True, room=room)
    sheet.bar(LEFT, 382, WIDE, 16, LINE, round_=8)
    for at in (-100, 0, 100):
        anchor = {-100: "start", 0: "middle", 100: "end"}[at]
        sheet.lay(signed(at), _across(at), 436, size=SMALL, fill=GREY, anchor=anchor)  # type: ignore[arg-type]  # of three
        if not at:
            sheet.line((_across(0), 378), (_across(0), 402), ink=PALE, thick=3)
    if shown != "—" and value is not None:
        low, high = band(card.tally)
        sheet.bar(
            min(_across(low), RIGHT - 8), 378, max(_across(high) - _across(low), 8), 24, BLUE, round_=12, see=0.32
        )
        sheet.dot(min(max(_across(value), LEFT + 14), RIGHT - 14), 390, 15, BLUE, ring=SHEET, thick=5)


def _across(value: int) -> float:
    return LEFT + WIDE * (value + 100) / 200


def _trend(sheet: Sheet, card: Card) -> None:
    """A point for each period with its margin, joined where two follow each other; a gap where there was too little."""
    step = WIDE / len(card.trend)
    shown = [point.tally if _is_index(point.tally) else None for point in card.trend]
    bands = [band(tally) for tally in shown if tally is not None]
    low, high = min((low for low, _ in bands), default=-100), max((high for _, high in bands), default=100)
    if high - low < LEAST_SPAN:  # what hardly changes stays in the middle
        low, high = (low + high - LEAST_SPAN) // 2, (low + high + LEAST_SPAN) // 2
    across = [LEFT + step * (place + 0.5) for place in range(len(shown))]

    def down(value: float) -> float:
        return TREND_BOTTOM - (TREND_BOTTOM - TREND_TOP) * (value - low) / max(high - low, 1)

    if low < 0 < high and bands:
        sheet.line((LEFT, down(0)), (RIGHT, down(0)), ink=LINE, thick=3, dash="2 10")
    for (a, one), (b, two) in pairwise(zip(across, shown, strict=True)):
        if one is not None and two is not None:
            sheet.line((a, down(one.nps or 0)), (b, down(two.nps or 0)), ink=BLUE, thick=7)
    for x, tally, point in zip(across, shown, card.trend, strict=True):
        last = point is card.trend[-1]
        sheet.lay(point.name, x, 720, size=SMALL, fill=INK if last else GREY, anchor="middle", room=step - 4)
        if tally is None:
            sheet.lay("—", x, (TREND_TOP + TREND_BOTTOM) / 2 + 10, size=SMALL, fill=PALE, anchor="middle")
            continue
        lowest, highest = band(tally)
        sheet.bar(x - 9, down(highest), 18, max(down(lowest) - down(highest), 6), BLUE, round_=9, see=0.22)
        y = down(tally.nps or 0)
        sheet.dot(x, y, 13 if last else 10, BLUE if last else SHEET, ring=SHEET if last else BLUE, thick=5)
        above = min(down(highest) - 12, y - 26)
        ink = BLUE if last else INK
        sheet.lay(signed(tally.nps or 0), x, above, size=SMALL, bold=True, fill=ink, anchor="middle")


def _groups(sheet: Sheet, card: Card) -> None:
    """One bar of three parts, with how many there are of each."""
    counts = (card.tally.promoters, card.tally.passives, card.tally.detractors)
    inks = (GREEN, YELLOW, RED)
    sheet.bar(LEFT, 754, WIDE, 44, LINE, round_=12)
    x = float(LEFT)
    gaps = 4 * (sum(count > 0 for count in counts) - 1)
    for count, ink in zip(counts, inks, strict=True):
        if count:
            wide = max((WIDE - gaps) * count / card.tally.count, 6)
            wide = min(wide, RIGHT - x)
            sheet.bar(x, 754, wide, 44, ink, round_=8)
            x += wide + 4
    column = WIDE / 3
    for place, (name, count, ink) in enumerate(zip(card.groups, counts, inks, strict=True)):
        left = LEFT + column * place
        sheet.dot(left + 13, 839, 13, ink)
        sheet.lay(number_shown(count), left + 40, 851, size=36, bold=True, room=column - 44)
        sheet.lay(name, left, 892, size=SMALL, fill=GREY, room=column - 10)


def number_shown(number: int) -> str:
    """With a space between thousands, from five digits on."""
    return f"{number:,}".replace(",", "\u00a0") if number >= 10_000 else str(number)
