"""A case moves: what the table of nps.case says is written down, with the deadline that follows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from actions.turn import Turn
from nps import case as rules
from nps.case import Until
from nps.climbing import first_ring
from nps.values import CaseDue, CaseEvent, CaseState, PromiseState, StaffId
from storage.cases import cases, promises
from storage.cases.cases import Case, Deadline
from storage.people.clients import get_contact


class CannotHappen(Exception):
    """The case has moved on: what was pressed makes no sense any more, and nothing is written."""


def deadline_of(
    turn: Turn,
    until: Until,
    due: CaseDue | None,
    *,
    segment: str | None,
    case: Case | None = None,
    promised: datetime | None = None,
) -> Deadline:
    """What is due, until when, and when that rings; `case` as it is before, `promised`: the promise's date."""
    programme = turn.programme
    at = rules.due_at(
        until,
        turn.now,
        programme.working_time,
        standing=case.deadline_at if case else None,
        due=case.due if case else None,
        is_vip=rules.is_vip(segment),
        contact_days=programme.contact_within_working_days,
        plan_days=programme.plan_within_working_days,
        promised=promised,
        answer_at=turn.now + programme.settled_without_answer_after,
    )
    return Deadline(due, at, turn.now, *first_ring(due, turn.now, at, programme.working_time))


async def step(
    turn: Turn, case: Case, event: CaseEvent, *, by: StaffId | None = None, detail: dict[str, Any] | None = None
) -> Case:
    """What the event makes of the case. Raises CannotHappen when it cannot happen to it as it is now."""
    promise = await promises.find_open(turn.conn, case.id)
    has_promise = promise is not None and promise.due_at > turn.now
    follows = rules.after(case.state, event, has_promise=has_promise)
    if follows is None:
        raise CannotHappen
    if (
        case.is_over
        and follows.state not in rules.OVER
        and await cases.find_open_of_contact(turn.conn, case.contact_id) is not None
    ):
        raise CannotHappen  # whatever is still to be said belongs to that one
    segment = (await get_contact(turn.conn, case.contact_id)).segment
    deadline = None
    if follows.until is not Until.STANDS:
        promised = promise.due_at if promise is not None else None
        deadline = deadline_of(turn, follows.until, follows.due, segment=segment, case=case, promised=promised)
        if (deadline.due, deadline.at) == (case.due, case.deadline_at):
            deadline = None
    values: dict[str, Any] = {"state": follows.state, **_columns(turn, case, event, follows.state, by)}
    moved = await cases.move(turn.conn, case, deadline=deadline, **values)
    if moved is None:
        raise CannotHappen
    await cases.add_event(turn.conn, case.id, event, staff_id=by, detail=detail, now=turn.now)
    if promise is not None and moved.is_over:
        ended = _ENDS.get(event, PromiseState.DROPPED)
        await promises.settle(turn.conn, promise, ended, now=turn.now)
    return moved


_ENDS = {
    CaseEvent.CONFIRMED: PromiseState.KEPT,
    CaseEvent.SILENT: PromiseState.UNCONFIRMED,
    CaseEvent.NOBODY_TO_ASK: PromiseState.UNCONFIRMED,
}
"""What is said of a case that is settled holds for what was promised on it."""


def _columns(turn: Turn, case: Case, event: CaseEvent, state: CaseState, by: StaffId | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if event in rules.TAKES and case.taken_by is None:
        values |= {"taken_by": by, "taken_at": turn.now}
    if event in rules.IS_CONTACT:
        values |= {"retries": 0, "contacted_at": case.contacted_at or turn.now}
    if event is CaseEvent.NOT_REACHED:
        values["retries"] = case.retries + 1
    if event is CaseEvent.ABSORBED and state is CaseState.NEW and case.state is not CaseState.NEW:
        values |= {"taken_by": None, "taken_at": None}  # the new complaint is to be taken anew
    if state is CaseState.REOPENED and case.state is not CaseState.REOPENED:
        values |= {"reopened": case.reopened + 1, "closed_at": None, "settled_at": None, "retries": 0}
        values["recheck_at"] = None
    if state is CaseState.SETTLED:
        values["settled_at"] = turn.now
    if state in rules.OVER:
        values["closed_at"] = case.closed_at or turn.now
        if not case.is_over and state in (CaseState.CONFIRMED, CaseState.UNCONFIRMED):
            values["recheck_at"] = turn.now + turn.programme.recheck_after
    return values
