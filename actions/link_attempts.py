"""Links nobody made: a mistake is answered kindly, a guesser is made to wait, and the owners hear of an attack."""

from __future__ import annotations

from datetime import timedelta

from actions.telling import tell_owners
from actions.turn import Turn
from messages.notices import Arguments
from messages.owed import Owed
from messages.replies import reply
from messages.texts import say
from messages.writing import who_is_it
from nps.link_attempts import MANY_SENDERS
from storage.people import link_attempts
from storage.people.who import Who

HOURS_FROM = timedelta(minutes=90)


async def make_wait(turn: Turn, who: Who, language: str) -> Owed | None:
    """What somebody who has been guessing hears, whatever the link is; None when the link is to be looked at."""
    until = await link_attempts.find_wait(turn.conn, who.telegram_id, now=turn.now)
    if until is None:
        return None
    left = until - turn.now
    unit, length = ("hours", timedelta(hours=1)) if left >= HOURS_FROM else ("minutes", timedelta(minutes=1))
    count = max(1, -(-left // length))
    return [reply(who, say(language, "link-wait", company=turn.programme.company, unit=unit, count=count))]


async def refuse(turn: Turn, who: Who, language: str) -> Owed:
    """This link stands for nothing."""
    attempts = await link_attempts.record_wrong(turn.conn, who.telegram_id, now=turn.now)
    owed: Owed = [reply(who, say(language, "link-unknown", company=turn.programme.company))]
    if attempts.wait_until is not None:
        person: Arguments = {"person": who_is_it(who), "count": attempts.wrong}
        owed += await _warn(turn, "link-attack-one", person, about_human=who.telegram_id)
    senders, wrong = await link_attempts.count_recent(turn.conn, now=turn.now)
    if senders >= MANY_SENDERS:
        owed += await _warn(turn, "link-attack-many", {"people": senders, "count": wrong})
    return owed


async def _warn(turn: Turn, key: str, args: Arguments, *, about_human: int | None = None) -> Owed:
    """Of each kind of attack the owners hear once a day, however many attempts there are."""
    once = f"{key}:{turn.now.date().isoformat()}"
    return await tell_owners(turn, key, args, once=once, about_human=about_human)
