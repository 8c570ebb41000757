"""How every account does is kept at hand; once a day what is another colour than at last is kept with its date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actions.turn import Turn
from messages.owed import Owed
from nps.colours import Colour, Sign, colour_of, signals
from nps.scope import EVERYTHING
from nps.values import AccountId
from scheduler.slices import AT_A_LOOK, Sliced
from storage import marks
from storage.colours import current, kept
from storage.colours.known import list_known

TOGETHER = 20
"""So many accounts are worked out in one piece of a slice."""


class Seen(NamedTuple):
    """An account as it was seen; None in the place of one: all of today's are kept."""

    account: AccountId
    colour: Colour
    sign: Sign | None


async def look_for_changed(turn: Turn) -> Sequence[Seen | None]:
    """The accounts whose colour is another one than was kept; nobody, once today's are."""
    if await marks.find(turn.conn, marks.COLOURED_ON) == turn.today.isoformat():
        return []
    changed: list[Seen | None] = []
    for known in await list_known(turn.conn, EVERYTHING, now=turn.now, today=turn.today):
        first = next(signals(known, now=turn.now, today=turn.today), None)
        if known.kept is not (colour := colour_of(first)):
            changed.append(Seen(known.account, colour, first.sign if first else None))
    return [*changed, None] if len(changed) < AT_A_LOOK else changed[:AT_A_LOOK]


async def keep_one(turn: Turn, seen: Seen | None) -> Owed:
    """What was seen some seconds ago was so then; what is the same already is not kept twice."""
    if seen is None:
        await marks.put(turn.conn, marks.COLOURED_ON, turn.today.isoformat())
    else:
        await kept.keep(turn.conn, seen.account, seen.colour, seen.sign, now=turn.now)
    return []


async def look_for_unknown(turn: Turn) -> Sequence[Sequence[AccountId]]:
    """The accounts of which it is not kept how they do now, some at a time."""
    unknown = await current.list_unknown(turn.conn, now=turn.now, today=turn.today, most=AT_A_LOOK)
    return [unknown[at : at + TOGETHER] for at in range(0, len(unknown), TOGETHER)]


async def find_out(turn: Turn, account_ids: Sequence[AccountId]) -> Owed:
    """Worked out while nobody else writes: what changes afterwards is not kept any more."""
    await current.keep_current(turn.conn, account_ids, now=turn.now, today=turn.today)
    return []


follow_colours = Sliced("follow_colours", look_for_unknown, find_out)
keep_colours = Sliced("keep_colours", look_for_changed, keep_one)
