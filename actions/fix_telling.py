"""«Вы сказали — мы сделали»: who is told that it was mended, the telling, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from actions import fixing
from actions.cases import NotTheirs
from actions.turn import Turn
from messages import fix_news as words
from messages.owed import Owed
from nps.values import ContactId, ContactState, FixId, FixNewsState, FixNewsWhy, FixPrompt, Role
from storage.cases import fix_news, fixes, prompts
from storage.cases.fix_news import News, Waiting
from storage.cases.fixes import Asked, Fix
from storage.people.audit import record_audit
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff, list_present_owners
from storage.people.who import Who

STRANDED_AFTER = timedelta(days=2)
"""What was owed and dropped since, as after a restore, tells nobody what became of it."""


class NotDone(Exception):
    """It is not mended yet."""


class IsTold(Exception):
    """The clients were told of it already."""


class IsStale(Exception):
    """What stood there to be sent does so no more."""


class NobodyToTell(Exception):
    """Nobody of those who were shown may be told any more."""


Audience = tuple[list[Contact], list[tuple[Contact, str]]]
"""Who is told, and who is not, and why."""


async def find_tellable(turn: Turn, owner: Staff, fix_id: int) -> Fix:
    """Something that is done, for an owner. Raises NotTheirs, NotDone, IsTold."""
    fix = await fixing.find_fix(turn, owner, fix_id)
    if owner.role is not Role.OWNER:
        raise NotTheirs
    if fix.done_at is None:
        raise NotDone
    if fix.news_at is not None:
        raise IsTold
    return fix


async def find_audience(turn: Turn, fix: Fix) -> Audience:
    """Those who named the reason, in the order in which they did; of one human one contact."""
    to: list[Contact] = []
    not_to: list[tuple[Contact, str]] = []
    complaints = await fixes.list_of(turn.conn, fix, now=turn.now)
    for contact_id in dict.fromkeys(complaint.contact_id for complaint in complaints):
        contact = await get_contact(turn.conn, contact_id)
        if contact.state is ContactState.ERASED:
            continue
        why = await fix_news.find_obstacle(turn.conn, contact)
        if why is None and contact.telegram_id in {each.telegram_id for each in to}:
            why = FixNewsWhy.TOLD
        if why is None:
            to.append(contact)
        else:
            not_to.append((contact, why.value))
    return to, not_to


async def begin(turn: Turn, owner: Staff, fix: Fix) -> Owed | None:
    """Its words are awaited of this owner; what they read instead when there is nobody to tell, else None."""
    to, not_to = await find_audience(turn, fix)
    if not to:
        return [words.show(fix, owner, None, None, to, not_to)]
    await fixing.ask(turn, owner, fix, FixPrompt.NEWS)
    return None


async def draft(turn: Turn, owner: Staff, fix: Fix, text: str) -> Owed:
    """It stands before the owner as the clients will read it, with its readers: they and nobody else get it."""
    to, not_to = await find_audience(turn, fix)
    ids = tuple(contact.id for contact in to)
    lasts = turn.programme.relay_asked_for
    asked = await fixing.ask(turn, owner, fix, FixPrompt.READY, lasts=lasts, text=text, audience=ids)
    return [words.show(fix, owner, asked.mark, text, to, not_to)]


async def find_draft(turn: Turn, owner: Staff, fix_id: int, mark: int) -> tuple[Asked, Fix]:
    """What stands before this owner to be sent. Raises IsStale, and what `find_tellable` does."""
    asked = await fixes.find_asked(turn.conn, owner.id, now=turn.now)
    if asked is None or (asked.fix_id, asked.mark, asked.kind) != (fix_id, mark, FixPrompt.READY):
        raise IsStale
    return asked, await find_tellable(turn, owner, asked.fix_id)


async def send(turn: Turn, who: Who, owner: Staff, asked: Asked, fix: Fix) -> tuple[int, Owed]:
    """[Отправить]: to how many it goes, in the working hours of each.

    1. To those who were shown as its readers, unless they may not be told any more.
    2. Its words and each one's chat are fixed from here on.

    Raises NobodyToTell, IsTold.
    """
    to, _ = await find_audience(turn, fix)
    readers = [contact for contact in to if contact.id in asked.audience]
    if not readers:
        raise NobodyToTell
    told = await fixes.change(turn.conn, fix, news=asked.text, news_by=owner.id, news_at=turn.now)
    if told is None:
        raise IsTold
    for contact in readers:
        await fix_news.owe(turn.conn, fix.id, contact, now=turn.now)
    await record_audit(turn.conn, who, "fix.tell", f"fix:{fix.id}", now=turn.now)
    await prompts.close(turn.conn, owner.id)
    return len(readers), await fixing.show_owners(turn, told)


# --- on its way -------------------------------------------------------------------------------------------------------


async def list_stranded(turn: Turn) -> Sequence[Waiting]:
    return await fix_news.list_stranded(turn.conn, before=turn.now - STRANDED_AFTER)


async def tell_one(turn: Turn, waiting: Waiting) -> Owed:
    """Owed to this contact now, or given up, if they may not be told any more."""
    news = await fix_news.find(turn.conn, waiting.fix_id, waiting.contact_id)
    if news is None or news.state not in (FixNewsState.WAITING, FixNewsState.OWED):
        return []
    if news.state is FixNewsState.OWED:
        return await _settle(turn, news, FixNewsState.UNKNOWN)
    why = await _find_obstacle(turn, news)
    if why is not None:
        return await _settle(turn, news, FixNewsState.NOT_SENT, why)
    await fix_news.move(turn.conn, news, FixNewsState.OWED, now=turn.now)
    return [words.tell(news.fix_id, news.contact_id, news.chat_id)]


async def _find_obstacle(turn: Turn, news: News) -> FixNewsWhy | None:
    contact = await get_contact(turn.conn, news.contact_id)
    if contact.telegram_id != news.chat_id:  # somebody else answers for them by now, or nobody
        return FixNewsWhy.ABSENT
    return await fix_news.find_obstacle(turn.conn, contact)


async def follow(turn: Turn, fix_id: FixId, contact_id: ContactId, state: FixNewsState) -> Owed:
    """What a delivery means; nothing left the bot when there was an obstacle by then."""
    news = await fix_news.find(turn.conn, fix_id, contact_id)
    if news is None or news.state is not FixNewsState.OWED:
        return []
    why = None
    if state is FixNewsState.NOT_SENT:
        why = await _find_obstacle(turn, news) or FixNewsWhy.REFUSED
    return await _settle(turn, news, state, why)


async def follow_erased(turn: Turn, contact_ids: list[ContactId]) -> Owed:
    """To erased clients nothing is sent any more."""
    owed: Owed = []
    for news in await fix_news.list_undone(turn.conn, contact_ids):
        owed += await _settle(turn, news, FixNewsState.NOT_SENT, FixNewsWhy.ABSENT)
    return owed


async def _settle(turn: Turn, news: News, state: FixNewsState, why: FixNewsWhy | None = None) -> Owed:
    """One more is settled; with the last of them the owners read how many it has reached."""
    await fix_news.move(turn.conn, news, state, why=why, now=turn.now)
    fix = await fixes.find(turn.conn, news.fix_id)
    reached = await fix_news.count(turn.conn, news.fix_id)
    if fix is None or reached.waiting or fix.reached_at is not None:
        return []
    fix = await fixes.change(turn.conn, fix, reached_at=turn.now) or fix
    owners = await list_present_owners(turn.conn)
    return [*await fixing.show_owners(turn, fix), *fixing.tell(turn, fix, owners, "reached")]
