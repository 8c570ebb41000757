"""Staff keep an account, or one of its people, from being asked for a while; and say why."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from actions.turn import Turn
from nps.values import Role
from storage.asking import holds
from storage.people.audit import record_audit
from storage.people.clients import Account, Contact
from storage.people.staff import Staff
from storage.people.who import Who

DAY = timedelta(days=1)
MOST_BY_MANAGER = 30 * DAY
"""Per account, and per contact, within half a year."""
MOST_ALONE = 30 * DAY
"""One person, by whomever: nobody picks whom to ask."""


class HeldTooLong(Exception):
    """A manager has kept this account or contact from being asked for so long already; `left` may be added."""

    def __init__(self, left: timedelta) -> None:
        super().__init__(left)
        self.left = left


class TooFarAhead(Exception):
    """So long nobody may keep one person from being asked."""


async def hold(
    turn: Turn, who: Who, staff: Staff, account: Account, contact: Contact | None, reason: str, last_day: date
) -> None:
    """Nobody of the account, or not this contact, is asked before that day is over. Raises HeldTooLong, TooFarAhead."""
    about = None if contact is None else contact.id
    lasts = last_day - turn.today
    if contact is not None and lasts > MOST_ALONE:
        raise TooFarAhead
    if staff.role is not Role.OWNER:
        had = await holds.held_by_managers(turn.conn, account.id, about, now=turn.now)
        left = max(MOST_BY_MANAGER - had, timedelta()) // DAY * DAY
        if lasts > left or not left:
            raise HeldTooLong(left)
    until = datetime.combine(last_day + DAY, time(), turn.programme.zone)
    await holds.keep(turn.conn, account.id, about, by=staff.id, reason=reason, until=until, now=turn.now)
    await record_audit(turn.conn, who, f"{_kind(contact)}.hold", _named(account, contact), now=turn.now)


async def lift(turn: Turn, who: Who, account: Account, contact: Contact | None = None) -> bool:
    """Asking goes on; tells whether it had stopped."""
    if not await holds.lift(turn.conn, account.id, None if contact is None else contact.id, now=turn.now):
        return False
    await record_audit(turn.conn, who, f"{_kind(contact)}.hold-lifted", _named(account, contact), now=turn.now)
    return True


def _kind(contact: Contact | None) -> str:
    return "account" if contact is None else "contact"


def _named(account: Account, contact: Contact | None) -> str:
    return f"account:{account.id}" if contact is None else f"contact:{contact.id}"
