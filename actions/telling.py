"""Telling staff: who is told of a client, and short notices to owners or to the client's manager."""

from __future__ import annotations

from dataclasses import dataclass

from actions.turn import Turn
from messages.notices import Arguments, notify
from messages.owed import Owed
from nps.receivers import why_told
from nps.values import AlertWhy, StaffId
from storage.people.clients import Contact
from storage.people.staff import Staff, find_staff, list_owners


@dataclass(frozen=True, slots=True)
class Receivers:
    """Who is told, and why they are; anything but ASSIGNED: the owners, instead of the manager."""

    staff: list[Staff]
    why: AlertWhy

    @property
    def instead(self) -> bool:
        return self.why is not AlertWhy.ASSIGNED


async def find_receivers(
    turn: Turn, manager_id: StaffId | None, *, known: Staff | None = None, of_answers: bool = True
) -> Receivers:
    """Who is told what a client of this manager says; or what else there is about them, when not `of_answers`.

    `known`: somebody who was read already, perhaps the manager.
    """
    manager = known if known and known.id == manager_id else await find_staff(turn.conn, manager_id)
    why = why_told(manager, anonymous=of_answers and turn.programme.anonymous)
    if manager is not None and why is AlertWhy.ASSIGNED:
        return Receivers([manager], why)
    return Receivers(await list_owners(turn.conn), why)


async def tell_owners(
    turn: Turn,
    key: str,
    args: Arguments | None = None,
    *,
    once: str | None = None,
    but: Staff | None = None,
    about_human: int | None = None,
) -> Owed:
    """One sentence for every owner who can be written to, except for one whom it is about."""
    owners = [owner for owner in await list_owners(turn.conn) if but is None or owner.id != but.id]
    return [*notify(owners, key, args, once=once, about_human=about_human)]


async def tell_unreadable(turn: Turn) -> Owed:
    """Somebody sent what this version cannot read: the owners learn of it, at most once a day."""
    return await tell_owners(turn, "error-owner-unreadable", once=f"unreadable:{turn.today.isoformat()}")


async def tell_manager(
    turn: Turn, contact: Contact, key: str, args: Arguments, *, once: str, about_human: int | None = None
) -> Owed:
    """One sentence about a contact for their manager, else for the owners."""
    receivers = await find_receivers(turn, contact.manager_id, of_answers=False)
    return [*notify(receivers.staff, key, args, once=once, about=contact.id, about_human=about_human)]
