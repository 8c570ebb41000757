"""Links nobody made, by sender: how many, and until when further ones are not looked at."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime

import sqlalchemy as sa

from nps.link_attempts import FORGET_AFTER, WINDOW, Attempts
from nps.values import TelegramId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, insert, select_of
from storage.schema import link_attempts

ATTEMPTS = fields_of(link_attempts, tuple(field.name for field in fields(Attempts)))


async def find_wait(conn: Conn, telegram_id: TelegramId, *, now: datetime) -> datetime | None:
    """Until when links of this sender are not looked at; None when they are."""
    waiting = (link_attempts.c.telegram_id == telegram_id, link_attempts.c.wait_until > now)
    return (await conn.execute(sa.select(link_attempts.c.wait_until).where(*waiting))).scalar_one_or_none()


async def record_wrong(conn: Conn, telegram_id: TelegramId, *, now: datetime) -> Attempts:
    """Count one more wrong link of this sender."""
    row = (await conn.execute(select_of(ATTEMPTS).where(link_attempts.c.telegram_id == telegram_id))).first()
    counted = Attempts(*row).again(now) if row else Attempts.first(now)
    values = asdict(counted)
    statement = insert(conn, link_attempts).values(telegram_id=telegram_id, **values)
    await conn.execute(statement.on_conflict_do_update(index_elements=["telegram_id"], set_=values))
    return counted


async def count_recent(conn: Conn, *, now: datetime) -> tuple[int, int]:
    """How many senders came with wrong links lately, and with how many."""
    recent = link_attempts.c.latest > now - WINDOW
    query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(link_attempts.c.wrong), 0)).where(recent)
    senders, wrong = (await conn.execute(query)).one()
    return int(senders), int(wrong)


async def prune(conn: Conn, *, now: datetime) -> None:
    """Whoever has long stopped is forgotten."""
    await conn.execute(sa.delete(link_attempts).where(link_attempts.c.latest <= now - FORGET_AFTER))
