"""Cases that no score opens: a client wishes to be called, or one of the staff thinks there should be one."""

from __future__ import annotations

from actions import alerting, case_steps, light_cards
from actions.cases import NotTheirs
from actions.turn import Turn
from messages import client_words
from messages.owed import Owed
from nps.case import CLOSED_LATELY, Until
from nps.values import AlertWhy, CaseDue, CaseEvent, CaseWhy
from storage.answers import responses
from storage.answers.responses import Response
from storage.cases import alerts, cases
from storage.cases.cases import Case, Deadline, Found
from storage.cases.light_cards import LightCard
from storage.people.audit import record_audit
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff
from storage.people.who import Who


async def ask_for_contact(turn: Turn, response: Response, contact: Contact) -> tuple[bool, Owed]:
    """[Свяжитесь со мной]: a case, whatever the score; tells whether it is the first time that they ask.

    1. Without an open case there is a new one, with this answer unless that has been on one before.
    2. An open one takes the answer in, its clock begins anew, and the phone rings.
    3. Whoever has asked on an open case already is on it: nobody is rung again.
    """
    case = await cases.find_open_of_contact(turn.conn, contact.id)
    on_case = await cases.find_of_response(turn.conn, response.id)
    if case is None:
        deadline = _deadline(turn, contact)
        if on_case is None:
            case, _ = await cases.open_for(turn.conn, response, deadline=deadline, now=turn.now, why=CaseWhy.ASKED)
        else:
            case, _ = await cases.open_without(turn.conn, contact, CaseWhy.ASKED, deadline=deadline, now=turn.now)
        return True, await _show_new(turn, case)
    if case.why is CaseWhy.ASKED or await cases.has_event(turn.conn, case.id, CaseEvent.ASKED):
        return False, []
    if on_case is None:
        await cases.add_response(turn.conn, case, response.id, CaseWhy.ASKED)
    case = await case_steps.step(turn, case, CaseEvent.ASKED)
    owed = [*await light_cards.follow_case(turn, response.id, case), *await _show_all(turn, case)]
    once = f"ring:asked:{case.id}"
    for receiver in await alerting.list_readers(turn, case):
        owed.append(client_words.tell_asked(case, receiver, contact, once))
    return True, owed


async def open_from_light_card(turn: Turn, who: Who, staff: Staff, card: LightCard) -> tuple[Case, bool, Owed]:
    """[Открыть обращение], [Открыть снова]: what is on the light card is a case, or part of the open one.

    Words after a case was closed open that one again. Tells whether the case is new.
    """
    contact = await get_contact(turn.conn, card.contact_id)
    response = await responses.get(turn.conn, card.response_id) if card.response_id is not None else None
    action, is_new = "case.open", False
    if response is not None:
        deadline = _deadline(turn, contact)
        case, found = await cases.open_for(
            turn.conn, response, deadline=deadline, now=turn.now, why=CaseWhy.STAFF, by=staff.id
        )
        is_new = found is Found.NEW
    elif (closed := await cases.find_lately_closed(turn.conn, contact.id, since=turn.now - CLOSED_LATELY)) is not None:
        case, action = await _open_again(turn, staff, closed, contact), "case.open-again"
    else:
        case, is_new = await _open_by_hand(turn, staff, contact)
    if not is_new and action == "case.open":
        await cases.add_event(turn.conn, case.id, CaseEvent.ABSORBED, staff_id=staff.id, now=turn.now)
    await record_audit(turn.conn, who, action, f"case:{case.id}", now=turn.now)
    shown = await light_cards.become(turn, card, case)
    return case, is_new, [*shown, *await _show_new(turn, case, opener=staff)]


async def _open_again(turn: Turn, staff: Staff, closed: Case, contact: Contact) -> Case:
    """A case that is closed stays with who had it then: open, it is for the client's manager of now."""
    case = await case_steps.step(turn, closed, CaseEvent.OPENED_AGAIN, by=staff.id)
    if contact.manager_id is None or case.manager_id == contact.manager_id:
        return case
    return await cases.hand_over(turn.conn, case, contact.manager_id, now=turn.now)


async def open_by_hand(turn: Turn, who: Who, staff: Staff, contact: Contact) -> tuple[Case, bool, Owed]:
    """`/case NAME`: a case without an answer; tells whether it is new. Raises NotTheirs."""
    if not staff.may_read(contact.manager_id) or not turn.programme.may_read_answers(staff.role):
        raise NotTheirs
    case, is_new = await _open_by_hand(turn, staff, contact)
    if is_new:
        await record_audit(turn.conn, who, "case.open", f"case:{case.id}", now=turn.now)
    return case, is_new, await _show_new(turn, case, opener=staff)


async def _open_by_hand(turn: Turn, staff: Staff, contact: Contact) -> tuple[Case, bool]:
    deadline = _deadline(turn, contact)
    return await cases.open_without(turn.conn, contact, CaseWhy.STAFF, deadline=deadline, now=turn.now, by=staff.id)


def _deadline(turn: Turn, contact: Contact) -> Deadline:
    return case_steps.deadline_of(turn, Until.CONTACT, CaseDue.CONTACT, segment=contact.segment)


async def _show_new(turn: Turn, case: Case, *, opener: Staff | None = None) -> Owed:
    """The card for whoever is told of this client, and for whoever opened it, with all that was said before.

    Words that stand on light cards belong to the case.
    """
    await alerting.alert_receivers(turn, case)
    if opener is not None:
        await alerts.add_alerts(turn.conn, case.id, [opener], AlertWhy.ASSIGNED, now=turn.now)
    owed: Owed = []
    response = await cases.find_latest_response(turn.conn, case.id)
    if response is not None:
        owed += await light_cards.follow_case(turn, response.id, case)
    return [*owed, *await _show_all(turn, case)]


async def _show_all(turn: Turn, case: Case) -> Owed:
    return await alerting.show_case(turn, case, await cases.list_words(turn.conn, case))
