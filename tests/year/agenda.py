"""What people mean to do, and when: by the virtual clock."""

from __future__ import annotations

import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from nps.working_time import WorkingTime

Act = Callable[[], Awaitable[object]]
WAKES, SLEEPS = 8, 22


@dataclass(slots=True)
class Agenda:
    """Of one moment what was meant first comes first. People look at their phones from 8 to 22, by the given clocks."""

    hours: WorkingTime
    _acts: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _numbers: Any = field(default_factory=count)

    @property
    def next_at(self) -> datetime | None:
        return self._acts[0][0] if self._acts else None

    def mean(self, at: datetime, act: Act) -> None:
        heapq.heappush(self._acts, (self._awake(at), next(self._numbers), act))

    def at_work(self, at: datetime, act: Act) -> None:
        """The same of staff: within the company's working hours."""
        heapq.heappush(self._acts, (self.hours.next_open(at), next(self._numbers), act))

    def take(self, now: datetime) -> list[Act]:
        """All that is to be done by now."""
        taken = []
        while self._acts and self._acts[0][0] <= now:
            taken.append(heapq.heappop(self._acts)[2])
        return taken

    def _awake(self, at: datetime) -> datetime:
        local = at.astimezone(self.hours.zone)
        if local.hour >= SLEEPS:
            local = (local + timedelta(days=1)).replace(hour=WAKES, minute=0)
        return max(local, local.replace(hour=WAKES, minute=0)).astimezone(at.tzinfo)
