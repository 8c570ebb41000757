"""The sample company's people as they may be put on a phone, read from its database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.demo.company import english
from bot.demo.company.accounts import COMPANY, OWNER, ROUND_ACCOUNT, SMIRNOVA
from bot.demo.company.people import ROUND_CONTACT
from bot.demo.company.programme import TOKEN, programme
from bot.demo.company.staff import MANAGER_TELEGRAM_IDS, OWNER_TELEGRAM_ID
from nps import link
from nps.values import ContactState, EnrolmentId, Role, Unreachable
from sandbox.markup import parse_html
from sandbox.message import Button, Message
from sandbox.page import Cast
from sandbox.world import World
from storage.engine.conn import Conn
from storage.schema import accounts, contacts, enrolments, staff

ROUND_CONTACT_TELEGRAM_ID = 700_200_001
ROUND_CONTACT_ID = 1
"""The first of the first account, whatever language they are called in."""
LIVE_IDS_FROM = 100_000
"""The messages of before the demonstration have the numbers below, and people's own those far above."""


@dataclass(frozen=True, slots=True)
class Actor:
    """`joined`: they have started the bot long ago; `manager`: of their account, None for staff."""

    cast: Cast
    joined: bool = True
    blocked: bool = False
    account: str = ""
    manager: int | None = None


def first_three() -> list[Actor]:
    """Who plays the round, known before there is a database."""
    manager = MANAGER_TELEGRAM_IDS[SMIRNOVA]
    contact = Cast(ROUND_CONTACT_TELEGRAM_ID, ROUND_CONTACT, ROUND_ACCOUNT, "contact")
    return [
        Actor(contact, joined=False, account=ROUND_ACCOUNT, manager=manager),
        Actor(Cast(manager, SMIRNOVA, COMPANY, Role.MANAGER)),
        Actor(Cast(OWNER_TELEGRAM_ID, OWNER, COMPANY, Role.OWNER)),
    ]


async def list_actors(conn: Conn, language: str = "ru") -> list[Actor]:
    """The contact of the round first, then staff, then contacts by their account.

    Who has not joined has no Telegram id in the database: they get one here, and their link waits for them.
    """
    clients = await _list_contacts(conn)
    team = sa.select(staff.c.telegram_id, staff.c.name, staff.c.role).where(staff.c.telegram_id.is_not(None))
    own = [
        Actor(Cast(telegram_id, name, COMPANY if language == "ru" else english.COMPANY, str(role)))
        for telegram_id, name, role in await conn.execute(team.order_by(staff.c.id))
    ]
    return [*clients[:1], *own, *clients[1:]]


async def _list_contacts(conn: Conn) -> list[Actor]:
    key = programme().link_key
    unused = (
        sa.select(sa.func.max(enrolments.c.id))
        .where(enrolments.c.contact_id == contacts.c.id, enrolments.c.bound_at.is_(None))
        .scalar_subquery()
    )
    own = (contacts.c.id, contacts.c.name, contacts.c.position, contacts.c.telegram_id, contacts.c.unreachable)
    query = (
        sa.select(*own, accounts.c.name, staff.c.telegram_id, unused)
        .join(accounts, accounts.c.id == contacts.c.account_id)
        .outerjoin(staff, staff.c.id == accounts.c.manager_id)
        .where(contacts.c.state.in_([ContactState.INVITED, ContactState.JOINED, ContactState.UNREACHABLE]))
        .order_by(contacts.c.id != ROUND_CONTACT_ID, accounts.c.id, contacts.c.id)
    )
    actors = []
    for row_id, name, position, telegram_id, unreachable, account, manager, enrolment in await conn.execute(query):
        joined = telegram_id is not None
        payload = None if joined or enrolment is None else link.make(key, "contact", EnrolmentId(enrolment))
        number = telegram_id or ROUND_CONTACT_TELEGRAM_ID + (0 if row_id == ROUND_CONTACT_ID else row_id)
        cast = Cast(number, name, f"{account} · {position}", "contact", payload)
        blocked = unreachable == Unreachable.BLOCKED
        actors.append(Actor(cast, joined=joined, blocked=blocked, account=account, manager=manager))
    return actors


def meet(world: World, actors: list[Actor]) -> None:
    """Give everybody their Telegram account; who has joined has long started the bot."""
    for actor in actors:
        first, _, last = actor.cast.name.partition(" ")
        known = world.users.get(actor.cast.id)
        person = world.person(
            actor.cast.id,
            first_name=first,
            last_name=last or None,
            language_code=(known and known.language_code) or "ru",
            bot_token=TOKEN,
        )
        person.chat.started = person.chat.started or actor.joined
        person.chat.blocked = person.chat.blocked or actor.blocked


def put_back(world: World, said: list[dict[str, Any]]) -> None:
    """What was said before into the chats of whom it was said to, above what has been said since."""
    chats: dict[int, list[Message]] = {}
    for one in said:
        plain, entities = parse_html(one["html"]) if one["from_bot"] else (one["html"], [])
        message = Message(
            message_id=one["number"],
            chat_id=one["chat_id"],
            date=datetime.fromisoformat(one["at"]),
            from_bot=one["from_bot"],
            text=plain,
            html=one["html"],
            entities=entities,
            buttons=[[Button(**button) for button in row] for row in one["buttons"]],
        )
        chats.setdefault(message.chat_id, []).append(message)
    for number, messages in chats.items():
        if number in world.users:
            world.person(number, bot_token=TOKEN).remembers(messages)
