"""A promoter passes a link on; who comes by it agrees and says who they are; an owner says who looks after them."""

from __future__ import annotations

from datetime import timedelta

from actions import newcomer_cards, newcomers
from actions.turn import Turn
from messages import recommending as letters
from messages.envelopes import to_contact
from messages.help import menu
from messages.notices import Arguments, notify
from messages.owed import Envelope, Owed, Send
from messages.replies import reply
from messages.texts import clip, language_of, say
from messages.writing import message
from nps import quoting
from nps.text import visible
from nps.values import ContactId, ContactState, NewcomerState, TelegramId
from storage.answers import quotes
from storage.asking import holds
from storage.people import enrolments, link_attempts, referrals
from storage.people import newcomers as stored
from storage.people.audit import record_audit
from storage.people.clients import Account, Contact, bind_contact, find_contact, get_contact
from storage.people.newcomers import Newcomer
from storage.people.staff import Staff
from storage.people.who import Who, find_who, set_opted_out
from storage.privacy import emptying

LONGEST = 120
"""Of what somebody says of themselves, and of their company."""
NO_CLIENT_YET = timedelta(days=90)
"""So long nobody is asked how content they are who has only just heard of the company."""
DAY = timedelta(days=1)


class NoPromoter(Exception):
    """The last answer was no nine and no ten."""


async def give_link(turn: Turn, who: Who, contact: Contact) -> Owed:
    """[Порекомендовать]: the link, and how it works. Raises NoPromoter."""
    score = await quotes.find_latest_score(turn.conn, contact.id)
    if score is None or not quoting.is_promoter(score):
        raise NoPromoter
    referral = await referrals.ensure(turn.conn, contact.id, now=turn.now)
    to = to_contact(who.telegram_id, contact.id)
    return [letters.referral_intro.owed(to), letters.referral_link.owed(to, referral=referral.id)]


async def revoke(turn: Turn, contact: Contact) -> bool:
    """[Отключить ссылку]; tells whether there was one. Who has come by it already goes on."""
    return await referrals.revoke(turn.conn, contact.id, now=turn.now)


# --- who comes by it --------------------------------------------------------------------------------------------------


async def open_link(turn: Turn, who: Who, language: str, referral_id: int) -> Owed:
    """What somebody reads who opened it.

    1. Who is known here is told so: the promoter themselves, another client, one of the staff.
    2. A link that was revoked, or whose promoter has gone, opens nothing; whoever goes on trying is made to wait.
    3. Everybody else reads the consent, or where they stand.
    """
    company = turn.programme.company
    referral = await referrals.find(turn.conn, referral_id)
    promoter = await find_contact(turn.conn, referral.contact_id) if referral is not None else None
    if promoter is not None and any(promoter.id == contact.id for contact in who.contacts):
        return [reply(who, say(language, "refer-own"))]
    if who.is_known:
        key = "refer-staff" if who.staff is not None else "refer-known"
        return [reply(who, say(language, key, company=company))]
    gone = promoter is None or promoter.state in (ContactState.ERASED, ContactState.LEFT)
    if referral is None or gone or referral.revoked_at is not None:
        await link_attempts.record_wrong(turn.conn, who.telegram_id, now=turn.now)
        return [reply(who, say(language, "refer-gone", company=company))]
    newcomer = await stored.find_of_human(turn.conn, who.telegram_id)
    if newcomer is None:
        await stored.add(turn.conn, who.telegram_id, now=turn.now)
        newcomer = await stored.find_of_human(turn.conn, who.telegram_id)
    if newcomer is not None and newcomer.state in (NewcomerState.OPENED, NewcomerState.AGREED):
        await stored.record_sent(turn.conn, newcomer.id, referral.id)
    return await newcomers.lead_on(turn, who, language)


async def hear(turn: Turn, who: Who, newcomer: Newcomer, language: str, text: str) -> Owed:
    """Who they are, then their company; then the owners are asked, unless very many have come within a day."""
    said = clip(visible(text), LONGEST)
    if not any(character.isalnum() for character in said):
        return await newcomers.lead_on(turn, who, language)
    if newcomer.called is None:
        await stored.record_called(turn.conn, newcomer.id, said)
        return await newcomers.lead_on(turn, who, language)
    crowd = await stored.count_shared(turn.conn, since=turn.now - DAY)
    await stored.record_company(turn.conn, newcomer.id, said, now=turn.now)
    told = await newcomers.lead_on(turn, who, language)
    waiting = await stored.find(turn.conn, newcomer.id)
    if waiting is None:
        return told
    if crowd >= newcomers.MOST_CARDS:
        return [*told, *await newcomers.tell_crowd(turn)]
    return [*told, *await newcomer_cards.ask_staff(turn, waiting)]


# --- an owner decides -------------------------------------------------------------------------------------------------


async def assign(
    turn: Turn, by: Who, owner: Staff, newcomer: Newcomer, to: Staff | None, account: Account | None
) -> Contact | None:
    """[Назначить] to one of the staff, or [Добавить] to a company that is there already: a contact from now on.

    1. The company is a potential client of whom it was given to; its one contact is called as they have said.
    2. They are bound with the consent they gave. Nobody asks them how content they are before they can know.
    3. What was promoters' doing is kept for the figures.

    None: there is nobody (any more) whom this is about. Raises ValueError when neither is given.
    """
    conn, now = turn.conn, turn.now
    person = await find_who(conn, newcomer.telegram_id)
    agreed = newcomer.version is not None and newcomer.mode is not None and newcomer.agreed_at is not None
    if person is None or person.is_known or not agreed or newcomer.referral_id is None:
        return None
    if account is not None:
        account_id, is_new = account.id, False
    elif to is not None:
        account_id, is_new = await referrals.add_account(conn, newcomer.company or "—", to.id, now=now), True
    else:
        raise ValueError("to whom, or to which company?")
    name, position = letters.name_and_position(newcomer.called or person.person.name)
    contact_id = await referrals.add_contact(conn, account_id, name, position, now=now)
    await bind_contact(conn, contact_id, newcomer.telegram_id, now=now)
    await set_opted_out(conn, newcomer.telegram_id, None)
    if newcomer.version is not None and newcomer.mode is not None and newcomer.agreed_at is not None:
        given = (newcomer.version, newcomer.mode)
        await enrolments.record_consent(conn, contact_id, newcomer.telegram_id, *given, now=newcomer.agreed_at)
    if is_new:
        until = now + NO_CLIENT_YET
        reason = say(turn.programme.language, "recommended-hold")
        await holds.keep(conn, account_id, contact_id, by=owner.id, reason=reason, until=until, now=now)
    await referrals.record(conn, newcomer.referral_id, contact_id, account_id, is_new=is_new, by=owner.id, now=now)
    await record_audit(conn, by, "newcomer.assign", f"contact:{contact_id}", now=now)
    return await get_contact(conn, contact_id)


async def follow_assigned(turn: Turn, newcomer: Newcomer, contact: Contact, to: Staff | None, owner: Staff) -> Owed:
    """What everybody reads of it: the newcomer, whoever looks after them now, and the promoter, who learns no name."""
    owed: Owed = await newcomer_cards.settle(turn, newcomer.telegram_id)
    person = await find_who(turn.conn, newcomer.telegram_id)
    if person is not None:
        language, mode = language_of(person, turn.programme), turn.programme.mode.value
        named = {"manager": to.name, "known": "yes"} if to is not None and to.name else {"manager": "—", "known": "no"}
        text = say(language, "recommended-welcome", company=turn.programme.company, mode=mode, **named)
        owed += [Send(message(person.telegram_id, text), to_contact(person.telegram_id, contact.id))]
        owed += menu(person, language)
    if to is not None and to.id != owner.id:
        args: Arguments = {"contact": contact.name, "account": contact.account}
        owed += notify([to], "recommended-yours", args, about=contact.id)
    referral = await referrals.find(turn.conn, newcomer.referral_id)
    return [*owed, *(await _thank(turn, referral.contact_id, newcomer.telegram_id) if referral else [])]


async def _thank(turn: Turn, promoter_id: ContactId, newcomer: TelegramId) -> Owed:
    """The promoter, if they are still here and wish to hear of anything."""
    promoter = await get_contact(turn.conn, promoter_id)
    who = await find_who(turn.conn, promoter.telegram_id) if promoter.telegram_id is not None else None
    if who is None or promoter.state is not ContactState.JOINED or who.person.opted_out_at is not None:
        return []
    return [letters.referral_thanks.owed(to_contact(who.telegram_id, promoter.id))]


async def reject(turn: Turn, by: Who, newcomer: Newcomer) -> Owed:
    """[Отклонить]: all they have said is erased at once, here and in the chats; they read a polite sentence."""
    who = await find_who(turn.conn, newcomer.telegram_id)
    await record_audit(turn.conn, by, "newcomer.reject", f"newcomer:{newcomer.id}", now=turn.now)
    owed = await newcomer_cards.settle(turn, newcomer.telegram_id)
    if who is None or who.is_known:
        return owed
    text = say(language_of(who, turn.programme), "recommended-rejected", company=turn.programme.company)
    await emptying.empty_human(turn.conn, newcomer.telegram_id, is_staff=False)
    return [*owed, Send(message(who.telegram_id, text), Envelope(chat_id=who.telegram_id))]
