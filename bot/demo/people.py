"""The sample company's people as they may be put on a phone, read from its database."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.sample_people import ROUND_CONTACT
from bot.demo.sample_programme import TOKEN, programme
from bot.demo.sample_staff import OWNER_TELEGRAM_ID
from nps import link
from nps.values import ContactState, EnrolmentId, Role, Unreachable
from sandbox.page import Cast
from sandbox.world import World
from storage.schema import accounts, contacts, enrolments, staff

ROUND_CONTACT_TELEGRAM_ID = 700_200_001
ROLES = {Role.OWNER: "владелец", Role.MANAGER: "менеджер"}


async def list_cast(conn: AsyncConnection) -> list[Cast]:
    """Whoever stands for the round first, then staff, then contacts by their account.

    Who has not joined has no Telegram id in the database yet: they get one here, and their link waits for them.
    """
    key = programme().link_key
    newest = (
        sa.select(sa.func.max(enrolments.c.id))
        .where(enrolments.c.contact_id == contacts.c.id, enrolments.c.bound_at.is_(None))
        .scalar_subquery()
    )
    query = (
        sa.select(contacts.c.id, contacts.c.name, contacts.c.position, contacts.c.telegram_id, accounts.c.name, newest)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .where(contacts.c.state.in_([ContactState.INVITED, ContactState.JOINED, ContactState.UNREACHABLE]))
        .order_by(contacts.c.name != ROUND_CONTACT, accounts.c.id, contacts.c.id)
    )
    found = []
    for row_id, name, position, telegram_id, account, enrolment in await conn.execute(query):
        payload = link.make(key, "contact", EnrolmentId(enrolment)) if enrolment and telegram_id is None else None
        number = telegram_id or _number_of(name, row_id)
        found.append(Cast(number, name, f"{account} · {position}", "contact", payload))
    team = sa.select(staff.c.telegram_id, staff.c.name, staff.c.role).where(staff.c.telegram_id.is_not(None))
    own = [
        Cast(telegram_id, name, ROLES[Role(role)], str(role))
        for telegram_id, name, role in await conn.execute(team.order_by(staff.c.id))
    ]
    return [*found[:1], *own, *found[1:]]


def _number_of(name: str, contact_id: int) -> int:
    return ROUND_CONTACT_TELEGRAM_ID + (0 if name == ROUND_CONTACT else contact_id)


async def list_blocked(conn: AsyncConnection) -> set[int]:
    """Telegram ids of the contacts who have blocked the bot."""
    query = sa.select(contacts.c.telegram_id).where(contacts.c.unreachable == Unreachable.BLOCKED)
    return {number for number in (await conn.execute(query)).scalars() if number is not None}


def meet(world: World, cast: list[Cast], blocked: set[int]) -> None:
    """Give everybody their Telegram account; who has joined has long started the bot."""
    for one in cast:
        first, _, last = one.name.partition(" ")
        known = world.users.get(one.id)
        person = world.person(
            one.id,
            first_name=first,
            last_name=last or None,
            language_code=known.language_code if known else "ru",
            bot_token=TOKEN,
        )
        person.chat.started = person.chat.started or one.link is None
        person.chat.blocked = person.chat.blocked or one.id in blocked


def phones(cast: list[Cast], manager: str) -> list[int]:
    """The three of the round: the contact, their account's manager, the owner."""
    return [cast[0].id, next(one.id for one in cast if one.name == manager), OWNER_TELEGRAM_ID]
