"""Promises to a client: made, moved, asked about on their date, and what follows from the client's word on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from actions import alerting, case_steps, relaying
from actions.case_steps import CannotHappen
from actions.cases import AUDITED, NotTheirs, find_case
from actions.turn import Turn
from messages import promising
from messages.owed import Owed
from messages.promising import Outcome
from messages.texts import language_of
from nps import case as rules
from nps.promise_dates import By, check
from nps.text import within
from nps.values import (
    AlertState,
    AlertWhy,
    CaseEvent,
    CaseId,
    CaseState,
    ContactState,
    PartKind,
    PromiseId,
    PromiseState,
    PromptKind,
    RelayId,
)
from storage.cases import alerts, cases, promises, prompts
from storage.cases.cases import Case
from storage.cases.promises import Promise
from storage.cases.relays import Said
from storage.people.audit import record_audit
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff, find_staff
from storage.people.who import Who, find_who

HEARD_FOR = timedelta(days=14)
"""So long after it counted as kept the client may still say that it was, or was not."""
SOON = timedelta(minutes=15)
EVENTS = {
    PromiseState.KEPT: CaseEvent.PROMISE_KEPT,
    PromiseState.BROKEN: CaseEvent.PROMISE_BROKEN,
    PromiseState.UNCONFIRMED: CaseEvent.PROMISE_UNCONFIRMED,
}
OUTCOMES: dict[PromiseState, Outcome] = {
    PromiseState.KEPT: "kept",
    PromiseState.BROKEN: "broken",
    PromiseState.UNCONFIRMED: "unconfirmed",
}


PROMPTS = frozenset({PromptKind.PROMISE, PromptKind.PROMISE_DATE})


class Stale(Exception):
    """What stood there to be confirmed no longer does: it was decided about, or another promise was made meanwhile."""


class Same(Exception):
    """That is promised already, word for word."""


class Erased(Exception):
    """The client's data were erased: nobody is left to be promised anything."""


@dataclass(frozen=True, slots=True)
class Promisable:
    """A case on which something may be promised, and the promise there is."""

    case: Case
    contact: Contact
    promise: Promise | None

    def moves(self, now: datetime) -> Promise | None:
        """The promise whose date has not come: another one moves it."""
        return self.promise if self.promise is not None and self.promise.due_at > now else None


async def find_promisable(turn: Turn, staff: Staff, case_id: CaseId) -> Promisable:
    """For one of the staff who may promise something on it. Raises NotTheirs, CannotHappen, Erased."""
    case = await find_case(turn, staff, case_id)
    contact = await get_contact(turn.conn, case.contact_id)
    if contact.state is ContactState.ERASED:
        raise Erased
    if rules.after(case.state, CaseEvent.PROMISED) is None:
        raise CannotHappen
    return Promisable(case, contact, await promises.find_open(turn.conn, case.id))


async def draft(turn: Turn, staff: Staff, case_id: CaseId, what: str, by: By) -> Owed:
    """What the client would read stands before whoever promises it, in place of what stood there before.

    Raises NotTheirs, CannotHappen, Erased, Same.
    """
    known = await find_promisable(turn, staff, case_id)
    moves, what = known.moves(turn.now), within(what)
    if moves is not None and (moves.what, moves.by) == (what, by):
        raise Same
    contact, programme = known.contact, turn.programme
    zone = programme.zone_named(contact.timezone)
    language = await _language_for(turn, contact, staff)
    said = promising.promised_words(language, what, by, programme, turn.now, zone=zone, moves=moves)
    owed = await cancel_drafts(turn, staff)
    promise = await promises.draft(
        turn.conn,
        known.case.id,
        staff.id,
        by,
        what=what,
        said=said,
        replaces=known.promise.id if known.promise else None,
        ask_at=_ask_at(turn, contact, by),
        now=turn.now,
    )
    return [*owed, promising.show(promise, known.case, staff)]


async def _language_for(turn: Turn, contact: Contact, staff: Staff) -> str:
    """The client's; of one who is not in the bot, that of whoever tells them."""
    chat_id = contact.telegram_id if contact.state is ContactState.JOINED else staff.telegram_id
    reader = await find_who(turn.conn, chat_id) if chat_id is not None else None
    return language_of(reader, turn.programme) if reader else turn.programme.language


def _ask_at(turn: Turn, contact: Contact, by: By) -> datetime:
    """When it is due, if work is done then where the client is; else when it begins there again."""
    return _open_from(turn, contact, by.at)


def _open_from(turn: Turn, contact: Contact, at: datetime) -> datetime:
    """This moment if work is done or just over then where the client is, else when it begins there again."""
    time = turn.programme.working_time.in_zone(turn.programme.zone_named(contact.timezone))
    return at if time.is_open(at - timedelta(minutes=1)) else time.next_open(at)


async def cancel_drafts(turn: Turn, staff: Staff, *, of_case: CaseId | None = None) -> Owed:
    """What stood before this person to be confirmed does so no more."""
    owed: Owed = []
    for before in await promises.list_drafts(turn.conn, staff.id):
        if of_case in (None, before.case_id):
            owed += await _cancel(turn, before)
    return owed


async def _cancel(turn: Turn, promise: Promise) -> Owed:
    cancelled = await promises.cancel(turn.conn, promise)
    maker = await find_staff(turn.conn, promise.staff_id)
    if cancelled is None or maker is None or maker.telegram_id is None:
        return []
    return [promising.show(cancelled, await cases.get(turn.conn, promise.case_id), maker)]


async def find_draft(turn: Turn, staff: Staff, promise_id: int) -> Promise:
    """What this person is about to promise. Raises NotTheirs, Stale."""
    promise = await promises.find(turn.conn, promise_id)
    if promise is None or promise.staff_id != staff.id:
        raise NotTheirs
    if promise.state is not PromiseState.DRAFT:
        raise Stale
    return promise


async def make(turn: Turn, who: Who, staff: Staff, promise_id: int, *, message_id: int) -> Owed:
    """[Сохранить и отправить]; `message_id`: where it stood in the chat of whoever promises it.

    1. What it replaces was moved, if its date has not come, else broken: the owners are told.
    2. The client reads it in these very words, frozen; who is not in the bot is told by whoever promises it.
    3. The case has the promise's date, as soon as the client was reached.

    Raises NotTheirs, Erased, Stale, CannotHappen, IsPast, IsTooFar.
    """
    written = await find_draft(turn, staff, promise_id)
    known = await find_promisable(turn, staff, written.case_id)
    check(written.by, turn.now, turn.programme.working_time)
    before = known.promise
    if written.replaces_id != (before.id if before else None) or written.said is None:
        raise Stale
    case = known.case
    owed: Owed = []
    event = CaseEvent.PROMISED
    if before is not None:
        is_ahead = before.due_at > turn.now
        ended = PromiseState.MOVED if is_ahead else PromiseState.BROKEN
        await promises.settle(turn.conn, before, ended, now=turn.now)
        event = CaseEvent.PROMISE_MOVED if is_ahead else CaseEvent.PROMISED
        if not is_ahead:
            case, owed = await _break(turn, case)
    relay_id: RelayId | None = None
    if known.contact.state is ContactState.JOINED and known.contact.telegram_id is not None:
        said = Said(PartKind.TEXT, written.said, None, None, None, None, staff.telegram_id or 0, message_id)
        relay, sent = await relaying.send(turn, staff, known.contact, case.id, said)
        relay_id = relay.id
        owed += sent
    opened = {"state": PromiseState.OPEN, "made_at": turn.now, "relay_id": relay_id}
    promise = await promises.change(turn.conn, written, **opened)
    if promise is None:
        raise Stale
    case = await case_steps.step(turn, case, event, by=staff.id, detail={"promise": promise.id})
    await record_audit(turn.conn, who, AUDITED[CaseEvent.PROMISED], f"case:{case.id}", now=turn.now)
    await close_prompt(turn, staff, case.id)
    if before is not None and before.asked_at is not None:
        owed += promising.ask(before, known.contact)
    return [promising.show(promise, case, staff), *owed, *await alerting.show_case(turn, case)]


async def close_prompt(turn: Turn, staff: Staff, case_id: CaseId) -> None:
    """No words and no date of a promise on this case are awaited any more; what else is stays."""
    asked = await prompts.find(turn.conn, staff.id, now=turn.now)
    if asked is not None and asked.case_id == case_id and asked.kind in PROMPTS:
        await prompts.close(turn.conn, staff.id)


async def _break(turn: Turn, case: Case) -> tuple[Case, Owed]:
    """A promise was not kept: every owner has the card."""
    case = await case_steps.step(turn, case, CaseEvent.PROMISE_BROKEN)
    new = await alerting.alert_owners(turn, case, AlertWhy.BROKEN)
    return case, await alerting.show_to(turn, case, new)


# --- the client's word on it ------------------------------------------------------------------------------------------


async def list_due(turn: Turn) -> list[PromiseId]:
    """Promises about which something is to be done by now."""
    forgotten = turn.now - turn.programme.relay_asked_for
    return await promises.list_due(turn.conn, now=turn.now, forgotten_before=forgotten)


async def follow(turn: Turn, promise_id: PromiseId) -> Owed:
    """What time makes of a promise.

    1. What nobody has confirmed for a day is forgotten.
    2. Of a case that was closed the client is asked whether it is settled: that answers for the promise as well.
    3. When it is due the client is asked whether it was kept, and has three working days to say so.
    4. Then it counts as kept, and as not confirmed.
    """
    promise = await promises.find(turn.conn, promise_id)
    if promise is None:
        return []
    if promise.state is PromiseState.DRAFT:
        is_old = promise.made_at <= turn.now - turn.programme.relay_asked_for
        return await _cancel(turn, promise) if is_old else []
    case = await cases.get(turn.conn, promise.case_id)
    if promise.state is not PromiseState.OPEN or case.is_over or case.state is CaseState.SETTLED:
        return []
    if promise.silent_at is None:
        return await _ask(turn, promise, case) if promise.ask_at <= turn.now else []
    return await _end(turn, promise, case, PromiseState.UNCONFIRMED) if promise.silent_at <= turn.now else []


async def _ask(turn: Turn, promise: Promise, case: Case) -> Owed:
    contact = await get_contact(turn.conn, case.contact_id)
    at = _open_from(turn, contact, turn.now)
    if at > turn.now > promise.ask_at + SOON:  # the program was down, and nobody is asked at night
        await promises.change(turn.conn, promise, ask_at=at)
        return []
    can_ask = contact.state is ContactState.JOINED and contact.telegram_id is not None
    silent_at = turn.programme.working_time.after_days(turn.now, turn.programme.promise_without_answer_for)
    asked = {"asked_at": turn.now if can_ask else None, "silent_at": silent_at}
    promise = await promises.change(turn.conn, promise, **asked) or promise
    return [*(promising.ask(promise, contact) if can_ask else []), *await alerting.show_case(turn, case)]


async def cannot_be_asked(turn: Turn, promise_id: PromiseId) -> Owed:
    """The question whether it was kept does not reach the client: the card says so."""
    promise = await promises.find(turn.conn, promise_id)
    if promise is None or promise.state is not PromiseState.OPEN or promise.asked_at is None:
        return []
    await promises.change(turn.conn, promise, asked_at=None)
    return await alerting.show_case(turn, await cases.get(turn.conn, promise.case_id))


async def hear(turn: Turn, promise: Promise, *, kept: bool) -> Owed:
    """The client says whether it was kept; late it counts as well. Raises CannotHappen when that is no question."""
    case = await cases.get(turn.conn, promise.case_id)
    latest = await promises.find_latest(turn.conn, case.id)
    is_asked = promise.state is PromiseState.OPEN and promise.asked_at is not None
    if promise.state is PromiseState.UNCONFIRMED and promise.settled_at is not None:
        is_asked = promise.asked_at is not None and turn.now - promise.settled_at <= HEARD_FOR
    state = PromiseState.KEPT if kept else PromiseState.BROKEN
    if not is_asked or latest != promise or rules.after(case.state, EVENTS[state]) is None:
        raise CannotHappen
    return await _end(turn, promise, case, state)


async def _end(turn: Turn, promise: Promise, case: Case, state: PromiseState) -> Owed:
    """How it ended: the case goes on, its card follows, and whoever has it is told; of a broken one every owner."""
    ended = await promises.settle(turn.conn, promise, state, now=turn.now)
    if ended is None:
        raise CannotHappen
    contact = await get_contact(turn.conn, case.contact_id)
    owed: Owed = promising.ask(ended, contact) if ended.asked_at is not None else []
    if state is PromiseState.BROKEN:
        case, shown = await _break(turn, case)
        owed += shown
    else:
        case = await case_steps.step(turn, case, EVENTS[state], detail={"promise": promise.id})
    owed += await alerting.show_case(turn, case)
    readers = await _readers(turn, case)
    return [*owed, *(promising.tell_outcome(ended, case, reader, OUTCOMES[state]) for reader in readers)]


async def _readers(turn: Turn, case: Case) -> list[Staff]:
    return [
        receiver
        for alert, receiver in await alerts.list_receivers(turn.conn, case.id)
        if alert.state in (AlertState.OWED, AlertState.DELIVERED) and receiver.telegram_id is not None
    ]


async def show_question(turn: Turn, case: Case) -> Owed:
    """What the client was asked about the newest promise, as it stands now."""
    promise = await promises.find_latest(turn.conn, case.id)
    if promise is None or promise.asked_at is None:
        return []
    return promising.ask(promise, await get_contact(turn.conn, case.contact_id))
