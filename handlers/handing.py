"""[Передать]: to which colleague, what of it, and a note for them."""

from __future__ import annotations

from typing import Literal

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from actions import cases, handing
from actions.cases import NotTheirs
from actions.handing import Handable
from actions.promising import Erased
from actions.turn import Turn
from handlers.refusals import NotYours, Refused
from handlers.settling import has_prompt
from handlers.who import is_answer, is_staff, staff_of
from handlers.words import part_of
from messages import handing as words
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.taps.cases import CaseTap, HandPageTap, HandTap, HandToTap, HandWhatTap
from messages.texts import clip
from nps.handing import CannotHand, Scope
from nps.names import readings
from nps.values import CaseId, PromptKind, Role
from storage.answers.comments import Part
from storage.cases.prompts import Prompt
from storage.people.search import Wanted, search
from storage.people.staff import Staff, find_staff
from storage.people.who import Who

SHOWN = 60
AT_ONCE = 8


async def on_begin(query: CallbackQuery, callback_data: CaseTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Передать]: to whom? One of the buttons, or a name."""
    staff = staff_of(who)
    known = await _find(turn, staff, callback_data.case, alert=True)
    await cases.ask_to_write(turn, staff, known.case, PromptKind.HAND_TO)
    asked = words.ask_whom(language, known.case, known.contact, await handing.list_colleagues(turn, staff, known))
    return [toast(query), reply(who, *asked, about=known.contact.id)]


async def on_page(query: CallbackQuery, callback_data: HandPageTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Дальше ›] and [‹ Назад]"""
    staff = staff_of(who)
    known = await _find(turn, staff, callback_data.case, alert=True)
    colleagues = await handing.list_colleagues(turn, staff, known)
    page = min(callback_data.page, max(len(colleagues) - 1, 0) // words.AT_ONCE)
    asked = words.ask_whom(language, known.case, known.contact, colleagues, page)
    return [toast(query), replace(query, who, *asked, about=known.contact.id)]


async def _find(turn: Turn, staff: Staff, case_id: int, *, alert: bool = False) -> Handable:
    try:
        return await handing.find_handable(turn, staff, CaseId(case_id))
    except Erased:
        raise Refused("relay-erased", alert=alert) from None


async def _check(
    turn: Turn, staff: Staff, known: Handable, to: int, scope: Scope | None = None, *, alert: bool = False
) -> Staff:
    try:
        return await handing.check_colleague(turn, staff, known, to, scope)
    except CannotHand as error:
        raise Refused(error.key, alert=alert, name=error.name) from None
    except NotTheirs:
        raise NotYours(alert=alert) from None


async def on_colleague(query: CallbackQuery, callback_data: HandToTap, turn: Turn, who: Who, language: str) -> Owed:
    """One of them was chosen: what of it do they get?"""
    staff = staff_of(who)
    known = await _find(turn, staff, callback_data.case, alert=True)
    to = await _check(turn, staff, known, callback_data.staff, alert=True)
    if len(known.scopes) == 1:
        await _await_note(turn, staff, known, to, known.scopes[0])
        asked = words.ask_note(language, known.case, to, known.scopes[0])
    else:
        asked = words.ask_what(language, known.case, known.contact, to, known.scopes)
    return [toast(query), replace(query, who, *asked, about=known.contact.id)]


async def on_scope(query: CallbackQuery, callback_data: HandWhatTap, turn: Turn, who: Who, language: str) -> Owed:
    """The case, the client or the account: now a note."""
    staff = staff_of(who)
    known = await _find(turn, staff, callback_data.case, alert=True)
    to = await _check(turn, staff, known, callback_data.staff, callback_data.scope, alert=True)
    await _await_note(turn, staff, known, to, callback_data.scope)
    asked = words.ask_note(language, known.case, to, callback_data.scope)
    return [toast(query), replace(query, who, *asked, about=known.contact.id)]


async def _await_note(turn: Turn, staff: Staff, known: Handable, to: Staff, scope: Scope) -> None:
    await cases.ask_to_write(turn, staff, known.case, PromptKind.HAND_NOTE, words=f"{to.id}:{scope.value}")


async def on_without_note(query: CallbackQuery, callback_data: HandTap, turn: Turn, who: Who) -> Owed:
    """[Без записки]"""
    staff, tapped = staff_of(who), callback_data
    return [toast(query), *await _hand(turn, who, staff, tapped.case, tapped.staff, tapped.scope, None, alert=True)]


async def has_hand_prompt(message: Message, turn: Turn, who: Who) -> dict[str, Prompt] | Literal[False]:
    """Is a colleague's name, or a note for them, awaited of this person? Handlers behind it get `asked`."""
    injected = await has_prompt(message, turn, who)
    return injected if injected and injected["asked"].kind in handing.PROMPTS else False


async def on_written(message: Message, asked: Prompt, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """To whom, or the note. A service message (a pinned one) says nothing."""
    part = part_of(message)
    if part is None:
        return []
    if asked.kind is PromptKind.HAND_TO:
        return await _by_name(turn, who, staff, asked, message.text or "", language)
    to, _, scope = (asked.cause_words or "").partition(":")
    return await _hand(turn, who, staff, asked.case_id, int(to), Scope(scope), part)


async def _by_name(turn: Turn, who: Who, staff: Staff, asked: Prompt, name: str, language: str) -> Owed:
    known = await _find(turn, staff, asked.case_id)
    roles = frozenset({Role.OWNER}) if turn.programme.anonymous else frozenset(Role)
    found = await search(turn.conn, name, Wanted({"staff"}, None, roles)) if readings(name) else None
    if found is None or not found.named:
        raise Refused("names-none", among="staff", words=clip(" ".join(name.split()), SHOWN) or "—")
    if len(found.named) > AT_ONCE:
        raise Refused("away-too-many", words=clip(name, SHOWN))
    named = [await find_staff(turn.conn, each.id) for each in found.named]
    colleagues = [each for each in named if each is not None]
    if len(colleagues) > 1 or found.is_guess:
        return [reply(who, *words.ask_which(language, known.case, colleagues, is_guess=found.is_guess))]
    to = await _check(turn, staff, known, colleagues[0].id if colleagues else 0)
    if len(known.scopes) == 1:
        await _await_note(turn, staff, known, to, known.scopes[0])
        return [reply(who, *words.ask_note(language, known.case, to, known.scopes[0]))]
    asked_what = words.ask_what(language, known.case, known.contact, to, known.scopes)
    return [reply(who, *asked_what, about=known.contact.id)]


async def _hand(
    turn: Turn, who: Who, staff: Staff, case_id: int, to: int, scope: Scope, note: Part | None, *, alert: bool = False
) -> Owed:
    known = await _find(turn, staff, case_id, alert=alert)
    await _check(turn, staff, known, to, scope, alert=alert)
    return await handing.hand(turn, who, staff, known.case.id, to, scope, note=note)


def router() -> Router:
    router = Router(name="handing")
    router.callback_query.register(on_begin, CaseTap.filter(F.wish == "hand"))
    router.callback_query.register(on_page, HandPageTap.filter())
    router.callback_query.register(on_colleague, HandToTap.filter())
    router.callback_query.register(on_scope, HandWhatTap.filter())
    router.callback_query.register(on_without_note, HandTap.filter())
    router.message.register(on_written, is_staff, is_answer, has_hand_prompt)
    return router
