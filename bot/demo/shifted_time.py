"""The demonstration's time: real time, moved forward by the time machine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class ShiftedClock:
    """Aware UTC, ahead of real time by `offset`; goes on by itself."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def offset_for(self, at: datetime) -> timedelta:
        """By how much to be ahead for it to be `at` now; time never goes back."""
        return max(at - datetime.now(UTC), self.offset)
