"""What became of words to a client: each end is written down, moves the case if they were read, and is told."""

from __future__ import annotations

from aiogram.methods import DeleteMessage

from actions import alerting, case_steps, light_cards
from actions.case_steps import CannotHappen
from actions.turn import Turn
from messages import relay_status
from messages.envelopes import to_contact
from messages.owed import Owed, Send
from messages.relaying import Piece, change, pieces_of, sends
from messages.texts import language_of
from nps.subjects import RelayChange, Relayed
from nps.values import CaseEvent, ContactId, RelayId, RelayState, RelayWhy
from storage.cases import cases, promises, relays
from storage.cases import light_cards as stored_cards
from storage.cases.cases import Case
from storage.cases.relays import Relay
from storage.people.staff import find_staff
from storage.people.who import find_who
from storage.queues import deliveries, dropping


async def show(turn: Turn, relay: Relay) -> Owed:
    """The status in the chat of whoever said it."""
    sender = await find_staff(turn.conn, relay.staff_id)
    if sender is None or sender.telegram_id is None:
        return []
    return [relay_status.show(relay, sender)]


async def pieces_now(turn: Turn, relay: Relay, *, edited: bool = False) -> list[Piece]:
    """The Telegram messages of which it consists, as its words are now and in its reader's language."""
    sender, reader = await find_staff(turn.conn, relay.staff_id), await find_who(turn.conn, relay.chat_id)
    language = language_of(reader, turn.programme) if reader else turn.programme.language
    name = sender.name if sender else turn.programme.company
    return pieces_of(language, name, await relays.list_said(turn.conn, relay.id), edited=edited)


async def arrived(turn: Turn, relay_id: RelayId) -> Owed:
    """One more of its messages is in the client's chat.

    1. All of them are: it is delivered, and that is contact.
    2. Words that were corrected on the way are changed there.
    """
    known = await relays.find(turn.conn, relay_id)
    if known is None:
        return []
    shown = await deliveries.list_relayed(turn.conn, known.chat_id, relay_id)
    relay = await relays.record_arrived(turn.conn, relay_id, max(len(shown), known.arrived), now=turn.now)
    if relay is None or relay.arrived < relay.pieces:
        return []
    owed: Owed = []
    if relay.state is RelayState.WAITING:
        relay = await relays.change(turn.conn, relay, state=RelayState.SENT) or relay
        owed += await _reach(turn, relay)
    if relay.is_edited:
        owed += await correct(turn, relay)
    return [*await show(turn, relay), *owed]


async def _reach(turn: Turn, relay: Relay) -> Owed:
    """The client has words of ours: on their case, else on their light card."""
    case = await cases.find(turn.conn, relay.case_id) if relay.case_id is not None else None
    if case is None or case.is_over:
        case = await cases.find_open_of_contact(turn.conn, relay.contact_id) or case
    if case is not None:
        case = await _move(turn, case, CaseEvent.REACHED, relay, always=True)
        if relay.awaits_answer:
            case = await _move(turn, case, CaseEvent.QUESTION_ASKED, relay)
        return await alerting.show_case(turn, case)
    card = await stored_cards.find_current(turn.conn, relay.contact_id, since=turn.now - light_cards.GOES_ON_FOR)
    if card is None:
        return []
    card = await stored_cards.record_answered(turn.conn, card, relay.staff_id, now=turn.now)
    return await light_cards.show(turn, card)


async def _move(turn: Turn, case: Case, event: CaseEvent, relay: Relay, *, always: bool = False) -> Case:
    """Talking goes on after the closing: then it is noted, and the case stays as it is."""
    detail = {"relay": relay.id}
    try:
        return await case_steps.step(turn, case, event, by=relay.staff_id, detail=detail)
    except CannotHappen:
        if always:
            await cases.add_event(turn.conn, case.id, event, staff_id=relay.staff_id, detail=detail, now=turn.now)
        return case


async def not_delivered(turn: Turn, relay_id: RelayId, why: RelayWhy) -> Owed:
    """It does not reach the client, and neither does what was to follow it."""
    relay = await relays.find(turn.conn, relay_id)
    if relay is not None and relay.state is RelayState.SENT:  # it grew longer by a correction
        return await not_done(turn, relay_id, RelayWhy.NOT_CORRECTED)
    if relay is None or relay.state not in (RelayState.WAITING, RelayState.UNKNOWN):
        return []
    await turn.settle()
    await dropping.drop_rest(turn.conn, relay.id, relay.contact_id, now=turn.now)
    relay = await relays.change(turn.conn, relay, state=RelayState.NOT_DELIVERED, why=why) or relay
    return [*await show(turn, relay), *await _show_promise(turn, relay)]


async def _show_promise(turn: Turn, relay: Relay) -> Owed:
    """Were they a promise, the card says whether the client has read it."""
    promise = await promises.find_of_relay(turn.conn, relay.id)
    return await alerting.show_case(turn, await cases.get(turn.conn, promise.case_id)) if promise is not None else []


async def held_back(turn: Turn, relay_id: RelayId) -> Owed:
    """In its chat sits somebody else by now, or nobody."""
    relay = await relays.find(turn.conn, relay_id)
    if relay is None:
        return []
    why = await relays.find_obstacle(turn.conn, relay.id, relay.chat_id)
    return await not_delivered(turn, relay_id, why or RelayWhy.HELD)


async def in_doubt(turn: Turn, relay_id: RelayId) -> Owed:
    """Sent twice, and nobody knows whether it arrived."""
    relay = await relays.find(turn.conn, relay_id)
    if relay is not None and relay.state is RelayState.SENT:
        return await not_done(turn, relay_id, RelayWhy.NOT_CORRECTED)
    if relay is None or relay.state is not RelayState.WAITING:
        return []
    relay = await relays.change(turn.conn, relay, state=RelayState.UNKNOWN) or relay
    return [*await show(turn, relay), *await _show_promise(turn, relay)]


async def settle_relays(turn: Turn) -> Owed:
    """Words that wait for nothing any more.

    1. What was owed and dropped (another Telegram account, an erasure, a restore) did not reach the client.
    2. Of what nobody decided about for a day nothing is kept.
    """
    owed: Owed = []
    for relay in await relays.list_stranded(turn.conn):
        owed += await held_back(turn, relay.id)
    for relay in await relays.list_unanswered(turn.conn, before=turn.now - turn.programme.relay_asked_for):
        cancelled = await relays.cancel(turn.conn, relay)
        owed += await show(turn, cancelled) if cancelled is not None else []
    return owed


async def follow_erased(turn: Turn, contact_ids: list[ContactId]) -> Owed:
    """To erased clients nothing is sent any more, and whoever wrote something is told."""
    owed: Owed = []
    for contact_id in contact_ids:
        for relay in await relays.list_of_contact(turn.conn, contact_id):
            if relay.state in (RelayState.ASKED, RelayState.WAITING):
                gone = {"state": RelayState.NOT_DELIVERED, "why": RelayWhy.ERASED}
                relay = await relays.change(turn.conn, relay, **gone) or relay
                owed += await show(turn, relay)
    return owed


async def correct(turn: Turn, relay: Relay, *, with_file: bool = True) -> Owed:
    """The client's copy, as it reads now: what it has too many is deleted, what it lacks is sent."""
    pieces = await pieces_now(turn, relay, edited=True)
    shown = await deliveries.list_relayed(turn.conn, relay.chat_id, relay.id)
    relay = await relays.change(turn.conn, relay, frozen_at=turn.now, pieces=len(pieces)) or relay
    owed: Owed = []
    for number, piece in enumerate(pieces):
        to = to_contact(relay.chat_id, relay.contact_id, subject=RelayChange(relay.id, number))
        if number not in shown:
            to = to_contact(relay.chat_id, relay.contact_id, subject=Relayed(relay.id, number))
            owed += [Send(method, to) for _, method in sends(relay.chat_id, [piece])]
        elif (method := change(relay.chat_id, shown[number], piece, with_file=with_file)) is not None:
            owed.append(Send(method, to))
    for number in sorted(number for number in shown if number >= len(pieces)):
        to = to_contact(relay.chat_id, relay.contact_id, subject=RelayChange(relay.id, number))
        owed.append(Send(DeleteMessage(chat_id=relay.chat_id, message_id=shown[number]), to))
        await deliveries.forget(turn.conn, relay.chat_id, shown[number])
    return owed


async def changed(turn: Turn, relay_id: RelayId) -> Owed:
    """The client's copy reads as its writer has corrected it."""
    relay = await relays.find(turn.conn, relay_id)
    return await show(turn, relay) if relay is not None else []


async def recalled(turn: Turn, relay_id: RelayId, piece: int) -> Owed:
    """One of its messages is gone from the client's chat; with the last of them the words are."""
    relay = await relays.find(turn.conn, relay_id)
    if relay is None:
        return []
    shown = await deliveries.list_relayed(turn.conn, relay.chat_id, relay.id)
    if (message_id := shown.pop(piece, None)) is not None:
        await deliveries.forget(turn.conn, relay.chat_id, message_id)
    if shown:
        return []
    relay = await relays.change(turn.conn, relay, state=RelayState.RECALLED, why=None) or relay
    return [*await show(turn, relay), *await _show_promise(turn, relay)]


async def not_done(turn: Turn, relay_id: RelayId, why: RelayWhy) -> Owed:
    """What had arrived stands in the client's chat as it was."""
    relay = await relays.find(turn.conn, relay_id)
    if relay is None or relay.state is RelayState.RECALLED:
        return []
    relay = await relays.change(turn.conn, relay, why=why) or relay
    return await show(turn, relay)
