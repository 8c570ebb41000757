"""Getting in: /start with a personal link, consent, managers and owners joining."""

from __future__ import annotations

import re
from typing import Literal

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import asking, joining, link_attempts, newcomers, recommending
from actions.turn import Turn
from handlers.commands import start
from handlers.refusals import NotYours
from handlers.speaking import on_said
from handlers.who import is_plain, owner_of
from messages.envelopes import to_contact
from messages.joining import consent
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.taps.answering import ConsentTap, MergeTap
from messages.texts import language_of, say
from nps import link
from nps.values import ContactState, OpeningAnswer
from storage.people import enrolments
from storage.people.clients import count_accounts_of, get_contact
from storage.people.staff import find_staff
from storage.people.who import Who

_CODE = re.compile(r"(?:[?&]start=|/start\s+)([A-Za-z0-9_-]{1,64})")
_LINK = re.compile(rf"/start\s+\S+|\S*[?&]start=\S+|^[A-Za-z0-9_-]{{{link.LENGTH}}}$")
_BARE = re.compile(rf"[A-Za-z0-9_-]{{{link.LENGTH}}}")


async def is_pasted_link(message: Message, turn: Turn, who: Who) -> dict[str, str] | Literal[False]:
    """A link that came as words, the code alone, or the whole invitation: Telegram does not open every link.

    Handlers behind it get the `code`. Whoever is known here may write of any link there is: theirs has to be signed.
    """
    words = (message.text or message.caption or "").strip()
    codes = [words] if _BARE.fullmatch(words) else _CODE.findall(words)
    signed = [code for code in codes if link.read(turn.programme.link_key, code) is not None]
    if signed or (codes and not who.is_known):
        return {"code": (signed or codes)[0]}
    return False


async def on_link(message: Message, command: CommandObject, turn: Turn, who: Who, language: str) -> Owed:
    return await _open(turn, who, language, command.args or "")


async def on_pasted_link(message: Message, code: str, turn: Turn, who: Who, language: str) -> Owed:
    """What a contact says besides the link reaches somebody as well: «у Пети не открывается https://…»."""
    opened = await _open(turn, who, language, code)
    words = message.text or message.caption or ""
    is_invitation = message.forward_origin is not None or len(_CODE.findall(words)) > 1  # the link and the command
    if not who.contacts or is_invitation or not any(char.isalnum() for char in _LINK.sub(" ", words)):
        return opened
    return [*opened, *await on_said(message, turn, who, language)]


async def _open(turn: Turn, who: Who, language: str, code: str) -> Owed:
    """A personal link was opened; a contact's binds only at [Согласиться и начать], a manager's at once."""
    told_to_wait = await link_attempts.make_wait(turn, who, language)
    if told_to_wait is not None:
        return told_to_wait
    if code == link.PUBLIC:
        return await newcomers.open_public(turn, who, language)
    payload = link.read(turn.programme.link_key, code)
    if payload is not None and payload.kind == "referral":
        return await recommending.open_link(turn, who, language, payload.enrolment)
    enrolment = await enrolments.find(turn.conn, payload.enrolment) if payload else None
    if payload is None or enrolment is None or (enrolment.staff_id is None) != (payload.kind == "contact"):
        return await link_attempts.refuse(turn, who, language)
    if enrolment.contact_id is not None:
        return await joining.open_contact_link(turn, who, enrolment)
    return await joining.open_staff_link(turn, who, enrolment, language)


async def on_merge(query: CallbackQuery, callback_data: MergeTap, turn: Turn, who: Who, language: str) -> Owed:
    """An owner who looks after clients in person takes the place of that manager."""
    owner, enrolment = owner_of(who), await enrolments.find(turn.conn, callback_data.enrolment)
    manager = await find_staff(turn.conn, enrolment.staff_id) if enrolment else None
    if enrolment is None or manager is None or manager.joined_at:
        raise NotYours
    if not await joining.merge(turn, who, owner, enrolment, manager):
        raise NotYours
    accounts = await count_accounts_of(turn.conn, owner.id)
    return [toast(query), replace(query, who, say(language, "manager-merged", name=manager.name, accounts=accounts))]


async def on_consent(query: CallbackQuery, callback_data: ConsentTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Согласиться и начать], [Не сейчас], [Это не я]: valid only for a person who opened that link."""
    enrolment = await enrolments.find(turn.conn, callback_data.enrolment)
    if enrolment is None or enrolment.contact_id is None:
        raise NotYours
    contact = await get_contact(turn.conn, enrolment.contact_id)
    language = language_of(who, turn.programme, contact)
    if contact.state is ContactState.ERASED:
        raise NotYours
    if contact.telegram_id == who.telegram_id and contact.state is not ContactState.LEFT:
        return [toast(query)]
    has_opened = await enrolments.has_opened(turn.conn, enrolment.id, who.telegram_id, previewed=who.is_owner)
    if who.is_manager or not has_opened:
        raise NotYours  # a manager does not answer for a client
    if callback_data.answer == "yes":
        text, owed = await joining.agree(turn, who, enrolment, contact, language)
        return [toast(query), replace(query, who, text), *owed]
    notices = await joining.decline(turn, who, enrolment, contact, OpeningAnswer(callback_data.answer))
    if notices is None:
        raise NotYours
    if callback_data.answer == "later":
        return [toast(query), reply(who, say(language, "consent-later-done"))]
    return [toast(query), replace(query, who, say(language, "consent-not-me-done")), *notices]


async def on_start(message: Message, turn: Turn, who: Who, language: str) -> Owed:
    """/start without a link: owners join, whoever opted out returns, strangers learn whom to ask."""
    owed = await joining.start_staff(turn, who, who.staff, language) if who.staff is not None else []
    if who.contacts:
        key = "start-back" if who.person.opted_out_at or who.person.quiet_until else "start-known"
        owed.append(reply(who, say(language, key, mode=turn.programme.mode.value)))
        owed += await asking.return_to_asking(turn, who)
        owed += await asking.ask_again(turn, who)
    return owed or await lead_back(turn, who) or [reply(who, say(language, "stranger", company=turn.programme.company))]


async def lead_back(turn: Turn, who: Who, *, unheard: bool = False, once: str | None = None) -> Owed:
    """The invitation that somebody unknown has opened and not agreed to, once more; nothing when there is none."""
    if who.is_known:
        return []
    pending = await enrolments.find_pending(turn.conn, who.telegram_id, now=turn.now)
    if pending is None or pending.contact_id is None:
        return await newcomers.lead_on(turn, who, language_of(who, turn.programme), unheard=unheard)
    more = {"unheard": True} if unheard else {}
    return [consent.owed(to_contact(who.telegram_id, pending.contact_id, once=once), enrolment=pending.id, **more)]


def router() -> Router:
    router = Router(name="join")
    router.message.register(on_link, start(with_link=True))
    router.message.register(on_start, start())
    router.message.register(on_pasted_link, is_plain, is_pasted_link)
    router.callback_query.register(on_consent, ConsentTap.filter())
    router.callback_query.register(on_merge, MergeTap.filter())
    return router
