"""What a client says without a case: its light card, shown at once to whoever is told of this client."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta

from actions.telling import Receivers, find_receivers
from actions.turn import Turn
from messages import light_card
from messages.owed import Owed
from nps.values import AlertState, AlertWhy, LightCardId, ResponseId, Role, StaffId
from storage.answers.client_messages import ClientMessage
from storage.answers.comments import Part
from storage.answers.responses import Response
from storage.cases import light_alerts, light_cards
from storage.cases.cases import Case
from storage.cases.light_cards import LightCard
from storage.people.audit import record_audit
from storage.people.clients import Contact
from storage.people.staff import Staff, find_staff, list_present_owners
from storage.people.who import Who

GOES_ON_FOR = timedelta(days=14)
"""So long after its last words a light card that somebody has read takes further words in."""
SILENT = (AlertState.UNDELIVERABLE, AlertState.WITHDRAWN)
"""In whose chats the card is not kept up to date."""


async def hear_comment(turn: Turn, response: Response, contact: Contact, part: Part) -> Owed:
    """A part of the comment of an answer that is on no case."""
    card, is_new = await light_cards.open_for(turn.conn, contact.id, response.id, contact.manager_id, now=turn.now)
    if card.case_id is not None:
        return []
    return (await _hear(turn, card, contact, part, is_new=is_new))[1]


async def hear_message(turn: Turn, words: ClientMessage, contact: Contact) -> tuple[Receivers, Owed]:
    """A free message: below the light card of what the client said lately, else on one of its own."""
    since = turn.now - GOES_ON_FOR
    card, is_new = await light_cards.find_current(turn.conn, contact.id, since=since), False
    if card is None:
        card, is_new = await light_cards.open_for(turn.conn, contact.id, None, contact.manager_id, now=turn.now)
    await light_cards.add_message(turn.conn, words.id, card.id)
    return await _hear(turn, card, contact, words.part, is_new=is_new)


async def _hear(turn: Turn, card: LightCard, contact: Contact, part: Part, *, is_new: bool) -> tuple[Receivers, Owed]:
    """New words on a light card; tells who can read them.

    1. Somebody is to read it (again). It is for the account's manager of now, else the owners.
    2. Who had it already gets the new words below it, the others the card and all that was said.
    """
    if not is_new:
        card = await light_cards.record_words(turn.conn, card, now=turn.now)
        if card.manager_id != contact.manager_id:
            card = await light_cards.hand_over(turn.conn, card, contact.manager_id)
    told = await find_receivers(turn, contact.manager_id)
    if not is_new:
        await light_alerts.withdraw(turn.conn, card, told.kept(card.manager_id))
    added = await light_alerts.add(turn.conn, card.id, told.staff, told.why, now=turn.now)
    words = await light_cards.list_words(turn.conn, card)
    owed: Owed = []
    for receiver in await _list_readers(turn, card):
        is_added = any(staff.id == receiver.id for staff in added)
        owed += [light_card.show(card, receiver)]
        owed += light_card.send_below(card, receiver, words, words if is_added else [part])
    return Receivers([staff for staff in told.staff if staff.can_be_written_to], told.why), owed


async def _list_readers(turn: Turn, card: LightCard) -> list[Staff]:
    """Whose chat shows the card, and keeps it up to date."""
    return [
        receiver
        for alert, receiver in await light_alerts.list_receivers(turn.conn, card.id)
        if alert.state not in SILENT and receiver.telegram_id is not None
    ]


async def show(turn: Turn, card: LightCard) -> Owed:
    """The card in every chat that has it, brought up to date."""
    return [light_card.show(card, receiver) for receiver in await _list_readers(turn, card)]


async def follow_answer(turn: Turn, response_id: ResponseId) -> Owed:
    """The score or a reason has changed: so does the card, if there is one."""
    card = await light_cards.find_of_response(turn.conn, response_id)
    return await show(turn, card) if card is not None else []


async def become(turn: Turn, card: LightCard, case: Case) -> Owed:
    """What was said is a case by now: the card says so."""
    return await show(turn, await light_cards.record_case(turn.conn, card, case.id))


async def follow_case(turn: Turn, response_id: ResponseId, case: Case) -> Owed:
    """This answer is on a case by now: so are the words of its light card, if there is one."""
    card = await light_cards.find_of_response(turn.conn, response_id)
    return await become(turn, card, case) if card is not None and card.case_id is None else []


async def correct(turn: Turn, card: LightCard, before: Part, part: Part) -> Owed:
    """The client corrected words of theirs: the card shows the first ones, and everybody reads how they are now."""
    if card.case_id is None:
        card = await light_cards.record_words(turn.conn, card, now=turn.now)
    with_file = part.file_id is not None and part.file_id != before.file_id
    owed: Owed = []
    for receiver in await _list_readers(turn, card):
        once = f"light-corrected:{card.id}:{part.source_chat_id}:{part.source_message_id}:{turn.now.isoformat()}"
        owed += [light_card.show(card, receiver)]
        owed += light_card.correct(card, receiver, part, once=once, with_file=with_file)
    return owed


async def mark_read(turn: Turn, who: Who, staff: Staff, card: LightCard) -> Owed:
    """[Прочитано]"""
    if card.unread_since is not None:
        card = await light_cards.record_read(turn.conn, card, staff.id, now=turn.now)
        await record_audit(turn.conn, who, "light.read", f"contact:{card.contact_id}", now=turn.now)
    return await show(turn, card)


async def fall_back(
    turn: Turn, card_id: LightCardId, staff_id: StaffId, why: AlertWhy, *, is_lost: bool = True
) -> Owed:
    """One person cannot get the card, or not surely what is below it: it goes to all owners.

    `is_lost`: the card itself stands in nobody's chat there. An owner who got it instead of somebody else is not
    replaced: the other owners have their own copy.
    """
    card = await light_cards.find(turn.conn, card_id)
    if card is None:
        return []
    of_card = await light_alerts.list_receivers(turn.conn, card.id)
    alert = next(((alert, receiver) for alert, receiver in of_card if receiver.id == staff_id), None)
    if is_lost:
        await light_alerts.settle(turn.conn, card.id, staff_id, AlertState.UNDELIVERABLE, now=turn.now)
    stood_in = alert is not None and alert[0].why not in (AlertWhy.ASSIGNED, AlertWhy.STANDS_IN)
    if alert is not None and stood_in and alert[1].role is Role.OWNER:
        return []
    return await _show_to(turn, card, await list_present_owners(turn.conn), why)


async def _show_to(turn: Turn, card: LightCard, receivers: list[Staff], why: AlertWhy) -> Owed:
    """The card and all that was said, for those of these people who have not had it."""
    added = await light_alerts.add(turn.conn, card.id, receivers, why, now=turn.now)
    words = await light_cards.list_words(turn.conn, card) if added else []
    owed: Owed = []
    for receiver in added:
        owed += [light_card.show(card, receiver), *light_card.send_below(card, receiver, words, words)]
    return owed


async def hand_over_light_cards(turn: Turn) -> Owed:
    """Unread light cards follow their account to another manager; who had one reads that it is gone.

    So are the owners of now shown those that nobody reads any more.
    """
    owed: Owed = []
    for before, manager_id in await light_alerts.list_moved(turn.conn):
        owed += await _show_to_others(turn, await light_cards.hand_over(turn.conn, before, manager_id))
    for card in await light_alerts.list_unseen(turn.conn):
        manager = await find_staff(turn.conn, card.manager_id)
        why = AlertWhy.UNREACHABLE if manager else AlertWhy.NO_MANAGER
        owed += await _show_to(turn, card, await list_present_owners(turn.conn), why)
    return owed


async def follow_absence(turn: Turn, managers: Collection[StaffId]) -> Owed:
    """Unread light cards of these managers go to whoever has them now, and back."""
    owed: Owed = []
    for card in await light_alerts.list_of_managers(turn.conn, managers):
        owed += await _show_to_others(turn, card)
    return owed


async def _show_to_others(turn: Turn, card: LightCard) -> Owed:
    """It is for somebody else now; who had it reads that it is gone."""
    owed: Owed = []
    told = await find_receivers(turn, card.manager_id)
    await light_alerts.withdraw(turn.conn, card, told.kept(card.manager_id))
    for alert, receiver in await light_alerts.list_receivers(turn.conn, card.id):
        if receiver.can_be_written_to and alert.state in (AlertState.WITHDRAWN, AlertState.OWED):
            owed.append(light_card.show(card, receiver))
    return [*owed, *await _show_to(turn, card, told.staff, told.why)]


async def show_missed(turn: Turn, receiver: Staff) -> Owed:
    """Unread words that could not reach this person until now."""
    owed: Owed = []
    for card in await light_alerts.list_missed(turn.conn, receiver.id):
        await light_alerts.owe_again(turn.conn, card.id, receiver.id, AlertWhy.ASSIGNED, now=turn.now)
        words = await light_cards.list_words(turn.conn, card)
        owed += [light_card.show(card, receiver), *light_card.send_below(card, receiver, words, words)]
    return owed


async def take_back(turn: Turn, staff_id: StaffId, lately: Iterable[LightCardId]) -> Owed:
    """This person's chat is a stranger's: what nobody has read, and what was read there `lately`, is the owners'."""
    owed: Owed = []
    lost = await light_alerts.lose_cards(turn.conn, staff_id, now=turn.now)
    for card_id in sorted({*lost, *lately}):
        card = await light_cards.find(turn.conn, card_id)
        if card is not None and card.case_id is None:
            await light_cards.owe_reading(turn.conn, card, now=turn.now)
            owed += await fall_back(turn, card_id, staff_id, AlertWhy.NOT_JOINED)
    return owed
