"""Phone numbers: one spelling of each, and whose it is in the client list."""

from __future__ import annotations

import phonenumbers
import sqlalchemy as sa

from storage.engine.conn import Conn
from storage.people.clients import CONTACT_QUERY, STILL_HERE, Contact
from storage.schema import contacts

_BETWEEN = (" ", "\u00a0", "-", "(", ")", ".")
_LAST = 7  # digits that every spelling of a number ends with


def normal(typed: str, country: str) -> str | None:
    """A plus and digits; None for what is no number. A national one is of this country, "off": of none."""
    try:
        number = phonenumbers.parse(typed, None if country == "off" else country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def of_telegram(shared: str, country: str) -> str | None:
    """The same of a shared contact: always with its country, often without the plus."""
    return normal(shared if shared.startswith("+") else f"+{shared}", country)


async def list_with_phone(conn: Conn, number: str, country: str) -> list[Contact]:
    """Who of the client list has this number, however it is spelled there, in the bot or not."""
    spelled: sa.ColumnElement[str] = contacts.c.phone
    for sign in _BETWEEN:
        spelled = sa.func.replace(spelled, sign, "")
    near = spelled.like(f"%{number[-_LAST:]}%")
    query = CONTACT_QUERY.where(STILL_HERE, contacts.c.phone.is_not(None), near).order_by(contacts.c.id)
    return [
        contact
        for contact in [Contact(*row) for row in await conn.execute(query)]
        if contact.phone is not None and normal(contact.phone, country) == number
    ]
