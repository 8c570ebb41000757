"""Inviting: the personal link of a contact or of a manager, the same one until it is used, ready to be forwarded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from actions.turn import Turn
from messages import invite_list, inviting, links
from messages.envelopes import delayed, to_sender, to_staff
from messages.owed import Owed
from messages.qr_page import qr_page
from nps.values import ContactId, StaffId
from storage.people import enrolments, places
from storage.people.audit import record_audit
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff, find_staff
from storage.people.who import Who


async def invite_contact(turn: Turn, who: Who, contact: Contact) -> Owed:
    lives = turn.programme.link_lives
    enrolment = await enrolments.ensure_for_contact(turn.conn, contact.id, now=turn.now, lives=lives)
    await record_audit(turn.conn, who, "invite.contact", f"contact:{contact.id}", now=turn.now)
    return inviting.forward_to_contact(who, contact, enrolment)


async def invite_manager(turn: Turn, who: Who, manager: Staff) -> Owed:
    owed = await offer_link(turn, who, manager)
    await record_audit(turn.conn, who, "invite.staff", f"staff:{manager.id}", now=turn.now)
    return owed


async def offer_link(turn: Turn, who: Who, manager: Staff) -> Owed:
    """A manager's link unasked: nothing for the audit."""
    lives = turn.programme.link_lives
    enrolment = await enrolments.ensure_for_staff(turn.conn, manager.id, now=turn.now, lives=lives)
    return inviting.forward_to_manager(who, manager, enrolment, turn.programme.company)


async def revoke_of_contact(turn: Turn, who: Who, contact: Contact) -> int:
    """Unused links of a contact open nothing any more; returns how many there were."""
    await record_audit(turn.conn, who, "invite.revoke", f"contact:{contact.id}", now=turn.now)
    return await places.revoke_of_contact(turn.conn, contact.id, now=turn.now)


async def revoke_of_manager(turn: Turn, who: Who, manager: Staff) -> int:
    """The same of a manager's."""
    await record_audit(turn.conn, who, "invite.revoke", f"staff:{manager.id}", now=turn.now)
    return await places.revoke_of_staff(turn.conn, manager.id, now=turn.now)


async def show_links(turn: Turn, who: Who, reader: Staff) -> Owed:
    """Who has joined and who has not; everybody has a link by then, and owners get the file of all unused ones."""
    scope = reader.scope.manager
    await enrolments.ensure_all(turn.conn, now=turn.now, lives=turn.programme.link_lives)
    await record_audit(turn.conn, who, "invites.read", "all" if scope is None else "own", now=turn.now)
    files = [links.links_file.owed(to_sender(who))] if scope is None else []
    return [invite_list.show(reader), *files]


async def print_codes(turn: Turn, who: Who, reader: Staff, page: int) -> Owed:
    """[Страница с QR]: of their own clients, of an owner everybody's."""
    scope = reader.scope.manager
    await enrolments.ensure_all(turn.conn, now=turn.now, lives=turn.programme.link_lives)
    await record_audit(turn.conn, who, "invites.read", "all" if scope is None else "own", now=turn.now)
    return [qr_page.owed(to_staff(reader), page=page)]


@dataclass(frozen=True, slots=True)
class Reminded:
    """Who was reminded, of how many clients each; who of those with missing clients cannot be written to; and how many
    clients nobody looks after.
    """

    managers: list[tuple[str, int]]
    absent: list[str]
    of_nobody: int


async def remind_managers(turn: Turn, who: Who) -> tuple[Reminded, Owed]:
    """[Напомнить менеджерам]: each whose clients are missing gets the list, in their working hours, once a day."""
    missing = await enrolments.count_missing(turn.conn)
    reminded, owed = Reminded([], [], missing.pop(None, 0)), Owed()
    for manager_id, count in sorted(missing.items(), key=lambda each: (-each[1], each[0] or 0)):
        manager = await find_staff(turn.conn, manager_id)
        if manager is None:
            continue
        if not manager.can_be_written_to:
            reminded.absent.append(manager.name)
            continue
        reminded.managers.append((manager.name, count))
        zone = turn.programme.zone_named(manager.timezone)
        opens = turn.programme.working_time.in_zone(zone).next_open(turn.now)
        once = f"clients-missing:{manager.id}:{turn.now.astimezone(turn.programme.zone).date()}"
        owed += delayed([inviting.clients_missing.owed(to_staff(manager, once=once))], opens)
    await record_audit(turn.conn, who, "invites.remind", "all", now=turn.now)
    return reminded, owed


async def links_as_workbook(turn: Turn, who: Who) -> Owed:
    """The file of all unused links once more, as a workbook."""
    await record_audit(turn.conn, who, "invites.read", "all", now=turn.now)
    return [links.links_workbook.owed(to_sender(who))]


async def forward_next(turn: Turn, who: Who, reader: Staff, after: int) -> Owed:
    """The next messages to forward, each with whom it is for, to those of their clients who have not joined."""
    scope = reader.scope.manager
    waiting = await enrolments.list_waiting(turn.conn, of=scope, after=after, limit=inviting.AT_A_TIME)
    owed: Owed = []
    for contact_id in waiting:
        owed += await invite_contact(turn, who, await get_contact(turn.conn, contact_id))
    last = waiting[-1] if waiting else ContactId(after)
    return [*owed, inviting.forwarded.owed(to_sender(who), sent=len(waiting), after=last)]


async def tell_managers(turn: Turn, who: Who | None, new_of: Mapping[StaffId, int]) -> Owed:
    """Managers who have got new clients get to know it, if they are here; whoever did it knows."""
    owed: Owed = []
    for manager_id, new in sorted(new_of.items()):
        manager = await find_staff(turn.conn, manager_id)
        if manager is not None and manager.can_be_written_to and not _is(who, manager):
            owed.append(inviting.own_clients.owed(to_staff(manager), new=new))
    return owed


def _is(who: Who | None, manager: Staff) -> bool:
    return who is not None and who.telegram_id == manager.telegram_id
