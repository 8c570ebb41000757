"""[Передать]: a case goes to a colleague, alone, with its client, or with the whole account.

It moves the addressee, never a deadline; words to a client that are on their way reach the one they were frozen for.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from actions import alerting, light_cards, promising
from actions.case_steps import CannotHappen
from actions.cases import NotTheirs, find_case
from actions.promising import Erased
from actions.telling import Receivers, find_receivers
from actions.turn import Turn
from actions.zones import opens
from messages import handing as messages
from messages.envelopes import delayed
from messages.owed import Card, Letter, Owed, Send
from nps.handing import CannotHand, Held, Scope, check, scopes
from nps.values import AlertWhy, CaseId, ContactState, NoteKind, PromptKind, StaffId
from storage.answers.comments import Part
from storage.cases import alerts, cases, notes, prompts
from storage.cases.cases import Case
from storage.people import assigning
from storage.people.audit import record_audit
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff, find_staff, list_staff
from storage.people.who import Who

PROMPTS = frozenset({PromptKind.HAND_TO, PromptKind.HAND_NOTE})


@dataclass(frozen=True, slots=True)
class Handable:
    """A case that one of the staff may hand over, and what of it."""

    case: Case
    contact: Contact
    held: Held
    scopes: list[Scope]


async def find_handable(turn: Turn, staff: Staff, case_id: CaseId) -> Handable:
    """For one of the staff who may hand it over. Raises NotTheirs, CannotHappen, Erased."""
    case = await find_case(turn, staff, case_id)
    contact = await get_contact(turn.conn, case.contact_id)
    if contact.state is ContactState.ERASED:
        raise Erased
    if case.is_over:
        raise CannotHappen
    anonymous = turn.programme.anonymous
    if anonymous:
        held = Held(case.taken_by, case.taken_by)
    else:
        held = Held(contact.manager_id, await assigning.find_account_manager(turn.conn, contact.account_id))
    return Handable(case, contact, held, scopes(staff.role, staff.managers, held, anonymous=anonymous))


async def list_colleagues(turn: Turn, staff: Staff, known: Handable) -> list[Staff]:
    """To whom it can go, by name."""
    able = [member for member in await list_staff(turn.conn) if _can_go(turn, staff, member, known)]
    return sorted(able, key=lambda member: (member.name.casefold(), member.id))


def _can_go(turn: Turn, by: Staff, to: Staff, known: Handable) -> bool:
    try:
        check(by, to, known.held, None, anonymous=turn.programme.anonymous)
    except CannotHand:
        return False
    return True


async def check_colleague(turn: Turn, staff: Staff, known: Handable, to_id: int, scope: Scope | None = None) -> Staff:
    """Who is to have it. Raises CannotHand, and NotTheirs for what of it this person cannot give away."""
    to = await find_staff(turn.conn, to_id)
    check(staff, to, known.held, scope, anonymous=turn.programme.anonymous)
    if to is None or (scope is not None and scope not in known.scopes):
        raise NotTheirs
    return to


async def hand(
    turn: Turn, who: Who, staff: Staff, case_id: CaseId, to_id: int, scope: Scope, *, note: Part | None = None
) -> Owed:
    """One of the staff hands it over, with a note for the colleague.

    1. The client is theirs from now on, with all that comes from them; where answers are anonymous the case alone.
    2. Whoever had it writes nothing more on it: what they were asked, and what they were about to promise, is void.
    3. They have the card, the ring with the note, and unread words; who had it reads where it went. Whoever is away is
       represented by who stands in.

    Raises NotTheirs, CannotHappen, Erased, CannotHand.
    """
    known = await find_handable(turn, staff, case_id)
    to = await check_colleague(turn, staff, known, to_id, scope)
    case = known.case
    await turn.settle()
    if note is not None:
        await notes.add(turn.conn, case.id, staff.id, NoteKind.NOTE, note, now=turn.now)
    written = await notes.find_latest(turn.conn, case.id) if note is not None else None
    await prompts.close(turn.conn, staff.id)
    await record_audit(turn.conn, who, "case.hand", f"case:{case.id}", now=turn.now)
    if turn.programme.anonymous:
        case = await cases.hand_to_owner(turn.conn, case, to.id, now=turn.now, by=staff.id)
        moved = await alerting.show_case(turn, case)
        told = Receivers([to], AlertWhy.ASSIGNED)
    else:
        had_it = [receiver for _, receiver in await alerts.list_receivers(turn.conn, case.id)]
        await _assign(turn, known, to, scope)
        case = await cases.hand_over(turn.conn, case, to.id, now=turn.now, by=staff.id, scope=scope.value)
        moved = await alerting.show_to_others(turn, case)
        moved += await alerting.hand_over_cases(turn)
        moved += await light_cards.hand_over_light_cards(turn)
        told = await find_receivers(turn, to.id)
        contact = await get_contact(turn.conn, case.contact_id)
        lost = [receiver for receiver in had_it if not receiver.may_read(contact.manager_id)]
        moved += await _void(turn, case, lost)
        moved += messages.tell_gone(case, [receiver for receiver in lost if receiver.id != staff.id], staff, to)
    receivers = [receiver for receiver in told.staff if receiver.can_be_written_to and receiver.id != staff.id]
    rings = [
        item
        for receiver in receivers
        for item in messages.tell_handed(case, receiver, staff, to, scope, written, now=turn.now)
    ]
    stands_in = told.staff[0] if told.why is AlertWhy.STANDS_IN else None
    answer = messages.answer_handed(who, case, to, stands_in)
    return [answer, *_when_at_work(turn, [*moved, *rings], receivers)]


async def _assign(turn: Turn, known: Handable, to: Staff, scope: Scope) -> None:
    contact = known.contact
    match scope:
        case Scope.CASE:
            await assigning.lend_contact(turn.conn, contact, to.id)
        case Scope.CONTACT:
            await assigning.assign_contact(turn.conn, contact, to.id)
        case Scope.ACCOUNT:
            await assigning.assign_contact(turn.conn, contact, None)
            await assigning.assign_account(turn.conn, contact.account_id, to.id, now=turn.now)


async def _void(turn: Turn, case: Case, lost: Collection[Staff]) -> Owed:
    """What these people were about to write on the case."""
    await prompts.close_of_case(turn.conn, case.id, [member.id for member in lost])
    owed: Owed = []
    for member in lost:
        owed += await promising.cancel_drafts(turn, member, of_case=case.id)
    return owed


def _when_at_work(turn: Turn, owed: Owed, receivers: Collection[Staff]) -> Owed:
    """Phones ring in the working hours of where their owners are."""
    at: dict[StaffId | None, datetime] = {receiver.id: opens(turn, receiver) for receiver in receivers}
    due: Owed = []
    for item in owed:
        rung_at = at.get(item.to.for_staff) if isinstance(item, Card | Letter | Send) else None
        due += delayed([item], rung_at) if rung_at is not None else [item]
    return due
