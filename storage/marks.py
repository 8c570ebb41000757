"""Single remembered facts: the bot's username, the last successful poll."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from storage.engine.conn import Conn
from storage.engine.statements import inserting
from storage.schema import marks

BOT_USERNAME = "bot_username"
HEARD_AT = "heard_at"  # when Telegram last handed us updates, or said there were none
BACKED_UP_AT = "backed_up_at"  # the last good automatic backup
REHEARSED_AT = "rehearsed_at"  # the last restore that was rehearsed with success
RESTORED_AT = "restored_at"  # the first start on a restored copy
RESTORED_FROM = "restored_from"  # when that copy had been made
HELD_UP_TO = "held_up_to"  # the newest inbox row of that copy
REVIEWED = "reviewed"  # what the owner chose for the messages held since
PRUNED_ON = "pruned_on"  # the local day on which all that was too old has been forgotten
COLOURED_ON = "coloured_on"  # the local day on which the colours of all accounts were kept
COUNTED = "counted"  # the local day on which the database last counted its rows, and the schema of then
COPIED_AT = "copied_at"  # stands in copies only: when they were made
KEY_PRINT = "key_print"  # a fingerprint of the links' key, so that a new token is noticed
DATABASE = "database"  # a random name of this database and of its copies, for the log of erasures
LIST_WORDS = "list_words"  # what words of client lists mean, as owners have said
REPEATED_IN = "repeated_in"  # the complaints in which it was looked last for what repeats
STORY_LOOKED = "story_looked"  # the quarter in which a story was suggested; else the day on which none was found
QUARTERS_SINCE = "quarters_since"  # since when there are summaries of quarters
RETAINED = "retained"  # since when words and contacts are kept, as far as it has been carried out


_VALUE = sa.select(marks.c.value).where(marks.c.key == sa.bindparam("name"))


async def find(conn: Conn, key: str) -> str | None:
    return (await conn.execute(_VALUE, {"name": key})).scalar_one_or_none()


_PUT = inserting(
    marks, lambda new: new.on_conflict_do_update(index_elements=["key"], set_={"value": new.excluded.value})
)


async def put(conn: Conn, key: str, value: str) -> None:
    await conn.execute(_PUT(conn), {"key": key, "value": value})


async def remove(conn: Conn, key: str) -> None:
    await conn.execute(sa.delete(marks).where(marks.c.key == key))


async def find_time(conn: Conn, key: str) -> datetime | None:
    value = await find(conn, key)
    return None if value is None else datetime.fromisoformat(value)
