"""Staff say something to a client: whom it is for, whether it is to be sent, and what they make of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram.methods import DeleteMessage

from actions import alerting, relay_outcomes
from actions.cases import NotTheirs, find_case
from actions.turn import Turn
from messages import relay_status
from messages.envelopes import to_contact
from messages.owed import Owed, Send
from messages.relaying import sends
from nps.subjects import Relayed, RelayRecall, RelayStatus
from nps.values import CaseId, ContactId, ContactState, NoteKind, RelayState
from storage.answers.comments import Part
from storage.cases import cases, notes, relays
from storage.cases.relays import Relay, Said
from storage.people.audit import record_audit
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff
from storage.people.who import Who
from storage.queues import deliveries, dropping

ALBUM_COMES_WITHIN = timedelta(hours=1)
"""Messages of one album come together; with a gap of the bot's own between them they may come much later."""


@dataclass(frozen=True, slots=True)
class Target:
    """Whom it is for. `at_once`: they answer the client's own words, so it goes unless it is cancelled."""

    contact_id: ContactId
    case_id: CaseId | None = None
    at_once: bool = False


class LostClient(NotTheirs):
    """They wrote it, and the client is somebody else's by now."""


class Erased(Exception):
    """The client's data were erased: nobody is left to be written to."""


class Decided(Exception):
    """It was decided about these words already; `state` tells how."""

    def __init__(self, state: RelayState) -> None:
        super().__init__(state)
        self.state = state


class CannotReach(Exception):
    """The bot cannot write to this client (any more)."""


class TooLate(Exception):
    """What was sent cannot be cancelled any more, and after two days not taken back."""


async def find_target(turn: Turn, staff: Staff, target: Target) -> Contact:
    """The client, for one of the staff who may talk to them. Raises NotTheirs, Erased."""
    contact = await get_contact(turn.conn, target.contact_id)
    if target.case_id is not None:
        await find_case(turn, staff, target.case_id)
    elif not (staff.may_read(contact.manager_id) and turn.programme.may_read_answers(staff.role)):
        raise NotTheirs
    if contact.state is ContactState.ERASED:
        raise Erased
    return contact


async def say(turn: Turn, staff: Staff, target: Target, said: Said, *, album: str | None) -> Owed:
    """One of the staff wrote this for a client. Raises NotTheirs, Erased.

    1. An answer to the client's own words is owed at once, frozen, and goes in ten seconds.
    2. Everything else asks first, naming the person; of an album once it has been complete for two seconds.
    """
    contact = await find_target(turn, staff, target)
    chat_id = contact.telegram_id or 0
    now = turn.now
    relay = await relays.ask(turn.conn, contact.id, target.case_id, staff.id, chat_id, album, now=now)
    if not await relays.add_said(turn.conn, relay.id, said):
        return []
    if target.at_once and contact.state is ContactState.JOINED:
        relay, owed = await _freeze(turn, relay, goes_at=now + turn.programme.relay_after)
        return [*owed, relay_status.show(relay, staff)]
    complete_at = now + turn.programme.album_silence if album else None
    return [relay_status.show(relay, staff, not_before=complete_at)]


async def continue_album(turn: Turn, staff: Staff, relay: Relay, said: Said) -> Owed:
    """Another message of an album. What comes after the sending is asked about by itself.

    Raises NotTheirs, Erased.
    """
    target = Target(relay.contact_id, relay.case_id)
    await turn.settle()
    if relay.state is RelayState.ASKED:
        await relays.add_said(turn.conn, relay.id, said)
        status, complete_at = RelayStatus(relay.id, staff.id), turn.now + turn.programme.album_silence
        await dropping.postpone_card(turn.conn, status, due_at=complete_at)
        return [relay_status.show(relay, staff, not_before=complete_at)]
    if relay.state is RelayState.WAITING and await _stop(turn, relay):
        await relays.add_said(turn.conn, relay.id, said)
        relay, owed = await _freeze(turn, relay, goes_at=turn.now + turn.programme.relay_after)
        return [*owed, relay_status.show(relay, staff)]
    return await say(turn, staff, target, said, album=relay.album)


async def _freeze(turn: Turn, relay: Relay, *, goes_at: datetime, awaits_answer: bool = False) -> tuple[Relay, Owed]:
    """From here on these words go to this person or to nobody. Raises Decided."""
    pieces = await relay_outcomes.pieces_now(turn, relay)
    frozen = await relays.change(
        turn.conn,
        relay,
        state=RelayState.WAITING,
        pieces=len(pieces),
        frozen_at=turn.now,
        goes_at=goes_at,
        awaits_answer=awaits_answer or relay.awaits_answer,
    )
    if frozen is None:
        raise Decided(relay.state)
    later = goes_at if goes_at > turn.now else None
    return frozen, [
        Send(
            method,
            to_contact(relay.chat_id, relay.contact_id, subject=Relayed(relay.id, number), not_before=later),
        )
        for number, method in sends(relay.chat_id, pieces)
    ]


async def send(turn: Turn, staff: Staff, contact: Contact, case_id: CaseId, said: Said) -> tuple[Relay, Owed]:
    """Words that were confirmed already: a promise, as it stood before whoever makes it."""
    chat_id = contact.telegram_id or 0
    relay = await relays.ask(turn.conn, contact.id, case_id, staff.id, chat_id, None, now=turn.now)
    await relays.add_said(turn.conn, relay.id, said)
    relay, owed = await _freeze(turn, relay, goes_at=turn.now)
    return relay, [*owed, relay_status.show(relay, staff)]


async def _stop(turn: Turn, relay: Relay) -> bool:
    """Take back what has not begun to leave; tells whether it had not."""
    await turn.settle()
    return await dropping.drop_relayed(turn.conn, relay.id, relay.contact_id, now=turn.now)


async def _find_own(turn: Turn, staff: Staff, relay_id: int) -> Relay:
    """The words, for whoever wrote them. Raises NotTheirs."""
    relay = await relays.find(turn.conn, relay_id)
    if relay is None or relay.staff_id != staff.id:
        raise NotTheirs
    return relay


async def _find_asked(turn: Turn, staff: Staff, relay_id: int) -> tuple[Relay, Contact]:
    """Words nobody has decided about. Raises NotTheirs, LostClient, Erased, Decided."""
    relay = await _find_own(turn, staff, relay_id)
    if relay.state is not RelayState.ASKED:
        raise Decided(relay.state)
    try:
        return relay, await find_target(turn, staff, Target(relay.contact_id, relay.case_id))
    except NotTheirs:
        raise LostClient from None


async def confirm(turn: Turn, who: Who, staff: Staff, relay_id: int, *, asking: bool) -> Owed:
    """[Отправить]; `asking`: and the case waits for the answer.

    Raises NotTheirs, Erased, Decided, CannotReach.
    """
    relay, contact = await _find_asked(turn, staff, relay_id)
    if contact.state is not ContactState.JOINED or contact.telegram_id != relay.chat_id:
        raise CannotReach
    relay, owed = await _freeze(turn, relay, goes_at=turn.now, awaits_answer=asking)
    subject = f"case:{relay.case_id}" if relay.case_id is not None else f"contact:{relay.contact_id}"
    await record_audit(turn.conn, who, "relay.send", subject, now=turn.now)
    return [*owed, relay_status.show(relay, staff)]


async def keep_as_note(turn: Turn, staff: Staff, relay_id: int) -> Owed:
    """[Заметка для своих]: it stands on the card, and no client reads it. Raises NotTheirs, Erased, Decided."""
    relay, _ = await _find_asked(turn, staff, relay_id)
    if relay.case_id is None:
        raise NotTheirs
    for said in await relays.list_said(turn.conn, relay.id):
        part = Part(said.kind, said.text, said.file_id, said.file_name, said.source_chat_id, said.source_message_id)
        await notes.add(turn.conn, relay.case_id, staff.id, NoteKind.NOTE, part, now=turn.now)
    noted = await relays.cancel(turn.conn, relay, RelayState.NOTED)
    if noted is None:
        raise Decided(relay.state)
    case = await cases.get(turn.conn, relay.case_id)
    return [relay_status.show(noted, staff), *await alerting.show_case(turn, case)]


async def cancel(turn: Turn, staff: Staff, relay_id: int) -> Owed:
    """[Отмена], and [Отменить] within ten seconds. Raises NotTheirs, Decided, TooLate."""
    relay = await _find_own(turn, staff, relay_id)
    if relay.state not in (RelayState.ASKED, RelayState.WAITING):
        raise Decided(relay.state)
    if relay.state is RelayState.WAITING and not await _stop(turn, relay):
        raise TooLate
    cancelled = await relays.cancel(turn.conn, relay)
    if cancelled is None:
        raise Decided(relay.state)
    return [relay_status.show(cancelled, staff)]


async def recall(turn: Turn, who: Who, staff: Staff, relay_id: int) -> Owed:
    """[Отозвать]: the client's copy is deleted. Raises NotTheirs, Decided, TooLate."""
    relay = await _find_own(turn, staff, relay_id)
    if relay.state not in (RelayState.SENT, RelayState.UNKNOWN, RelayState.NOT_DELIVERED):
        raise Decided(relay.state)
    shown = await deliveries.list_relayed(turn.conn, relay.chat_id, relay.id)
    if not shown or not relay_status.is_recallable(relay, turn.now):
        raise TooLate
    await record_audit(turn.conn, who, "relay.recall", f"contact:{relay.contact_id}", now=turn.now)
    owed: Owed = []
    for number, message_id in shown.items():
        to = to_contact(
            relay.chat_id,
            relay.contact_id,
            subject=RelayRecall(relay.id, number),
            once=f"recall:{relay.id}:{number}:{message_id}",
        )
        owed.append(Send(DeleteMessage(chat_id=relay.chat_id, message_id=message_id), to))
    return owed


async def correct(turn: Turn, staff: Staff, relay: Relay, before: Said, said: Said) -> Owed:
    """The writer corrected a message of theirs.

    1. Nobody has decided about it: the question shows it as it is now.
    2. It waits to leave: what leaves is what it reads now. Has that begun, the client's copy follows it.
    3. It has arrived: the client's copy is changed, and marked.

    Raises Decided for words that are not with the client.
    """
    if relay.state not in (RelayState.ASKED, RelayState.WAITING, RelayState.SENT):
        raise Decided(relay.state)
    await relays.edit_said(turn.conn, said)
    if relay.state is RelayState.ASKED:
        return [relay_status.show(relay, staff)]
    if relay.state is RelayState.WAITING and await _stop(turn, relay):
        _, owed = await _freeze(turn, relay, goes_at=max(relay.goes_at or turn.now, turn.now))
        return owed
    edited = await relays.change(turn.conn, relay, edited_at=turn.now)
    if edited is None or edited.arrived < edited.pieces:
        return []
    return await relay_outcomes.correct(turn, edited, with_file=before.file_id != said.file_id)
