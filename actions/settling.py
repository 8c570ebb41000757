"""Closing a case with the client: what was done, is it settled, and what follows from the answer."""

from __future__ import annotations

from actions import alerting, case_steps, promising
from actions.case_steps import CannotHappen
from actions.cases import AUDITED, find_case
from actions.turn import Turn
from messages import settling
from messages.owed import Owed
from nps.case import CLOSED_LATELY, REOPENED_OFTEN
from nps.values import AlertState, AlertWhy, CaseDue, CaseEvent, CaseId, ContactState
from storage.cases import alerts, cases, prompts
from storage.cases.cases import Case
from storage.cases.prompts import Prompt
from storage.people.audit import record_audit
from storage.people.clients import get_contact
from storage.people.staff import Staff
from storage.people.who import Who


async def settle(turn: Turn, who: Who, staff: Staff, prompt: Prompt, outcome: str) -> tuple[Case, bool, Owed]:
    """The staff say it is settled, with its cause and what was done; tells whether the client is asked.

    Raises NotTheirs, CannotHappen.
    """
    before = await find_case(turn, staff, prompt.case_id)
    case = await case_steps.step(turn, before, CaseEvent.SETTLED, by=staff.id)
    case = await cases.describe(turn.conn, case, cause=prompt.cause, cause_words=prompt.cause_words, outcome=outcome)
    await record_audit(turn.conn, who, AUDITED[CaseEvent.SETTLED], f"case:{case.id}", now=turn.now)
    await prompts.close(turn.conn, staff.id)
    contact = await get_contact(turn.conn, case.contact_id)
    if contact.state is not ContactState.JOINED or contact.telegram_id is None:
        case = await case_steps.step(turn, case, CaseEvent.NOBODY_TO_ASK)
        return case, False, await alerting.show_case(turn, case)
    return case, True, [*settling.ask(case, contact), *await alerting.show_case(turn, case)]


async def cannot_be_asked(turn: Turn, case_id: CaseId, times: int) -> Owed:
    """The question whether it is settled does not reach the client; `times` it had been reopened when it was asked."""
    case = await cases.find(turn.conn, case_id)
    if case is None or case.reopened != times:
        return []
    try:
        case = await case_steps.step(turn, case, CaseEvent.NOBODY_TO_ASK)
    except CannotHappen:
        return []
    return await alerting.show_case(turn, case)


async def close_unanswered(turn: Turn, case_id: CaseId) -> Owed:
    """A client was asked whether it is settled and did not say: it counts as settled, and as not confirmed."""
    case = await cases.find(turn.conn, case_id)
    if case is None or case.is_over or case.due is not CaseDue.ANSWER:
        return []
    if case.deadline_at is None or case.deadline_at > turn.now:
        return []
    case = await case_steps.step(turn, case, CaseEvent.SILENT)
    return [*await promising.show_question(turn, case), *await alerting.show_case(turn, case)]


async def hear(turn: Turn, case: Case, *, is_settled: bool) -> Owed:
    """The client says whether it is settled. A second «Нет» is the owners' as well.

    Raises CannotHappen when the case has moved on, or was closed long ago.
    """
    if case.closed_at is not None and turn.now - case.closed_at > CLOSED_LATELY:
        raise CannotHappen
    event = CaseEvent.CONFIRMED if is_settled else CaseEvent.NOT_CONFIRMED
    answered = settling.ask(case, await get_contact(turn.conn, case.contact_id))
    case = await case_steps.step(turn, case, event)
    owed = [*answered, *await promising.show_question(turn, case)]
    if await cases.count_denied(turn.conn, case.id) >= REOPENED_OFTEN:
        new = await alerting.alert_owners(turn, case, AlertWhy.REOPENED)
        owed += await alerting.show_to(turn, case, new)
    owed += await alerting.show_case(turn, case)
    for alert, receiver in await alerts.list_receivers(turn.conn, case.id):
        if alert.state in (AlertState.OWED, AlertState.DELIVERED) and receiver.telegram_id is not None:
            if receiver.is_away:
                continue
            owed.append(settling.tell_answer(case, receiver, confirmed=is_settled))
    return owed
