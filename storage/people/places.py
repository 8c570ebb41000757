"""Who sits in a listed person's place: somebody who left the company, or another human than the list means.

What somebody answered stays with the human who did, in /mydata and /forget as well; what moves is what the list says.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from nps.values import ContactId, ContactState, InvitationState, StaffId, TelegramId
from storage.engine.conn import Conn
from storage.engine.statements import find_one, insert_row
from storage.people.clients import CONTACT_QUERY, Contact
from storage.schema import (
    accounts,
    contact_manager,
    contacts,
    deliveries,
    enrolments,
    invitations,
    outbox,
    people,
    staff,
)

LEFT = "left"  # why an open question was not asked any more
OPEN = (InvitationState.PLANNED, InvitationState.SENT)
LISTED = (
    "name",
    "name_folded",
    "search_key",
    "external_id",
    "greeting",
    "circle",
    "position",
    "phone",
    "email",
    "language",
    "timezone",
)
"""What a client list says of a person."""
NOBODY_LISTED = {"name_folded": "", **dict.fromkeys(LISTED[2:])}
"""No list and no search finds a human whom no list names."""


async def find_listed(conn: Conn, contact_id: int) -> Contact | None:
    """A contact whom the client list means, whether they still work there or not."""
    here = (contacts.c.id == contact_id, contacts.c.state != ContactState.ERASED, contacts.c.name_folded != "")
    return await find_one(conn, Contact, CONTACT_QUERY.where(*here))


async def leave(conn: Conn, contact_id: ContactId, *, now: datetime) -> None:
    """They work there no more: links open nothing, open questions end, and answers stay as they are."""
    this = sa.update(contacts).where(contacts.c.id == contact_id)
    await conn.execute(this.values(state=ContactState.LEFT, updated_at=now))
    waiting = (invitations.c.contact_id == contact_id, invitations.c.state.in_(OPEN))
    ended = {"state": InvitationState.SKIPPED, "skipped_reason": LEFT, "ended_at": now}
    await conn.execute(sa.update(invitations).where(*waiting).values(**ended))
    await revoke_links(conn, enrolments.c.contact_id == contact_id, now=now)


async def come_back(conn: Conn, contact_id: ContactId, *, now: datetime) -> None:
    """They work there after all, as they were before; a question that is not over can be answered again."""
    state = sa.case(
        (contacts.c.telegram_id.is_(None), ContactState.INVITED.value),
        (contacts.c.unreachable.is_not(None), ContactState.UNREACHABLE.value),
        else_=ContactState.JOINED.value,
    )
    left = (contacts.c.id == contact_id, contacts.c.state == ContactState.LEFT)
    await conn.execute(sa.update(contacts).where(*left).values(state=state, updated_at=now))
    ended = (invitations.c.contact_id == contact_id, invitations.c.skipped_reason == LEFT)
    asked = (invitations.c.sent_at.is_not(None), invitations.c.closes_at > now)
    again = {"state": InvitationState.SENT, "skipped_reason": None, "ended_at": None}
    await conn.execute(sa.update(invitations).where(*ended, *asked).values(**again))


async def revoke_links(conn: Conn, of: sa.ColumnElement[bool], *, now: datetime) -> int:
    """Unused links open nothing any more; tells how many these were."""
    usable = (of, enrolments.c.bound_at.is_(None), enrolments.c.expires_at > now)
    revoked = sa.update(enrolments).where(*usable).values(expires_at=now).returning(enrolments.c.id)
    return len((await conn.execute(revoked)).all())


async def revoke_of_contact(conn: Conn, contact_id: ContactId, *, now: datetime) -> int:
    return await revoke_links(conn, enrolments.c.contact_id == contact_id, now=now)


async def revoke_of_staff(conn: Conn, staff_id: StaffId, *, now: datetime) -> int:
    return await revoke_links(conn, enrolments.c.staff_id == staff_id, now=now)


async def revoke_of_clients(conn: Conn, staff_id: StaffId, *, now: datetime) -> int:
    """Unused links of all this manager's clients: whoever has seen them could answer in their place."""
    of_manager = sa.select(contacts.c.id).join(accounts, accounts.c.id == contacts.c.account_id)
    clients = of_manager.where(contact_manager == staff_id)
    return await revoke_links(conn, enrolments.c.contact_id.in_(clients), now=now)


async def find_former(conn: Conn, contact: Contact) -> TelegramId | None:
    """The Telegram account from which this contact answered before the present one, unless it is somebody else here."""
    of_present = (enrolments.c.contact_id == contact.id, enrolments.c.bound_to == contact.telegram_id)
    present = sa.select(sa.func.max(enrolments.c.id)).where(*of_present).scalar_subquery()
    former = (
        sa.select(enrolments.c.bound_to)
        .where(enrolments.c.contact_id == contact.id, enrolments.c.bound_to.is_not(None))
        .where(enrolments.c.bound_to != contact.telegram_id, enrolments.c.id < present)
        .order_by(enrolments.c.id.desc())
        .limit(1)
    )
    telegram_id: TelegramId | None = (await conn.execute(former)).scalar_one_or_none()
    taken = (contacts.c.account_id == contact.account_id, contacts.c.telegram_id == telegram_id)
    is_taken = (await conn.execute(sa.select(contacts.c.id).where(*taken, contacts.c.id != contact.id))).first()
    return None if is_taken else telegram_id


async def give_back(conn: Conn, contact: Contact, former: TelegramId, *, now: datetime) -> None:
    """The contact answers from the former account again, with everything; links that wait open nothing."""
    values = {"telegram_id": former, "state": ContactState.JOINED, "unreachable": None, "unreachable_at": None}
    await conn.execute(sa.update(contacts).where(contacts.c.id == contact.id).values(**values, updated_at=now))
    await revoke_of_contact(conn, contact.id, now=now)


async def part(conn: Conn, contact: Contact, *, now: datetime) -> ContactId:
    """Somebody else has answered in this person's place: two rows from now on; returns the listed person's, unjoined.

    The other human keeps the row with the answers, under the name Telegram shows and with nothing of the list.
    """
    listed = await _listed_of(conn, contact.id)
    shown = sa.select(people.c.name).where(people.c.telegram_id == contact.telegram_id).scalar_subquery()
    strange = NOBODY_LISTED | {"name": sa.func.coalesce(shown, "—"), "updated_at": now}
    await leave(conn, contact.id, now=now)
    await conn.execute(sa.update(contacts).where(contacts.c.id == contact.id).values(**strange))
    new = {"account_id": contact.account_id, "state": ContactState.INVITED, "created_at": now, "updated_at": now}
    return ContactId(await insert_row(conn, contacts, **listed, **new))


async def find_seat(conn: Conn, contact: Contact, telegram_id: TelegramId) -> ContactId | None:
    """The row of this human at the contact's account from before they left it, if there is one."""
    own = (contacts.c.account_id == contact.account_id, contacts.c.telegram_id == telegram_id)
    gone = (contacts.c.state == ContactState.LEFT, contacts.c.id != contact.id)
    return (await conn.execute(sa.select(contacts.c.id).where(*own, *gone))).scalar_one_or_none()


async def take_seat(conn: Conn, seat: ContactId, contact: Contact, *, now: datetime) -> None:
    """A human whose answers stand in `seat` is this listed person, who has none: one row, with what the list says.

    The other row stays, empty and erased: with its number old buttons would act upon the next client.
    """
    listed = await _listed_of(conn, contact.id)
    links = sa.update(enrolments).where(enrolments.c.contact_id == contact.id)
    await conn.execute(links.values(contact_id=seat))
    empty = NOBODY_LISTED | {"name": "", "state": ContactState.ERASED, "updated_at": now}
    await conn.execute(sa.update(contacts).where(contacts.c.id == contact.id).values(**empty))
    for table in (outbox, deliveries):
        about = sa.update(table).where(table.c.about_contact == contact.id)
        await conn.execute(about.values(about_contact=seat))
    await conn.execute(sa.update(contacts).where(contacts.c.id == seat).values(**listed, updated_at=now))


async def _listed_of(conn: Conn, contact_id: ContactId) -> dict[str, object]:
    query = sa.select(*(contacts.c[name] for name in LISTED)).where(contacts.c.id == contact_id)
    return dict((await conn.execute(query)).mappings().one())


async def rebind_staff(conn: Conn, staff_id: StaffId, telegram_id: TelegramId | None) -> None:
    """One of the staff has another Telegram account; None: none, until they join again."""
    values = {"telegram_id": telegram_id, "unreachable": None, "unreachable_at": None}
    joined = {} if telegram_id is not None else {"joined_at": None}
    await conn.execute(sa.update(staff).where(staff.c.id == staff_id).values(**values, **joined))
