"""Deadlines that ring. Thousands may pass at one moment: they are done in slices."""

from __future__ import annotations

from collections.abc import Sequence

from actions import climbing
from actions.turn import Turn
from scheduler.slices import AT_A_LOOK, Sliced
from storage.cases.rings import Ring


async def look_for_rings(turn: Turn) -> Sequence[Ring]:
    return await climbing.list_due(turn, AT_A_LOOK)


ring_due = Sliced("ring_due", look_for_rings, climbing.ring)
