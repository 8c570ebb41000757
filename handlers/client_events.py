"""[События] on a client's card: what happened, when, and what is to be noted about it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from actions import events
from actions.turn import Turn
from handlers.case import subject_replied_to
from handlers.clients import pressed_on, reader_of
from handlers.refusals import NotYours, Refused
from handlers.settling import text_of
from handlers.who import is_plain, is_staff
from handlers.words import part_of
from messages import client_events
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.taps.clients import EventDayTap, EventKindTap, EventTap
from messages.texts import label, say
from nps.event_dates import check, read_day
from nps.promise_dates import IsTooFar, Unreadable
from storage.people import event_prompts
from storage.people import events as stored
from storage.people.clients import Account, find_account
from storage.people.event_prompts import EventPrompt
from storage.people.events import Event
from storage.people.staff import Staff
from storage.people.who import Who

LONGEST_NOTE = 500


async def on_kind(query: CallbackQuery, callback_data: EventKindTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Поставка]: when was it?"""
    staff, account, _ = await pressed_on(query, turn, who, callback_data.account)
    await events.ask_when(turn, staff, account, callback_data.kind)
    return [toast(query), reply(who, *client_events.ask_when(language, account, callback_data.kind, turn.today))]


async def on_day(query: CallbackQuery, callback_data: EventDayTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Сегодня], [Вчера]"""
    staff, account, shown = await pressed_on(query, turn, who, callback_data.account)
    try:
        day = check(date.fromisoformat(callback_data.day), turn.today)
    except (ValueError, OverflowError):  # too far, or no day of any calendar
        raise Refused("event-too-far", alert=True) from None
    told_in = f"{who.telegram_id}:{shown}"
    event = await events.write_down(turn, who, staff, account, callback_data.kind, day, told_in=told_in)
    if event is None:
        raise Refused("event-written-before", alert=True)
    return [toast(query), replace(query, who, *client_events.saved(language, account, event, turn.programme))]


async def on_note(query: CallbackQuery, callback_data: EventTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Примечание]: which one?"""
    staff, account, event = await _own_event(query, callback_data, turn, who)
    await events.ask_note(turn, staff, event)
    return [toast(query), reply(who, *client_events.ask_note(language, account, event))]


async def on_undo(query: CallbackQuery, callback_data: EventTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Отменить]: there was no such event."""
    staff, account, event = await _own_event(query, callback_data, turn, who)
    await events.take_back(turn, who, staff, event)
    told = {"kind": label(language, f"event-{event.kind.value}"), "account": account.name}
    return [toast(query), replace(query, who, say(language, "event-undone", **told))]


async def _own_event(
    query: CallbackQuery, callback_data: EventTap, turn: Turn, who: Who
) -> tuple[Staff, Account, Event]:
    """Who pressed, the account and the event, which must be theirs to change. Raises NotYours, Refused."""
    event = await stored.find(turn.conn, callback_data.event)
    if event is None:
        reader_of(turn, who)
        raise Refused("event-gone", alert=True)
    staff, account, _ = await pressed_on(query, turn, who, event.account_id)
    if not events.may_change(staff, event):
        raise NotYours
    return staff, account, event


async def has_event_prompt(message: Message, turn: Turn, who: Who) -> dict[str, EventPrompt] | Literal[False]:
    """Is the day of an event, or a note, awaited of this person? Handlers behind it get `asked`."""
    if who.staff is None or await subject_replied_to(message, turn) is not None:
        return False
    asked = await event_prompts.find(turn.conn, who.staff.id, now=turn.now)
    return {"asked": asked} if asked is not None else False


async def on_written(message: Message, asked: EventPrompt, turn: Turn, who: Who, language: str) -> Owed:
    """The day, or the note. A service message (a pinned one) says nothing."""
    if part_of(message) is None:
        return []
    staff = reader_of(turn, who)
    account = await find_account(turn.conn, asked.account_id)
    if account is None or not staff.may_read(account.manager_id):
        raise NotYours
    if asked.event_id is None:
        day = _day_of(message, turn)
        told_in = f"{who.telegram_id}:{message.message_id}"
        event = await events.write_down(turn, who, staff, account, asked.kind, day, told_in=told_in)
    else:
        event = await stored.find(turn.conn, asked.event_id)
        if event is None or not events.may_change(staff, event):
            raise Refused("event-gone")
        await events.note(turn, who, staff, event, text_of(message, LONGEST_NOTE))
        event = await stored.find(turn.conn, asked.event_id)
    return [reply(who, *client_events.saved(language, account, event, turn.programme))] if event is not None else []


def _day_of(message: Message, turn: Turn) -> date:
    try:
        return read_day(text_of(message, LONGEST_NOTE), turn.today)
    except Unreadable:
        raise Refused("event-day-unreadable") from None
    except IsTooFar:
        raise Refused("event-too-far") from None


def router() -> Router:
    router = Router(name="client_events")
    router.callback_query.register(on_kind, EventKindTap.filter())
    router.callback_query.register(on_day, EventDayTap.filter())
    router.callback_query.register(on_note, EventTap.filter(F.wish == "note"))
    router.callback_query.register(on_undo, EventTap.filter(F.wish == "undo"))
    router.message.register(on_written, is_staff, is_plain, has_event_prompt)
    return router
