"""What the program itself has noticed: a gap of intake, a rival."""

from __future__ import annotations

from typing import Any

from actions import asking
from actions.telling import tell_owners
from actions.turn import Turn
from messages.owed import Owed


async def on_gap(turn: Turn, payload: dict[str, Any]) -> Owed:
    """Intake was away for longer than taps live."""
    return await asking.nudge_all(turn)


async def on_conflict(turn: Turn, payload: dict[str, Any]) -> Owed:
    """Another program polls with our token: the owners are told, at most once an hour."""
    return await tell_owners(turn, "conflict-owner", once=f"conflict:{turn.now:%Y-%m-%dT%H}")
