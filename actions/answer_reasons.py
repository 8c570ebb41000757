"""The staff correct which reasons an answer names; the words and the score are the client's, and stay."""

from __future__ import annotations

from actions import alerting
from actions.cases import NotTheirs
from actions.turn import Turn
from messages.owed import Owed
from nps.reasons import Corrected
from nps.values import Reason
from storage.answers import corrections
from storage.answers.responses import Response
from storage.people.audit import record_audit
from storage.people.staff import Staff
from storage.people.who import Who


async def find_answer(turn: Turn, staff: Staff, response_id: int) -> Response:
    """The answer, for one of the staff who may act on it. Raises NotTheirs."""
    response = await corrections.find_of_staff(turn.conn, response_id, staff)
    if response is None or not turn.programme.may_read_answers(staff.role):
        raise NotTheirs
    return response


async def correct(turn: Turn, who: Who, staff: Staff, response: Response, reason: Reason) -> tuple[Corrected, Owed]:
    """Add a reason to an answer, or strike it; every card of it follows, and whoever adds «Отношение» calls the owners.

    1. The fact: what counts from now on, and a correction with who and when.
    2. The cards of the answer show it, and who has corrected it.
    """
    became = await corrections.toggle(turn.conn, response.id, reason, staff.id, now=turn.now)
    await record_audit(turn.conn, who, "reasons.correct", f"contact:{response.contact_id}", now=turn.now)
    return became, await alerting.follow_reasons(turn, response)
