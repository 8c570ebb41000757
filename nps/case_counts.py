"""What was done on cases in a span, told from their events alone: the same whenever it is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from nps.case import IS_CONTACT
from nps.values import CaseEvent

LOOKS_BACK = timedelta(days=60)
"""A contact that was due in a span was due since then at the earliest, whatever holidays lie between."""

_ENDS = frozenset(
    {
        *(CaseEvent.SETTLED, CaseEvent.CONFIRMED, CaseEvent.SILENT, CaseEvent.NOBODY_TO_ASK),
        *(CaseEvent.LOST, CaseEvent.ERASED),
    }
)
_OPENS_AGAIN = frozenset({CaseEvent.NOT_CONFIRMED, CaseEvent.OPENED_AGAIN})


@dataclass(slots=True)
class Counts:
    """Of a span. `due`: contacts whose deadline was in it, and `in_time` so many of them were made by then.

    Of the clients who were asked whether it is settled `confirmed` and `denied` did say so.
    """

    opened: int = 0
    due: int = 0
    in_time: int = 0
    settled: int = 0
    confirmed: int = 0
    denied: int = 0
    reopened: int = 0

    def add(
        self, events: Iterable[tuple[CaseEvent, datetime]], span: Span, due_at: Callable[[datetime], datetime]
    ) -> None:
        """One case: all its events in their order, and until when its client is to be reached who waits since then.

        1. Who waits: since the opening, and since it was opened again; a new complaint opens a settled one again.
        2. What is over before its deadline came, without anybody reached, was neither in time nor late.
        """
        waits_since: datetime | None = None
        is_settled = False
        for event, at in events:
            again = event in _OPENS_AGAIN or (event is CaseEvent.ABSORBED and is_settled)
            if event is CaseEvent.OPENED or again:
                waits_since = waits_since or at
            elif event in IS_CONTACT or event in _ENDS:
                if waits_since is not None:
                    self._reached(event, at, due_at(waits_since), span)
                waits_since = None
            if event in _ENDS:
                is_settled = True
            elif again or event in (CaseEvent.OPENED, CaseEvent.ASKED):
                is_settled = False
            if span.has(at):
                self._count(event, again=again)
        if waits_since is not None and span.has(due_at(waits_since)):
            self.due += 1

    def _reached(self, event: CaseEvent, at: datetime, deadline: datetime, span: Span) -> None:
        in_time = at <= deadline
        if span.has(deadline) and (event in IS_CONTACT or not in_time):
            self.due += 1
            self.in_time += in_time

    def _count(self, event: CaseEvent, *, again: bool) -> None:
        self.opened += event is CaseEvent.OPENED
        self.settled += event is CaseEvent.SETTLED
        self.confirmed += event is CaseEvent.CONFIRMED
        self.denied += event is CaseEvent.NOT_CONFIRMED
        self.reopened += again


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` until just before `end`."""

    start: datetime
    end: datetime

    def has(self, at: datetime) -> bool:
        return self.start <= at < self.end
