"""Erasing people and old words: their data go, and with them what staff's chats still show of it."""

from __future__ import annotations

from datetime import datetime

from actions import alerting, climbing, relay_outcomes, reports
from actions.telling import find_receivers, tell_owners
from actions.turn import Turn
from messages.erasing import unsay
from messages.notices import notify
from messages.owed import Card, Errand, Owed
from nps.programme import Programme
from nps.retention import keep_since
from nps.subjects import BelowCard, CaseCard
from nps.values import CaseId, ContactId, ErasedWhy, ErrandName
from storage import marks
from storage.cases import cases
from storage.people.clients import Contact, get_account, get_contact
from storage.privacy import erasing, erasures, retention, traces
from storage.privacy.erasing import Erased, Terms
from storage.privacy.traces import Quote

MOST_AT_ONCE = 50  # old contacts and words: scores must not wait behind them


def terms_of(programme: Programme) -> Terms:
    return Terms(programme.pseudonym_key, programme.forget_keeps_score)


async def erase_on_request(turn: Turn, contact_ids: list[ContactId]) -> Owed:
    """All contacts of a human who takes everything back.

    1. What earlier updates owe is written down first: an erasure has to find it all.
    2. The data and words go, and what stands of them in staff's chats; the log of erasures gets its line.
    3. Staff learn which company it was, so that other records can follow; not who.
    """
    await turn.settle()
    contacts = [await get_contact(turn.conn, contact_id) for contact_id in contact_ids]
    erased = await erasing.erase(turn.conn, contact_ids, terms_of(turn.programme), why=ErasedWhy.REQUEST, now=turn.now)
    owed = await _follow(turn, erased)
    for contact in contacts:
        owed += await _tell_staff(turn, contact)
    return owed


async def _tell_staff(turn: Turn, contact: Contact) -> Owed:
    receivers = await find_receivers(turn, contact.manager_id)
    return [*notify(receivers.staff, "forget-told", {"account": contact.account})]


async def keep_no_longer(turn: Turn) -> Owed:
    """Words older than the company keeps lose themselves, contacts with whom nothing has happened are erased.

    Once a day; a day that is not finished goes on at the next tick.
    """
    programme = turn.programme
    if programme.retention_months is None:
        return []
    before = keep_since(turn.now, programme.retention_months, programme.zone)
    if await marks.find(turn.conn, marks.RETAINED) == before.isoformat():
        return []
    words = await retention.anonymise_words(turn.conn, before=before, limit=MOST_AT_ONCE)
    owed = await _unsay(turn, words.contacts, words.cases, before=before)
    lapsed = await retention.list_lapsed(turn.conn, before=before, limit=MOST_AT_ONCE)
    terms = Terms(programme.pseudonym_key, keeps_score=True)
    erased = await erasing.erase(turn.conn, lapsed, terms, why=ErasedWhy.RETENTION, now=turn.now)
    owed += await _follow(turn, erased)
    if not words.more and len(lapsed) < MOST_AT_ONCE:
        await retention.forget_passers_by(turn.conn, before=before)
        await marks.put(turn.conn, marks.RETAINED, before.isoformat())
    return owed


async def finish_erasures(turn: Turn) -> Owed:
    """What was in hand at the moment of an erasure is swept up, and then nothing tells whose chat it was.

    A ring or a file that left in that very second is taken back as well.
    """
    owed: Owed = []
    unfinished = await erasures.list_unfinished(turn.conn, before=turn.now - erasures.HAND_TIME)
    for chat_id, contact_ids in unfinished.items():
        if not await traces.sweep_up(turn.conn, chat_id, contact_ids, now=turn.now):
            continue
        case_ids: list[CaseId] = []
        for contact_id in contact_ids:
            case_ids += await cases.list_of_contact(turn.conn, contact_id)
        owed += await _unsay(turn, contact_ids, case_ids)
        await erasures.finish(turn.conn, chat_id, now=turn.now)
    return owed


async def _follow(turn: Turn, erased: Erased) -> Owed:
    """What follows from an erasure: staff's chats are brought up to date, and the log is written."""
    contact_ids = [erasure.contact_id for erasure in erased.erasures if erasure.contact_id is not None]
    owed = await _unsay(turn, contact_ids, list(erased.cases))
    owed += await relay_outcomes.follow_erased(turn, contact_ids)
    accounts = {(await get_contact(turn.conn, contact_id)).account_id for contact_id in contact_ids}
    for account_id in sorted(accounts):
        owed += await climbing.show_overdue_again(turn, account_id)
        owed += await reports.show_again(turn, await get_account(turn.conn, account_id))
    return [*owed, *log_erasures(turn.programme)] if erased.erasures else owed


def log_erasures(programme: Programme) -> Owed:
    """The line in the log of erasures, which is a file."""
    folder = programme.backup_folder
    return [Errand(name=ErrandName.LOG_ERASURES, arguments={"folder": str(folder)})] if folder is not None else []


async def tell_log_failed(turn: Turn, folder: str) -> Owed:
    """Without its line in the log an erasure would not survive the restore of an older backup: the owners learn it."""
    once = f"erasure-log:{turn.now.date().isoformat()}"
    return await tell_owners(turn, "forget-log-failed", {"folder": folder}, once=once)


async def _unsay(
    turn: Turn, contact_ids: list[ContactId], case_ids: list[CaseId], *, before: datetime | None = None
) -> Owed:
    """In staff's chats: cards show the present facts; what only quotes the person is replaced or deleted.

    `before`: only what was delivered before it. Older copies of a card count as quotes, and so do the cards in the
    chats of people who are no longer told of the case, and in those of accounts that somebody has left.
    """
    quotes = await traces.list_quotes(turn.conn, contact_ids, case_ids)
    newest: dict[tuple[CaseCard, int], Quote] = {}
    for quote in quotes:
        if isinstance(quote.subject, CaseCard) and quote.subject.case in case_ids:
            newest[quote.subject, quote.chat_id] = quote
    cards: dict[tuple[CaseCard, int], Card] = {}
    for case_id in case_ids:
        case = await cases.find(turn.conn, case_id)
        for card in await alerting.show_case(turn, case) if case else []:
            if isinstance(card, Card) and isinstance(subject := card.to.subject, CaseCard):
                cards[subject, card.to.chat_id] = card
    quoting = [
        quote
        for quote in quotes
        if (
            quote.subject.case in case_ids
            if isinstance(quote.subject, CaseCard | BelowCard)
            else quote.about in contact_ids
        )
        and not (
            isinstance(quote.subject, CaseCard)
            and (quote.subject, quote.chat_id) in cards
            and newest[quote.subject, quote.chat_id] is quote
        )
    ]
    return [
        *(card for shown, card in cards.items() if shown in newest),
        *(unsay(quote) for quote in quoting if before is None or quote.delivered_at < before),
    ]
