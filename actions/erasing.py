"""Erasing people and old words: their data go, and with them what staff's chats still show of it."""

from __future__ import annotations

from datetime import datetime

from aiogram.methods import DeleteMyCommands
from aiogram.types import BotCommandScopeChat

from actions import alerting, climbing, fix_telling, relay_outcomes, reports
from actions.telling import find_receivers, tell_owners
from actions.turn import Turn
from messages.envelopes import to_sender, to_staff
from messages.erasing import unsay
from messages.erasure_extract import erasure_extract
from messages.help import menu
from messages.notices import notify
from messages.owed import Card, Envelope, Errand, Owed, Send
from messages.texts import language_of, say
from messages.writing import message
from nps.programme import Programme
from nps.retention import keep_since
from nps.subjects import AboutContact, BelowCard, CaseCard
from nps.values import CaseId, ContactId, ContactState, ErasedWhy, ErrandName
from storage import marks
from storage.cases import cases
from storage.people.audit import record_audit
from storage.people.clients import Contact, get_account, get_contact
from storage.people.staff import Staff
from storage.people.who import Who, find_who
from storage.privacy import erasing, erasures, extracts, retention, traces
from storage.privacy.erasing import Erased, Terms
from storage.privacy.traces import Quote

MOST_AT_ONCE = 50  # old contacts and words: scores must not wait behind them


def terms_of(programme: Programme) -> Terms:
    return Terms(programme.pseudonym_key, programme.forget_keeps_score)


async def erase_on_request(turn: Turn, contact_ids: list[ContactId], *, by: Staff | None = None) -> Owed:
    """All contacts of a human who takes everything back, here or in a letter to an owner; `by` is that owner.

    1. What earlier updates owe is written down first: an erasure has to find it all.
    2. The data and words go, and what stands of them in staff's chats; the log of erasures gets its line.
    3. Staff learn which company it was, so that other records can follow; not who.
    """
    await turn.settle()
    contacts = [await get_contact(turn.conn, contact_id) for contact_id in contact_ids]
    erased = await erasing.erase(turn.conn, contact_ids, terms_of(turn.programme), why=ErasedWhy.REQUEST, now=turn.now)
    owed = await _follow(turn, erased)
    for contact in contacts:
        owed += await _tell_staff(turn, contact, by)
    return owed


async def _tell_staff(turn: Turn, contact: Contact, by: Staff | None) -> Owed:
    receivers = (await find_receivers(turn, contact.manager_id)).staff
    if by is None:
        return [*notify(receivers, "forget-told", {"account": contact.account})]
    others = [receiver for receiver in receivers if receiver.id != by.id]
    return [*notify(others, "erase-told", {"account": contact.account, "name": by.name or "—"})]


async def erase_for(turn: Turn, who: Who, owner: Staff, contact: Contact) -> Owed:
    """An owner erases a contact who has asked for it in writing, whether they ever joined or not.

    1. All that is held of the same human goes, as after their own /forget; the audit has who did it.
    2. What the log says of them is looked up before their cases may be gone.
    3. Whoever is in the bot reads one last message there.
    4. The owner gets the extract: what was done with these data, and when they went.
    """
    conn, human = turn.conn, contact.telegram_id
    contact_ids = await erasing.list_contacts(conn, human) if human is not None else [contact.id]
    for contact_id in contact_ids:
        await record_audit(conn, who, "contact.erase", f"contact:{contact_id}", now=turn.now)
    logged = await extracts.list_logged(conn, contact_ids)
    person = await find_who(conn, human) if human is not None else None
    owed = await erase_on_request(turn, contact_ids, by=owner)
    if person is not None and contact.state is ContactState.JOINED:
        owed += say_farewell(turn, person, language_of(person, turn.programme))
    return [*owed, erasure_extract.owed(to_staff(owner), contacts=list(contact_ids), logged=logged)]


async def list_accounts(turn: Turn, contact: Contact) -> list[str]:
    """The companies for which the same human answers, each once."""
    if contact.telegram_id is None:
        return [contact.account]
    contact_ids = await erasing.list_contacts(turn.conn, contact.telegram_id)
    return list(dict.fromkeys([(await get_contact(turn.conn, number)).account for number in contact_ids]))


def say_farewell(turn: Turn, who: Who, language: str) -> Owed:
    """The last message of this chat, and what is left of its menu."""
    programme = turn.programme
    score = "forget-done-score-kept" if programme.forget_keeps_score else "forget-done"
    done = message(who.telegram_id, say(language, score, company=programme.company))
    no_menu = DeleteMyCommands(scope=BotCommandScopeChat(chat_id=who.telegram_id))
    return [
        *(menu(Who(who.person, who.staff, ()), language) or [Send(no_menu, to_sender(who))]),
        Send(done, Envelope(chat_id=who.telegram_id, expires_at=turn.now + programme.forget_done_within)),
    ]


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
    owed += await fix_telling.follow_erased(turn, contact_ids)
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


def _is_old(quote: Quote, before: datetime) -> bool:
    """Words that are too old; a mere name is held as long as the contact is."""
    return quote.delivered_at < before and not isinstance(quote.subject, AboutContact)


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
        *(unsay(quote) for quote in quoting if before is None or _is_old(quote, before)),
    ]
