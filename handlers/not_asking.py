"""[Не спрашивать…] of an account, [Не сейчас] of one person; and the notice of whom the programme asks this week."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from actions import not_asking, surveying, weeks_ahead
from actions.not_asking import DAY, MOST_ALONE, HeldTooLong, TooFarAhead
from actions.turn import Turn
from handlers.refusals import NotYours, Refused
from handlers.who import owner_of, staff_of
from messages import not_asked
from messages.dates import day_of_week
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps.programme import HoldsTap, HoldTap, NotNowTap, WeekTap
from messages.texts import clip, label, say
from messages.week_ahead import not_now
from messages.writing import button
from nps.absence_words import AbsenceError, parse_absence
from nps.values import AskingPrompt
from storage.asking.asking_prompts import Asked
from storage.people.clients import Account, Contact, find_account, find_contact, get_account
from storage.people.staff import Staff
from storage.people.who import Who

NAME = 60


async def on_week(query: CallbackQuery, callback_data: WeekTap, turn: Turn, who: Who) -> Owed:
    """Another page of the notice: of their own clients, whoever presses."""
    if query.message is None:
        raise NotYours
    staff = staff_of(who)
    if not turn.programme.may_read_answers(staff.role):
        raise NotYours
    return [toast(query), *await weeks_ahead.show_page(turn, staff, callback_data.page, query.message.message_id)]


async def on_holds(query: CallbackQuery, callback_data: HoldsTap, who: Who) -> Owed:
    """[Кого просили не спрашивать]: the owners', all of it."""
    if query.message is None:
        raise NotYours
    return [toast(query), not_asked.show_all(owner_of(who), callback_data.page, query.message.message_id)]


async def on_hold(query: CallbackQuery, callback_data: HoldTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Не спрашивать…]: until when, and why? [Снова спрашивать]"""
    staff, account = await _own_account(turn, who, callback_data.account)
    if callback_data.wish == "ask":
        await surveying.ask_for_words(turn, staff, AskingPrompt.HOLD, account=account.id)
        return [toast(query), reply(who, say(language, "hold-ask", account=clip(account.name, NAME)))]
    lifted = await not_asking.lift(turn, who, account)
    return [toast(query, label(language, "hold-lifted" if lifted else "hold-none"), alert=True)]


async def on_not_now(query: CallbackQuery, callback_data: NotNowTap, turn: Turn, who: Who, language: str) -> Owed:
    """The same of one person."""
    staff, account, contact = await _own_contact(turn, who, callback_data.contact)
    if callback_data.wish == "ask":
        await surveying.ask_for_words(turn, staff, AskingPrompt.HOLD, account=account.id, contact=contact.id)
        asked = say(language, "not-now-ask", contact=clip(contact.name, NAME), account=clip(account.name, NAME))
        return [toast(query), reply(who, asked, about=contact.id)]
    lifted = await not_asking.lift(turn, who, account, contact)
    return [toast(query, label(language, "hold-lifted" if lifted else "not-now-none"), alert=True)]


async def _own_account(turn: Turn, who: Who, account_id: int | None) -> tuple[Staff, Account]:
    """Raises NotYours: an account that is not theirs, or whose people they may read nothing about."""
    staff = staff_of(who)
    account = await find_account(turn.conn, account_id or 0)
    may_read = account is not None and staff.may_read(account.manager_id)
    if account is None or not may_read or not turn.programme.may_read_answers(staff.role):
        raise NotYours
    return staff, account


async def _own_contact(turn: Turn, who: Who, contact_id: int) -> tuple[Staff, Account, Contact]:
    """The same of a contact, whoever has their account."""
    staff = staff_of(who)
    contact = await find_contact(turn.conn, contact_id)
    may_read = contact is not None and staff.may_read(contact.manager_id)
    if contact is None or not may_read or not turn.programme.may_read_answers(staff.role):
        raise NotYours
    return staff, await get_account(turn.conn, contact.account_id), contact


async def keep_hold(turn: Turn, who: Who, asked: Asked, text: str, language: str) -> Owed:
    """«до 15 янв., спор по оплате»"""
    contact: Contact | None = None
    if asked.contact_id is not None:
        staff, account, contact = await _own_contact(turn, who, asked.contact_id)
    else:
        staff, account = await _own_account(turn, who, asked.account_id)
    try:
        said = parse_absence(text, turn.today)
    except AbsenceError as error:
        raise Refused("hold-past" if error.key == "away-past" else "hold-unreadable") from None
    if said.until is None:
        raise Refused("hold-unreadable")
    reason = " ".join(f"{said.who} {said.deputy}".split())
    if not reason:
        raise Refused("hold-why")
    try:
        await not_asking.hold(turn, who, staff, account, contact, reason, said.until)
    except TooFarAhead:
        raise Refused("not-now-far", days=MOST_ALONE // DAY) from None
    except HeldTooLong as error:
        days = error.left // timedelta(days=1)
        raise Refused("hold-long" if contact is None else "not-now-long", days=days) from None
    await surveying.stop_waiting(turn, staff)
    on, why = day_of_week(language, said.until, turn.today), clip(reason, 120)
    if contact is None:
        return [reply(who, say(language, "hold-done", account=clip(account.name, NAME), day=on, reason=why))]
    name = {"contact": clip(contact.name, NAME), "account": clip(account.name, NAME)}
    again = [[button(label(language, "hold-button-lift"), not_now(contact, "lift"))]]
    return [reply(who, say(language, "not-now-done", day=on, reason=why, **name), again, about=contact.id)]


def router() -> Router:
    router = Router(name="not asking")
    router.callback_query.register(on_hold, HoldTap.filter())
    router.callback_query.register(on_not_now, NotNowTap.filter())
    router.callback_query.register(on_holds, HoldsTap.filter())
    router.callback_query.register(on_week, WeekTap.filter())
    return router
