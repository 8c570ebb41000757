"""Telling staff: who is told of a client, and short notices to owners or to the client's manager."""

from __future__ import annotations

from dataclasses import dataclass

from actions.turn import Turn
from messages.notices import Arguments, notify
from messages.owed import Owed
from nps.receivers import why_told
from nps.values import AlertWhy, StaffId
from storage.cases import relays
from storage.cases.cases import Case
from storage.people import absences
from storage.people.clients import Contact
from storage.people.staff import Staff, find_staff, list_present_owners


@dataclass(frozen=True, slots=True)
class Receivers:
    """Who is told, and why they are: the manager, who stands in for them, or the owners instead."""

    staff: list[Staff]
    why: AlertWhy

    @property
    def instead(self) -> bool:
        return self.why not in (AlertWhy.ASSIGNED, AlertWhy.STANDS_IN)

    def kept(self, manager_id: StaffId | None) -> set[StaffId]:
        """Who goes on having a card that is theirs; a manager who cannot be reached just now is to have it later."""
        is_away = self.why in (AlertWhy.STANDS_IN, AlertWhy.AWAY)
        kept = {receiver.id for receiver in self.staff}
        return kept if is_away or manager_id is None else {*kept, manager_id}


async def find_receivers(
    turn: Turn, manager_id: StaffId | None, *, known: Staff | None = None, of_answers: bool = True
) -> Receivers:
    """Who is told what a client of this manager says; or what else there is about them, when not `of_answers`.

    `known`: somebody who was read already, perhaps the manager.
    """
    manager = known if known and known.id == manager_id else await find_staff(turn.conn, manager_id)
    deputy = await _find_deputy(turn, manager)
    why = why_told(manager, anonymous=of_answers and turn.programme.anonymous, deputy=deputy)
    if manager is not None and why is AlertWhy.ASSIGNED:
        return Receivers([manager], why)
    if deputy is not None and why is AlertWhy.STANDS_IN:
        return Receivers([deputy], why)
    return Receivers(await list_present_owners(turn.conn), why)


async def find_receivers_of_case(turn: Turn, case: Case, manager_id: StaffId | None) -> Receivers:
    """Who is told what happens on a case: whoever is told of the client, and beside them the owners who act on it.

    An owner who took the case, or wrote to the client, waits for what comes of it.
    """
    told = await find_receivers(turn, manager_id)
    acting = {case.taken_by, *await relays.list_writers(turn.conn, case.id)}
    owners = [owner for owner in await list_present_owners(turn.conn) if owner.id in acting]
    has_it = {receiver.id for receiver in told.staff}
    return Receivers([*told.staff, *(owner for owner in owners if owner.id not in has_it)], told.why)


async def _find_deputy(turn: Turn, manager: Staff | None) -> Staff | None:
    """Who has what is theirs while they are away; None while they are here, and when the owners have it."""
    if manager is None or not manager.is_away:
        return None
    return await find_staff(turn.conn, await absences.find_responsible(turn.conn, manager.id))


async def tell_owners(
    turn: Turn,
    key: str,
    args: Arguments | None = None,
    *,
    once: str | None = None,
    but: Staff | None = None,
    about_human: int | None = None,
) -> Owed:
    """One sentence for every owner who is here and can be written to, except for one whom it is about."""
    owners = [owner for owner in await list_present_owners(turn.conn) if but is None or owner.id != but.id]
    return [*notify(owners, key, args, once=once, about_human=about_human)]


async def tell_unreadable(turn: Turn) -> Owed:
    """Somebody sent what this version cannot read: the owners learn of it, at most once a day."""
    return await tell_owners(turn, "error-owner-unreadable", once=f"unreadable:{turn.today.isoformat()}")


async def tell_manager(
    turn: Turn,
    contact: Contact,
    key: str,
    args: Arguments,
    *,
    once: str,
    about_human: int | None = None,
    of_answers: bool = False,
) -> Owed:
    """One sentence about a contact for their manager, else for the owners."""
    receivers = await find_receivers(turn, contact.manager_id, of_answers=of_answers)
    return [*notify(receivers.staff, key, args, once=once, about=contact.id, about_human=about_human)]
