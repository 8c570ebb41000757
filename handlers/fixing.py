"""/fixes and «Чинить систему»: whose it is and by when, and that it is done."""

from __future__ import annotations

from datetime import date
from typing import Literal

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from actions import fixing
from actions.cases import NotTheirs
from actions.fixing import IsDone
from actions.turn import Turn
from handlers.case import subject_replied_to
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.report import code_behind
from handlers.settling import text_of
from handlers.who import is_answer, is_staff, staff_of
from handlers.words import part_of
from messages import fix_asking, fixes
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.taps.fixes import FixDayTap, FixesTap, FixPageTap, FixTap, FixToTap, MendTap
from messages.texts import label
from nps.promise_dates import By, IsPast, IsTooFar, Unreadable, by_day, check, read
from nps.values import FixPrompt
from storage.cases import fixes as stored
from storage.cases.fixes import Asked, Fix
from storage.people.staff import Staff
from storage.people.who import Who

LONGEST = 600
"""Of what was done."""
AWAITED = frozenset({FixPrompt.DATE, FixPrompt.DONE})


async def on_fixes(message: Message, staff: Staff) -> Owed:
    return [fixes.show_list(staff)]


async def on_page(query: CallbackQuery, callback_data: FixesTap, who: Who) -> Owed:
    """Another page, in the same message."""
    staff = staff_of(who)
    if query.message is None:
        raise NotYours
    return [toast(query), fixes.show_list(staff, page=callback_data.page, edit=query.message.message_id)]


async def on_mend(query: CallbackQuery, callback_data: MendTap, who: Who) -> Owed:
    """The same list in place of the reasons, to which it leads back."""
    staff, of = staff_of(who), code_behind(callback_data.of)
    if query.message is None:
        raise NotYours
    shown = fixes.show_list(staff, page=callback_data.page, edit=query.message.message_id, of=of)
    return [toast(query), shown]


async def on_open(query: CallbackQuery, callback_data: FixTap, turn: Turn, who: Who, language: str) -> Owed:
    """The card, below everything that stands in this chat."""
    try:
        return [toast(query), *await fixing.show_anew(turn, staff_of(who), callback_data.fix, language)]
    except NotTheirs:
        raise NotYours(alert=True) from None


async def find(turn: Turn, staff: Staff, fix_id: int, *, owner: bool = False, alert: bool = True) -> Fix:
    """One that is not done. Raises Refused."""
    try:
        return await fixing.find_open(turn, staff, fix_id, owner=owner)
    except NotTheirs:
        raise NotYours(alert=alert) from None
    except IsDone:
        raise Refused("fix-done-before", alert=alert) from None


async def _find_mender(turn: Turn, staff_id: int | None, *, alert: bool = True) -> Staff:
    try:
        return await fixing.find_mender(turn, staff_id)
    except NotTheirs:
        raise Refused("fix-no-mender", alert=alert) from None


async def on_assign(query: CallbackQuery, callback_data: FixTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Назначить]: who?"""
    fix = await find(turn, staff_of(who), callback_data.fix, owner=True)
    return [toast(query), reply(who, *fix_asking.ask_whom(language, fix, await fixing.list_menders(turn)))]


async def on_menders_page(query: CallbackQuery, callback_data: FixPageTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Дальше ›] and [‹ Назад]"""
    fix = await find(turn, staff_of(who), callback_data.fix, owner=True)
    asked = fix_asking.ask_whom(language, fix, await fixing.list_menders(turn), callback_data.page)
    return [toast(query), replace(query, who, *asked)]


async def on_mender(query: CallbackQuery, callback_data: FixToTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of them was chosen: by when?"""
    staff = staff_of(who)
    fix = await find(turn, staff, callback_data.fix, owner=True)
    mender = await _find_mender(turn, callback_data.staff)
    await fixing.ask(turn, staff, fix, FixPrompt.DATE, for_staff=mender.id)
    return [toast(query), replace(query, who, *fix_asking.ask_when(language, fix, mender, turn.programme, turn.now))]


async def on_day(query: CallbackQuery, callback_data: FixDayTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of the days that are offered."""
    staff = staff_of(who)
    fix = await find(turn, staff, callback_data.fix, owner=True)
    mender = await _find_mender(turn, callback_data.staff)
    time = turn.programme.working_time
    try:
        by = check(by_day(date.fromisoformat(callback_data.day), turn.now, time), turn.now, time)
    except (ValueError, OverflowError):  # over, too far, or no day of any calendar
        raise Refused("promise-past", alert=True) from None
    owed = await fixing.assign(turn, who, staff, fix, mender, by)
    echo = fix_asking.saved(language, fix, mender, by, turn.programme, turn.now)
    return [toast(query), replace(query, who, *echo), *owed]


async def on_done(query: CallbackQuery, callback_data: FixTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Сделано]: what was done?"""
    staff = staff_of(who)
    fix = await find(turn, staff, callback_data.fix)
    await fixing.ask(turn, staff, fix, FixPrompt.DONE)
    return [toast(query), reply(who, *fix_asking.ask_done(language, fix))]


async def on_done_plain(query: CallbackQuery, callback_data: FixTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Без слов]"""
    staff = staff_of(who)
    fix = await find(turn, staff, callback_data.fix)
    owed = await fixing.finish(turn, who, staff, fix, None)
    return [toast(query, label(language, "fix-toast-done")), *owed]


async def has_fix_prompt(message: Message, turn: Turn, who: Who) -> dict[str, Asked] | Literal[False]:
    """Is a date, or what was done, awaited of this person? Handlers behind it get `asked`."""
    return await asked_of(message, turn, who, AWAITED)


async def asked_of(
    message: Message, turn: Turn, who: Who, kinds: frozenset[FixPrompt]
) -> dict[str, Asked] | Literal[False]:
    """As `handlers.settling.has_prompt`: a reply is about what it replies to."""
    if who.staff is None or await subject_replied_to(message, turn) is not None:
        return False
    asked = await stored.find_asked(turn.conn, who.staff.id, now=turn.now)
    return {"asked": asked} if asked is not None and asked.kind in kinds else False


async def on_written(message: Message, asked: Asked, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """By when, or what was done. A service message (a pinned one) says nothing."""
    if part_of(message) is None:
        return []
    if asked.kind is FixPrompt.DONE:
        fix = await find(turn, staff, asked.fix_id, alert=False)
        return await fixing.finish(turn, who, staff, fix, text_of(message, LONGEST))
    fix = await find(turn, staff, asked.fix_id, owner=True, alert=False)
    mender = await _find_mender(turn, asked.for_staff, alert=False)
    by = _read(text_of(message, LONGEST), turn)
    owed = await fixing.assign(turn, who, staff, fix, mender, by)
    return [reply(who, *fix_asking.saved(language, fix, mender, by, turn.programme, turn.now)), *owed]


def _read(text: str, turn: Turn) -> By:
    try:
        return read(text, turn.now, turn.programme.working_time)
    except Unreadable:
        raise Refused("promise-unreadable") from None
    except IsPast:
        raise Refused("promise-past") from None
    except IsTooFar:
        raise Refused("fix-too-far") from None


def router() -> Router:
    router = Router(name="fixing")
    router.message.register(on_fixes, command("fixes"), is_staff)
    router.callback_query.register(on_page, FixesTap.filter())
    router.callback_query.register(on_mend, MendTap.filter())
    router.callback_query.register(on_open, FixTap.filter(F.wish == "open"))
    router.callback_query.register(on_assign, FixTap.filter(F.wish == "assign"))
    router.callback_query.register(on_done, FixTap.filter(F.wish == "done"))
    router.callback_query.register(on_done_plain, FixTap.filter(F.wish == "plain"))
    router.callback_query.register(on_menders_page, FixPageTap.filter())
    router.callback_query.register(on_mender, FixToTap.filter())
    router.callback_query.register(on_day, FixDayTap.filter())
    router.message.register(on_written, is_staff, is_answer, has_fix_prompt)
    return router
