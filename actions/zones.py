"""In whose hours one of the staff is rung."""

from __future__ import annotations

from datetime import datetime

from actions.turn import Turn
from storage.people import staff as stored
from storage.people.staff import Staff


async def choose(turn: Turn, staff: Staff, name: str | None) -> None:
    """From now on rings and lists come by these clocks; None: by the company's."""
    await stored.set_timezone(turn.conn, staff.id, name)


def opens(turn: Turn, receiver: Staff) -> datetime:
    """When this person may be rung: now, or when the working day begins where they are."""
    zone = turn.programme.zone_named(receiver.timezone)
    return turn.programme.working_time.in_zone(zone).next_open(turn.now)
