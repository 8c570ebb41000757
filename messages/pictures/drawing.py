"""A sheet of 1080 by 1080 on which words and shapes are laid: the template of every picture."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import Literal

from messages.pictures.font import FAMILY, drawable, fitted, width

SIDE = 1080
LEFT, RIGHT = 76, 1004
SMALL, USUAL = 28, 32
"""The smallest letters: 28 of 1080 are still read on a phone that shows 360."""
INK, GREY, PALE, LINE = "#1c2530", "#5f6b7a", "#9aa5b4", "#e3e6ef"
BLUE, GREEN, YELLOW, RED = "#2c6bf9", "#23a06b", "#f5b83d", "#e5484d"
BACK, SHEET = "#f3f5fa", "#ffffff"
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Words:
    """Where words stand, so that it can be seen that they stand on the sheet and not on each other."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    anchor: Anchor

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        wide = width(self.text, self.size, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return left, self.y - 0.75 * self.size, left + wide, self.y + 0.22 * self.size


@dataclass(slots=True)
class Sheet:
    words: list[Words] = field(default_factory=list)
    _shapes: list[str] = field(default_factory=list)

    def lay(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float = USUAL,
        bold: bool = False,
        fill: str = INK,
        anchor: Anchor = "start",
        room: float | None = None,
    ) -> float:
        """Lay words on this base line, cut to the `room` there is; returns where they end."""
        text = drawable(text)
        if room is not None:
            text = fitted(text, size, room, bold=bold)
        if not text:
            return x
        said = Words(text, x, y, size, bold, anchor)
        self.words.append(said)
        self._shapes.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="{700 if bold else 400}" fill="{fill}"'
            f' text-anchor="{anchor}" xml:space="preserve">{html.escape(text)}</text>'
        )
        return said.box[2]

    def bar(
        self, x: float, y: float, wide: float, high: float, fill: str, *, round_: float = 0, see: float = 1
    ) -> None:
        self._shapes.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0):.1f}" height="{high:.1f}" rx="{round_:g}"'
            f' fill="{fill}" fill-opacity="{see:g}"/>'
        )

    def dot(self, x: float, y: float, radius: float, fill: str, *, ring: str = "none", thick: float = 0) -> None:
        self._shapes.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}" stroke="{ring}" stroke-width="{thick:g}"/>'
        )

    def line(self, *points: tuple[float, float], ink: str, thick: float, dash: str = "none") -> None:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._shapes.append(
            f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="{thick:g}"'
            f' stroke-linejoin="round" stroke-linecap="round" stroke-dasharray="{dash}"/>'
        )

    @property
    def svg(self) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}"'
            f' font-family="{FAMILY}"><rect width="{SIDE}" height="{SIDE}" fill="{BACK}"/>'
            f'<rect x="28" y="28" width="1024" height="1024" rx="36" fill="{SHEET}"/>{"".join(self._shapes)}</svg>'
        )
