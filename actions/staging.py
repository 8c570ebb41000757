"""How far the loss of a client has come (method §6): staff tell of the later stages, and the owners hear of them."""

from __future__ import annotations

from actions import alerting, case_steps
from actions.case_steps import CannotHappen
from actions.cases import AUDITED, find_case
from actions.turn import Turn
from messages import staging as messages
from messages.owed import Owed
from nps import case as rules
from nps.case import OWNERS_FROM, Stage
from nps.subjects import CaseCard
from nps.values import AlertWhy, CaseEvent, CaseId
from storage.cases import cases
from storage.cases.cases import Case
from storage.people.audit import record_audit
from storage.people.staff import Staff, list_present_owners
from storage.people.who import Who
from storage.queues import deliveries


class Same(Exception):
    """It is at that stage already."""


async def find_staged(turn: Turn, staff: Staff, case_id: CaseId) -> tuple[Case, Stage]:
    """A case for one of the staff who may say so, and its stage. Raises NotTheirs, CannotHappen."""
    case = await find_case(turn, staff, case_id)
    if rules.after(case.state, CaseEvent.STAGE_SET) is None:
        raise CannotHappen
    event = await cases.find_stage(turn.conn, case.id)
    return case, (event.stage if event is not None else None) or Stage.COMPLAINT


async def set_stage(turn: Turn, who: Who, staff: Staff, case_id: CaseId, stage: Stage) -> Owed:
    """It has come so far, or not, after all: a slip is corrected the same way.

    From the third stage on every owner has the card and is rung at once, except for one who says so themselves: by the
    card where it is new, else by a message below it. A correction rings nobody. Raises NotTheirs, CannotHappen, Same.
    """
    case, before = await find_staged(turn, staff, case_id)
    if stage is before:
        raise Same
    detail = {"stage": int(stage), "before": int(before)}
    case = await case_steps.step(turn, case, CaseEvent.STAGE_SET, by=staff.id, detail=detail)
    await record_audit(turn.conn, who, AUDITED[CaseEvent.STAGE_SET], f"case:{case.id}", now=turn.now)
    rings: Owed = []
    shown: Owed = []
    event = await cases.find_stage(turn.conn, case.id)
    if event is not None and stage >= OWNERS_FROM and stage > before:
        shown = await alerting.show_to(turn, case, await alerting.alert_owners(turn, case, AlertWhy.STAGE))
        for owner in await list_present_owners(turn.conn):
            if owner.can_be_written_to and owner.id != staff.id and await _has_card(turn, case, owner):
                rings.append(messages.tell_stage(case, owner, stage, staff, event_id=event.id))
    return [*shown, *await alerting.show_case(turn, case), *rings]


async def _has_card(turn: Turn, case: Case, owner: Staff) -> bool:
    """Does it stand in their chat already? Then it changes there, and that makes no sound."""
    key, chat_id = CaseCard(case.id, owner.id).key, owner.telegram_id or 0
    return await deliveries.find_card_message(turn.conn, key, chat_id=chat_id) is not None
