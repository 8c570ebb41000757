"""Staff act on a case."""

from __future__ import annotations

from actions import alerting
from actions.turn import Turn
from messages.owed import Owed
from nps.values import CaseId
from storage.cases import cases
from storage.cases.cases import Case
from storage.people.audit import record_audit
from storage.people.staff import Staff
from storage.people.who import Who


async def take(turn: Turn, who: Who, staff: Staff, case_id: CaseId) -> tuple[Case, Owed] | None:
    """The first who takes it has it; every chat that shows the card shows who and when. None: not theirs to take."""
    case = await cases.take(turn.conn, case_id, staff, now=turn.now)
    if case is None:
        return None
    if case.taken_by == staff.id:
        await record_audit(turn.conn, who, "case.take", f"case:{case.id}", now=turn.now)
    return case, await alerting.show_case(turn, case)
