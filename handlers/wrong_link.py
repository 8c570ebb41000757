"""Links nobody made: a mistake is answered kindly, a guesser is made to wait, and the owners hear of an attack."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from messages.notices import notice
from messages.owed import Owed, Send
from messages.texts import Markup, say
from messages.writing import message as text_message
from messages.writing import who_is_it
from nps.link_attempts import MANY_SENDERS
from nps.programme import Programme
from storage.people import link_attempts
from storage.people.staff import list_owners
from storage.people.who import Who

HOURS_FROM = timedelta(minutes=90)


async def made_to_wait(
    conn: AsyncConnection, who: Who, language: str, *, now: datetime, programme: Programme
) -> Owed | None:
    """What somebody who has been guessing hears, whatever the link is; None when the link is to be looked at."""
    until = await link_attempts.find_wait(conn, who.telegram_id, now=now)
    if until is None:
        return None
    left = until - now
    unit, length = ("hours", timedelta(hours=1)) if left >= HOURS_FROM else ("minutes", timedelta(minutes=1))
    count = max(1, -(-left // length))
    return _say(who, say(language, "link-wait", company=programme.company, unit=unit, count=count))


async def refused(conn: AsyncConnection, who: Who, language: str, *, now: datetime, programme: Programme) -> Owed:
    """This link stands for nothing."""
    counted = await link_attempts.record_wrong(conn, who.telegram_id, now=now)
    owed = _say(who, say(language, "link-unknown", company=programme.company))
    if counted.wait_until is not None:
        args: dict[str, str | int] = {"person": who_is_it(who), "count": counted.wrong}
        owed += await _warn(conn, "link-attack-one", args, now=now)
    senders, wrong = await link_attempts.count_recent(conn, now=now)
    if senders >= MANY_SENDERS:
        owed += await _warn(conn, "link-attack-many", {"people": senders, "count": wrong}, now=now)
    return owed


async def _warn(conn: AsyncConnection, key: str, args: dict[str, str | int], *, now: datetime) -> Owed:
    """Of each kind of attack the owners hear once a day, however many attempts there are."""
    dedup = f"{key}:{now.date().isoformat()}"
    owners = await list_owners(conn)
    return [letter for owner in owners for letter in notice(owner, key, args, dedup_key=dedup)]


def _say(who: Who, text: Markup) -> Owed:
    return [Send(method=text_message(who.telegram_id, text), chat_id=who.telegram_id)]
