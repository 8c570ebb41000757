"""Weather: the ways for Telegram to be unwell that one button switches on, made of faults."""

from __future__ import annotations

from typing import Any

from sandbox.changed import Changed
from sandbox.faults import Fault, Faults

CLEAR = "clear"
WRITES = ("send*", "edit*", "copyMessage", "forwardMessage")

# Every second call gets through with "lost": if each lost its answer, no update would ever be confirmed.
KINDS: dict[str, list[dict[str, Any]]] = {
    CLEAR: [],
    "down": [{"method": "*", "kind": "refuse"}],
    "slow": [{"method": "*", "kind": "slow", "delay": 2.0}],
    "flood": [{"method": method, "kind": "429", "retry_after": 3} for method in WRITES],
    "lost": [{"method": "*", "kind": "drop_after", "every": 2}],
}


class Weather:
    """One kind at a time, for the bots only: people go on typing, and the page stays."""

    def __init__(self, faults: Faults, changed: Changed) -> None:
        self.kind = CLEAR
        self._faults = faults
        self._changed = changed
        self._own_faults: list[Fault] = []

    @property
    def down(self) -> bool:
        return self.kind == "down"

    @property
    def hits(self) -> int:
        """How many calls it has struck since it began."""
        return sum(fault.hits for fault in self._own_faults)

    def set(self, kind: str) -> None:
        """From now on this weather; clear weather takes away faults switched on one by one as well."""
        if kind not in KINDS:
            raise ValueError(f"there is no weather {kind!r}; there is {', '.join(KINDS)}")
        for fault in self._own_faults:
            fault.remove()
        if kind == CLEAR:
            self._faults.clear()
        self.kind = kind
        self._own_faults = [self._faults.add(**fault) for fault in KINDS[kind]]
        self._changed.ring()

    def as_json(self) -> dict[str, Any]:
        others = len([fault for fault in self._faults.active if fault not in self._own_faults])
        return {"kind": self.kind, "hits": self.hits, "other_faults": others}
