"""What everybody can do for themselves: /help, /language, /stop, /mydata; and what nobody else answered."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from actions import asking, reachability
from actions import language as languages
from actions.turn import Turn
from handlers.commands import command, is_for_owners
from handlers.joining import lead_back
from handlers.refusals import NotYours
from handlers.who import is_no_contact
from handlers.words import part_of, wants_stop
from messages.envelopes import to_contact, to_sender
from messages.help import help_text, language_buttons
from messages.mydata import before_consent, mydata, newcomer_data
from messages.owed import Owed
from messages.replies import once_for_album, replace, reply, toast
from messages.taps.answering import LanguageTap, StopTap
from messages.texts import label, say
from nps.values import Unreachable
from storage.people import enrolments, newcomers
from storage.people.who import Who
from storage.privacy.erasing import list_contacts


async def on_help(message: Message, turn: Turn, who: Who, language: str) -> Owed:
    return await lead_back(turn, who) or [reply(who, help_text(language, who, turn.programme))]


async def on_language(message: Message, who: Who, language: str) -> Owed:
    return [reply(who, say(language, "language-ask"), language_buttons())]


async def on_language_tap(query: CallbackQuery, callback_data: LanguageTap, turn: Turn, who: Who) -> Owed:
    language = callback_data.language
    return [toast(query), reply(who, say(language, "language-done")), *await languages.choose(turn, who, language)]


async def on_stop(message: Message, turn: Turn, who: Who, language: str) -> Owed:
    """Opt out: past answers stay, /start returns."""
    if not who.contacts and who.staff is not None:
        return [reply(who, say(language, "stop-staff"))]
    closed = await asking.stop_asking(turn, who)
    return [*closed, reply(who, say(language, "stop-done"))]


async def on_stop_tap(query: CallbackQuery, callback_data: StopTap, turn: Turn, who: Who, language: str) -> Owed:
    """«Совсем не спрашивать?» [Да] [Раз в полгода] [Нет]: whoever presses decides for themselves."""
    if not who.contacts:
        raise NotYours
    match callback_data.wish:
        case "yes":
            closed, text = await asking.stop_asking(turn, who), say(language, "stop-done")
        case "rarely":
            closed, text = await asking.ask_rarely(turn, who), say(language, "stop-rarely-done")
        case "no":
            closed, text = [], say(language, "stop-no-done")
    return [toast(query), *closed, replace(query, who, text)]


async def on_mydata(message: Message, turn: Turn, who: Who) -> Owed:
    """What is held about them; of what waits for their consent, the kinds alone."""
    pending = await enrolments.find_pending(turn.conn, who.telegram_id, now=turn.now)
    newcomer = None if who.is_known else await newcomers.find_of_human(turn.conn, who.telegram_id)
    if pending is None and newcomer is not None:
        return [newcomer_data.owed(to_sender(who))]
    if pending is None or pending.contact_id is None:
        return [mydata.owed(to_sender(who))]
    listed = before_consent.owed(to_contact(who.telegram_id, pending.contact_id), enrolment=pending.id)
    return [mydata.owed(to_sender(who)), listed] if await list_contacts(turn.conn, who.telegram_id) else [listed]


async def on_membership(event: ChatMemberUpdated, turn: Turn, who: Who) -> Owed:
    """The person blocked the bot or let it in again."""
    if event.new_chat_member.status == "kicked":
        return await reachability.lose(turn, who.telegram_id, Unreachable.BLOCKED)
    return await reachability.regain(turn, who.telegram_id)


async def on_anything_else(message: Message, turn: Turn, who: Who, language: str) -> Owed:
    """An unknown command, or words of somebody who is no contact: say what can be done here.

    Whoever has opened an invitation and not agreed yet is led back to it. Staff read that no client has got it.
    """
    if who.staff is not None and not who.contacts:
        is_said = part_of(message) is not None and not (message.text or "").startswith("/")
        may_write = turn.programme.may_read_answers(who.staff.role)
        key = "unsent-staff" if is_said and may_write else "unknown-staff"
        if is_for_owners(message.text or ""):
            key = "unknown-owners"
        return [reply(who, say(language, key), once=once_for_album(message))]
    led_back = await lead_back(turn, who, unheard=True, once=once_for_album(message))
    return led_back or [reply(who, help_text(language, who, turn.programme), once=once_for_album(message))]


async def on_any_tap(query: CallbackQuery, language: str) -> Owed:
    """A button of an older program, or a forged one: every tap gets an answer."""
    return [toast(query, label(language, "survey-closed"))]


def router() -> Router:
    router = Router(name="oneself")
    router.message.register(on_help, command("help"))
    router.message.register(on_language, command("language"))
    router.message.register(on_stop, command("stop"))
    router.message.register(on_stop, is_no_contact, wants_stop)
    router.edited_message.register(on_stop, command("stop"))  # «/sotp», corrected
    router.callback_query.register(on_stop_tap, StopTap.filter())
    router.message.register(on_mydata, command("mydata"))
    router.callback_query.register(on_language_tap, LanguageTap.filter())
    router.my_chat_member.register(on_membership)
    return router


def last_router() -> Router:
    """Registered after all others: nobody is left without an answer."""
    router = Router(name="oneself")
    router.message.register(on_anything_else)
    router.callback_query.register(on_any_tap)
    return router
