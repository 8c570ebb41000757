"""«You said it, we did it»: who named the reason, who of them may be told, and who was."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from nps.values import ContactId, ContactState, FixId, FixNewsState, FixNewsWhy, TelegramId
from storage.cases.cases import UNDER_WAY
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_once, select_of
from storage.people.clients import Contact
from storage.people.zones import outside
from storage.schema import cases, contacts, fix_news, people


@dataclass(frozen=True, slots=True)
class News:
    """What has become of it for one contact, in the chat that was theirs when it was owed."""

    fix_id: FixId
    contact_id: ContactId
    chat_id: TelegramId
    state: FixNewsState
    why: FixNewsWhy | None


NEWS = fields_of(fix_news, tuple(field.name for field in fields(News)))
_OF_CONTACT = (fix_news.c.fix_id == sa.bindparam("fix"), fix_news.c.contact_id == sa.bindparam("contact"))
_human = contacts.alias()
_OPEN_CASE = (
    sa.select(cases.c.id)
    .join(_human, _human.c.id == cases.c.contact_id)
    .where(_human.c.telegram_id == sa.bindparam("human"), UNDER_WAY)
    .limit(1)
)
_OPTED_OUT = sa.select(people.c.telegram_id).where(
    people.c.telegram_id == sa.bindparam("human"), people.c.opted_out_at.is_not(None)
)


async def find_obstacle(conn: Conn, contact: Contact) -> FixNewsWhy | None:
    """Why this contact is not told just now; None when they may be."""
    if contact.state is not ContactState.JOINED or contact.telegram_id is None:
        return FixNewsWhy.ABSENT
    human = {"human": contact.telegram_id}
    if (await conn.execute(_OPTED_OUT, human)).first() is not None:
        return FixNewsWhy.OPTED_OUT
    return FixNewsWhy.OPEN_CASE if (await conn.execute(_OPEN_CASE, human)).first() is not None else None


async def owe(conn: Conn, fix_id: FixId, contact: Contact, *, now: datetime) -> bool:
    """It is to go to this contact, in the chat that is theirs now; tells whether that is new."""
    values = {"fix_id": fix_id, "contact_id": contact.id, "chat_id": contact.telegram_id, "owed_at": now}
    return await insert_once(conn, fix_news, **values, state=FixNewsState.WAITING)


async def find(conn: Conn, fix_id: FixId, contact_id: ContactId) -> News | None:
    query = select_of(NEWS).where(*_OF_CONTACT)
    return await find_one(conn, News, query, {"fix": fix_id, "contact": contact_id})


async def move(conn: Conn, news: News, state: FixNewsState, *, why: FixNewsWhy | None = None, now: datetime) -> bool:
    """What has become of it; tells whether it was as it was."""
    at = {"owed_at": now} if state is FixNewsState.OWED else {"settled_at": now}
    same = (fix_news.c.fix_id == news.fix_id, fix_news.c.contact_id == news.contact_id, fix_news.c.state == news.state)
    moved = sa.update(fix_news).where(*same).values(state=state, why=why, **at)
    return (await conn.execute(moved.returning(fix_news.c.fix_id))).first() is not None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who is to be told as soon as it is working time where they are."""

    fix_id: FixId
    contact_id: ContactId
    timezone: str | None


async def list_waiting(conn: Conn, *, limit: int, except_zones: Collection[str | None] = ()) -> list[Waiting]:
    """Of contacts whose zone is one of `except_zones` nothing is said."""
    query = (
        sa.select(fix_news.c.fix_id, fix_news.c.contact_id, contacts.c.timezone)
        .join(contacts, contacts.c.id == fix_news.c.contact_id)
        .where(fix_news.c.settled_at.is_(None), fix_news.c.state == FixNewsState.WAITING, *outside(except_zones))
        .order_by(fix_news.c.fix_id, fix_news.c.contact_id)
    )
    return [Waiting(*row) for row in await conn.execute(query.limit(limit))]


async def list_stranded(conn: Conn, *, before: datetime) -> list[Waiting]:
    """What was owed so long ago that nothing more will be heard of it."""
    query = sa.select(fix_news.c.fix_id, fix_news.c.contact_id, contacts.c.timezone)
    query = query.join(contacts, contacts.c.id == fix_news.c.contact_id).where(
        fix_news.c.settled_at.is_(None), fix_news.c.state == FixNewsState.OWED, fix_news.c.owed_at < before
    )
    return [Waiting(*row) for row in await conn.execute(query.order_by(fix_news.c.fix_id, fix_news.c.contact_id))]


async def list_undone(conn: Conn, contact_ids: Collection[ContactId]) -> list[News]:
    """What is on its way to these contacts."""
    undone = (fix_news.c.contact_id.in_(list(contact_ids)), fix_news.c.settled_at.is_(None))
    return [News(*row) for row in await conn.execute(select_of(NEWS).where(*undone))]


@dataclass(frozen=True, slots=True)
class Reached:
    """To how many it went, or goes; how many have it, and how many wait."""

    all: int = 0
    sent: int = 0
    waiting: int = 0


async def count(conn: Conn, fix_id: FixId) -> Reached:
    def of(*states: FixNewsState) -> sa.ColumnElement[int]:
        return sa.func.coalesce(sa.func.sum(sa.case((fix_news.c.state.in_(states), 1), else_=0)), 0)

    waiting = of(FixNewsState.WAITING, FixNewsState.OWED)
    query = sa.select(sa.func.count(), of(FixNewsState.SENT), waiting).where(fix_news.c.fix_id == fix_id)
    return Reached(*map(int, (await conn.execute(query.select_from(fix_news))).one()))
