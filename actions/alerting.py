"""Alerting staff of what a client says: opening a case, its cards, rings and attachments."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from actions import case_steps, light_cards
from actions.telling import find_receivers
from actions.turn import Turn
from messages import case_card, client_words
from messages.notices import notify
from messages.owed import Owed
from messages.texts import language_of
from nps.case import Until
from nps.subjects import CaseCard
from nps.values import (
    FALL,
    AlertState,
    AlertWhy,
    CaseDue,
    CaseEvent,
    CaseId,
    CaseWhy,
    Group,
    Reason,
    ResponseId,
    Role,
    StaffId,
)
from storage.answers import client_messages, corrections, responses
from storage.answers.comments import Part
from storage.answers.responses import Response, Scored
from storage.cases import alerts, cases
from storage.cases import light_cards as light_cards_stored
from storage.cases.alerts import Alert
from storage.cases.cases import Case, Found
from storage.people import assigning
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff, find_staff, list_present_owners
from storage.people.who import find_who
from storage.queues import deliveries

LENT_FOR = timedelta(days=14)
"""So long after a case is over what its client says belongs to it, and to whoever has it."""
SILENT = (AlertState.UNDELIVERABLE, AlertState.WITHDRAWN)
"""In whose chats the card is not kept up to date."""


async def follow_score(
    turn: Turn, scored: Scored, parts: list[Part], manager: Staff | None, *, by: Staff | None = None
) -> Owed:
    """What a score means for the follow-up. `parts` is the comment there is already, `manager` the account's.

    `by`: who of the staff recorded it. They have the card as well, and are not rung about what they have just typed.

    1. No case, and nothing to complain of: the words that came before it are on a light card.
    2. No case, but a detractor, or a score that fell: the contact's open case, or a new one. A new one at the first tap
       is done with its cards; nobody has to be rung up about what they have not seen yet. A light card becomes it.
    3. A case, and another score: the card shows it. Whoever became a detractor anew complains again: there is a new
       deadline, and the phone rings.
    4. A case, and the same score again: nothing.
    Whoever has marked «Отношение» before they became a detractor alerts the owners as well.
    """
    response, before = scored.response, scored.before
    case = await cases.find_of_response(turn.conn, response.id) if before is not None else None
    rings = False
    owed: Owed = []
    if case is None:
        why = await _why_complaint(turn, response)
        if why is None:
            return await _follow_light(turn, scored, parts)
        case, found = await _open_for(turn, response, why, by=by)
        rings = found is not Found.NEW
        if before is not None:
            owed += await light_cards.follow_case(turn, response.id, case)
        alerted = await alert_receivers(turn, case, known=manager)
        if by is not None:
            alerted += await alerts.add_alerts(turn.conn, case.id, [by], AlertWhy.ASSIGNED, now=turn.now)
        if alerted and not rings and before is None:
            return await _show(turn, case, alerted, parts)
    elif before is not None and before != response.score:
        change = {"old": int(before), "new": response.score}
        await cases.add_event(turn.conn, case.id, CaseEvent.SCORE_CHANGED, detail=change, now=turn.now)
        if response.group is Group.DETRACTOR and before.group is not Group.DETRACTOR:
            case = await absorb(turn, case)
            rings = True
    else:
        return []
    if before is not None:  # at the first tap no reason can have been marked
        await _alert_owners_of_attitude(turn, case, response)
    owed += await show_case(turn, case, parts)
    return [*owed, *await ring_score(turn, case, response, but=by)] if rings else owed


async def ring_score(turn: Turn, case: Case, response: Response, *, but: Staff | None = None) -> Owed:
    """A new score rings the phone of whoever reads the case, `but` of whom it comes from."""
    contact = await get_contact(turn.conn, response.contact_id)
    once = f"ring:score:{response.id}:{turn.now.isoformat()}"
    return [
        client_words.tell_score(case, receiver, contact, once, score=response.score)
        for receiver in _rung(await alerts.list_receivers(turn.conn, case.id))
        if but is None or receiver.id != but.id
    ]


async def _why_complaint(turn: Turn, response: Response) -> CaseWhy | None:
    """Why this score leads to a case; None when it does not."""
    if response.group is Group.DETRACTOR:
        return CaseWhy.DETRACTOR
    before = await responses.find_previous(turn.conn, response) if response.score <= 10 - FALL else None
    return CaseWhy.FELL if before is not None and before.score - response.score >= FALL else None


async def _follow_light(turn: Turn, scored: Scored, parts: list[Part]) -> Owed:
    """Words that overtook their score make a light card; a later score changes the one there is."""
    response, owed = scored.response, []
    if scored.before is not None:
        return await light_cards.follow_answer(turn, response.id)
    for part in parts:
        contact = await get_contact(turn.conn, response.contact_id)
        owed += await light_cards.hear_comment(turn, response, contact, part)
    return owed


async def _open_for(turn: Turn, response: Response, why: CaseWhy, *, by: Staff | None = None) -> tuple[Case, Found]:
    """The case of an unhappy answer; an open one of the same client takes the new complaint in.

    How soon they are to be reached is told by the segment of now, not by that of when they were asked.
    """
    segment = (await get_contact(turn.conn, response.contact_id)).segment
    deadline = case_steps.deadline_of(turn, Until.CONTACT, CaseDue.CONTACT, segment=segment)
    opener = by.id if by is not None else None
    case, found = await cases.open_for(turn.conn, response, deadline=deadline, now=turn.now, why=why, by=opener)
    if found is Found.OPEN:
        case = await absorb(turn, case, detail=cases.answer_detail(response), by=opener)
    return case, found


async def absorb(turn: Turn, case: Case, *, detail: dict[str, Any] | None = None, by: StaffId | None = None) -> Case:
    """A client complains again: on their open case, else this one is open again. `by`: who recorded it."""
    case_open = await cases.find_open_of_contact(turn.conn, case.contact_id) if case.is_over else None
    return await case_steps.step(turn, case_open or case, CaseEvent.ABSORBED, detail=detail, by=by)


async def follow_reasons(turn: Turn, response: Response) -> Owed:
    """The reasons show on the card; a detractor who names the attitude alerts the owners as well."""
    case = await cases.find_of_response(turn.conn, response.id)
    if case is None:
        return await light_cards.follow_answer(turn, response.id)
    await _alert_owners_of_attitude(turn, case, response)
    return await show_case(turn, case)


async def follow_comment(turn: Turn, response: Response, contact: Contact, part: Part) -> Owed:
    """A new part of the comment: the card shows it, and it rings at most once a minute. Without a case it is silent."""
    case = await cases.find_of_response(turn.conn, response.id)
    if case is None:
        return await light_cards.hear_comment(turn, response, contact, part)
    owed = await show_case(turn, case, [part])
    at_most_every = turn.programme.ring_at_most_every
    if part.text and await cases.claim_ring(turn.conn, case.id, now=turn.now, at_most_every=at_most_every):
        once = f"ring:{part.source_chat_id}:{part.source_message_id}"
        for receiver in _rung(await alerts.list_receivers(turn.conn, case.id)):
            owed.append(client_words.tell_words(case, receiver, contact, once, text=part.text))
    return owed


async def follow_correction(turn: Turn, response_id: ResponseId, before: Part, part: Part) -> Owed:
    """A part of the comment reads differently now: so does the card, and what stands below it is said anew."""
    case = await cases.find_of_response(turn.conn, response_id)
    if case is None:
        card = await light_cards_stored.find_of_response(turn.conn, response_id)
        return await light_cards.correct(turn, card, before, part) if card is not None else []
    shown = await light_cards.follow_answer(turn, response_id)  # of a case that was a light card before
    return [*shown, *await correct_on_case(turn, case, before, part)]


async def correct_on_case(turn: Turn, case: Case, before: Part, part: Part) -> Owed:
    """The same for words that are on a case."""
    owed = await show_case(turn, case)
    comment = await _comment_of(turn, case)
    edited = f":{turn.now.isoformat()}"
    has_new_file = part.file_id != before.file_id
    pushed_off = [other for other in comment if other.source_message_id != part.source_message_id]
    for reader in _readers(await alerts.list_receivers(turn.conn, case.id)):
        owed += client_words.send_parts(case, reader, [part], comment, edited=edited, with_files=has_new_file)
        owed += client_words.send_parts(case, reader, pushed_off, comment)
    return owed


async def _alert_owners_of_attitude(turn: Turn, case: Case, response: Response) -> None:
    is_attitude = await corrections.is_named(turn.conn, response.id, Reason.ATTITUDE)
    if response.group is Group.DETRACTOR and is_attitude:
        await alert_owners(turn, case, AlertWhy.ATTITUDE)


async def alert_receivers(turn: Turn, case: Case, *, known: Staff | None = None) -> list[tuple[Alert, Staff]]:
    """The card is to be shown to whoever is told of this client; returns those who did not have it."""
    receivers = await find_receivers(turn, case.manager_id, known=known)
    return await alerts.add_alerts(turn.conn, case.id, receivers.staff, receivers.why, now=turn.now)


async def alert_owners(turn: Turn, case: Case, why: AlertWhy) -> list[tuple[Alert, Staff]]:
    """Put the card into every owner's chat; returns those who did not have it.

    An owner who never started the bot stands in the undeliverable list.
    """
    return await alerts.add_alerts(turn.conn, case.id, await list_present_owners(turn.conn), why, now=turn.now)


async def show_to(turn: Turn, case: Case, alerted: list[tuple[Alert, Staff]]) -> Owed:
    """The card with all that the client sent, for these people alone."""
    return await _show(turn, case, alerted, await _comment_of(turn, case)) if alerted else []


async def show_case(turn: Turn, case: Case, parts: list[Part] | None = None) -> Owed:
    """The card in every chat that shows this case, to be sent or brought up to date; and these files below it."""
    return await _show(turn, case, await alerts.list_receivers(turn.conn, case.id), parts or [])


async def _show(turn: Turn, case: Case, alerted: list[tuple[Alert, Staff]], parts: list[Part]) -> Owed:
    comment = await _comment_of(turn, case) if parts else []
    owed: Owed = [case_card.show(case, reader) for reader in _readers(alerted)]
    for reader in _readers(alerted):
        owed += client_words.send_parts(case, reader, parts, comment)
    return owed


async def list_readers(turn: Turn, case: Case) -> list[Staff]:
    """Whose chat shows the card of this case."""
    return _readers(await alerts.list_receivers(turn.conn, case.id))


def _readers(alerted: list[tuple[Alert, Staff]]) -> list[Staff]:
    """Whose chat shows the card, and keeps it up to date."""
    return [receiver for alert, receiver in alerted if alert.state not in SILENT and receiver.telegram_id is not None]


def _rung(alerted: list[tuple[Alert, Staff]]) -> list[Staff]:
    """Whose phone rings for what the client does: nobody's who is away."""
    return [receiver for receiver in _readers(alerted) if not receiver.is_away]


async def fall_back(turn: Turn, case_id: CaseId, staff_id: StaffId, why: AlertWhy) -> Owed:
    """One person cannot get the card: it goes to all owners, and they stand in the undeliverable list.

    An owner who got it instead of somebody else is not replaced: the other owners have their own copy.
    """
    case = await cases.find(turn.conn, case_id)
    if case is None:  # erased with its answers meanwhile
        return []
    await alerts.settle_alert(turn.conn, case.id, staff_id, AlertState.UNDELIVERABLE, now=turn.now)
    of_case = await alerts.list_alerts(turn.conn, case.id)
    alert = next((alert for alert in of_case if alert.staff_id == staff_id), None)
    receiver = await find_staff(turn.conn, staff_id)
    stood_in = alert is not None and alert.why not in (AlertWhy.ASSIGNED, AlertWhy.STANDS_IN)
    if stood_in and receiver is not None and receiver.role is Role.OWNER:
        return []
    await alert_owners(turn, case, why)
    return await show_case(turn, case, await _comment_of(turn, case))


async def _comment_of(turn: Turn, case: Case) -> list[Part]:
    return await cases.list_words(turn.conn, case)


async def hand_over_cases(turn: Turn) -> Owed:
    """All that are to be handed over, at one go: of whoever leaves, or of an account that goes to somebody else."""
    owed = await take_back_lent(turn)
    for case_id in await list_to_hand_over(turn):
        owed += await hand_over_one(turn, case_id)
    return owed


async def take_back_lent(turn: Turn) -> Owed:
    """A contact who was lent for a case goes back some time after it is over."""
    await assigning.take_back_lent(turn.conn, over_before=turn.now - LENT_FOR)
    return []


async def list_to_hand_over(turn: Turn) -> list[CaseId]:
    """Open cases whose account has another manager by now, and those that nobody reads any more."""
    moved = [case.id for case, _ in await alerts.list_moved(turn.conn)]
    return [*moved, *(case.id for case in await alerts.list_unread(turn.conn) if case.id not in set(moved))]


async def hand_over_one(turn: Turn, case_id: CaseId) -> Owed:
    """It follows its account, with its card; who had it reads that it is gone. Nothing when it is where it belongs.

    So are the owners of now shown a case that nobody reads any more: its readers are no longer staff.
    """
    owed: Owed = []
    for case_before, manager_id in await alerts.list_moved(turn.conn, of=case_id):
        case = await cases.hand_over(turn.conn, case_before, manager_id, now=turn.now)
        owed += await show_to_others(turn, case)
    for case in await alerts.list_unread(turn.conn, of=case_id):
        manager = await find_staff(turn.conn, case.manager_id)
        await alert_owners(turn, case, AlertWhy.UNREACHABLE if manager else AlertWhy.NO_MANAGER)
        owed += await _show_anew(turn, case)
    return owed


async def follow_absence(turn: Turn, managers: Collection[StaffId]) -> tuple[int, Owed]:
    """Open cases of these managers go to whoever has them now, and back; tells how many they are."""
    owed: Owed = []
    of_managers = await alerts.list_of_managers(turn.conn, managers)
    for case in of_managers:
        owed += await show_to_others(turn, case)
    return len(of_managers), owed


async def show_to_others(turn: Turn, case: Case) -> Owed:
    """The card is for somebody else now: they have it with all that was said, who had it reads that it is gone."""
    receivers = await find_receivers(turn, case.manager_id)
    await alerts.withdraw(turn.conn, case, receivers.kept(case.manager_id))
    added = await alerts.add_alerts(turn.conn, case.id, receivers.staff, receivers.why, now=turn.now)
    return [*await _leave_places(turn, case, added), *await _show_anew(turn, case)]


async def _leave_places(turn: Turn, case: Case, added: list[tuple[Alert, Staff]]) -> Owed:
    """Whoever had the case before and has it again gets its card below everything else, not far above."""
    owed: Owed = []
    for _, receiver in added:
        if receiver.telegram_id is None or not receiver.can_be_written_to:
            continue
        places = await deliveries.leave_places(turn.conn, CaseCard(case.id, receiver.id), receiver.telegram_id)
        who = await find_who(turn.conn, receiver.telegram_id) if places else None
        if who is not None:
            language = language_of(who, turn.programme)
            owed += [case_card.moved(case, receiver, language, place) for place in places]
    return owed


async def _show_anew(turn: Turn, case: Case) -> Owed:
    """The last word in the chat of whoever had the case, then the card and the files for those who have it now."""
    receivers = await alerts.list_receivers(turn.conn, case.id)
    withdrawn = [
        receiver for alert, receiver in receivers if alert.state is AlertState.WITHDRAWN and receiver.can_be_written_to
    ]
    return [
        *(case_card.show(case, receiver) for receiver in withdrawn),
        *await _show(turn, case, receivers, await _comment_of(turn, case)),
    ]


async def show_missed(turn: Turn, receiver: Staff) -> Owed:
    """Somebody of the staff joined or came back: what could not reach them is owed now, unless they are away.

    1. Clients' messages that reached nobody, and light cards nobody has read.
    2. How many cases there are, and their cards with what the clients sent.
    """
    if not turn.programme.may_read_answers(receiver.role) or receiver.is_away:
        return []
    owed: Owed = []
    for words in await client_messages.claim_unread_for(turn.conn, receiver):
        owed += client_words.pass_on(words, receiver, instead=False)
    owed += await light_cards.show_missed(turn, receiver)
    missed = [case.id for case in await alerts.list_missed_by_manager(turn.conn, receiver.id)]
    missed += [case_id for case_id in await alerts.list_undeliverable(turn.conn, receiver.id) if case_id not in missed]
    if missed:
        owed += notify([receiver], "staff-cases-waiting", {"count": len(missed)})
    for case_id in missed:
        case = await cases.get(turn.conn, case_id)
        await alerts.owe_again(turn.conn, case.id, receiver.id, AlertWhy.ASSIGNED, now=turn.now)
        of_case = await alerts.list_alerts(turn.conn, case.id)
        if any(alert.staff_id == receiver.id and alert.state not in SILENT for alert in of_case):
            owed.append(case_card.show(case, receiver))
        comment = await _comment_of(turn, case)
        owed += client_words.send_parts(case, receiver, comment, comment)
    return owed
