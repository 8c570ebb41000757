"""An account is looked at before a call, and what ties it to the company is written down."""

from __future__ import annotations

from actions.turn import Turn
from messages import client_card
from messages.owed import Owed
from messages.taps.clients import ClientView
from nps.values import BuysFor, ContactId, Loyalty
from storage.people import loyalty as ties
from storage.people.audit import record_audit
from storage.people.clients import Account
from storage.people.staff import Staff
from storage.people.who import Who


async def show(turn: Turn, who: Who, reader: Staff, account: Account, first: ContactId | None = None) -> Owed:
    """The card of an account; `first`: the contact who was asked about."""
    await record_audit(turn.conn, who, "client.read", f"account:{account.id}", now=turn.now)
    return [client_card.show(reader, account.id, first=first)]


def turn_to(reader: Staff, account: Account, view: ClientView, page: int, message_id: int) -> Owed:
    """Another view of it, in the same message."""
    return [client_card.show(reader, account.id, view=view, page=page, edit=message_id)]


async def set_loyalty(turn: Turn, who: Who, reader: Staff, account: Account, loyalty: Loyalty, message_id: int) -> Owed:
    """The category it is in; the same once more takes it back."""
    before = (await ties.get_ties(turn.conn, account.id)).loyalty
    await ties.set_loyalty(turn.conn, account.id, None if before is loyalty else loyalty, now=turn.now)
    await record_audit(turn.conn, who, "client.loyalty", f"account:{account.id}", now=turn.now)
    return turn_to(reader, account, "card", 0, message_id)


async def mark_reason(turn: Turn, who: Who, reader: Staff, account: Account, reason: BuysFor, message_id: int) -> Owed:
    """Why it buys, marked or unmarked."""
    await ties.toggle_reason(turn.conn, account.id, reason, now=turn.now)
    await record_audit(turn.conn, who, "client.buys-for", f"account:{account.id}", now=turn.now)
    return turn_to(reader, account, "buys", 0, message_id)
