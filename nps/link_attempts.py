"""When somebody opens links nobody made: a few are mistakes, more are guesses, and guesses are made to wait."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

WINDOW = timedelta(hours=1)
MOST = 5
"""Wrong links of one sender within the window; the last of them begins a wait."""
FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=24)
FORGET_AFTER = timedelta(days=7)
MANY_SENDERS = 10
"""Senders of wrong links within the window that are no chance any more."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """One sender's wrong links: `wrong` of them since `since`; `waits` so far, each twice as long as the one before."""

    wrong: int
    since: datetime
    latest: datetime
    waits: int = 0
    wait_until: datetime | None = None

    @classmethod
    def first(cls, now: datetime) -> Attempts:
        return cls(1, now, now)

    def again(self, now: datetime) -> Attempts:
        """One more wrong link. After a wait, or an hour, the count begins anew; how often they had to wait stays."""
        if now - self.latest >= FORGET_AFTER:
            return Attempts.first(now)
        over = self.wait_until is not None and self.wait_until <= now
        if over or now - self.since >= WINDOW:
            return replace(self, wrong=1, since=now, latest=now, wait_until=None)
        counted = replace(self, wrong=self.wrong + 1, latest=now)
        if counted.wrong < MOST:
            return counted
        wait = min(FIRST_WAIT * 2 ** min(self.waits, 10), LONGEST_WAIT)
        return replace(counted, waits=self.waits + 1, wait_until=now + wait)
