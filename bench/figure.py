"""One measured figure with its floor, taken in the same run, and how both are shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """`floor` is what nobody could do better; `ratio` is value to floor, good near 1 from whichever side.

    `leaves_out` names what people meet in production and this figure has nothing of.
    """

    name: str
    value: float
    unit: str
    floor: float
    about: str
    leaves_out: str

    @property
    def note(self) -> str:
        return f"{self.about}. Leaves out: {self.leaves_out}"

    @property
    def ratio(self) -> float:
        return self.value / self.floor

    def as_json(self) -> dict[str, object]:
        rounded = {"value": round(self.value, 2), "floor": round(self.floor, 2), "ratio": round(self.ratio, 3)}
        return {"name": self.name, "unit": self.unit, **rounded, "note": self.note}


def print_table(figures: Sequence[Figure]) -> None:
    print(f"{'name':<19} {'value':>9} {'floor':>9} {'ratio':>6}  unit")
    for figure in figures:
        print(f"{figure.name:<19} {figure.value:>9.1f} {figure.floor:>9.1f} {figure.ratio:>6.2f}  {figure.unit}")
        print(f"{'':<19} {figure.note}")


def write(figures: Sequence[Figure], file: Path) -> None:
    file.write_text(json.dumps([figure.as_json() for figure in figures], ensure_ascii=False, indent=2) + "\n")
