"""Single remembered facts: the bot's username, the last successful poll."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import marks
from storage.writing import insert

BOT_USERNAME = "bot_username"
HEARD_AT = "heard_at"  # when Telegram last handed us updates, or said there were none
BACKED_UP_AT = "backed_up_at"  # the last good automatic backup
REHEARSED_AT = "rehearsed_at"  # the last restore that was rehearsed with success
COPIED_AT = "copied_at"  # stands in copies only: when they were made
KEY_PRINT = "key_print"  # a fingerprint of the links' key, so that a new token is noticed


async def find(conn: AsyncConnection, key: str) -> str | None:
    return (await conn.execute(sa.select(marks.c.value).where(marks.c.key == key))).scalar_one_or_none()


async def put(conn: AsyncConnection, key: str, value: str) -> None:
    statement = insert(conn, marks).values(key=key, value=value)
    await conn.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


async def find_time(conn: AsyncConnection, key: str) -> datetime | None:
    value = await find(conn, key)
    return None if value is None else datetime.fromisoformat(value)
