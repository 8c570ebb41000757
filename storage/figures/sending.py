"""When summaries are sent, to whom and with what: the settings, and what owners have chosen in the chat since."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from nps.programme import Programme
from nps.sending import Sending
from nps.values import StaffId
from storage.engine.conn import Conn
from storage.engine.statements import insert
from storage.schema import kept_settings


async def read_sending(conn: Conn, programme: Programme) -> Sending:
    return programme.sending.with_chosen(await list_chosen(conn))


async def list_chosen(conn: Conn) -> dict[str, str]:
    """By the name of the setting, as `.env` would write it."""
    rows = await conn.execute(sa.select(kept_settings.c.name, kept_settings.c.value))
    return {name: value for name, value in rows}


async def choose(conn: Conn, name: str, value: str, *, by: StaffId, now: datetime) -> None:
    """From now on this is what the setting says."""
    values = {"value": value, "chosen_by": by, "chosen_at": now}
    new = insert(conn, kept_settings).values(name=name, **values)
    await conn.execute(new.on_conflict_do_update(index_elements=["name"], set_=values))


async def forget(conn: Conn, name: str) -> None:
    """`.env` says it again."""
    await conn.execute(sa.delete(kept_settings).where(kept_settings.c.name == name))
