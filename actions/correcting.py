"""What a client says of an answer that one of the staff has recorded: it is right, or their own takes its place."""

from __future__ import annotations

from actions import alerting, light_cards
from actions.case_steps import CannotHappen
from actions.turn import Turn
from messages import recording as words
from messages import survey
from messages.owed import Lane, Owed
from nps.subjects import Asked
from nps.values import CaseEvent, CaseWhy, Group
from storage.answers import recorded, recordings
from storage.answers.comments import Part
from storage.answers.responses import Response, Scored
from storage.asking import invitations, surveys
from storage.asking.invitations import Invitation
from storage.cases import cases
from storage.people.clients import get_contact
from storage.people.staff import Staff, find_staff
from storage.people.who import Who


async def confirm(turn: Turn, response: Response) -> Owed:
    """[Верно]. Raises CannotHappen when the client's own answer stands in its place."""
    if response.replaced_at is not None:
        raise CannotHappen
    response = await recorded.confirm(turn.conn, response, now=turn.now)
    return await _show_everywhere(turn, response)


async def correct(turn: Turn, who: Who, response: Response) -> Owed:
    """[Поправить]: the question, whose answer is the client's own. Raises CannotHappen as `confirm` does."""
    if response.replaced_at is not None:
        raise CannotHappen
    regular = await surveys.ensure_regular_survey(turn.conn, now=turn.now)
    asked = await recorded.ask_own(turn.conn, response, regular, now=turn.now)
    if asked is None:
        raise CannotHappen
    is_own = asked.occasion.startswith(invitations.ON_RECORD)
    showing = Asked.FIRST if is_own else f"recorded-{response.id}"  # what was asked before has scrolled away
    return [survey.ask(asked, who.telegram_id, lane=Lane.REPLY, showing=showing)]


async def follow_own(
    turn: Turn, scored: Scored, invitation: Invitation, parts: list[Part], manager: Staff | None
) -> Owed | None:
    """The client's own first score, where it takes the place of what was recorded; None where it does not.

    1. What was recorded says so wherever it is shown.
    2. Its open case goes on with the client's own answer: another score rings, and a new complaint is one.
    3. Without such a case the follow-up is that of any answer.
    """
    if scored.before is not None or not recorded.may_replace(invitation):
        return None
    response = scored.response
    replaced = await recorded.replace(turn.conn, response, invitation, now=turn.now)
    if not replaced:
        return None
    owed: Owed = []
    for each in replaced:
        owed += await _show_everywhere(turn, each, with_case=False)
    before = replaced[-1]
    case = await cases.find_of_response(turn.conn, before.id)
    if case is None or case.is_over:
        return [*owed, *await alerting.follow_score(turn, scored, parts, manager)]
    is_unhappy = response.group is Group.DETRACTOR
    why = CaseWhy.DETRACTOR if is_unhappy else CaseWhy.STAFF
    await cases.add_response(turn.conn, case, response.id, why)
    if response.score == before.score:
        return [*owed, *await alerting.show_case(turn, case, parts)]
    change_of_score = {"old": before.score, "new": response.score}
    await cases.add_event(turn.conn, case.id, CaseEvent.SCORE_CHANGED, detail=change_of_score, now=turn.now)
    if is_unhappy and before.group is not Group.DETRACTOR:
        case = await alerting.absorb(turn, case)
    owed += await alerting.show_case(turn, case, parts)
    return [*owed, *await alerting.ring_score(turn, case, response)]


async def _show_everywhere(turn: Turn, response: Response, *, with_case: bool = True) -> Owed:
    """How it stands now: in the client's chat, in that of who recorded it, and on its card."""
    contact = await get_contact(turn.conn, response.contact_id)
    owed: Owed = words.tell_client(response, contact)
    recording = await recordings.find_of_response(turn.conn, response.id)
    author = await find_staff(turn.conn, response.recorded_by)
    if recording is not None and author is not None and author.telegram_id is not None:
        owed.append(words.show(recording, author))
    if not with_case:
        return owed
    case = await cases.find_of_response(turn.conn, response.id)
    if case is not None:
        return [*owed, *await alerting.show_case(turn, case)]
    return [*owed, *await light_cards.follow_answer(turn, response.id)]
