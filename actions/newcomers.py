"""Getting in by the link for everybody: the consent, then the phone, and then it is known or asked who this is."""

from __future__ import annotations

from datetime import timedelta

from actions import asking, joining, link_attempts, newcomer_cards
from actions.joining import Agreed
from actions.telling import tell_owners
from actions.turn import Turn
from messages import newcomers as words
from messages.envelopes import to_sender
from messages.joining import CONSENT_VERSION
from messages.owed import Envelope, Owed, Send
from messages.replies import reply
from messages.texts import language_of, say
from nps.values import AccountId, NewcomerState
from storage.people import enrolments, newcomers, phones, places
from storage.people import link_attempts as attempts
from storage.people.audit import record_audit
from storage.people.clients import Contact, get_contact
from storage.people.newcomers import Newcomer
from storage.people.who import Who, find_who

MOST_CARDS = 20
"""Of so many unknown people in a day the staff are asked; more are no chance."""
DAY = timedelta(days=1)


async def open_public(turn: Turn, who: Who, language: str) -> Owed:
    """Staff read what the link is for, contacts that they are here; everybody else the consent, or where they stand."""
    if who.staff is not None:
        return [reply(who, say(language, "public-staff"))]
    if who.contacts:
        welcome = reply(who, say(language, "link-yours", mode=turn.programme.mode.value))
        return [welcome, *await asking.ask_again(turn, who)]
    if await newcomers.find_of_human(turn.conn, who.telegram_id) is None:
        await newcomers.add(turn.conn, who.telegram_id, now=turn.now)
    return await lead_on(turn, who, language)


async def lead_on(turn: Turn, who: Who, language: str, *, unheard: bool = False) -> Owed:
    """What is to be done next by somebody who came by this link; nothing for everybody else."""
    newcomer = await newcomers.find_of_human(turn.conn, who.telegram_id)
    if newcomer is None or who.is_known:
        return []
    match newcomer.state:
        case NewcomerState.OPENED:
            return [words.public_consent.owed(to_sender(who), unheard=unheard)]
        case NewcomerState.AGREED if newcomer.referral_id is not None:
            return [reply(who, words.ask_who(language, newcomer))]
        case NewcomerState.AGREED:
            key = "public-typed" if unheard else "public-phone"
            return [Send(words.ask_phone(language, who, say(language, key)), to_sender(who))]
        case NewcomerState.WAITING if newcomer.referral_id is not None:
            key = "recommended-unheard" if unheard else "recommended-waiting"  # no question is to be thought noted
            return [reply(who, say(language, key, company=turn.programme.company))]
        case NewcomerState.WAITING:
            return [reply(who, say(language, "public-waiting", company=turn.programme.company))]
    return [reply(who, say(language, "public-rejected", company=turn.programme.company))]


async def agree(turn: Turn, who: Who, newcomer: Newcomer, language: str) -> Owed:
    """[Согласиться и продолжить]: now the phone may be asked for."""
    await newcomers.record_agreed(turn.conn, newcomer.id, CONSENT_VERSION, turn.programme.mode, now=turn.now)
    return await lead_on(turn, who, language)


async def decline(turn: Turn, who: Who) -> None:
    """[Не сейчас]: nothing of them is kept."""
    await newcomers.forget(turn.conn, who.telegram_id)


async def refuse_card(turn: Turn, who: Who, language: str) -> Owed:
    """Somebody else's card, or one that was forwarded: whoever goes on trying is made to wait."""
    await attempts.record_wrong(turn.conn, who.telegram_id, now=turn.now)
    return [Send(words.ask_phone(language, who, say(language, "public-not-own")), to_sender(who))]


async def take_phone(turn: Turn, who: Who, newcomer: Newcomer, shared: str, language: str) -> Owed:
    """Their own number, as Telegram says.

    1. Nobody is let in who has just been guessing.
    2. Exactly one of the client list has it, and is not in the bot: it is as if they had used their own link.
    3. Anything else the staff decide; until then nothing is asked. Of very many strangers in a day they are not asked.
    """
    told_to_wait = await link_attempts.make_wait(turn, who, language)
    if told_to_wait is not None:
        return told_to_wait
    country = turn.programme.country
    number = phones.of_telegram(shared, country)
    if number is None:
        return [Send(words.ask_phone(language, who, say(language, "public-no-number")), to_sender(who))]
    fitting = await phones.list_with_phone(turn.conn, number, country)
    if len(fitting) == 1 and fitting[0].telegram_id is None:
        return await _bind(turn, newcomer, fitting[0])
    waiting = say(language, "public-waiting", company=turn.programme.company)
    told: Owed = [Send(words.without_keyboard(who, waiting), to_sender(who))]
    crowd = await newcomers.count_shared(turn.conn, since=turn.now - DAY)
    await newcomers.record_waiting(turn.conn, newcomer.id, number, now=turn.now)
    kept = await newcomers.find(turn.conn, newcomer.id)
    if kept is None:
        return told
    if crowd >= MOST_CARDS and not fitting:
        return [*told, *await tell_crowd(turn)]
    return [*told, *await newcomer_cards.ask_staff(turn, kept)]


async def tell_crowd(turn: Turn) -> Owed:
    """So many strangers are no chance: the owners hear of it once a day."""
    once = f"newcomers-many:{turn.today.isoformat()}"
    return await tell_owners(turn, "newcomers-many", {"count": MOST_CARDS}, once=once)


async def _bind(turn: Turn, newcomer: Newcomer, contact: Contact) -> Owed:
    """As by their own link, with the consent they gave before; nothing when that cannot be."""
    conn, who = turn.conn, await find_who(turn.conn, newcomer.telegram_id)
    if who is None or newcomer.version is None or newcomer.mode is None or newcomer.agreed_at is None:
        return []
    lives = turn.programme.link_lives
    number = await enrolments.ensure_for_contact(conn, contact.id, now=turn.now, lives=lives)
    enrolment = await enrolments.find(conn, number)
    if enrolment is None:
        return []
    await enrolments.record_opening(conn, enrolment.id, who.telegram_id, now=turn.now)
    language = language_of(who, turn.programme, contact)
    agreed = Agreed(newcomer.version, newcomer.mode, newcomer.agreed_at)
    text, owed = await joining.agree(turn, who, enrolment, contact, language, agreed=agreed)
    return [Send(words.without_keyboard(who, text), Envelope(chat_id=who.telegram_id)), *owed]


async def identify(turn: Turn, by: Who, newcomer: Newcomer, contact: Contact) -> Owed:
    """[Это …]: one of the staff knows them, perhaps in a new Telegram account."""
    await record_audit(turn.conn, by, "newcomer.is", f"contact:{contact.id}", now=turn.now)
    if contact.telegram_id is not None:
        await places.revoke_of_contact(turn.conn, contact.id, now=turn.now)  # a link of before opens no new account
    return await _bind(turn, newcomer, contact)


async def add_contact(turn: Turn, by: Who, newcomer: Newcomer, account: AccountId) -> tuple[Contact, Owed]:
    """[Новый контакт]: somebody of this account whom no list names yet, as Telegram does."""
    person = await find_who(turn.conn, newcomer.telegram_id)
    name = person.person.name if person else "—"
    number = await newcomers.add_contact(turn.conn, account, name, newcomer.phone or "", now=turn.now)
    contact = await get_contact(turn.conn, number)
    await record_audit(turn.conn, by, "newcomer.new", f"contact:{contact.id}", now=turn.now)
    return contact, await _bind(turn, newcomer, contact)


async def reject(turn: Turn, by: Who, newcomer: Newcomer) -> Owed:
    """[Отклонить]: the number is gone at once, everywhere; the person reads a polite sentence."""
    await newcomers.record_rejected(turn.conn, newcomer.id)
    await record_audit(turn.conn, by, "newcomer.reject", f"newcomer:{newcomer.id}", now=turn.now)
    who = await find_who(turn.conn, newcomer.telegram_id)
    told: Owed = []
    if who is not None:
        language = language_of(who, turn.programme)
        text = say(language, "public-rejected", company=turn.programme.company)
        told = [Send(words.without_keyboard(who, text), Envelope(chat_id=who.telegram_id))]
    return [*told, *await newcomer_cards.close(turn, newcomer)]


async def forget_old(turn: Turn) -> Owed:
    """Nobody has said within thirty days who they are: they are forgotten, and so is the number in the chats."""
    owed: Owed = []
    for newcomer in await newcomers.list_old(turn.conn, now=turn.now):
        owed += await newcomer_cards.settle(turn, newcomer.telegram_id)
    return owed
