"""The time machine: from due instant to due instant, and on only when everything of the last one has arrived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from bot.demo.company.programme import ZONE
from bot.demo.life import Gone, Life, Settled
from bot.demo.shifted_time import ShiftedClock

LONGEST_STEP = timedelta(hours=12)
"""For what is due without being foreseen: it comes so much later at most."""
LONGEST_RETRY = timedelta(minutes=1)
MOST_FRUITLESS = 4
"""So many retries in a row of what does not arrive; then Telegram is taken to be down."""
SPANS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}


def target(name: str, now: datetime) -> datetime:
    """Where a jump of this name ends. Raises ValueError for a name there is none of."""
    if name == "monday":
        local = now.astimezone(ZONE)
        day = local.date() + timedelta(days=(7 - local.weekday()) % 7)
        monday = datetime.combine(day, time(9), ZONE)
        return (monday if monday > local else monday + timedelta(days=7)).astimezone(UTC)
    if name not in SPANS:
        raise ValueError(f"a jump leads to {', '.join([*SPANS, 'monday'])}")
    return now + SPANS[name]


@dataclass(slots=True)
class Jump:
    """A jump on its way, or the last one. `ended`: "" while it lasts, else done, telegram, killed.

    `alone`: no bot was running, time has passed without it.
    telegram: something that is due does not arrive, so time stands here; `waiting` says how much.
    """

    to: str
    until: datetime
    at: datetime
    ended: str = ""
    alone: bool = False
    steps: int = 0
    waiting: int = 0

    def as_json(self) -> dict[str, Any]:
        plain = {"to": self.to, "ended": self.ended, "alone": self.alone, "steps": self.steps, "waiting": self.waiting}
        local = self.at.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M:%S")
        return plain | {"until": self.until.isoformat(), "at": self.at.isoformat(), "local": local}


async def travel(jump: Jump, clock: ShiftedClock, life: Life | None, on_moved: Callable[[], None]) -> None:
    """Carry out a jump; with no bot running time simply passes, and what fell due waits for it."""
    if life is None or not life.works:
        _move(jump, clock, jump.until, on_moved)
        jump.alone, jump.ended = True, "done"
        return
    fruitless = 0
    try:
        state = await life.settle()
        while (jump.at < jump.until or not state.settled) and fruitless < MOST_FRUITLESS:
            before, state = state, await _step(jump, clock, life, state, on_moved)
            fruitless = 0 if state.settled or state.finished > before.finished else fruitless + 1
            jump.waiting = state.waiting
    except Gone:
        jump.ended = "killed"
        return
    jump.ended = "done" if state.settled else "telegram"


async def _step(jump: Jump, clock: ShiftedClock, life: Life, state: Settled, on_moved: Callable[[], None]) -> Settled:
    """To the next due instant; while something waits for its retry, that is when it is tried again."""
    farthest = min(jump.until, jump.at + LONGEST_STEP) if state.settled else jump.at + LONGEST_RETRY
    at = min(farthest, max(state.due, jump.at)) if state.due else farthest
    _move(jump, clock, at, on_moved)
    return await life.move(clock.offset)


def _move(jump: Jump, clock: ShiftedClock, at: datetime, on_moved: Callable[[], None]) -> None:
    clock.offset = clock.offset_for(at)
    jump.at, jump.steps = max(at, clock()), jump.steps + 1
    on_moved()
