"""Somebody of the staff is away: what is theirs goes to who stands in for them, and back when it is over.

It moves the addressee, never a deadline.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from actions import alerting, light_cards
from actions.turn import Turn
from messages import absences as messages
from messages.owed import Owed
from nps.absence import closes_circle
from nps.values import Role, StaffId
from storage.people import absences
from storage.people.absences import Absence
from storage.people.audit import record_audit
from storage.people.staff import Staff, find_staff, list_owners, list_present_owners
from storage.people.who import Who


class CannotBeAway(Exception):
    """`key` and `names` say why."""

    def __init__(self, key: str, **names: str) -> None:
        super().__init__(key)
        self.key = key
        self.names = names


def may_set(turn: Turn, by: Staff, absent: Staff) -> None:
    """Raises CannotBeAway.

    1. One's own absence is one's own, an owner sets anybody's.
    2. Where answers are anonymous managers have no cases that somebody could take over.
    """
    if by.role is not Role.OWNER and by.id != absent.id:
        raise CannotBeAway("away-of-others")
    if not turn.programme.may_read_answers(absent.role):
        raise CannotBeAway("away-anonymous")


async def begin(turn: Turn, who: Who, by: Staff, absent: Staff, deputy: Staff | None, last_day: date) -> Owed:
    """From now on, to the end of that day where they are. In place of the absence there was. Raises CannotBeAway."""
    may_set(turn, by, absent)
    today = turn.now.astimezone(turn.programme.zone_named(absent.timezone)).date()
    if last_day < today:
        raise CannotBeAway("away-past")
    await _check_deputy(turn, absent, deputy)
    before = {absent.id, *absent.stands_in_for}
    await absences.begin(
        turn.conn,
        absent.id,
        deputy.id if deputy else None,
        by=by.id,
        last_day=last_day,
        ends_at=_ends_at(turn, absent, last_day),
        now=turn.now,
    )
    await record_audit(turn.conn, who, "away.begin", f"staff:{absent.id}", now=turn.now)
    count, moved = await _follow(turn, before)
    told = [
        *([absent] if absent.id != by.id else []),
        *([stands_in] if (stands_in := await _standing_in(turn, absent)) and stands_in.id != by.id else []),
    ]
    owners = [owner for owner in await list_present_owners(turn.conn) if owner.id not in (by.id, absent.id)]
    if stands_in is None:
        told += [owner for owner in owners if owner not in told]
    once = f"away:{absent.id}:{turn.now.isoformat()}"
    said = messages.tell_begun(told, absent, stands_in, last_day, count, once=once)
    return [messages.answer_begun(who, absent, stands_in, deputy, last_day, count), *said, *moved]


async def _check_deputy(turn: Turn, absent: Staff, deputy: Staff | None) -> None:
    """Raises CannotBeAway.

    1. Whoever stands in can be written to, is not themselves away for them in the end, and for an owner is an owner.
    2. An owner is not the last one here: what nobody else takes is the owners'.
    """
    standing = await absences.read_standing(turn.conn)
    if deputy is not None:
        if deputy.id == absent.id:
            raise CannotBeAway("away-oneself")
        if absent.role is Role.OWNER and deputy.role is not Role.OWNER:
            raise CannotBeAway("away-owner-deputy", name=deputy.name)
        if not deputy.can_be_written_to:
            raise CannotBeAway("away-cannot-reach", name=deputy.name)
        if closes_circle(absent.id, deputy.id, standing):
            raise CannotBeAway("away-circle", name=deputy.name, absent=absent.name)
    owners = await list_owners(turn.conn)
    here = [owner for owner in owners if owner.can_be_written_to and not owner.is_away and owner.id != absent.id]
    if absent.role is Role.OWNER and not here:
        raise CannotBeAway("away-last-owner")


def _ends_at(turn: Turn, absent: Staff, last_day: date) -> datetime:
    """When the first working day after it begins where they are."""
    zone = turn.programme.zone_named(absent.timezone)
    midnight = datetime.combine(last_day + timedelta(days=1), time(), zone)
    return turn.programme.working_time.in_zone(zone).next_open(midnight)


async def _standing_in(turn: Turn, absent: Staff) -> Staff | None:
    """Who has what is theirs now and can be written to; None: the owners."""
    stands_in = await find_staff(turn.conn, await absences.find_responsible(turn.conn, absent.id))
    return stands_in if stands_in is not None and stands_in.can_be_written_to else None


async def _follow(turn: Turn, managers: set[StaffId]) -> tuple[int, Owed]:
    """Cases and unread words of these managers go where they belong now."""
    count, owed = await alerting.follow_absence(turn, sorted(managers))
    return count, [*owed, *await light_cards.follow_absence(turn, sorted(managers))]


async def end_early(turn: Turn, who: Who, by: Staff, absent: Staff) -> Owed:
    """They are back before the day. Raises CannotBeAway."""
    may_set(turn, by, absent)
    absence = await absences.find_of(turn.conn, absent.id)
    if absence is None:
        raise CannotBeAway("away-not" if by.id == absent.id else "away-not-other", name=absent.name)
    await record_audit(turn.conn, who, "away.end", f"staff:{absent.id}", now=turn.now)
    return await end(turn, absence, by=who)


async def list_due(turn: Turn) -> Sequence[Absence]:
    """Absences that are over by now."""
    return await absences.list_due(turn.conn, now=turn.now)


async def end(turn: Turn, absence: Absence, *, by: Who | None = None) -> Owed:
    """It is over: what is theirs goes back, and both read so. `by`: who says so before the day."""
    absent = await find_staff(turn.conn, absence.staff_id)
    stands_in = await _standing_in(turn, absent) if absent is not None else None
    if not await absences.end(turn.conn, absence, now=turn.now):
        return []
    absent = await find_staff(turn.conn, absence.staff_id)
    if absent is None:
        return []
    count, moved = await _follow(turn, {absent.id, *absent.stands_in_for})
    told = [absent, *([stands_in] if stands_in else await list_present_owners(turn.conn))]
    once = f"back:{absence.id}"
    said = messages.tell_ended([staff for staff in _each(told)], absent, count, once=once)
    by_other = by is not None and (by.staff is None or all(staff.id != by.staff.id for staff in told))
    answered = [messages.answer_ended(by, absent, count)] if by is not None and by_other else []
    return [*answered, *said, *moved, *await alerting.show_missed(turn, absent)]


def _each(staff: list[Staff]) -> list[Staff]:
    return list({member.id: member for member in staff}.values())


async def end_due(turn: Turn) -> Owed:
    """Every absence whose last day is over, at the beginning of the working day of whoever was away."""
    owed: Owed = []
    for absence in await list_due(turn):
        owed += await end(turn, absence)
    return owed
