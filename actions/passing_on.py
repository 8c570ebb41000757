"""Passing on a client's free words: to the manager, else to the owners; and to whom instead when they do not arrive."""

from __future__ import annotations

from actions import alerting, light_cards
from actions.telling import Receivers, find_receivers, find_receivers_of_case
from actions.turn import Turn
from messages import client_words
from messages.owed import Owed
from nps.values import ContactState, StaffId
from storage.answers import client_messages
from storage.answers.client_messages import ClientMessage
from storage.answers.comments import Part
from storage.cases import cases
from storage.cases import light_cards as stored
from storage.people.clients import get_contact
from storage.people.staff import Staff, find_staff, list_present_owners


async def pass_on(turn: Turn, words: ClientMessage) -> tuple[Receivers, Owed]:
    """To whoever is told of this client and can be written to: on their open case, else on a light card.

    Of words on a case it is noted who that is.
    """
    contact = await get_contact(turn.conn, words.contact_id)
    case = await cases.find_open_of_contact(turn.conn, contact.id)
    if case is None:
        return await light_cards.hear_message(turn, words, contact)
    if words.case_id is None:
        await client_messages.record_case(turn.conn, words.id, case.id)
    told = await find_receivers_of_case(turn, case, contact.manager_id)
    receivers = Receivers([staff for staff in told.staff if staff.can_be_written_to], told.why)
    await client_messages.record_passed_on(turn.conn, words.id, [receiver.id for receiver in receivers.staff])
    return receivers, _letters(words, receivers.staff, instead=receivers.instead)


async def pass_on_instead(turn: Turn, message_id: int, staff_id: StaffId) -> Owed:
    """Telegram refuses it for one person: the owners who have not got it yet get it instead."""
    words = await client_messages.get(turn.conn, message_id)
    return await _pass_to_others(turn, words, staff_id)


async def pass_on_anew(turn: Turn, message_id: int, staff_id: StaffId) -> Owed:
    """One person may not read it any more: the account's manager of now gets it, else the owners.

    A client who was erased meanwhile says nothing any more.
    """
    words = await client_messages.get(turn.conn, message_id)
    contact = await get_contact(turn.conn, words.contact_id)
    if contact.state is ContactState.ERASED:
        return []
    told = await find_receivers(turn, contact.manager_id)
    return await _pass_to_others(turn, words, staff_id, manager=None if told.instead else told.staff[0])


async def correct(turn: Turn, words: ClientMessage, part: Part) -> Owed:
    """The sender corrected a message: whoever has it reads how it is now."""
    before, with_file = words.part, part.file_id is not None and part.file_id != words.file_id
    words = await client_messages.edit(turn.conn, words.id, part)
    card = await stored.find(turn.conn, words.light_card_id) if words.light_card_id is not None else None
    if card is not None:
        owed_on_card = await light_cards.correct(turn, card, before, part)
        case = await cases.find(turn.conn, words.case_id) if words.case_id is not None else None
        return (
            owed_on_card if case is None else [*owed_on_card, *await alerting.correct_on_case(turn, case, before, part)]
        )
    owed: Owed = []
    for staff_id in await client_messages.list_passed_on_to(turn.conn, words.id):
        receiver = await find_staff(turn.conn, staff_id)
        if receiver is not None and receiver.can_be_written_to:
            once = f"corrected:{words.id}:{turn.now.isoformat()}"
            owed += client_words.correct(words, receiver, once=once, with_file=with_file)
    return owed


async def _pass_to_others(turn: Turn, words: ClientMessage, staff_id: StaffId, *, manager: Staff | None = None) -> Owed:
    """In place of one person it goes to this manager, else to the owners, whoever has not got it yet."""
    before = await client_messages.list_passed_on_to(turn.conn, words.id)
    to_manager = [manager] if manager is not None and manager.id not in before else []
    receivers = to_manager or [
        owner for owner in await list_present_owners(turn.conn) if owner.can_be_written_to and owner.id not in before
    ]
    others = [receiver_id for receiver_id in before if receiver_id != staff_id]
    await client_messages.record_passed_on(turn.conn, words.id, [*others, *(receiver.id for receiver in receivers)])
    return _letters(words, receivers, instead=not to_manager)


def _letters(words: ClientMessage, receivers: list[Staff], *, instead: bool) -> Owed:
    return [letter for receiver in receivers for letter in client_words.pass_on(words, receiver, instead=instead)]


async def pass_on_early(turn: Turn) -> Owed:
    """Messages that came before a score which never followed are messages to the manager."""
    owed: Owed = []
    for words in await client_messages.claim_due(turn.conn, now=turn.now):
        owed += (await pass_on(turn, words))[1]
    return owed
