"""Joining: a personal link is opened, a contact agrees, staff take their places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from actions import alerting, asking, newcomer_cards, places
from actions.telling import tell_manager, tell_owners
from actions.turn import Turn
from messages import joining, survey
from messages.envelopes import to_contact, to_sender
from messages.greeting import hello
from messages.help import menu
from messages.inviting import forward_button
from messages.list_template import template_button
from messages.notices import Arguments
from messages.owed import Owed
from messages.replies import reply
from messages.taps.answering import MergeTap
from messages.texts import Markup, label, language_of, say
from messages.writing import button, who_is_it
from nps.values import ConsentMode, ContactId, ContactState, OpeningAnswer, Role
from storage.asking.invitations import Invitation
from storage.people import enrolments
from storage.people import places as places_of
from storage.people.audit import record_audit
from storage.people.clients import Contact, bind_contact, count_accounts_of, get_contact
from storage.people.enrolments import Enrolment
from storage.people.staff import Staff, find_staff, record_staff_joined, take_over
from storage.people.who import Who, find_who, set_opted_out


async def open_contact_link(turn: Turn, who: Who, enrolment: Enrolment) -> Owed:
    """Nothing is bound yet; that happens when the person agrees.

    1. Of an erased contact nothing is told.
    2. Who has used this link already gets the open question again.
    3. Staff see a preview that uses nothing up, of clients they may read about.
    4. A link that somebody else has used, or that has run out, opens nothing, and the manager hears of it.
    """
    conn, programme = turn.conn, turn.programme
    contact = await get_contact(conn, enrolment.contact_id or 0)
    language = language_of(who, programme, contact)
    if contact.state is ContactState.ERASED:
        return [reply(who, say(language, "link-expired", company=programme.company))]
    if contact.telegram_id == who.telegram_id and contact.state is not ContactState.LEFT:
        welcome = reply(who, say(language, "link-yours", mode=programme.mode.value))
        return [welcome, *await asking.ask_again(turn, who)]
    if who.staff is not None:
        if not who.staff.may_read(contact.manager_id):
            return [reply(who, say(language, "link-preview-foreign"))]
        await enrolments.record_opening(conn, enrolment.id, who.telegram_id, now=turn.now, answer=OpeningAnswer.PREVIEW)
        return [joining.consent.owed(to_sender(who, about=contact.id), enrolment=enrolment.id, preview=True)]
    if not await _is_usable(turn, enrolment, contact):
        return [reply(who, _closed(turn, language, enrolment)), *await tell_tried(turn, who, enrolment, contact)]
    await enrolments.record_opening(conn, enrolment.id, who.telegram_id, now=turn.now)
    return [joining.consent.owed(to_contact(who.telegram_id, contact.id), enrolment=enrolment.id)]


async def _is_usable(turn: Turn, enrolment: Enrolment, contact: Contact) -> bool:
    """Of somebody who has joined only a link that was made since is: it is for a new Telegram account."""
    if enrolment.bound_at or enrolment.expires_at <= turn.now:
        return False
    has_joined = contact.telegram_id is not None
    return not has_joined or await enrolments.is_renewal(turn.conn, enrolment, contact.joined_at)


def _closed(turn: Turn, language: str, enrolment: Enrolment) -> Markup:
    key = "consent-taken" if enrolment.bound_at else "link-expired"
    return say(language, key, company=turn.programme.company)


async def tell_tried(turn: Turn, who: Who, enrolment: Enrolment, contact: Contact, how: str | None = None) -> Owed:
    """The manager, else the owners, learn who tried a link, and why in vain; once for each person and link."""
    why = how or ("used" if enrolment.bound_at else "expired")
    args: Arguments = {"contact": contact.name, "account": contact.account, "person": who_is_it(who)}
    once = f"link-tried-{why}:{enrolment.id}:{who.telegram_id}"
    return await tell_manager(turn, contact, f"link-tried-{why}", args, once=once, about_human=who.telegram_id)


@dataclass(frozen=True, slots=True)
class Agreed:
    """A consent that was given before it was known who gave it."""

    version: str
    mode: ConsentMode
    at: datetime


async def agree(
    turn: Turn, who: Who, enrolment: Enrolment, contact: Contact, language: str, *, agreed: Agreed | None = None
) -> tuple[Markup, Owed]:
    """[Согласиться и начать]: the text in place of the consent, and what follows. `agreed`: they have, before.

    1. One human is one contact of an account. Who has answered there before, and left, goes on in that row.
    2. The link is used up, for the first who agrees.
    3. The contact is bound, the consent is kept, and whoever had opted out is asked again. In a new Telegram account
       the history comes along, and the old one is told.
    4. The first question follows at once, at any hour: the person is here. Who was asked lately is not asked anew.
    """
    conn = turn.conn
    seat = await places_of.find_seat(conn, contact, who.telegram_id)
    is_taken = any(other.account_id == contact.account_id for other in who.contacts)
    if is_taken or (seat is not None and contact.telegram_id is not None):
        return say(language, "link-same-account", account=contact.account), []
    usable = await _is_usable(turn, enrolment, contact)
    if not usable or await enrolments.claim_link(conn, enrolment.id, who.telegram_id, now=turn.now) is None:
        return _closed(turn, language, enrolment), await tell_tried(turn, who, enrolment, contact)
    moved: Owed = []
    if seat is not None:
        await places_of.take_seat(conn, seat, contact, now=turn.now)
        contact = await get_contact(conn, seat)
    elif contact.telegram_id is not None:
        moved = await places.follow_move(turn, who, enrolment, contact)
    await bind_contact(conn, contact.id, who.telegram_id, now=turn.now)
    await set_opted_out(conn, who.telegram_id, None)
    await _record_consent(turn, who, contact.id, agreed)
    settled = await newcomer_cards.settle(turn, who.telegram_id)
    bound = await find_who(conn, who.telegram_id) or who
    language = language_of(bound, turn.programme)
    first = await asking.go_on(turn, who, enrolment, contact)
    text = say(language, "consent-agreed") if first else say(language, "link-yours", mode=turn.programme.mode.value)
    return text, [*first, *menu(bound, language), *moved, *settled]


async def agree_anew(turn: Turn, who: Who, invitation: Invitation) -> Owed:
    """Today's consent is kept, once, and the question stands in its place."""
    if not await joining.has_agreed(turn.conn, invitation.contact_id):
        await _record_consent(turn, who, invitation.contact_id)
    return await survey.questions_shown(turn.conn, invitation, who.telegram_id)


async def _record_consent(turn: Turn, who: Who, contact_id: ContactId, agreed: Agreed | None = None) -> None:
    given = agreed or Agreed(joining.CONSENT_VERSION, turn.programme.mode, turn.now)
    await enrolments.record_consent(turn.conn, contact_id, who.telegram_id, given.version, given.mode, now=given.at)


async def decline(turn: Turn, who: Who, enrolment: Enrolment, contact: Contact, answer: OpeningAnswer) -> Owed | None:
    """[Не сейчас] is reminded of once, [Это не я] is told to staff; None when this person never opened the link."""
    is_later = answer is OpeningAnswer.LATER
    remind_at = turn.now + turn.programme.consent_reminder_after if is_later else None
    if not await enrolments.record_answer(
        turn.conn, enrolment.id, who.telegram_id, answer, now=turn.now, remind_at=remind_at
    ):
        return None
    return [] if is_later else await tell_tried(turn, who, enrolment, contact, "not-me")


async def open_staff_link(turn: Turn, who: Who, enrolment: Enrolment, language: str) -> Owed:
    """A manager's link binds at once.

    1. A link of nobody, or one that has run out, opens nothing; a used one is known again by whoever used it.
    2. Staff take nobody's place, but an owner who looks after clients in person may merge the two.
    3. A client does not become the one who reads clients' complaints; the owners hear that it was sent to the wrong
       person.
    4. The manager joins, or moves to a new Telegram account, and gets what has been waiting.
    """
    conn, programme = turn.conn, turn.programme
    manager = await find_staff(conn, enrolment.staff_id)
    if manager is None or (enrolment.expires_at <= turn.now and not enrolment.bound_at):
        return [reply(who, say(language, "manager-link-expired"))]
    if manager.joined_at and manager.telegram_id == who.telegram_id:
        return [reply(who, say(language, "manager-again"))]
    is_renewal = manager.joined_at is not None and await enrolments.is_renewal(conn, enrolment, manager.joined_at)
    if enrolment.bound_at or (manager.joined_at and not is_renewal):
        return [reply(who, say(language, "manager-link-taken"))]
    if who.staff is not None and is_renewal:
        return [reply(who, say(language, "link-preview-staff", name=manager.name))]
    if who.staff is not None:
        merge = [[button(label(language, "link-preview-merge"), MergeTap(enrolment=enrolment.id).pack())]]
        return [reply(who, say(language, "link-preview-staff", name=manager.name), merge if who.is_owner else None)]
    if who.contacts:
        args: Arguments = {"name": manager.name, "person": who_is_it(who)}
        once = f"link-tried-client:{enrolment.id}:{who.telegram_id}"
        notices = await tell_owners(turn, "link-tried-client", args, once=once, about_human=who.telegram_id)
        return [reply(who, say(language, "manager-link-client", company=programme.company)), *notices]
    await enrolments.claim_link(conn, enrolment.id, who.telegram_id, now=turn.now)
    moved = await places.move_manager(turn, who, manager) if is_renewal else []
    await record_staff_joined(conn, manager.id, who.telegram_id, None, now=turn.now)
    accounts = await count_accounts_of(conn, manager.id)
    greeted = hello(language, manager.name)
    if manager.role is Role.OWNER:
        text = say(language, "team-owner-welcome", hello=greeted, company=programme.company)
    else:
        args = {"hello": greeted, "company": programme.company, "accounts": accounts, "mode": programme.mode.value}
        text = say(language, "manager-welcome", **args)
    first = [[forward_button(language)]] if accounts else None
    return [reply(who, text, first), *moved, *await settle_in(turn, who)]


async def start_staff(turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """/start by one of the staff: owners join by it, and what has been waiting for them comes."""
    joined = await record_staff_joined(turn.conn, staff.id, who.telegram_id, who.person.name, now=turn.now)
    if who.is_owner:
        text = say(language, "owner-welcome" if joined else "owner-again", company=turn.programme.company)
        return [reply(who, text, [[template_button(language)]]), *await settle_in(turn, who)]
    return [reply(who, say(language, "manager-again")), *await settle_in(turn, who)]


async def settle_in(turn: Turn, who: Who) -> Owed:
    """The menu of commands for what this human is by now, and the cards that were waiting for one of the staff."""
    joined = await find_who(turn.conn, who.telegram_id)
    if joined is None:
        return []
    owed = menu(joined, language_of(joined, turn.programme))
    if joined.staff:
        owed += await alerting.show_missed(turn, joined.staff)
    return owed


async def merge(turn: Turn, who: Who, owner: Staff, enrolment: Enrolment, manager: Staff) -> bool:
    """An owner takes the place of a manager who is themselves; False when the link is used up already."""
    if await enrolments.claim_link(turn.conn, enrolment.id, who.telegram_id, now=turn.now) is None:
        return False
    await take_over(turn.conn, owner, manager, now=turn.now)
    await record_audit(turn.conn, who, "staff.merge", f"staff:{manager.id}", now=turn.now)
    return True
