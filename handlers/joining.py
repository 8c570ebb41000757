"""Getting in: /start with a personal link, consent, managers and owners joining."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.methods import EditMessageText
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import alerting, wrong_link
from messages import joining as words
from messages import survey
from messages.help import menu
from messages.notices import notice
from messages.owed import Lane, Owed, Send
from messages.survey import toast
from messages.taps import ConsentTap, MergeTap
from messages.texts import Markup, label, language_of, say
from messages.writing import Buttons, button, who_is_it
from messages.writing import message as text_message
from nps import link
from nps.programme import Programme
from nps.values import ContactState, OpeningAnswer
from storage.asking import invitations
from storage.people import enrolments
from storage.people.audit import record_audit
from storage.people.clients import Contact, bind_contact, count_accounts_of, get_contact
from storage.people.enrolments import Enrolment
from storage.people.staff import find_staff, list_owners, record_staff_joined, take_over
from storage.people.who import Who, find_who, set_opted_out


async def on_link(
    message: Message,
    command: CommandObject,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
) -> Owed:
    """A personal link was opened; a contact's binds only at [Согласиться и начать], a manager's at once."""
    waiting = await wrong_link.made_to_wait(conn, who, language, now=now, programme=programme)
    if waiting is not None:
        return waiting
    payload = link.read(programme.link_key, command.args or "")
    found = await enrolments.find(conn, payload.enrolment) if payload else None
    if payload is None or found is None or (found.staff_id is None) != (payload.kind == "contact"):
        return await wrong_link.refused(conn, who, language, now=now, programme=programme)
    if found.contact_id is not None:
        return await _open_contact_link(conn, who, language, found, now=now, programme=programme)
    return await _open_staff_link(conn, who, language, found, now=now, programme=programme)


async def _open_contact_link(
    conn: AsyncConnection, who: Who, language: str, found: Enrolment, *, now: datetime, programme: Programme
) -> Owed:
    contact = await get_contact(conn, found.contact_id or 0)
    language = language_of(who, programme, contact)
    if contact.state is ContactState.ERASED:
        return _say(who, say(language, "link-expired", company=programme.company))
    if found.bound_at and found.bound_to == who.telegram_id:
        return [
            *_say(who, say(language, "link-yours", mode=programme.mode.value)),
            *await _question_again(conn, who, now=now),
        ]
    if who.staff is not None:
        if not who.staff.may_read(contact.manager_id):
            return _say(who, say(language, "link-preview-foreign"))
        await enrolments.record_opening(conn, found.id, who.telegram_id, now=now, answer=OpeningAnswer.PREVIEW)
        return [words.consent(found.id, who.telegram_id, preview=True)]
    if found.bound_at:
        text = say(language, "consent-taken", company=programme.company)
        return [*_say(who, text), *await _tell_manager(conn, "link-tried-used", found, contact, who)]
    if found.expires_at <= now:
        text = say(language, "link-expired", company=programme.company)
        return [*_say(who, text), *await _tell_manager(conn, "link-tried-expired", found, contact, who)]
    await enrolments.record_opening(conn, found.id, who.telegram_id, now=now)
    return [words.consent(found.id, who.telegram_id)]


async def _open_staff_link(
    conn: AsyncConnection, who: Who, language: str, found: Enrolment, *, now: datetime, programme: Programme
) -> Owed:
    manager = await find_staff(conn, found.staff_id)
    if manager is None or (found.expires_at <= now and not found.bound_at):
        return _say(who, say(language, "manager-link-expired"))
    if found.bound_at or manager.joined_at:
        if manager.telegram_id == who.telegram_id:
            return _say(who, say(language, "manager-again", name=manager.name))
        return _say(who, say(language, "manager-link-taken"))
    if who.staff is not None:
        text = say(language, "link-preview-staff", name=manager.name)
        merge = [[button(label(language, "link-preview-merge"), MergeTap(enrolment=found.id).pack())]]
        return _say(who, text, merge if who.is_owner else None)
    if who.contacts:  # a client does not become the one who reads clients' complaints
        text = say(language, "manager-link-client", company=programme.company)
        return [*_say(who, text), *await _tell_owners(conn, found, manager.name, who)]
    await enrolments.claim_link(conn, found.id, who.telegram_id, now=now)
    await record_staff_joined(conn, manager.id, who.telegram_id, None, now=now)
    accounts = await count_accounts_of(conn, manager.id)
    text = say(language, "manager-welcome", name=manager.name, company=programme.company, accounts=accounts)
    return [*_say(who, text), *await _settle_in(conn, who, now=now, programme=programme)]


async def on_merge(
    query: CallbackQuery, callback_data: MergeTap, conn: AsyncConnection, who: Who, language: str, now: datetime
) -> Owed:
    """An owner who looks after clients in person takes the place of that manager."""
    found = await enrolments.find(conn, callback_data.enrolment)
    manager = await find_staff(conn, found.staff_id) if found else None
    if who.staff is None or not who.is_owner or found is None or manager is None or manager.joined_at:
        return [toast(query, label(language, "not-yours"))]
    if await enrolments.claim_link(conn, found.id, who.telegram_id, now=now) is None:
        return [toast(query, label(language, "not-yours"))]
    await take_over(conn, who.staff, manager, now=now)
    await record_audit(conn, who, "staff.merge", f"staff:{manager.id}", now=now)
    accounts = await count_accounts_of(conn, who.staff.id)
    return [toast(query), *_replace(query, who, say(language, "manager-merged", name=manager.name, accounts=accounts))]


async def _settle_in(conn: AsyncConnection, who: Who, *, now: datetime, programme: Programme) -> Owed:
    """The menu of commands, and the cards that were waiting for this person."""
    fresh = await find_who(conn, who.telegram_id)
    if fresh is None:
        return []
    owed = menu(fresh, language_of(fresh, programme))
    if fresh.staff:
        owed += await alerting.cards_missed(conn, fresh.staff, now=now, programme=programme)
    return owed


async def on_consent(
    query: CallbackQuery,
    callback_data: ConsentTap,
    conn: AsyncConnection,
    who: Who,
    language: str,
    now: datetime,
    programme: Programme,
) -> Owed:
    """[Согласиться и начать], [Не сейчас], [Это не я]: valid only for a person who opened that link."""
    found = await enrolments.find(conn, callback_data.enrolment)
    if found is None or found.contact_id is None:
        return [toast(query, label(language, "not-yours"))]
    contact = await get_contact(conn, found.contact_id)
    language = language_of(who, programme, contact)
    if contact.state is ContactState.ERASED:
        return [toast(query, label(language, "not-yours"))]
    if found.bound_to == who.telegram_id:
        return [toast(query)]
    if who.is_manager or not await enrolments.has_opened(conn, found.id, who.telegram_id, previewed=who.is_owner):
        return [toast(query, label(language, "not-yours"))]  # a manager does not answer for a client
    if callback_data.answer == "yes":
        return await _agree(query, conn, who, language, found, contact, now=now, programme=programme)
    remind_at = now + programme.consent_reminder_after if callback_data.answer == "later" else None
    if not await enrolments.record_answer(
        conn, found.id, who.telegram_id, OpeningAnswer(callback_data.answer), now=now, remind_at=remind_at
    ):
        return [toast(query, label(language, "not-yours"))]
    if callback_data.answer == "later":
        return [toast(query), *_say(who, say(language, "consent-later-done"))]
    told = await _tell_manager(conn, "link-tried-not-me", found, contact, who)
    return [toast(query), *_replace(query, who, say(language, "consent-not-me-done")), *told]


async def _agree(
    query: CallbackQuery,
    conn: AsyncConnection,
    who: Who,
    language: str,
    found: Enrolment,
    contact: Contact,
    *,
    now: datetime,
    programme: Programme,
) -> Owed:
    if any(other.account_id == contact.account_id for other in who.contacts):
        text = say(language, "link-same-account", account=contact.account)
        return [toast(query), *_replace(query, who, text)]
    if await enrolments.claim_link(conn, found.id, who.telegram_id, now=now) is None:
        key = "consent-taken" if found.bound_at else "link-expired"
        text = say(language, key, company=programme.company)
        tried = "link-tried-used" if found.bound_at else "link-tried-expired"
        return [toast(query), *_replace(query, who, text), *await _tell_manager(conn, tried, found, contact, who)]
    await bind_contact(conn, contact.id, who.telegram_id, now=now)
    await set_opted_out(conn, who.telegram_id, None)
    await enrolments.record_consent(conn, contact.id, who.telegram_id, words.CONSENT_VERSION, programme.mode, now=now)
    fresh = await find_who(conn, who.telegram_id)
    language = language_of(fresh, programme) if fresh else language
    owed: Owed = [toast(query), *_replace(query, who, say(language, "consent-agreed"))]
    planned = await invitations.plan(
        conn, contact.id, f"joined:{found.id}", now=now, closes_after=programme.closes_after
    )
    if planned:
        owed.append(survey.question(planned.id, who.telegram_id, lane=Lane.REPLY))
    return [*owed, *(menu(fresh, language) if fresh else [])]


async def on_start(
    message: Message, conn: AsyncConnection, who: Who, language: str, now: datetime, programme: Programme
) -> Owed:
    """/start without a link: owners join, whoever opted out returns, strangers learn whom to ask."""
    owed: Owed = []
    if who.staff is not None:
        joined = await record_staff_joined(conn, who.staff.id, who.telegram_id, who.person.name, now=now)
        if who.is_owner:
            key = "owner-welcome" if joined else "owner-again"
            owed += _say(who, say(language, key, company=programme.company))
        else:
            owed += _say(who, say(language, "manager-again", name=who.staff.name))
        owed += await _settle_in(conn, who, now=now, programme=programme)
    if who.contacts:
        key = "start-back" if who.person.opted_out_at else "start-known"
        owed += _say(who, say(language, key, mode=programme.mode.value))
        owed += await _return(conn, who, now=now)
        owed += await _question_again(conn, who, now=now)
    return owed or _say(who, say(language, "stranger", company=programme.company))


async def _return(conn: AsyncConnection, who: Who, *, now: datetime) -> Owed:
    """Whoever opted out is asked again, and may answer what was open then."""
    if who.person.opted_out_at is None:
        return []
    await set_opted_out(conn, who.telegram_id, None)
    owed: Owed = []
    for invitation in await invitations.reopen_declined(conn, who.telegram_id, now=now):
        owed += await survey.questions_shown(conn, invitation.id, who.telegram_id)
    return owed


async def _question_again(conn: AsyncConnection, who: Who, *, now: datetime) -> Owed:
    """An open question once more, below."""
    waiting = await invitations.find_open_unanswered(conn, who.telegram_id, now=now)
    return [survey.reminder(waiting.id, who.telegram_id, now.date())] if waiting else []


async def _tell_manager(conn: AsyncConnection, key: str, found: Enrolment, contact: Contact, who: Who) -> Owed:
    """Tell the manager, else the owners, who tried; once for each person and link."""
    manager = await find_staff(conn, contact.manager_id)
    receivers = [manager] if manager and manager.can_be_written_to else await list_owners(conn)
    args: dict[str, str | int] = {"contact": contact.name, "account": contact.account, "person": who_is_it(who)}
    dedup = f"{key}:{found.id}:{who.telegram_id}"
    return [one for receiver in receivers for one in notice(receiver, key, args, dedup_key=dedup, about=contact.id)]


async def _tell_owners(conn: AsyncConnection, found: Enrolment, name: str, who: Who) -> Owed:
    """A manager's link came to a client: sent to the wrong person; once for each person and link."""
    args: dict[str, str | int] = {"name": name, "person": who_is_it(who)}
    dedup = f"link-tried-client:{found.id}:{who.telegram_id}"
    owners = await list_owners(conn)
    return [one for owner in owners for one in notice(owner, "link-tried-client", args, dedup_key=dedup)]


def _say(who: Who, text: Markup, buttons: Buttons | None = None) -> Owed:
    return [Send(method=text_message(who.telegram_id, text, buttons), chat_id=who.telegram_id)]


def _replace(query: CallbackQuery, who: Who, text: Markup) -> Owed:
    """The message with the buttons turns into this text."""
    if query.message is None:
        return _say(who, text)
    method = EditMessageText(chat_id=who.telegram_id, message_id=query.message.message_id, text=text, parse_mode="HTML")
    return [Send(method=method, chat_id=who.telegram_id)]


def router() -> Router:
    router = Router(name=__name__)
    router.message.register(on_link, CommandStart(deep_link=True))
    router.message.register(on_start, CommandStart())
    router.callback_query.register(on_consent, ConsentTap.filter())
    router.callback_query.register(on_merge, MergeTap.filter())
    return router
