"""Whom of its clients a company can hear in Telegram, and which of five facts is why it hears nothing."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from nps.rounding import percent

SILENT_AFTER = timedelta(days=180)
"""Whoever was asked so long ago and has not answered since is silent."""


class Reach(StrEnum):
    """Where a contact stands; of several facts the first in this order is told, as it must be mended first."""

    NOT_JOINED = "not_joined"
    DEACTIVATED = "deactivated"  # or Telegram knows their chat no more
    BLOCKED = "blocked"
    OPTED_OUT = "opted_out"
    SILENT = "silent"
    HEARD = "heard"


MISSING = (Reach.NOT_JOINED, Reach.BLOCKED, Reach.DEACTIVATED, Reach.OPTED_OUT, Reach.SILENT)
"""The five facts, as they are listed."""
LOST = MISSING[1:]
"""Of whoever was here."""
REACHED = (Reach.HEARD, Reach.SILENT)
"""A question arrives, whether it is answered or not."""


def share(part: int, whole: int) -> int | None:
    """In whole per cent; None of nothing. All is said of all alone, and nothing of nobody."""
    if not whole:
        return None
    if 0 < part < whole:
        return min(max(percent(part, whole), 1), 99)
    return 100 if part else 0
