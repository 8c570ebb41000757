"""«Чинить систему»: what repeats becomes an item; an owner gives it a person and a date, and it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from actions.cases import NotTheirs
from actions.turn import Turn
from actions.zones import opens
from messages import fixes as words
from messages.envelopes import delayed
from messages.fixes import Told
from messages.owed import Owed
from nps.promise_dates import By, check
from nps.repeating import Repeated, counts_since
from nps.subjects import FixCard
from nps.values import FixId, FixPrompt, Reason, Role
from storage import marks
from storage.cases import fixes, prompts
from storage.cases.fixes import Asked, Fix
from storage.people.audit import record_audit
from storage.people.staff import Staff, find_staff, list_owners, list_present_owners, list_staff
from storage.people.who import Who
from storage.queues import deliveries


class IsDone(Exception):
    """It was done meanwhile."""


# --- what repeats -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Looked:
    """What repeats in complaints that stood like this, at that moment."""

    state: str
    at: datetime
    repeated: tuple[Repeated, ...]


async def look(turn: Turn) -> Sequence[Looked]:
    """Reasons that repeat and have no open item, when anything has happened since it was looked last.

    It takes its time in half a year of complaints: what it has found is not looked for again by whoever writes.
    """
    state = await fixes.state_of_complaints(turn.conn)
    if state == await marks.find(turn.conn, marks.REPEATED_IN):
        return []
    taken = {fix.reason for fix in await fixes.list_open(turn.conn)}
    done = await fixes.list_done(turn.conn)
    begins = {reason: counts_since(turn.now, done.get(reason)) for reason in Reason if reason not in taken}
    counted = await fixes.count_complaints(turn.conn, begins, until=turn.now)
    return [Looked(state, turn.now, tuple(each for each in counted if each.is_to_be_mended))]


async def open_all(turn: Turn, looked: Looked) -> Owed:
    """An item for each, unless it was mended meanwhile: every owner has its card, of several at once a list."""
    done = await fixes.list_done(turn.conn)
    opened = []
    for each in looked.repeated:
        done_at = done.get(each.reason)
        fix = await fixes.open_new(turn.conn, each, now=turn.now) if done_at is None or done_at <= looked.at else None
        opened += [fix] if fix is not None else []
    await marks.put(turn.conn, marks.REPEATED_IN, looked.state)
    if len(opened) == 1:
        return await show_owners(turn, opened[0], ring=True)
    owed: Owed = []
    for owner in await list_present_owners(turn.conn) if opened else []:
        if owner.can_be_written_to:
            owed += delayed([words.tell_opened(opened, owner)], opens(turn, owner))
    return owed


# --- cards and rings --------------------------------------------------------------------------------------------------


async def show_owners(turn: Turn, fix: Fix, *, ring: bool = False) -> Owed:
    """The card where it stands in the chats of the owners; `ring`: in all of them, as new, in their working hours."""
    owed: Owed = []
    for owner in await (list_present_owners if ring else list_owners)(turn.conn):
        if not owner.can_be_written_to:
            continue
        if ring:
            owed += delayed([words.show(fix, owner)], opens(turn, owner))
        elif await _has_card(turn, fix, owner):
            owed.append(words.show(fix, owner))
    return owed


async def _has_card(turn: Turn, fix: Fix, reader: Staff) -> bool:
    key, chat_id = FixCard(fix.id, reader.id).key, reader.telegram_id or 0
    return await deliveries.find_card_message(turn.conn, key, chat_id=chat_id) is not None


async def show_all(turn: Turn, fix: Fix) -> Owed:
    """The card wherever it stands with an owner, and with whoever is to mend it."""
    mender = await find_staff(turn.conn, fix.staff_id)
    owed = await show_owners(turn, fix)
    if mender is not None and mender.can_be_written_to:
        card = words.show(fix, mender)
        owed += [card] if card not in owed else []
    return owed


def tell(turn: Turn, fix: Fix, receivers: Sequence[Staff], what: Told, *, by: Staff | None = None) -> Owed:
    """In the working hours of each."""
    owed: Owed = []
    for receiver in receivers:
        if receiver.can_be_written_to:
            owed += delayed([words.tell(fix, receiver, what, by=by, now=turn.now)], opens(turn, receiver))
    return owed


async def find_fix(turn: Turn, staff: Staff, fix_id: int) -> Fix:
    """For an owner, or whoever is to mend it. Raises NotTheirs."""
    fix = await fixes.find(turn.conn, fix_id)
    is_theirs = fix is not None and fix.staff_id == staff.id and turn.programme.may_read_answers(staff.role)
    if fix is None or not (staff.role is Role.OWNER or is_theirs):
        raise NotTheirs
    return fix


async def find_open(turn: Turn, staff: Staff, fix_id: int, *, owner: bool = False) -> Fix:
    """One that is not done; `owner`: for an owner alone. Raises NotTheirs, IsDone."""
    fix = await find_fix(turn, staff, fix_id)
    if owner and staff.role is not Role.OWNER:
        raise NotTheirs
    if fix.done_at is not None:
        raise IsDone
    return fix


async def show_anew(turn: Turn, staff: Staff, fix_id: int, language: str) -> Owed:
    """The card below everything else in this chat. Raises NotTheirs."""
    fix = await find_fix(turn, staff, fix_id)
    places = await deliveries.leave_places(turn.conn, FixCard(fix.id, staff.id), staff.telegram_id or 0)
    return [*(words.moved(staff, language, place) for place in places), words.show(fix, staff)]


async def ask(
    turn: Turn, staff: Staff, fix: Fix, kind: FixPrompt, *, lasts: timedelta | None = None, **more: Any
) -> Asked:
    """What this person is asked about this item, in place of whatever they were asked before."""
    await prompts.close(turn.conn, staff.id)
    expires_at = turn.now + (lasts or turn.programme.prompt_open_for)
    return await fixes.ask(turn.conn, staff.id, fix.id, kind, expires_at=expires_at, **more)


# --- a person and a date ----------------------------------------------------------------------------------------------


async def list_menders(turn: Turn) -> list[Staff]:
    """Owners and managers who can be told; where answers are anonymous, owners."""
    able = [member for member in await list_staff(turn.conn) if _can_mend(turn, member)]
    return sorted(able, key=lambda member: (member.role is not Role.OWNER, member.name.casefold(), member.id))


def _can_mend(turn: Turn, member: Staff) -> bool:
    return member.can_be_written_to and turn.programme.may_read_answers(member.role)


async def find_mender(turn: Turn, staff_id: int | None) -> Staff:
    """Raises NotTheirs for somebody who is not one of them."""
    member = await find_staff(turn.conn, staff_id)
    if member is None or not _can_mend(turn, member):
        raise NotTheirs
    return member


async def assign(turn: Turn, who: Who, owner: Staff, fix: Fix, mender: Staff, by: By) -> Owed:
    """A promise to ourselves: who mends it, and by when; they have the card, and so has whoever had it before.

    Raises IsDone, IsPast, IsTooFar.
    """
    check(by, turn.now, turn.programme.working_time)
    before = await find_staff(turn.conn, fix.staff_id)
    values = {"staff_id": mender.id, "due_at": by.at, "is_day": by.is_day, "ring_at": _ring_at(turn, by)}
    assigned = await fixes.change(turn.conn, fix, **values)
    if assigned is None:
        raise IsDone
    await record_audit(turn.conn, who, "fix.assign", f"fix:{fix.id}", now=turn.now)
    await prompts.close(turn.conn, owner.id)
    owed = await show_all(turn, assigned)
    if before is not None and before.id != mender.id and before.role is not Role.OWNER and before.can_be_written_to:
        owed.append(words.show(assigned, before))
    return [*owed, *tell(turn, assigned, [mender] if mender.id != owner.id else [], "assigned", by=owner)]


def _ring_at(turn: Turn, by: By) -> datetime:
    """The morning of that day; where it has begun already, the date itself."""
    opening = turn.programme.working_time.opening_of(by.at)
    return opening if opening is not None and turn.now < opening < by.at else by.at


async def list_ringing(turn: Turn) -> Sequence[FixId]:
    return await fixes.list_ringing(turn.conn, now=turn.now)


async def ring(turn: Turn, fix_id: FixId) -> Owed:
    """Its date has come: whoever mends it is told, and the owners; once."""
    fix = await fixes.find(turn.conn, fix_id)
    if fix is None or fix.done_at is not None or fix.ring_at is None or fix.ring_at > turn.now:
        return []
    rung = await fixes.change(turn.conn, fix, ring_at=None)
    if rung is None:
        return []
    mender = await find_staff(turn.conn, fix.staff_id)
    receivers = {staff.id: staff for staff in (*await list_present_owners(turn.conn), *([mender] if mender else []))}
    return [*await show_all(turn, rung), *tell(turn, rung, list(receivers.values()), "due")]


async def give_up(turn: Turn, member: Staff) -> Owed:
    """Whoever was to mend something is no longer staff: the owners give it to somebody else."""
    owed: Owed = []
    for fix in await fixes.list_open(turn.conn, of=member.id):
        alone = await fixes.change(turn.conn, fix, staff_id=None, due_at=None, ring_at=None)
        if alone is not None:
            owners = [owner for owner in await list_present_owners(turn.conn) if owner.id != member.id]
            owed += [*await show_owners(turn, alone), *tell(turn, alone, owners, "alone")]
    return owed


# --- done -------------------------------------------------------------------------------------------------------------


async def finish(turn: Turn, who: Who, staff: Staff, fix: Fix, done: str | None) -> Owed:
    """It is done: complaints of this reason count anew from now, and the owners may tell the clients.

    Raises IsDone.
    """
    values = {"done_at": turn.now, "done_by": staff.id, "done_words": done, "ring_at": None}
    finished = await fixes.change(turn.conn, fix, **values)
    if finished is None:
        raise IsDone
    await record_audit(turn.conn, who, "fix.done", f"fix:{fix.id}", now=turn.now)
    await prompts.close(turn.conn, staff.id)
    owners = await list_present_owners(turn.conn)
    told = tell(turn, finished, [owner for owner in owners if owner.id != staff.id], "done")
    if staff.role is Role.OWNER:
        told.append(words.tell(finished, staff, "done", now=turn.now))
    return [*await show_all(turn, finished), *told]
