"""Client lists: applying one, and the links of whoever is new."""

from __future__ import annotations

from actions import inviting, losing, places
from actions.turn import Turn
from messages.envelopes import to_sender
from messages.links import links_file
from messages.owed import Owed
from nps.client_list import UnknownWord
from storage.lists import imports, words
from storage.lists.imports import Applied, Import, NotApplied
from storage.lists.plan import Plan
from storage.people.audit import record_audit
from storage.people.clients import get_contact
from storage.people.staff import Staff, find_staff
from storage.people.who import Who

MOST_MESSAGES = 10
"""New managers whose message to forward comes at once; the others are in the file of links."""


async def apply(turn: Turn, who: Who, owner: Staff, listed: Import) -> Applied | NotApplied:
    """Do what the dry run said, or nothing. When the data have changed since, the present plan may be applied next."""
    applied = await imports.apply(
        turn.conn,
        listed.id,
        fingerprint=listed.fingerprint,
        now=turn.now,
        lives=turn.programme.link_lives,
        staff_id=owner.id,
        today=turn.today,
    )
    if isinstance(applied, Applied):
        await record_audit(turn.conn, who, "import.apply", f"import:{listed.id}", now=turn.now)
    elif applied is NotApplied.CHANGED:
        await imports.renew_plan(turn.conn, listed.id)
    return applied


async def cancel(turn: Turn, owner: Staff, listed: Import) -> bool:
    """The list will not be applied; tells whether it was still waiting."""
    return await imports.cancel(turn.conn, listed.id, staff_id=owner.id, now=turn.now)


async def explain(turn: Turn, who: Who, listed: Import, word: UnknownWord, meaning: str) -> Plan:
    """From now on this word means this in every list. Returns what the list would change now, which may be applied."""
    await words.remember(turn.conn, {word.key: meaning})
    await record_audit(turn.conn, who, "import.word", f"import:{listed.id}", now=turn.now)
    return await imports.renew_plan(turn.conn, listed.id)


async def ask_anew(turn: Turn, who: Who, listed: Import, word: UnknownWord) -> Plan:
    """What somebody said of this word was wrong: nobody has said anything. Returns what the list would change now."""
    await words.forget(turn.conn, word.key)
    await record_audit(turn.conn, who, "import.word", f"import:{listed.id}", now=turn.now)
    return await imports.renew_plan(turn.conn, listed.id)


async def offer_links(turn: Turn, who: Who, applied: Applied) -> Owed:
    """The file of all unused links, for each new manager a message to forward, and what others hear of the list."""
    owed: Owed = []
    if applied.plan.new or applied.managers:
        owed.append(links_file.owed(to_sender(who)))
    for manager_id in applied.managers[:MOST_MESSAGES]:
        manager = await find_staff(turn.conn, manager_id)
        if manager is not None:
            owed += await inviting.offer_link(turn, who, manager)
    return [*owed, *await announce(turn, applied, who)]


async def announce(turn: Turn, applied: Applied, who: Who | None = None) -> Owed:
    """Who has left is told, and their manager asked for the successor; managers who are here hear of new clients.

    Owners hear whose loss the list has ended: it may be an old one.

    `who` has applied the list and knows; None: it was done at the command line.
    """
    owed: Owed = []
    for contact_id in applied.left:
        owed += await places.leave(turn, None, await get_contact(turn.conn, contact_id))
    for account_id in applied.back:
        owed += await losing.tell_list_brings_back(turn, account_id)
    return [*owed, *await inviting.tell_managers(turn, who, applied.new_of)]
