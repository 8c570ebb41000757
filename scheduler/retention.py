"""Once a day: what is older than the company keeps is removed, in slices, so that scores do not wait behind it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from messages import erasing as words
from messages.owed import Owed
from nps.programme import Programme
from nps.retention import keep_since
from nps.values import ErasedWhy
from storage import marks
from storage.privacy import erasing, retention
from storage.privacy.erasing import Terms

AT_A_TICK = 50


async def keep_no_longer(conn: AsyncConnection, *, now: datetime, programme: Programme) -> Owed:
    """Old comments and messages lose their words, contacts with whom nothing has happened are erased.

    A day that is not finished goes on at the next tick; a finished one is not begun again.
    """
    if programme.retention_months is None:
        return []
    before = keep_since(now, programme.retention_months, programme.zone)
    if await marks.find(conn, marks.RETAINED) == before.isoformat():
        return []
    old = await retention.anonymise_words(conn, before=before, limit=AT_A_TICK)
    owed = await words.quotes_owed(conn, old.contacts, old.cases, before=before)
    lapsed = await retention.list_lapsed(conn, before=before, limit=AT_A_TICK)
    terms = Terms(programme.pseudonym_key, keeps_score=True)
    erased = await erasing.erase(conn, lapsed, terms, why=ErasedWhy.RETENTION, now=now)
    owed += await words.erased_owed(conn, erased, programme)
    if not old.more and len(lapsed) < AT_A_TICK:
        await retention.forget_passers_by(conn, before=before)
        await marks.put(conn, marks.RETAINED, before.isoformat())
    return owed
