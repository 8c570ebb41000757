"""What an upgrade leaves to be done once it runs: only the program knows the working hours."""

from __future__ import annotations

from actions import alerting, case_steps
from actions.turn import Turn
from messages import case_lines
from messages.owed import Owed
from nps.case import Until
from nps.values import CaseId
from storage.cases import cases
from storage.people.staff import list_owners


async def list_unfollowed(turn: Turn) -> list[CaseId]:
    """Cases that were open under the first version."""
    return [case.id for case in await cases.list_without_deadline(turn.conn)]


async def follow_open_case(turn: Turn, case_id: CaseId) -> Owed:
    """One of them gets one working day from now on; after the last one the owners read which they are."""
    owed: Owed = []
    for case in await cases.list_without_deadline(turn.conn, of=case_id):
        deadline = case_steps.deadline_of(turn, Until.NEW_PLAN, case.due, segment=None, case=case)
        await cases.set_deadline(turn.conn, case, deadline)
        owed += await alerting.show_case(turn, case)
    if owed and not await cases.list_without_deadline(turn.conn):
        owed += [case_lines.tell_upgraded(owner) for owner in await list_owners(turn.conn) if owner.can_be_written_to]
    return owed
