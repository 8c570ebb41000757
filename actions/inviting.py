"""Inviting: the personal link of a contact or of a manager, the same one until it is used, ready to be forwarded."""

from __future__ import annotations

from actions.turn import Turn
from messages import inviting
from messages.envelopes import to_sender
from messages.owed import Owed
from storage.people import enrolments
from storage.people.audit import record_audit
from storage.people.clients import Contact
from storage.people.staff import Staff
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


async def note_revoked(turn: Turn, who: Who, subject: str) -> None:
    await record_audit(turn.conn, who, "invite.revoke", subject, now=turn.now)


async def show_links(turn: Turn, who: Who, reader: Staff) -> Owed:
    """Who has joined and who has not; everybody has a link by then, and owners get the file of all unused ones."""
    scope = reader.scope.manager
    await enrolments.ensure_all(turn.conn, now=turn.now, lives=turn.programme.link_lives)
    await record_audit(turn.conn, who, "invites.read", "all" if scope is None else "own", now=turn.now)
    letters = [inviting.invites] if scope is not None else [inviting.invites, inviting.links_file]
    return [letter.owed(to_sender(who)) for letter in letters]
