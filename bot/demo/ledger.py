"""What waits where, and whether anything was lost: read from the database, whether or not the bot runs."""

from __future__ import annotations

import time
from typing import Any

from bot.demo.company.programme import TOKEN
from bot.demo.shifted_time import ShiftedClock
from nps.values import InboxState, OutboxState
from sandbox.world import World
from storage.engine.database import Database
from storage.queues import inbox, outbox
from storage.queues.outbox import ACTIVE, GIVEN_UP
from storage.safety import invariants
from storage.safety.rules import RULES

CHECKED_EVERY_S = 2.0


class Ledger:
    """Reads; never writes. The invariants are gone through again when something has changed, not at each look."""

    def __init__(self, database: Database, world: World, clock: ShiftedClock) -> None:
        self._database = database
        self._world = world
        self._clock = clock
        self._checked_at = 0.0
        self._checked: object = None
        self._broken: list[str] = []

    async def read(self) -> dict[str, Any]:
        now = self._clock()
        async with self._database.read() as conn:
            came, owed = await inbox.count_states(conn), await outbox.count_states(conn)
            due_since = await outbox.find_oldest_due(conn, now=now)
        await self._check(came, owed)
        waiting = sum(owed.get(state, 0) for state in ACTIVE)
        return {
            "telegram": {"waiting": self._world.pending(TOKEN)},
            "inbox": {
                "waiting": came.get(InboxState.WAITING, 0),
                "done": came.get(InboxState.DONE, 0),
                "aside": _aside(came),
            },
            "outbox": {
                "waiting": waiting,
                "late": due_since is not None,
                "sent": owed.get(OutboxState.SENT, 0),
                "undeliverable": sum(owed.get(state, 0) for state in GIVEN_UP),
            },
            "broken": self._broken,
            "rules": len(RULES),
        }

    async def _check(self, *counts: object) -> None:
        if counts == self._checked or time.monotonic() - self._checked_at < CHECKED_EVERY_S:
            return
        async with self._database.read() as conn:
            broken = await invariants.check(conn, now=self._clock())
        self._broken = [rule.code for rule in broken if rule.severity == "broken"]
        self._checked, self._checked_at = counts, time.monotonic()


def _aside(came: dict[str, int]) -> int:
    """Updates that could not be handled; they are kept and shown by `check`."""
    return came.get(InboxState.SET_ASIDE, 0) + came.get(InboxState.UNPARSABLE, 0)
