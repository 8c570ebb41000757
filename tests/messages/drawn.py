"""The pictures that are looked at and kept: usual ones and the hardest, by name; run as a module to paint them anew.

python -m tests.messages.drawn
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import resvg_py

from messages.breakdown import told_of
from messages.index_card import plain, verdict_of
from messages.pictures import bars, card
from messages.pictures.bars import Bars, Part
from messages.pictures.card import Card, Point
from messages.pictures.drawing import Sheet
from messages.pictures.font import FILES
from messages.texts import label, say
from nps.margin import band, confidence, shown_margin
from nps.score import Tally, signed

STORED = Path(__file__).parent / "pictures"
SHOWN = Path(__file__).parents[2] / "docs" / "pictures"
SIDE = 360
"""As wide as a phone shows it."""
QUARTERS = ("I кв.", "II кв.", "III кв.", "IV кв.") * 2
WEEKS = ("Sep 28", "Oct 5", "Oct 12", "Oct 19", "Oct 26", "Nov 2", "Nov 9", "Nov 16")
PAST = [Tally(5, 9, 6), Tally(9, 9, 6), Tally(1, 1, 1), Tally(12, 9, 8), Tally(20, 12, 9), Tally(26, 12, 14)]
LONG = "Общество с ограниченной ответственностью «Научно-производственное объединение Севзапстройтрансгазмонтаж»"
WIDE = "от «неудовлетворительно» до «удовлетворительно»: погрешность велика"
USUAL = Tally(31, 19, 14)


def of(tally: Tally, *, same: bool = False, **changes: Any) -> Callable[[], Sheet]:
    """A card of these answers, after the same ones seven times, or after a usual past."""
    past = [tally] * 7 if same else [*PAST, Tally(28, 20, 17)]
    margin = ""
    if confidence(tally.count) != "none":
        low, high = band(tally)
        margin = f"±{shown_margin(tally)}: от {signed(low)} до {signed(high)}"
    values: dict[str, Any] = {
        "company": "Стройснаб",
        "period": "IV квартал 2026, по 23 нояб.",
        "question": f"{label('ru', 'window-title-latest')} · {label('ru', 'pic-question-recommend')}",
        "tally": tally,
        "margin": margin,
        "verdict": verdict_of("ru", tally) if margin else label("ru", "pic-few", count=tally.count),
        "trend": [Point(name, each) for name, each in zip(QUARTERS, [*past, tally], strict=True)],
        "groups": ["Промоутеры", "Нейтральные", "Детракторы"],
        "reasons": "Недовольны: сроки и обещания 9 · отношение 5 · цена и ценность 3 · компетентность 2 · гибкость 1",
        "rate": plain(say("ru", "nps-rate-of-asked", answered=tally.count, asked=tally.count, rate=100)),
    }
    return lambda: card.draw(Card(**values | changes))


def apart(*tallies: Tally, name: str = "Анна Смирнова", more: str = "") -> Callable[[], Sheet]:
    parts = [Part(name, tally, told_of("ru", tally)) for tally in tallies]
    return lambda: bars.draw(Bars(LONG, "NPS по менеджерам", "IV квартал 2026", parts, more, "Ответов пока нет"))


ENGLISH: dict[str, Any] = {
    "company": "Stroysnab",
    "period": "Q4 2026, to Nov 23",
    "question": f"{label('en', 'window-title-latest')} · {label('en', 'pic-question-recommend')}",
    "margin": "±19: from +8 to +46",
    "verdict": "unsatisfactory or satisfactory",
    "groups": ["Promoters", "Passives", "Detractors"],
    "reasons": "Unhappy about: deadlines and promises 9 · attitude 5 · value 3",
    "rate": plain(say("en", "nps-rate", answered=64, asked=118, rate=54)),
    "trend": [Point(f"Q{1 + at % 4}", each) for at, each in enumerate([*PAST, Tally(28, 20, 17), USUAL])],
}
WEEK: dict[str, Any] = {
    "period": "week of Nov 16 — Nov 22, 2026",
    "trend": [Point(name, each) for name, each in zip(WEEKS, [*PAST, Tally(28, 20, 17), USUAL], strict=True)],
}
PICTURES: dict[str, Callable[[], Sheet]] = {
    "card-ru": of(USUAL),
    "card-en": of(USUAL, **ENGLISH),
    "card-week-en": of(USUAL, **ENGLISH | WEEK),
    "card-lowest": of(Tally(0, 0, 100_000), same=True, company=LONG, question=LONG, period=LONG, rate=LONG),
    "card-highest": of(Tally(100_000, 0, 0), same=True),
    "card-none": of(Tally(), same=True, company="🏗️🔥", reasons=""),
    "card-one": of(Tally(0, 1, 0), same=True),
    "card-four": of(Tally(3, 0, 1), company="🏗️ Строй 🔥 снаб"),
    "card-few": of(Tally(6, 2, 2), reasons=LONG),
    "card-widest": of(Tally(3, 0, 3), same=True, verdict=WIDE),
    "bars-ru": apart(Tally(10, 10, 40), Tally(20, 10, 30), Tally(40, 10, 10), Tally(6, 0, 2), Tally(2, 0, 0)),
    "bars-most": apart(
        *(Tally(0, 0, 100_000), Tally(3, 0, 3), Tally(0, 30, 0), Tally(1, 30, 0), Tally(0, 30, 1)),
        *(Tally(100_000, 0, 0), Tally(5, 0, 0), Tally(0, 0, 5), Tally(1, 0, 0)),
        name=LONG,
        more="… и ещё 4",
    ),
    "bars-none": apart(),
}


def painted(sheet: Sheet, side: int = SIDE) -> bytes:
    drawn = resvg_py.svg_to_bytes(svg_string=sheet.svg, width=side, skip_system_fonts=True, font_files=list(FILES))
    return bytes(drawn)


if __name__ == "__main__":
    STORED.mkdir(exist_ok=True)
    for name, drawn in PICTURES.items():
        (STORED / f"{name}.png").write_bytes(painted(drawn()))
    for name in ("card-ru", "card-en", "bars-ru"):
        (SHOWN / f"{name}.png").write_bytes(painted(PICTURES[name](), 1080))
