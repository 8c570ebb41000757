"""The link for everybody: consent, the phone by the native button, and the staff who say who somebody is."""

from __future__ import annotations

from typing import Literal

from aiogram import F, Router
from aiogram.methods import EditMessageReplyMarkup
from aiogram.types import CallbackQuery, Message

from actions import newcomers, recommending
from actions.turn import Turn
from handlers.naming import NobodyNamed
from handlers.refusals import NotYours, Refused
from handlers.who import is_staff, staff_of
from messages.envelopes import to_sender
from messages.newcomers import accounts_found, list_fitting, may_decide
from messages.owed import Owed, Send
from messages.replies import reply, toast
from messages.taps.answering import HelloTap
from messages.taps.enrolling import NewcomerTap
from messages.texts import clip, say
from nps.subjects import NewcomerCard, parse
from nps.values import NewcomerState
from storage.people import newcomers as people
from storage.people import places
from storage.people.clients import find_account, get_account, get_contact
from storage.people.newcomers import Newcomer
from storage.people.search import Wanted, search
from storage.people.staff import Staff
from storage.people.who import Who
from storage.queues import deliveries

SHOWN_WORDS = 60


async def on_hello(query: CallbackQuery, callback_data: HelloTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Согласиться и продолжить], [Не сейчас]: of whoever has opened the link, and is nobody here yet."""
    newcomer = await people.find_of_human(turn.conn, who.telegram_id)
    if newcomer is None or who.is_known:
        raise NotYours
    bare = _without_buttons(query, who)
    if newcomer.state is not NewcomerState.OPENED:
        return [toast(query), *bare, *await newcomers.lead_on(turn, who, language)]
    if callback_data.answer == "later":
        await newcomers.decline(turn, who)
        return [toast(query), *bare, reply(who, say(language, "public-later"))]
    return [toast(query), *bare, *await newcomers.agree(turn, who, newcomer, language)]


def _without_buttons(query: CallbackQuery, who: Who) -> Owed:
    if query.message is None:
        return []
    bare = EditMessageReplyMarkup(chat_id=who.telegram_id, message_id=query.message.message_id)
    return [Send(bare, to_sender(who))]


async def is_newcomer(_: Message, turn: Turn, who: Who) -> dict[str, Newcomer] | Literal[False]:
    """Handlers behind it get `newcomer`."""
    found = None if who.is_known else await people.find_of_human(turn.conn, who.telegram_id)
    return {"newcomer": found} if found is not None else False


async def on_card(message: Message, turn: Turn, who: Who, newcomer: Newcomer, language: str) -> Owed:
    """A contact card: their own, by the button, is the number; anybody else's is nothing."""
    card = message.contact
    if card is None or newcomer.state is not NewcomerState.AGREED or newcomer.referral_id is not None:
        return await newcomers.lead_on(turn, who, language, unheard=newcomer.state is NewcomerState.OPENED)
    if card.user_id != who.telegram_id or message.forward_origin is not None:
        return await newcomers.refuse_card(turn, who, language)
    return await newcomers.take_phone(turn, who, newcomer, card.phone_number, language)


async def on_newcomer_tap(
    query: CallbackQuery, callback_data: NewcomerTap, turn: Turn, who: Who, language: str
) -> Owed:
    """[Это …], [Новый контакт], [Отклонить]: who may decide is asked anew."""
    staff, newcomer = staff_of(who), await people.find(turn.conn, callback_data.newcomer)
    if newcomer is None or newcomer.state is not NewcomerState.WAITING:
        raise Refused("newcomer-gone", alert=True)
    fitting = await list_fitting(turn.conn, turn.programme, newcomer)
    if not may_decide(staff, fitting):
        raise NotYours
    if newcomer.referral_id is not None:
        return await _reject_sent(query, callback_data, turn, who, newcomer, language)
    match callback_data.wish:
        case "is":
            return [toast(query), *await _identify(turn, who, staff, newcomer, callback_data.target, language)]
        case "new" if callback_data.target:
            return [toast(query), *await _add(turn, who, staff, newcomer, callback_data.target, language)]
        case "new":
            return [toast(query), reply(who, say(language, "newcomer-which-account"))]
    owed = await newcomers.reject(turn, who, newcomer)
    return [toast(query), *owed, reply(who, say(language, "newcomer-rejected"))]


async def _reject_sent(
    query: CallbackQuery, tap: NewcomerTap, turn: Turn, who: Who, newcomer: Newcomer, language: str
) -> Owed:
    """Whom a promoter has sent is given to somebody (handlers.recommending), or turned away."""
    if tap.wish != "reject":
        raise NotYours
    owed = await recommending.reject(turn, who, newcomer)
    return [toast(query), *owed, reply(who, say(language, "recommended-rejected-done"))]


async def _identify(turn: Turn, who: Who, staff: Staff, newcomer: Newcomer, number: int, language: str) -> Owed:
    """One of those who have this phone; of somebody who is in the bot, in a new Telegram account."""
    fitting = await list_fitting(turn.conn, turn.programme, newcomer)
    contact = next((each for each in fitting if each.id == number), None)
    if contact is None:
        raise NotYours
    if contact.telegram_id is not None:
        if not turn.programme.may_read_answers(staff.role):
            raise Refused("place-owners-only", alert=True)
        if await places.find_seat(turn.conn, contact, newcomer.telegram_id) is not None:
            raise Refused("newcomer-cannot", alert=True)
    owed = await newcomers.identify(turn, who, newcomer, contact)
    done = say(language, "newcomer-bound", contact=contact.name, account=contact.account)
    return [*owed, reply(who, done, about=contact.id)]


async def _add(turn: Turn, who: Who, staff: Staff, newcomer: Newcomer, number: int, language: str) -> Owed:
    account = await find_account(turn.conn, number)
    if account is None or not staff.may_read(account.manager_id):
        raise NotYours
    contact, owed = await newcomers.add_contact(turn, who, newcomer, account.id)
    contact = await get_contact(turn.conn, contact.id)
    done = say(language, "newcomer-added", contact=contact.name, account=contact.account)
    return [*owed, reply(who, done, about=contact.id)]


async def answers_card(message: Message, turn: Turn, who: Who) -> dict[str, int] | Literal[False]:
    """A reply to «Кто это?»; handlers behind it get `newcomer_id`."""
    if message.reply_to_message is None or who.staff is None or not message.text:
        return False
    subject = parse(await deliveries.find_subject(turn.conn, message.chat.id, message.reply_to_message.message_id))
    return {"newcomer_id": subject.newcomer} if isinstance(subject, NewcomerCard) else False


async def on_account(message: Message, newcomer_id: int, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """The company in which somebody works whom no list names: one that is found, or a choice."""
    newcomer = await people.find(turn.conn, newcomer_id)
    if newcomer is None or newcomer.state is not NewcomerState.WAITING or newcomer.referral_id is not None:
        raise Refused("newcomer-gone")
    if not may_decide(staff, await list_fitting(turn.conn, turn.programme, newcomer)):
        raise NotYours
    typed = message.text or ""
    of = None if staff.scope.manager is None else staff.managers
    found = await search(turn.conn, typed, Wanted({"account"}, of))
    if not found.named:
        among = "all" if of is None else "own"
        raise NobodyNamed("names-none", among=among, words=clip(" ".join(typed.split()), SHOWN_WORDS))
    if len(found.named) == 1 and not found.is_guess:
        return await _add(turn, who, staff, newcomer, found.named[0].id, language)
    accounts = [await get_account(turn.conn, named.id) for named in found.named]
    return [reply(who, *accounts_found(language, newcomer.id, accounts))]


def router() -> Router:
    router = Router(name="newcomer")
    router.message.register(on_card, F.contact, is_newcomer)
    router.message.register(on_account, is_staff, answers_card)
    router.callback_query.register(on_hello, HelloTap.filter())
    router.callback_query.register(on_newcomer_tap, NewcomerTap.filter())
    return router
