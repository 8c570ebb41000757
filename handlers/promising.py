"""[Обещание]: what and by when, echoed before it is saved; and the client's word on whether it was kept."""

from __future__ import annotations

from datetime import date
from typing import Literal

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from actions import cases, promising
from actions.case_steps import CannotHappen
from actions.promising import Erased, Promisable, Same, Stale
from actions.turn import Turn
from handlers.refusals import NotYours, Refused
from handlers.settling import has_prompt, text_of
from handlers.who import is_answer, is_staff, staff_of
from handlers.words import part_of
from messages import promising as words
from messages.owed import Owed, Send
from messages.replies import reply, toast
from messages.taps.answering import KeptTap
from messages.taps.cases import CaseTap, PromiseDayTap, PromiseTap, PromiseWordsTap
from messages.texts import label
from nps.promise_dates import By, IsPast, IsTooFar, Unreadable, by_day, check, read
from nps.values import CaseId, PromptKind
from storage.cases import promises, prompts
from storage.cases.prompts import Prompt
from storage.people.staff import Staff
from storage.people.who import Who

LONGEST = 600
"""Of what is promised: it stands in a sentence to the client."""


async def on_begin(query: CallbackQuery, callback_data: CaseTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Обещание]: what? Where something is promised already: by when instead, or something else."""
    staff = staff_of(who)
    known = await _find(turn, staff, callback_data.case, alert=True)
    if (moves := known.moves(turn.now)) is not None and moves.what is not None:
        return [toast(query), await _ask_when(turn, who, staff, known, moves.what, language, moves_it=True)]
    return [toast(query), await _ask_what(turn, who, staff, known, language)]


async def on_other_words(
    query: CallbackQuery, callback_data: PromiseWordsTap, turn: Turn, who: Who, language: str
) -> Owed:
    """[Обещать другое]"""
    staff = staff_of(who)
    known = await _find(turn, staff, callback_data.case, alert=True)
    return [toast(query), await _ask_what(turn, who, staff, known, language)]


async def _find(turn: Turn, staff: Staff, case_id: int, *, alert: bool = False) -> Promisable:
    try:
        return await promising.find_promisable(turn, staff, CaseId(case_id))
    except Erased:
        raise Refused("relay-erased", alert=alert) from None


async def _ask_what(turn: Turn, who: Who, staff: Staff, known: Promisable, language: str) -> Send:
    await cases.ask_to_write(turn, staff, known.case, PromptKind.PROMISE)
    return reply(who, *words.ask_what(language, known.contact), about=known.contact.id)


async def _ask_when(
    turn: Turn, who: Who, staff: Staff, known: Promisable, what: str, language: str, *, moves_it: bool = False
) -> Send:
    await cases.ask_to_write(turn, staff, known.case, PromptKind.PROMISE_DATE, words=what)
    moves = known.moves(turn.now) if moves_it else None
    asked = words.ask_when(language, known.case, turn.programme, turn.now, moves=moves)
    return reply(who, *asked, about=known.contact.id)


async def has_promise_prompt(message: Message, turn: Turn, who: Who) -> dict[str, Prompt] | Literal[False]:
    """Is a promise, or its date, awaited of this person? Handlers behind it get `asked`."""
    injected = await has_prompt(message, turn, who)
    return injected if injected and injected["asked"].kind in promising.PROMPTS else False


async def on_written(message: Message, asked: Prompt, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """What is promised, or by when. A service message (a pinned one) says nothing."""
    if part_of(message) is None:
        return []
    known = await _find(turn, staff, asked.case_id)
    text = text_of(message, LONGEST)
    if asked.kind is PromptKind.PROMISE:
        if not any(character.isalnum() for character in text):
            raise Refused("prompt-needs-text")
        return [await _ask_when(turn, who, staff, known, text, language)]
    try:
        by = read(text, turn.now, turn.programme.working_time)
    except Unreadable:
        raise Refused("promise-unreadable") from None
    except IsPast:
        raise Refused("promise-past") from None
    except IsTooFar:
        raise Refused("promise-too-far") from None
    return await _draft(turn, staff, asked, by)


async def on_day(query: CallbackQuery, callback_data: PromiseDayTap, turn: Turn, who: Who) -> Owed:
    """One of the days that are offered."""
    staff = staff_of(who)
    await _find(turn, staff, callback_data.case, alert=True)
    asked = await prompts.find(turn.conn, staff.id, now=turn.now)
    if asked is None or asked.kind is not PromptKind.PROMISE_DATE or asked.case_id != callback_data.case:
        raise Refused("promise-stale", alert=True)
    time = turn.programme.working_time
    try:
        by = check(by_day(date.fromisoformat(callback_data.day), turn.now, time), turn.now, time)
    except (ValueError, OverflowError):  # over, too far, or no day of any calendar
        raise Refused("promise-past", alert=True) from None
    return [toast(query), *await _draft(turn, staff, asked, by, alert=True)]


async def _draft(turn: Turn, staff: Staff, asked: Prompt, by: By, *, alert: bool = False) -> Owed:
    try:
        return await promising.draft(turn, staff, asked.case_id, asked.cause_words or "", by)
    except Same:
        raise Refused("promise-same", alert=alert) from None


async def on_wish(query: CallbackQuery, callback_data: PromiseTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Сохранить и отправить], [Другой срок], [Другие слова], [Отмена]."""
    staff = staff_of(who)
    try:
        written = await promising.find_draft(turn, staff, callback_data.promise)
    except Stale:
        raise Refused("promise-stale", alert=True) from None
    known = await _find(turn, staff, written.case_id, alert=True)
    match callback_data.wish:
        case "save":
            return [toast(query, label(language, "promise-toast")), *await _save(query, turn, who, staff, written.id)]
        case "cancel":
            await promising.close_prompt(turn, staff, known.case.id)
            return [toast(query), *await promising.cancel_drafts(turn, staff)]
        case "date":
            return [toast(query), await _ask_when(turn, who, staff, known, written.what or "", language)]
        case "words":
            return [toast(query), await _ask_what(turn, who, staff, known, language)]


async def _save(query: CallbackQuery, turn: Turn, who: Who, staff: Staff, promise_id: int) -> Owed:
    message_id = query.message.message_id if query.message else 0
    try:
        return await promising.make(turn, who, staff, promise_id, message_id=message_id)
    except (IsPast, IsTooFar):
        raise Refused("promise-past", alert=True) from None
    except Stale:
        raise Refused("promise-stale", alert=True) from None


async def on_answer(query: CallbackQuery, callback_data: KeptTap, turn: Turn, who: Who, language: str) -> Owed:
    """The client says whether it was kept."""
    promise = await promises.find_of_contact(turn.conn, callback_data.promise, who.telegram_id)
    if promise is None:
        raise NotYours
    try:
        owed = await promising.hear(turn, promise, kept=callback_data.answer == "yes")
    except CannotHappen:
        raise Refused("settled-before") from None
    return [toast(query, label(language, "settled-toast")), *owed]


def router() -> Router:
    router = Router(name="promise")
    router.callback_query.register(on_begin, CaseTap.filter(F.wish == "promise"))
    router.callback_query.register(on_other_words, PromiseWordsTap.filter())
    router.callback_query.register(on_day, PromiseDayTap.filter())
    router.callback_query.register(on_wish, PromiseTap.filter())
    router.callback_query.register(on_answer, KeptTap.filter())
    router.message.register(on_written, is_staff, is_answer, has_promise_prompt)
    return router
