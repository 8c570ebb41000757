"""Staff act on a case: each act moves it as nps.case says, and every chat that shows its card shows that."""

from __future__ import annotations

from actions import alerting, case_steps
from actions.case_steps import CannotHappen
from actions.turn import Turn
from messages import case_card
from messages.owed import Owed
from nps import case as rules
from nps.subjects import CaseCard
from nps.values import CaseEvent, CaseId, LossReason, NoteKind, PromptKind, Reason
from storage.answers.comments import Part
from storage.cases import alerts, cases, notes, prompts
from storage.cases.cases import Case
from storage.cases.prompts import Prompt
from storage.people.audit import record_audit
from storage.people.staff import Staff
from storage.people.who import Who
from storage.queues import deliveries

AUDITED = {
    CaseEvent.TAKEN: "case.take",
    CaseEvent.CALLED: "case.call",
    CaseEvent.NOT_REACHED: "case.not-reached",
    CaseEvent.PROMISED: "case.promise",
    CaseEvent.SETTLED: "case.settle",
    CaseEvent.OPENED_AGAIN: "case.open-again",
    CaseEvent.STAGE_SET: "case.stage",
    CaseEvent.LOST: "case.lose",
}


class NotTheirs(Exception):
    """The case is not for this person to act on."""


class TooOften(Exception):
    """[Не дозвонился] gives no further day."""


async def find_case(turn: Turn, staff: Staff, case_id: CaseId) -> Case:
    """The case, for one of the staff who may act on it. Raises NotTheirs."""
    if not turn.programme.may_read_answers(staff.role):
        raise NotTheirs
    case = await cases.find_of_staff(turn.conn, case_id, staff)
    if case is None:
        raise NotTheirs
    return case


async def act(turn: Turn, who: Who, staff: Staff, case_id: CaseId, event: CaseEvent) -> tuple[Case, Owed]:
    """One of the staff does something to a case; its cards follow.

    Raises NotTheirs, CannotHappen when the case has moved on, TooOften.
    """
    case = await find_case(turn, staff, case_id)
    if event is CaseEvent.TAKEN and case.taken_by is not None and not case.is_over:
        return case, await alerting.show_case(turn, case)  # the first who takes it has it
    if event is CaseEvent.NOT_REACHED and not rules.may_try_again(case.retries):
        raise TooOften
    case = await case_steps.step(turn, case, event, by=staff.id)
    await record_audit(turn.conn, who, AUDITED[event], f"case:{case.id}", now=turn.now)
    return case, await alerting.show_case(turn, case)


async def show_anew(turn: Turn, staff: Staff, case_id: CaseId, language: str) -> Owed:
    """The card below everything else in the chat of one of the staff who may act on it. Raises NotTheirs.

    A chat has one card of a case: where it stood before there is a line instead, without buttons.
    """
    case = await find_case(turn, staff, case_id)
    if staff.telegram_id is None:
        raise NotTheirs
    await alerts.record_look(turn.conn, case.id, staff, now=turn.now)
    places = await deliveries.leave_places(turn.conn, CaseCard(case.id, staff.id), staff.telegram_id)
    return [*(case_card.moved(case, staff, language, place) for place in places), case_card.show(case, staff)]


async def find_to_close(turn: Turn, staff: Staff, case_id: CaseId) -> Case:
    """The case, for one of the staff who wants to close it. Raises NotTheirs, CannotHappen."""
    case = await find_case(turn, staff, case_id)
    if rules.after(case.state, CaseEvent.SETTLED) is None:
        raise CannotHappen
    return case


async def ask_to_write(
    turn: Turn,
    staff: Staff,
    case: Case,
    kind: PromptKind,
    *,
    cause: Reason | None = None,
    words: str | None = None,
    loss: LossReason | None = None,
) -> None:
    """The next thing this person writes is about this case."""
    prompt = Prompt(staff.id, case.id, kind, cause, words, loss)
    await prompts.ask(turn.conn, prompt, expires_at=turn.now + turn.programme.prompt_open_for)


async def keep_call(turn: Turn, staff: Staff, case: Case, part: Part) -> Owed:
    """What was said on the phone."""
    await notes.add(turn.conn, case.id, staff.id, NoteKind.CALL, part, now=turn.now)
    await prompts.close(turn.conn, staff.id)
    return await alerting.show_case(turn, case)
