"""A deadline climbs (method §6): whoever is responsible is reminded and told, then the owners have the case."""

from __future__ import annotations

from collections.abc import Sequence

from actions import alerting
from actions.telling import find_receivers_of_case
from actions.turn import Turn
from actions.zones import opens
from messages import climbing
from messages.envelopes import delayed
from messages.owed import Owed
from nps.climbing import Level, level_now, next_ring
from nps.subjects import OverdueAccount
from nps.values import AccountId, AlertWhy
from storage.cases import rings
from storage.cases.cases import Case
from storage.cases.rings import Ring
from storage.people.staff import list_owners, list_present_owners
from storage.queues import deliveries


async def list_due(turn: Turn, most: int) -> Sequence[Ring]:
    """Deadlines that have to ring by now."""
    return await rings.list_due(turn.conn, now=turn.now, limit=most)


async def ring(turn: Turn, due: Ring) -> Owed:
    """One ring of one deadline, once.

    1. It is claimed together with the ring after it; nothing when the case has moved on or is over.
    2. A reminder of what has passed already, since the program was down, is the ring of what has passed.
    3. Up to the deadline whoever is responsible is rung; half a working day later the owners have the case.
    Everybody is rung in the working hours of where they are.
    """
    time = turn.programme.working_time
    level = level_now(Level(due.ring_level), turn.now, due.deadline_at, time, due.due)
    then = next_ring(level, due.deadline_at, time, due.due)
    case = await rings.claim(turn.conn, due, level, then=then, now=turn.now)
    if case is None:
        return []
    return await _ring_owners(turn, case) if level is Level.OWNERS else await _ring_responsible(turn, case, level)


async def _ring_responsible(turn: Turn, case: Case, level: Level) -> Owed:
    """The manager or whoever stands in, and an owner who acts on it; who has no card yet has it from now on."""
    owed: Owed = []
    receivers = await find_receivers_of_case(turn, case, case.manager_id)
    new = await alerting.alert_receivers(turn, case)
    for receiver in receivers.staff:
        if receiver.can_be_written_to:
            at = opens(turn, receiver)
            shown = [(alert, staff) for alert, staff in new if staff.id == receiver.id]
            owed += delayed(await alerting.show_to(turn, case, shown), at)
            owed.append(climbing.tell_deadline(case, receiver, level, not_before=at))
    return owed


async def _ring_owners(turn: Turn, case: Case) -> Owed:
    """Every owner has the card; what of one account comes on one day of theirs is one ring."""
    owed: Owed = []
    new = await alerting.alert_owners(turn, case, AlertWhy.OVERDUE)
    for owner in await list_present_owners(turn.conn):
        if owner.can_be_written_to:
            at = opens(turn, owner)
            shown = [(alert, staff) for alert, staff in new if staff.id == owner.id]
            owed += delayed(await alerting.show_to(turn, case, shown), at)
            day = at.astimezone(turn.programme.zone_named(owner.timezone)).date()
            owed.append(climbing.tell_owner(case, owner, day, not_before=at))
    return owed


async def show_overdue_again(turn: Turn, account_id: AccountId) -> Owed:
    """What owners were told of this account's missed deadlines, as it stands now."""
    owed: Owed = []
    for owner in await list_owners(turn.conn):
        if owner.can_be_written_to and owner.telegram_id is not None:
            beginning = OverdueAccount.beginning(account_id)
            keys = await deliveries.list_card_keys(turn.conn, owner.telegram_id, beginning)
            told = [subject for key in keys if (subject := OverdueAccount.read(key)) is not None]
            owed += [climbing.tell_again(owner, subject) for subject in told if subject.staff == owner.id]
    return owed
