"""Who sits in a listed person's place: a new Telegram account, somebody else's, or nobody's any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from aiogram.methods import DeleteMyCommands
from aiogram.types import BotCommandScopeChat

from actions import alerting, inviting, light_cards, passing_on, reports
from actions.telling import find_receivers, tell_manager, tell_owners
from actions.turn import Turn
from messages import client_words
from messages.envelopes import to_staff
from messages.erasing import unsay
from messages.notices import Arguments
from messages.owed import Envelope, Lane, Owed, Send
from messages.places import successor
from messages.replies import reply
from messages.texts import language_of, say
from messages.writing import message, who_is_it
from nps.subjects import ChoiceOfNames, LightCard, PassedOn, Subject
from nps.values import AlertWhy, ContactId, TelegramId
from storage.answers import client_messages
from storage.cases import alerts, light_alerts
from storage.people import places
from storage.people.audit import record_audit
from storage.people.clients import Contact, get_contact
from storage.people.enrolments import Enrolment
from storage.people.staff import Staff, find_staff
from storage.people.who import Who, carry_quiet_until, find_who
from storage.privacy import traces
from storage.queues import dropping

ANSWERED_WITHIN = timedelta(days=30)
"""What a client wrote longer ago has been answered by now, by whomever."""


async def leave(turn: Turn, who: Who | None, contact: Contact) -> Owed:
    """[Больше не работает], or the client list says so (`who` is None).

    1. Links open nothing, open questions end and what waits for their chat is dropped. Answers and cases stay.
    2. They are told: their answers are still theirs.
    3. The manager, else the owners, is asked who answers for the company now.
    """
    await _clear_chat(turn, contact)
    await places.leave(turn.conn, contact.id, now=turn.now)
    if who is not None:
        await record_audit(turn.conn, who, "contact.left", f"contact:{contact.id}", now=turn.now)
    receivers = await find_receivers(turn, contact.manager_id, of_answers=False)
    asked = [staff for staff in receivers.staff if staff.can_be_written_to]
    if who is not None and who.staff is not None and all(staff.id != who.staff.id for staff in asked):
        asked.append(who.staff)
    once = f"successor:{contact.id}:{turn.now.isoformat()}"
    return [
        *await _tell_old_chat(turn, contact, "place-left-told"),
        *(
            successor.owed(
                to_staff(staff, about=contact.id, subject=ChoiceOfNames(staff.id), once=f"{once}:{staff.id}")
            )
            for staff in asked
        ),
    ]


async def come_back(turn: Turn, who: Who, contact: Contact) -> None:
    """[Снова работает]: a slip, or they returned."""
    await places.come_back(turn.conn, contact.id, now=turn.now)
    await record_audit(turn.conn, who, "contact.back", f"contact:{contact.id}", now=turn.now)


async def renew(turn: Turn, who: Who, contact: Contact) -> Owed:
    """[Тот же человек]: until they agree to the new link, everything stays as it is, their right to erase it too."""
    await places.revoke_of_contact(turn.conn, contact.id, now=turn.now)
    return await inviting.invite_contact(turn, who, contact)


async def part(turn: Turn, who: Who, contact: Contact, language: str) -> Owed:
    """[Другой]: what was answered so far belongs to whoever answered, and the listed person has not joined."""
    dropped = await _clear_chat(turn, contact)
    told = await _tell_old_chat(turn, contact, "place-parted-told")
    listed = await get_contact(turn.conn, await places.part(turn.conn, contact, now=turn.now))
    await record_audit(turn.conn, who, "contact.parted", f"contact:{contact.id}", now=turn.now)
    text = say(language, "place-parted", contact=listed.name, account=listed.account, dropped=dropped)
    done = reply(who, text, about=listed.id)
    return [*told, done, *await inviting.invite_contact(turn, who, listed)]


async def give_back(turn: Turn, who: Who, contact: Contact, former: TelegramId) -> Owed:
    """[Вернуть прежний аккаунт]: the link for the same person had reached somebody else, who reads nothing any more."""
    await _clear_chat(turn, contact)
    told = await _tell_old_chat(turn, contact, "place-given-back-told")
    await places.give_back(turn.conn, contact, former, now=turn.now)
    await record_audit(turn.conn, who, "contact.given-back", f"contact:{contact.id}", now=turn.now)
    return [*told, *await _tell_chat(turn, former, "place-given-back-to", about=contact.id)]


async def follow_move(turn: Turn, who: Who, enrolment: Enrolment, before: Contact) -> Owed:
    """The same person has agreed in a new Telegram account: the old one hears no more of it but this.

    Who wished to be asked rarely wishes so still. The manager, else the owners, reads which account it is: the link may
    have reached somebody else.
    """
    dropped = await _clear_chat(turn, before)
    if before.telegram_id is not None:
        await carry_quiet_until(turn.conn, before.telegram_id, who.telegram_id)
    args: Arguments = {
        "contact": before.name,
        "account": before.account,
        "person": who_is_it(who),
        "dropped": dropped,
    }
    once = f"moved:{enrolment.id}"
    return [
        *await _tell_old_chat(turn, before, "place-moved-told"),
        *await tell_manager(turn, before, "place-moved", args, once=once, about_human=who.telegram_id),
    ]


async def _clear_chat(turn: Turn, contact: Contact) -> int:
    """What waits for the present chat of this contact is dropped; tells how much."""
    if contact.telegram_id is None:
        return 0
    await turn.settle()  # earlier turns of this transaction may owe something to it
    return await dropping.drop_to_contact(turn.conn, contact.telegram_id, contact.id, now=turn.now)


async def _tell_old_chat(turn: Turn, contact: Contact, key: str) -> Owed:
    """One sentence for the human who was this contact until now, where they can be reached."""
    if contact.telegram_id is None or contact.unreachable is not None:
        return []
    return await _tell_chat(turn, contact.telegram_id, key, about=contact.id)


async def _tell_chat(turn: Turn, chat_id: TelegramId, key: str, *, about: ContactId | None = None) -> Owed:
    human = await find_who(turn.conn, chat_id)
    language = language_of(human, turn.programme) if human else turn.programme.language
    text = message(chat_id, say(language, key, company=turn.programme.company))
    return [Send(text, Envelope(chat_id=chat_id, about=about, lane=Lane.ALERT))]


async def renew_manager(turn: Turn, who: Who, manager: Staff) -> Owed:
    """[Тот же человек] of a manager: they keep their access until the new link is opened."""
    await places.revoke_of_staff(turn.conn, manager.id, now=turn.now)
    return await inviting.invite_manager(turn, who, manager)


async def move_manager(turn: Turn, who: Who, manager: Staff) -> Owed:
    """A manager has opened a new link in another Telegram account.

    1. What waits for the old chat is dropped; summaries, and words of clients, come to the new one.
    2. Open cases are to be shown there as well (by `alerting.show_missed`).
    3. The old chat and the owners learn it.
    """
    old = manager.telegram_id
    if old is None:
        return []
    await turn.settle()
    waiting = await dropping.drop_to_staff(turn.conn, old, manager.id, now=turn.now)
    await dropping.redirect_summaries(turn.conn, old, who.telegram_id, manager.id)
    await alerts.lose_cards(turn.conn, manager.id, now=turn.now)
    await light_alerts.lose_cards(turn.conn, manager.id, now=turn.now)
    await places.rebind_staff(turn.conn, manager.id, who.telegram_id)
    present = await find_staff(turn.conn, manager.id)
    owed: Owed = []
    for subject in waiting:
        if isinstance(subject, PassedOn) and present is not None:
            words = await client_messages.get(turn.conn, subject.message)
            owed += client_words.pass_on(words, present, instead=False)
    args: Arguments = {"name": manager.name, "person": who_is_it(who)}
    once = f"manager-moved:{manager.id}:{turn.now.isoformat()}"
    owed += await tell_owners(turn, "place-manager-moved", args, once=once, about_human=who.telegram_id)
    return [*owed, *await _tell_chat(turn, old, "place-manager-moved-told")]


async def part_manager(turn: Turn, who: Who, manager: Staff) -> Owed:
    """[Другой] of a manager: whoever opened the link is a stranger at once, and what they were shown is taken back.

    1. Their chat loses what clients said, the menu, and whatever waits for it. Links of the manager's clients that were
       shown there open nothing any more.
    2. Cases and words they had go to the owners, until the manager joins; what they took is to be taken again.
    3. The manager's new link.
    """
    old = manager.telegram_id
    if old is None:
        return []
    await turn.settle()
    waiting = await dropping.drop_to_staff(turn.conn, old, manager.id, now=turn.now)
    await places.revoke_of_staff(turn.conn, manager.id, now=turn.now)
    await places.rebind_staff(turn.conn, manager.id, None)
    await record_audit(turn.conn, who, "staff.parted", f"staff:{manager.id}", now=turn.now)
    await places.revoke_of_clients(turn.conn, manager.id, now=turn.now)
    quotes = await traces.list_quotes_in(turn.conn, old, manager.id)
    owed: Owed = [unsay(quote) for quote in quotes]
    owed += await reports.take_back(turn, old, manager.id)
    owed.append(Send(DeleteMyCommands(scope=BotCommandScopeChat(chat_id=old)), Envelope(chat_id=old)))
    owed += await _tell_chat(turn, old, "place-manager-parted-told")
    for case_id in await alerts.give_up(turn.conn, manager.id):
        owed += await alerting.fall_back(turn, case_id, manager.id, AlertWhy.NOT_JOINED)
    read = [quote.subject for quote in quotes if turn.now - quote.delivered_at < ANSWERED_WITHIN]
    light = [subject.card for subject in read if isinstance(subject, LightCard)]
    owed += await light_cards.take_back(turn, manager.id, light)
    owed += await _pass_on(turn, [*waiting, *read], manager)
    return [*owed, *await inviting.invite_manager(turn, who, manager)]


async def _pass_on(turn: Turn, subjects: Sequence[Subject], manager: Staff) -> Owed:
    """Clients' words, each once."""
    owed: Owed = []
    for message_id in dict.fromkeys(subject.message for subject in subjects if isinstance(subject, PassedOn)):
        owed += await passing_on.pass_on_anew(turn, message_id, manager.id)
    return owed
